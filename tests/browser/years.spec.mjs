// Periods of which only the years are known.

import { expect, test } from "@playwright/test";
import { keyboard } from "./hands.mjs";
import { sound } from "./page.mjs";

const main = (page) => page.getByRole("main");
const box = (page, name) => main(page).getByRole("textbox", { name, exact: true });
const years = (page) => main(page).getByRole("checkbox", { name: "Alleen de jaren zijn bekend" });

async function newPlan(page) {
  await page.goto("./");
  await page.getByRole("button", { name: "Nieuw plan" }).click();
  await expect(box(page, "Eerste dag")).toBeVisible();
}

test("a year that is typed for a day says that only the years are known", async ({ page }) => {
  await newPlan(page);
  await expect(years(page)).not.toBeChecked();
  await box(page, "Eerste dag").pressSequentially("2014");
  await expect(years(page)).toBeChecked();
  await expect(box(page, "Eerste jaar")).toHaveValue("2014");
  await expect(box(page, "Eerste jaar")).toBeFocused();
  await box(page, "Laatste jaar").fill("2016");
  await box(page, "Laatste jaar").blur();
  await sound(page);

  // It is written that way, and kept that way.
  const profile = page.url();
  await page.goto(profile.replace(/(plan\/[^/]*).*/, "$1/overview"));
  await expect(main(page).getByText("2014–2016", { exact: true })).toBeVisible();
  await page.reload();
  await expect(main(page).getByText("2014–2016", { exact: true })).toBeVisible();
  await page.goto(profile);
  await expect(box(page, "Laatste jaar")).toHaveValue("2016");

  // When unticked, the days stay; after undo they are years again.
  await years(page).uncheck();
  await expect(box(page, "Eerste dag")).toHaveValue("1 jan 2014");
  await expect(box(page, "Laatste dag")).toHaveValue("31 dec 2016");
  await page.getByRole("button", { name: "Ongedaan maken" }).first().click();
  await expect(box(page, "Eerste jaar")).toHaveValue("2014");
  await expect(years(page)).toBeChecked();
});

test("no day that is known goes away for a year without a way back", async ({ page }) => {
  await newPlan(page);
  await box(page, "Eerste dag").fill("1-9-2014");
  await box(page, "Laatste dag").fill("31-8-2016");
  await box(page, "Eerste dag").fill("2014");
  await box(page, "Eerste dag").blur();
  await expect(main(page).getByText(/Dit is alleen een jaar/)).toBeVisible();
  await expect(years(page)).not.toBeChecked();
  await box(page, "Eerste dag").fill("1-9-2014");
  await expect(main(page).getByText(/Dit is alleen een jaar/)).toHaveCount(0);
  await years(page).check();
  await expect(box(page, "Eerste jaar")).toHaveValue("2014");
  await page.getByRole("button", { name: "Ongedaan maken" }).first().click();
  await expect(box(page, "Eerste dag")).toHaveValue("1 sep 2014");
  await expect(box(page, "Laatste dag")).toHaveValue("31 aug 2016");

  // A day typed as other programs write it is a day, although it begins with a year.
  await box(page, "Laatste dag").fill("");
  await box(page, "Eerste dag").fill("");
  await box(page, "Eerste dag").pressSequentially("2014-09-01");
  await expect(years(page)).not.toBeChecked();
  await box(page, "Eerste dag").blur();
  await expect(box(page, "Eerste dag")).toHaveValue("1 sep 2014");
});

test("by keyboard, in a list and in English", async ({ page }) => {
  await newPlan(page);
  const profile = page.url();
  const { type, reach } = keyboard(page);
  await reach(years(page));
  await page.keyboard.press("Space");
  await expect(years(page)).toBeChecked();
  await type(box(page, "Eerste jaar"), "2014");
  await type(box(page, "Laatste jaar"), "2014");

  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: "Activiteiten" }).click();
  await main(page).getByRole("button", { name: "Activiteit toevoegen" }).click();
  await box(page, "Eerste dag").fill("2014");
  await box(page, "Laatste jaar").fill("2015");
  const live = page.getByRole("complementary");
  await expect(live.getByText("2015 valt buiten de looptijd van het plan")).toBeVisible();

  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByText("English", { exact: true }).click();
  await page.goto(profile);
  await expect(main(page).getByRole("textbox", { name: "First year" })).toHaveValue("2014");
  await expect(main(page).getByRole("checkbox", { name: "Only the years are known" })).toBeChecked();
});
