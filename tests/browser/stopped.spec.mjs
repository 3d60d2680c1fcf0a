// The program breaks in the middle of work: it writes nothing more, and offers what was saved.

import { readFile } from "node:fs/promises";
import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { goToMeasure, openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

/** Triggers a real trap, as a broken program does. */
const trap = (page) =>
  page.evaluate(() => {
    // (module (func (export "f") unreachable))
    const program = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(program)));
    setTimeout(exports.f);
  });

test("a panic shows the last saved plan for download and never writes", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await page.getByLabel(words.title, { exact: true }).fill("Bewaard voor het misging");
  await expect(page.getByText(words.saved, { exact: true })).toBeVisible();
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  const before = await kept();

  await trap(page);
  await expect(page.getByRole("alert")).toContainText("de pagina is stilgezet");
  await expect(page.getByRole("alert")).toContainText("the page was stopped");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Metalektro 2014–2016/ }).click();
  const file = JSON.parse(await readFile(await (await download).path()));
  expect(file.measures.map(({ title }) => title)).toContain("Bewaard voor het misging");

  // Whatever still runs, including leaving the page, leaves the storage as it was.
  await page.evaluate(() => {
    window.dispatchEvent(new Event("pagehide"));
    window.dispatchEvent(new Event("blur"));
  });
  const refused = await page.evaluate(() => {
    try {
      localStorage.setItem("sectorplan.preferences", "{}");
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toBe(true);
  expect(await kept()).toBe(before);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  await page.getByRole("button", { name: /Opnieuw proberen/ }).click();
  await expect(page.getByLabel(words.title, { exact: true })).toHaveValue("Bewaard voor het misging");
});
