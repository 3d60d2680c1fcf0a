// What was reported as saved is still there after the browser is killed, as by a crash or a power
// cut.

import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test } from "@playwright/test";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
/** Ten rounds in every check; `ROUNDS=50` tries more. */
const rounds = Number(process.env.ROUNDS ?? 10);
/** How long after *saved* the browser is killed, in seconds; long waits only with more rounds. */
const waits = rounds > 10 ? [0, 1, 5, 20] : [0, 0.3];

const titleOf = (page) => page.getByRole("textbox", { name: words.titleOfPlan, exact: true });
const savedIn = (page) => page.getByRole("banner").getByText(words.saved, { exact: true });

/** Every process with this profile, wherever it was started from. */
function processesOf(profile) {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.filter((number) => {
    try {
      return readFileSync(`/proc/${number}/cmdline`, "utf8").includes(profile);
    } catch {
      return false; // It ended meanwhile.
    }
  });
}

/** Kills all of them at once, without warning. */
async function kill(profile) {
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

async function start(profile, { launchOptions, baseURL, locale }) {
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale });
  const [page = await context.newPage()] = context.pages();
  return page;
}

/** Types the number as the title; it counts as promised once it shows as saved. */
async function save(page, number) {
  await titleOf(page).fill(`Plan ${number}`);
  await titleOf(page).blur();
  await expect(savedIn(page)).toBeVisible();
}

async function numberIn(page) {
  await expect(titleOf(page)).toHaveValue(/^Plan \d+$/);
  return Number((await titleOf(page).inputValue()).split(" ")[1]);
}

test("nothing that was called saved is lost when the browser is killed", async ({ launchOptions, baseURL, locale }) => {
  test.setTimeout(60_000 + rounds * 40_000);
  test.skip(process.platform !== "linux", "finds the processes of the browser in /proc");
  const profile = await mkdtemp(join(tmpdir(), "sectorplan-power-"));
  const use = { launchOptions, baseURL, locale };
  try {
    let page = await start(profile, use);
    await page.goto("./");
    await page.getByRole("button", { name: words.newPlan, exact: true }).click();
    await save(page, 0);
    const address = page.url();
    let promised = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const how = ["after", "typing", "saving"][round % 3];
      const next = promised + 1;
      if (how === "after") {
        await save(page, next);
        promised = next;
        await page.waitForTimeout(1000 * waits[Math.floor(round / 3) % waits.length]);
      } else {
        await titleOf(page).fill(`Plan ${next}`);
        // Typing pauses for 800 ms before a save, so this falls in the middle of it.
        if (how === "saving") await page.waitForTimeout(790 + 7 * round);
      }
      await kill(profile);
      page = await start(profile, use);
      await page.goto(address);
      const found = await numberIn(page);
      expect([promised, next], `round ${round}, killed ${how}`).toContain(found);
      promised = found;
      await expect(savedIn(page)).toBeVisible();
    }
    console.log(`tried: browsers killed after, while and before saving: ${rounds}`);
  } finally {
    await kill(profile);
    await rm(profile, { recursive: true, force: true });
  }
});
