// What is said of a file that was downloaded: no more than is known.

import { expect, test } from "@playwright/test";
import { goToMeasure, openExample, sound } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const title = (page) => page.getByLabel(words.title, { exact: true });
const banner = (page) => page.getByRole("region", { name: "Melding over een bestand" });
const line = (page, text) => page.getByRole("banner").getByRole("button", { name: text });
const saved = (page) => expect(page.getByRole("banner").getByText(words.saved, { exact: true })).toBeVisible();

async function change(page, text) {
  await title(page).fill(text);
  await title(page).blur();
  await saved(page);
}

/** The example with one change, of which 204 are said to be in no file. */
async function manyChanges(page) {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await change(page, "Een");
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("sectorplan.backup."));
    const backup = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify({ ...backup, changes: 204 }));
  });
  await page.reload();
  await expect(banner(page)).toContainText("204 wijzigingen");
}

test("the number of changes in no file is the same everywhere, and undo is none", async ({ page }) => {
  await manyChanges(page);
  await expect(line(page, "204 wijzigingen nog niet in een bestand")).toBeVisible();
  await change(page, "Twee");
  await expect(line(page, "205 wijzigingen nog niet in een bestand")).toBeVisible();
  await expect(banner(page)).toContainText("205 wijzigingen");
  await page.getByRole("button", { name: words.undo, exact: true }).first().click();
  await expect(line(page, "204 wijzigingen nog niet in een bestand")).toBeVisible();
  await expect(banner(page)).toContainText("204 wijzigingen");
  await page.getByRole("button", { name: words.redo, exact: true }).first().click();
  await expect(line(page, "205 wijzigingen nog niet in een bestand")).toBeVisible();
});

test("the reminder keeps quiet only once somebody saw the file", async ({ page }) => {
  await manyChanges(page);
  const download = page.waitForEvent("download");
  await banner(page).getByRole("button", { name: "Nu downloaden" }).click();
  await download;
  await expect(page.getByText(/^Aan de browser gegeven als ‘/)).toBeVisible();
  await expect(banner(page)).toContainText("Staat het bij uw downloads of documenten?");
  await sound(page);
  // Not even a reload makes it true.
  await page.reload();
  await expect(banner(page)).toContainText("Staat het bij uw downloads of documenten?");
  await change(page, "Daarna");
  await banner(page).getByRole("button", { name: "Ja, het staat er" }).click();
  await expect(banner(page)).toHaveCount(0);
  await expect(line(page, "1 wijziging nog niet in een bestand")).toBeVisible();
});

test("a file that is not there counts as none", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await change(page, "Een");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: words.download, exact: true }).click();
  await (await download).cancel();
  await expect(line(page, "Is uw bestand gedownload?")).toBeVisible();
  await page.getByRole("button", { name: "Niet gevonden?" }).click();
  await expect(page.getByText(/Kijk in de map Downloads/)).toBeVisible();
  await expect(line(page, "1 wijziging nog niet in een bestand")).toBeVisible();
  await line(page, "1 wijziging nog niet in een bestand").click();
  await expect(page.getByText("Van dit plan is nog geen bestand gemaakt.")).toBeVisible();
  await page.getByRole("button", { name: words.download, exact: true }).first().click();
  await page.getByRole("button", { name: "Ja, het staat er" }).click();
  await expect(page.getByText(/^Laatste bestand: vandaag/)).toBeVisible();
  await expect(line(page, /nog niet in een bestand/)).toHaveCount(0);
});

for (const outcome of ["shared", "cancelled"]) {
  test(`on the home screen of an iPhone the sheet takes the file, ${outcome}`, async ({ page }) => {
    await page.addInitScript((outcome) => {
      Object.defineProperty(navigator, "standalone", { value: true });
      globalThis.shared = [];
      navigator.canShare = ({ files }) => files.length === 1;
      navigator.share = async ({ files }) => {
        globalThis.shared.push({ name: files[0].name, text: await files[0].text() });
        if (outcome === "cancelled") throw new DOMException("cancelled", "AbortError");
      };
    }, outcome);
    let downloads = 0;
    page.on("download", () => (downloads += 1));
    await openExample(page);
    await goToMeasure(page, /^1 /);
    await change(page, "Een");
    await page.getByRole("button", { name: words.download, exact: true }).click();
    await expect.poll(() => page.evaluate(() => globalThis.shared.length)).toBe(1);
    const [{ name, text }] = await page.evaluate(() => globalThis.shared);
    expect(name).toMatch(/\.json$/);
    expect(JSON.parse(text).title).toBe("Metalektro 2014–2016");
    const quiet = outcome === "shared";
    await expect(line(page, /nog niet in een bestand/)).toHaveCount(quiet ? 0 : 1);
    await expect(page.getByText(quiet ? /is weggezet/ : /is nergens neergezet/)).toBeVisible();
    expect(downloads).toBe(0);
  });
}
