// Where the link of a finding leads: to a field that is seen and can mend it, for every rule and
// every kind of plan. The plans are those in which every rule finds something.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { KINDS, openBytes } from "./page.mjs";

const folder = new URL("../data/faulty/", import.meta.url);
const PLANS = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), "utf8"))]);

/**
 * Follows the link of each finding on the page of the checks, and says what is wrong with where the
 * focus comes to rest. All of it in the page, and with links that are kept while other pages are
 * shown: there are hundreds, and the list would be drawn anew for each.
 */
async function sweep() {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (ready, patience = 200) => {
    for (; patience > 0; patience -= 1) {
      const is = ready();
      if (is) return is;
      await pause(25);
    }
    return null;
  };
  await until(() => document.querySelector("main .sp-level"));
  // Those that are said once for many are in a list that is drawn when it is unfolded.
  const folds = [...document.querySelectorAll("main details.sp-several")];
  for (const fold of folds) fold.open = true;
  await until(() => folds.every((fold) => fold.querySelector("ul")));
  const links = [...document.querySelectorAll("main .sp-finding a")];
  const says = links.map((link) => {
    const all = link.closest(".sp-finding").innerText.replace(/\s+/g, " ");
    return `${all.slice(0, 60)}: ${link.innerText}`;
  });
  const elsewhere = location.hash.replace(/[^/]*$/, "find");
  // The focus rests once the same element has had it twice in a row.
  const resting = async (from) => {
    let last = from;
    await until(() => {
      const it = document.activeElement;
      const rests = it === last && it !== from && !["BODY", "MAIN"].includes(it.tagName);
      last = it;
      return rests;
    }, 60);
    return document.activeElement;
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
  const wrong = [];
  for (const [at, link] of links.entries()) {
    location.hash = elsewhere;
    await until(() => document.querySelector("#find-words"));
    document.activeElement.blur();
    link.click();
    const it = await resting(document.body);
    const is = fault(it);
    const where = location.hash.replace(/^#.plan.[^/]*/, "");
    if (is) wrong.push(`${says[at]} → ${it.tagName.toLowerCase()}#${it.id.slice(0, 20)} on ${where} ${is}`);
  }
  return { wrong, followed: links.length };
}

for (const kind of KINDS) {
  test(`each finding of a plan of kind ${kind} leads to what can mend it`, async ({ page }) => {
    test.setTimeout(300_000);
    const wrong = [];
    await page.goto("./");
    for (const [name, plan] of PLANS) {
      await openBytes(page, name, Buffer.from(JSON.stringify({ ...plan, kind })));
      await expect(page).toHaveURL(/plan\//);
      await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/checks"));
      const swept = await page.evaluate(sweep);
      expect(swept.followed).toBeGreaterThan(0);
      wrong.push(...swept.wrong.map((one) => `${name}: ${one}`));
      await page.goto(page.url().replace(/#.*/, "#/"));
    }
    expect(wrong).toEqual([]);
  });
}
