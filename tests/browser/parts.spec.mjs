// The program loads in halls: a click made before its hall has loaded is handled once it has, and
// nothing is lost.

import { expect, test } from "@playwright/test";
import { openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const later = /\/(split|chunk)_\w+\.wasm$/;
const rest = /\/split_\w*rest\.wasm$/;
const ready = (page) => expect(page.locator("body[data-ready]")).toBeVisible();
const coming = (page) => page.getByRole("status").getByText(words.partComing);
const failed = (page) => page.getByRole("alert").getByText(words.partFailed);
const tryAgain = (page) => page.getByRole("alert").getByRole("button", { name: words.tryAgain });
const newPlan = (page) => page.getByRole("button", { name: words.newPlan, exact: true });
const heading = (page) => page.getByRole("heading", { level: 1 });
const titleOfPlan = (page) => page.getByRole("textbox", { name: words.titleOfPlan, exact: true });
const saved = (page) => page.getByRole("banner").getByText(words.saved, { exact: true });

/** Holds back the requests for `what` until the returned function is called. */
async function held(page, what) {
  let letGo;
  const free = new Promise((done) => (letGo = done));
  await page.route(what, async (route) => {
    await free;
    await route.continue();
  });
  return letGo;
}

test("a click made before its hall has come says that it is loading, and is done then", async ({ page }) => {
  const letGo = await held(page, later);
  await page.goto("./");
  await ready(page);
  await expect(coming(page)).toHaveCount(0);
  await newPlan(page).click();
  // A button that seems to do nothing is pressed again, and still makes only one plan.
  await newPlan(page).click();
  await expect(coming(page)).toBeVisible();
  letGo();
  await expect(heading(page)).toHaveText(words.profile);
  await expect(coming(page)).toHaveCount(0);
  await titleOfPlan(page).fill("Techniek");
  await expect(saved(page)).toBeVisible();
  await page.getByRole("link", { name: words.home }).click();
  await expect(page.getByRole("link", { name: "Techniek" })).toHaveCount(1);
  await expect(page.getByRole("row")).toHaveCount(2);
});

test("a plan can be typed and is saved while the last hall is on its way", async ({ page }) => {
  const letGo = await held(page, rest);
  await page.goto("./");
  await ready(page);
  await newPlan(page).click();
  await expect(heading(page)).toHaveText(words.profile);
  await titleOfPlan(page).fill("Techniek");
  await expect(saved(page)).toBeVisible();
  await page.getByRole("link", { name: words.measuresLink }).filter({ visible: true }).click();
  await expect(coming(page)).toBeVisible();
  letGo();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await page.getByRole("link", { name: words.profile }).filter({ visible: true }).first().click();
  await expect(titleOfPlan(page)).toHaveValue("Techniek");
});

test("a hall that cannot be fetched says so in the page, and is asked for again", async ({ page }) => {
  let down = true;
  await page.route(later, (route) => (down ? route.abort() : route.continue()));
  page.on("dialog", () => expect(true, "a dialog of the browser").toBe(false));
  await page.goto("./");
  await ready(page);
  await newPlan(page).click();
  await expect(failed(page)).toBeVisible();
  await tryAgain(page).click();
  await expect(failed(page)).toBeVisible();
  down = false;
  await tryAgain(page).click();
  await expect(heading(page)).toHaveText(words.profile);
  await expect(failed(page)).toHaveCount(0);
});

test("what was typed is saved when the last hall cannot be fetched", async ({ page }) => {
  let down = true;
  await page.route(rest, (route) => (down ? route.abort() : route.continue()));
  await page.goto("./");
  await ready(page);
  await newPlan(page).click();
  await expect(failed(page)).toBeVisible();
  await titleOfPlan(page).fill("Techniek");
  await expect(saved(page)).toBeVisible();
  down = false;
  await page.reload();
  await expect(titleOfPlan(page)).toHaveValue("Techniek");
});

test("who comes back to a plan gets all halls beside the first", async ({ page }) => {
  await openExample(page);
  const asked = [];
  page.on("request", (request) => later.test(request.url()) && asked.push(request.url()));
  const letGo = await held(page, /\/page\.wasm$/);
  await page.reload({ waitUntil: "commit" });
  await expect.poll(() => asked.length).toBe(3);
  letGo();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  expect(asked.length, "each once").toBe(3);
});

test("no request is waited for in the middle of an act", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.resourceType()));
  await openExample(page);
  expect(asked).not.toContain("xhr");
});
