// The plans on this device: what can be done with them, and undone.

import { expect, test } from "@playwright/test";
import { fileOf, openBytes, openExample, titleOf } from "./page.mjs";

const example = "Metalektro 2014–2016";
const plan = (page, name) => page.getByRole("link", { name, exact: true });
const toStart = (page) => page.getByRole("link", { name: "Sectorplan, naar uw plannen" }).click();

test("a copy is a plan of its own, and can be taken back", async ({ page }) => {
  await openExample(page);
  await toStart(page);
  await page.getByRole("button", { name: `${example} dupliceren` }).click();
  const copy = plan(page, `${example} (kopie)`);
  await expect(copy).toBeVisible();
  // The published plan is in a file; its copy is in none.
  await expect(page.getByRole("row").filter({ has: copy })).toContainText("nog nooit");
  await expect(page.getByText("nog nooit")).toHaveCount(1);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(copy).toHaveCount(0);
  await expect(plan(page, example)).toBeVisible();
});

test("a file that is dropped on the page is opened", async ({ page }) => {
  await page.goto("./");
  // Until the page is drawn, nothing listens for dropped files.
  await expect(page.locator("body[data-ready]")).toBeVisible();
  const text = (await fileOf("public/examples/metalektro-2014-2016.json")).toString("utf8");
  await page.evaluate((text) => {
    const held = new DataTransfer();
    held.items.add(new File([text], "plan.json", { type: "application/json" }));
    for (const name of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(name, { dataTransfer: held, bubbles: true, cancelable: true }));
    }
  }, text);
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await expect(titleOf(page)).toHaveValue(example);
});

test("a file of a plan that is here already asks before it takes its place", async ({ page }) => {
  await openExample(page);
  await toStart(page);
  const other = JSON.parse(await fileOf("public/examples/metalektro-2014-2016.json"));
  other.title = "Andere versie";
  const file = Buffer.from(JSON.stringify(other));
  await openBytes(page, "ander.json", file);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(plan(page, example)).toBeVisible();
  await openBytes(page, "ander.json", file);
  await dialog.getByRole("button", { name: /kopie/ }).click();
  await toStart(page);
  await expect(plan(page, example)).toBeVisible();
  await expect(plan(page, "Andere versie (kopie)")).toBeVisible();
  await openBytes(page, "ander.json", file);
  await dialog.getByRole("button", { name: /ervangen/ }).click();
  await expect(titleOf(page)).toHaveValue("Andere versie");
  await page.getByRole("button", { name: "Ongedaan maken", exact: true }).last().click();
  await expect(titleOf(page)).toHaveValue(example);
});

test("the language is remembered and nothing stays in the other one", async ({ page }) => {
  await openExample(page);
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1, name: "Measures" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Measures" })).toBeVisible();
  const words = await page.getByRole("complementary").innerText();
  expect(words).not.toMatch(/Deelnames|Waarom|Maatregel|doel /);
});
