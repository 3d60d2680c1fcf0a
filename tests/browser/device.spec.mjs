// What the page keeps: listed, moved to another browser, cleared.

import { readFile } from "node:fs/promises";
import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { goToMeasure, openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const toDevice = (page) => page.getByRole("link", { name: "Wat deze pagina bewaart" }).click();
const home = (page) => page.getByRole("link", { name: words.home }).click();

test("all plans go to another browser in one file", async ({ page, browser }) => {
  test.slow();
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await page.getByLabel(words.title, { exact: true }).fill("In het eigen plan");
  await home(page);
  await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await home(page);
  await toDevice(page);
  await expect(page.getByRole("rowheader", { name: /^2 plannen/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Alle plannen downloaden" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^sectorplannen-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await file.path(), "utf8");

  // The other browser has the example too, as published.
  const other = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await openExample(other);
  await home(other);
  await toDevice(other);
  const choose = async (name, text) => {
    const chooser = other.waitForEvent("filechooser");
    await other.getByRole("button", { name: "Bestand met plannen openen" }).click();
    await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await choose("sectorplannen.json", text);
  const outcome = other.getByRole("region", { name: "Uit ‘sectorplannen.json’" });
  await expect(outcome.getByRole("listitem")).toHaveText([/Eén plan stond hier nog niet/, /Eén plan is hier anders/]);
  await choose("half.json", text.slice(0, text.length / 2));
  await expect(other.getByRole("region", { name: "Uit ‘half.json’" })).toContainText("Het einde van het bestand ontbreekt");
  await other.getByRole("link", { name: "Sectorplan", exact: true }).click();
  const plans = other.getByRole("rowheader");
  await expect(plans.filter({ hasText: "Metalektro 2014–2016" }).first()).toBeVisible();
  await other.getByRole("link", { name: /kopie/i }).first().click();
  await goToMeasure(other, /^1 In het eigen plan/);
  await other.context().close();
});

test("everything can be cleared, after it was asked twice", async ({ page }) => {
  await openExample(page);
  await home(page);
  await toDevice(page);
  await page.getByRole("button", { name: "Alles wissen" }).click();
  await expect(page.getByRole("alert")).toContainText("kan niet ongedaan worden gemaakt");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Niets wissen" }).press("Enter");
  await page.getByRole("button", { name: "Alles wissen" }).press("Enter");
  const again = page.waitForEvent("load");
  await page.getByRole("button", { name: "Toch alles wissen" }).press("Enter");
  await again;
  await expect(page.getByText("Schrijf een sectorplan dat klopt")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("another copy on the same host is named, and keeps its own page when all is cleared", async ({ page }) => {
  await openExample(page);
  await home(page);
  const own = "sectorplan / 0123456789abcdef";
  const other = "sectorplan /test/ 0123456789abcdef";
  // As the service workers of both name what they keep.
  await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), [own, other]);
  await toDevice(page);
  await expect(page.getByText("Deze website heeft Sectorplan ook in /test/.")).toBeVisible();
  await page.getByRole("button", { name: "Alles wissen" }).click();
  await expect(page.getByText("Ook in /test/ zijn de plannen dan weg")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Toch alles wissen" }).click();
  await expect(page.getByText("Schrijf een sectorplan dat klopt")).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([other]);
});

test("a file of thousands of plans lets the page answer, and can be stopped", async ({ page }) => {
  test.slow();
  const plan = (number) =>
    `{"format":{"name":"sectorplan","major":1},"id":"${String(number).padStart(32, "0")}","title":"Plan ${number}"}`;
  const lines = Array.from({ length: 5_000 }, (_, at) => `{"checksum":"","of":${plan(at + 1)}}`);
  const file = `{"format":{"name":"sectorplan-plans","major":1},\n"names":null,\n"plans":[\n${lines.join(",\n")}\n]}\n`;
  await page.goto("./");
  await toDevice(page);
  const open = page.getByRole("button", { name: "Bestand met plannen openen" });
  const chooser = page.waitForEvent("filechooser");
  await open.click();
  await (await chooser).setFiles({ name: "veel.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await expect(page.getByRole("progressbar", { name: "Plannen openen" })).toBeVisible();
  // By keyboard and at once: a fast machine has read them all in a few seconds.
  await page.getByRole("button", { name: "Stoppen" }).press("Enter");
  const outcome = page.getByRole("region", { name: "Uit ‘veel.json’" });
  await expect(outcome.getByRole("heading")).toBeFocused();
  await expect(outcome).toContainText(/plannen stonden hier nog niet en zijn toegevoegd/);
  await expect(outcome).toContainText(/U hebt gestopt: [\d.]+ plannen uit het bestand zijn niet gelezen/);
  await expect(open).toBeVisible();
  await page.getByRole("link", { name: "Sectorplan", exact: true }).click();
  await expect(page.getByRole("rowheader").first()).toContainText("Plan ");
});
