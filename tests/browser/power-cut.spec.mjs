// What was called saved is still there after the browser is killed, as by a crash or a power cut.

import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test } from "@playwright/test";
import { openMany } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
/** Ten short rounds in every check; `cargo xtask faults` tries fifty, and waits longer. */
const rounds = Number(process.env.ROUNDS ?? 10);
const long = rounds > 10;
/** How long after *saved* the browser is killed, in seconds. */
const waits = long ? [0, 1, 5, 20, 45] : [0, 1];
/** When it is killed, in turn. */
const moments = ["after it said saved", "while somebody types", "in the middle of a save"];

const titleOf = (page) => page.getByRole("textbox", { name: words.titleOfPlan, exact: true });
const savedIn = (page) => page.getByRole("banner").getByText(words.saved, { exact: true });

/** Every process of the browser with this profile: those that name it, and those that they started. */
function processesOf(profile) {
  const known = new Map();
  for (const number of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = readFileSync(`/proc/${number}/stat`, "utf8").replace(/^.*\) \S /s, "").split(" ")[0];
      known.set(number, { parent, named: readFileSync(`/proc/${number}/cmdline`, "utf8").includes(profile) });
    } catch {
      // It ended meanwhile.
    }
  }
  const belongs = (number) => {
    const { named = false, parent } = known.get(number) ?? {};
    return named || (parent !== undefined && belongs(parent));
  };
  return [...known.keys()].filter(belongs);
}

/** Kills all of them at once, without warning. */
function kill(profile) {
  for (let left = processesOf(profile); left.length > 0; left = processesOf(profile)) {
    for (const number of left) {
      try {
        process.kill(Number(number), "SIGKILL");
      } catch {
        // It ended meanwhile.
      }
    }
  }
}

/** A browser with this profile; `called` is told each title with which the page says *saved*. */
async function start(profile, { launchOptions, baseURL, locale }, called) {
  const options = { ...launchOptions, baseURL, locale, serviceWorkers: "block" };
  const context = await chromium.launchPersistentContext(profile, options);
  const [page = await context.newPage()] = context.pages();
  await page.exposeFunction("called", called);
  await page.addInitScript(
    ([saved, field]) => {
      // What is drawn: between a letter and the state that goes with it, nothing is.
      const look = () => {
        const title = [...document.querySelectorAll("input")].find((it) => it.labels?.[0]?.innerText.startsWith(field));
        if (title && document.querySelector(".sp-saved")?.innerText === saved) globalThis.called(title.value);
      };
      new MutationObserver(() => requestAnimationFrame(look)).observe(document, { subtree: true, childList: true, characterData: true });
    },
    [words.saved, words.titleOfPlan],
  );
  return page;
}

/** Types a title and waits until the page says *saved*. */
async function save(page, title) {
  await titleOf(page).fill(title);
  await titleOf(page).blur();
  await expect(savedIn(page)).toBeVisible();
}

const numberIn = (title) => Number(title.match(/^Plan (\d+)$/)?.[1] ?? Number.NaN);

/** Does something with a new profile, and leaves nothing of it. */
async function withProfile(act) {
  const profile = await mkdtemp(join(tmpdir(), "sectorplan-power-"));
  try {
    await act(profile);
  } finally {
    kill(profile);
    await rm(profile, { recursive: true, force: true });
  }
}

test.skip(process.platform !== "linux", "finds the processes of the browser in /proc");

test("nothing that was called saved is lost when the browser is killed", async ({ launchOptions, baseURL, locale }) => {
  test.setTimeout(60_000 + rounds * 60_000);
  const tried = Object.fromEntries(moments.map((moment) => [moment, 0]));
  await withProfile(async (profile) => {
    let promised = 0;
    const called = (title) => {
      promised = Math.max(promised, numberIn(title) || 0);
    };
    const begin = () => start(profile, { launchOptions, baseURL, locale }, called);
    let page = await begin();
    await page.goto("./");
    await page.getByRole("button", { name: words.newPlan, exact: true }).click();
    await save(page, "Plan 0");
    const address = page.url();
    for (let round = 1; round <= rounds; round += 1) {
      const moment = moments[round % moments.length];
      const next = promised + 1;
      if (moment === "after it said saved") {
        await save(page, `Plan ${next}`);
        promised = next;
        await page.waitForTimeout(1000 * waits[Math.floor(round / 3) % waits.length]);
      } else {
        await titleOf(page).fill(`Plan ${next}`);
        // Typing pauses for 800 ms before a save, so this falls in the middle of it.
        if (moment === "in the middle of a save") await page.waitForTimeout(790 + 7 * (round % 30));
      }
      kill(profile);
      page = await begin();
      await page.goto(address);
      await expect(titleOf(page)).toHaveValue(/^Plan \d+$/);
      const found = numberIn(await titleOf(page).inputValue());
      expect(found, `round ${round}, killed ${moment}`).toBeGreaterThanOrEqual(promised);
      expect(found).toBeLessThanOrEqual(next);
      await expect(savedIn(page)).toBeVisible();
      promised = found;
      tried[moment] += 1;
    }
  });
  for (const [moment, times] of Object.entries(tried)) console.log(`tried: a browser killed ${moment}: ${times}`);
});

test("nothing of a large plan is lost two minutes after it was called saved", async ({ launchOptions, baseURL, locale }) => {
  test.skip(!long, "takes minutes: cargo xtask faults");
  test.setTimeout(900_000);
  const saves = 25;
  await withProfile(async (profile) => {
    const begin = () => start(profile, { launchOptions, baseURL, locale }, () => {});
    let page = await begin();
    await openMany(page, 1000);
    await expect(savedIn(page)).toBeVisible({ timeout: 60_000 });
    const address = page.url().replace(/\/[^/]*$/, "/profile");
    await page.goto(address);
    for (let number = 1; number <= saves; number += 1) await save(page, `Plan ${number}`);
    await page.waitForTimeout(120_000);
    kill(profile);
    page = await begin();
    await page.goto(address);
    await expect(titleOf(page)).toHaveValue(`Plan ${saves}`, { timeout: 60_000 });
  });
  console.log(`tried: saves of a large plan before a browser was killed two minutes later: ${saves}`);
});
