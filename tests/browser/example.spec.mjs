// The Metalektro plan: its published figures follow from its targets.

import { expect, test } from "@playwright/test";
import { goToMeasure, openExample } from "./page.mjs";

const applications = (page, name) =>
  page.getByRole("navigation", { name: "Thema’s en maatregelen" }).getByRole("listitem").filter({ hasText: name });

test("the figures of the example are those that were published", async ({ page }) => {
  await openExample(page);
  const outline = page.getByRole("main").getByRole("navigation", { name: "Thema’s en maatregelen" });
  const themes = outline.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^Thema/ }) });
  const counts = await themes.locator(".sp-outline__count").allTextContents();
  expect(counts.map((count) => count.split(" ")[0])).toEqual(["493", "1.458", "0", "160", "300"]);
  const live = page.getByRole("complementary");
  await expect(live.getByText("2.411", { exact: true }).first()).toBeVisible();
  await expect(live.getByText("€ 19.952.803")).toBeVisible();
  await expect(live.getByText("Gepubliceerd, niet uitgesplitst")).toBeVisible();
});

test("one place more moves the measure, its theme and the plan", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await page.getByRole("textbox", { name: "Aantal van doel 1" }).fill("431");
  await expect(applications(page, "431")).toHaveCount(1);
  await expect(applications(page, "494")).toHaveCount(1);
  await expect(page.getByRole("complementary").getByText("2.412", { exact: true }).first()).toBeVisible();
});

test("a factor of measure 8 moves its 160", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^8 /);
  await page.getByRole("textbox", { name: "Factor 2, aantal" }).fill("9");
  await expect(page.getByText("= 180 deelnames")).toBeVisible();
  await expect(page.getByRole("complementary").getByText("2.431", { exact: true }).first()).toBeVisible();
});

test("the companies that are counted twice are an overlap", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^6 /);
  await expect(page.getByRole("group", { name: "Overlap met een ander doel" })).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "waarvan" })).toHaveValue("25");
});

test("a finding leads to the field it is about", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^4 /);
  await page.getByRole("complementary").getByRole("link", { name: /datum/ }).first().click();
  await expect(page.getByRole("textbox", { name: "Klaar op van doel 1" })).toBeFocused();
});

test("back and forward lead through the pages", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^8 /);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: /^8/ })).toBeVisible();
});
