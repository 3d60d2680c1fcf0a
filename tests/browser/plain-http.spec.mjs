// A page that came by plain http: no clipboard, no locks, no storage manager, no service worker.

import { chromium, expect, test } from "@playwright/test";
import { goToMeasure, openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const home = (page) => page.getByRole("link", { name: words.home }).click();

test("by plain http everything works, or says what does not", async ({ baseURL, launchOptions, contextOptions }) => {
  test.slow();
  const { port } = new URL(baseURL);
  // A name that is not this machine's: what browsers keep for https is not there.
  const args = [...launchOptions.args, "--host-resolver-rules=MAP sectorplan.test 127.0.0.1"];
  const browser = await chromium.launch({ ...launchOptions, args });
  const context = await browser.newContext({ ...contextOptions, baseURL: `http://sectorplan.test:${port}/`, locale: "nl-NL" });
  const page = await context.newPage();
  const broken = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await page.addInitScript(() => {
    globalThis.unhandled = [];
    addEventListener("unhandledrejection", ({ reason }) => globalThis.unhandled.push(String(reason)));
  });
  await openExample(page);
  const missing = await page.evaluate(() => [
    isSecureContext,
    navigator.clipboard,
    navigator.locks,
    navigator.storage,
    navigator.serviceWorker,
    globalThis.caches,
  ]);
  expect(missing.map(Boolean)).toEqual([false, false, false, false, false, false]);

  // Typing, saving, coming back.
  await goToMeasure(page, /^1 /);
  await page.getByLabel(words.title, { exact: true }).fill("Over plain http");
  await page.getByLabel(words.title, { exact: true }).blur();
  await expect(page.getByRole("banner").getByText(words.saved, { exact: true })).toBeVisible();

  // Copying by a button works without a clipboard to ask: what was copied can be pasted.
  const copy = page.getByRole("button", { name: /^Tekst kopiëren/ }).first();
  await copy.click();
  await expect(page.getByText("Gekopieerd", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: /^1 Over plain http/ })).toBeVisible();

  // Pages that ask the browser about its storage.
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: words.download, exact: true }).first().click();
  await download;
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("menuitem", { name: "Versies en bestanden" }).or(page.getByRole("button", { name: "Versies en bestanden" })).first().click();
  await expect(page.getByText(/zegt niet of hij uw plannen laat staan/)).toBeVisible();
  await page.goto(`${new URL(page.url()).origin}/#/device`);
  await expect(page.getByRole("rowheader", { name: /^Eén plan/ })).toBeVisible();

  // Another tab writes too; nothing is written over.
  const other = await context.newPage();
  await other.goto("./");
  await expect(other.getByRole("link", { name: "Metalektro 2014–2016" })).toBeVisible();
  await page.goto("./");
  await page.getByRole("button", { name: words.deletePlan("Metalektro 2014–2016") }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.toBin }).click();
  await expect(other.getByText("Prullenbak: één plan")).toBeVisible();

  expect(await page.evaluate(() => globalThis.unhandled)).toEqual([]);
  expect(broken).toEqual([]);
  await browser.close();
});

test("pasting by a button says how else, where the browser gives no clipboard", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    globalThis.unhandled = [];
    addEventListener("unhandledrejection", ({ reason }) => globalThis.unhandled.push(String(reason)));
  });
  const broken = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await page.goto("./");
  await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await page.goto(page.url().replace(/\/[^/]*$/, "/money"));
  await page.getByRole("button", { name: "Plakken" }).first().click();
  await expect(page.getByText(/De browser geeft het klembord niet/)).toBeVisible();
  expect(await page.evaluate(() => globalThis.unhandled)).toEqual([]);
  expect(broken).toEqual([]);
});
