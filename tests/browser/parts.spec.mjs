// The program comes in parts: who is faster than a part waits for it, and loses nothing.

import { expect, test } from "@playwright/test";
import { openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const later = /_(editing|rest)\.wasm$/;
const ready = (page) => expect(page.locator("body[data-ready]")).toBeVisible();

test("a plan can be started before its part has come behind the page", async ({ page }) => {
  const asked = [];
  await page.route(later, (route) => {
    asked.push(route.request().resourceType());
    // What is fetched behind the page never arrives.
    if (route.request().resourceType() === "xhr") return route.continue();
  });
  await page.goto("./");
  await ready(page);
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.profile);
  await page.getByRole("textbox", { name: words.titleOfPlan, exact: true }).fill("Techniek");
  await page.getByRole("link", { name: words.measuresLink }).filter({ visible: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  expect(asked).toContain("xhr");
});

test("who comes back to a plan gets all parts before it starts", async ({ page }) => {
  await openExample(page);
  const asked = [];
  page.on("request", (request) => later.test(request.url()) && asked.push(request.resourceType()));
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  expect(asked).toEqual(["fetch", "fetch"]);
});

test("a part that cannot be fetched is asked for again", async ({ page }) => {
  let down = true;
  await page.route(later, (route) => (down ? route.abort() : route.continue()));
  await page.goto("./");
  await ready(page);
  page.once("dialog", async (dialog) => {
    expect(dialog.message()).toContain("kon niet worden opgehaald");
    down = false;
    await dialog.accept();
  });
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.profile);
});

test("without its part the program stops", async ({ page }) => {
  await page.route(later, (route) => route.abort());
  await page.goto("./");
  await ready(page);
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("stilgezet");
});
