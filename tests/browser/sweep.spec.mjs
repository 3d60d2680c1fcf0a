// Where the link of a finding leads: to a visible field where it can be corrected, for every rule
// and every kind of plan. The plans are those in which every rule finds something.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { KINDS, openBytes } from "./page.mjs";

const folder = new URL("../data/faulty/", import.meta.url);
const PLANS = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), "utf8"))]);

/**
 * Follows the link of each finding on the page of the checks, and says what is wrong with where the
 * focus ends up. All of it runs in the page, because there are hundreds of links.
 */
async function sweep() {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (ready, patience = 400) => {
    for (; patience > 0; patience -= 1) {
      const is = ready();
      if (is) return is;
      await pause(10);
    }
    return null;
  };
  const checks = location.hash;
  const links = async () => {
    await until(() => document.querySelector("main .sp-level"));
    // Grouped findings are in a list that is drawn when it is unfolded.
    const folds = [...document.querySelectorAll("main details.sp-several")];
    for (const fold of folds) fold.open = true;
    await until(() => folds.every((fold) => fold.querySelector("ul")));
    return [...document.querySelectorAll("main .sp-finding a")];
  };
  const fault = (it) => {
    if (!it.matches("input, textarea, select, button, summary.sp-many__head")) return "cannot be typed in or pressed";
    if (it.disabled || it.readOnly) return "cannot be changed";
    if (!it.closest("main")) return "is not on the page itself";
    if (!it.checkVisibility({ visibilityProperty: true })) return "cannot be seen";
    const { top, bottom } = it.getBoundingClientRect();
    const height = window.innerHeight;
    if (top < 0 || bottom > height) return "is out of sight";
    const { scrollTop, scrollHeight } = document.scrollingElement;
    const atAnEnd = scrollTop < 1 || scrollTop + height > scrollHeight - 1;
    if (!atAnEnd && Math.abs((top + bottom) / 2 - height / 2) > height / 4) return "is at the edge";
    return null;
  };
  // The focus has come to rest once the same element has had it twice in a row. On a busy machine the
  // page is scrolled to it a moment later.
  const resting = async (from) => {
    let last = from;
    await until(() => {
      const it = document.activeElement;
      const rests = it === last && it !== from && !["BODY", "MAIN"].includes(it.tagName);
      last = it;
      return rests && !fault(it);
    });
    return document.activeElement;
  };
  const wrong = [];
  let followed = 0;
  for (; followed < (await links()).length; followed += 1) {
    const link = (await links())[followed];
    const all = link.closest(".sp-finding").innerText.replace(/\s+/g, " ");
    const says = `${all.slice(0, 60)}: ${link.innerText}`;
    document.activeElement.blur();
    link.click();
    const it = await resting(document.body);
    const is = fault(it);
    const where = location.hash.replace(/^#.plan.[^/]*/, "");
    if (is) wrong.push(`${says} → ${it.tagName.toLowerCase()}#${it.id.slice(0, 20)} on ${where} ${is}`);
    location.hash = checks;
  }
  return { wrong, followed };
}

for (const kind of KINDS) {
  // The kind determines which sections there are, and with them which rules and pages.
  const those = ["empty.json", "about.json", "programme.json"];
  const plans = kind === "sector_plan" ? PLANS : PLANS.filter(([name]) => those.includes(name));
  for (const [name, plan] of plans) {
    test(`each finding of ${name} as a ${kind} leads to what can mend it`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.goto("./");
      await openBytes(page, name, Buffer.from(JSON.stringify({ ...plan, kind })));
      await expect(page).toHaveURL(/plan\//);
      await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/checks"));
      const { wrong, followed } = await page.evaluate(sweep);
      expect(followed).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    });
  }
}
