// What was reached of the whole plan, recorded in parts and without a day, and found again.

import { expect, test } from "@playwright/test";
import { sound } from "./page.mjs";

const goTo = async (page, name) => {
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name }).click();
};

test("a reading of the whole plan in two parts is in the chart, and one without a day is found and given one", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("./");
  await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();

  // With the keyboard alone: the fold, what it is of, the value, and the parts behind *more*.
  await page.getByText("Realisatie van het plan en van delen ervan").first().press("Enter");
  const ledger = page.getByRole("group", { name: "Realisatie van het plan en van delen ervan", exact: true });
  const box = (name) => ledger.getByRole("textbox", { name, exact: true });
  await expect(ledger.getByRole("combobox", { name: "Waarvan" })).toHaveValue("");
  await box("Dag").fill("31-12-2027");
  await ledger.getByText("Meer: eenheid en delen").press("Enter");
  await box("Deel 1").fill("jongeren");
  await box("Waarde van deel 1").fill("300");
  await box("Deel 2").fill("zij-instromers");
  await box("Waarde van deel 2").fill("veel");
  await box("Waarde van deel 2").press("Enter");
  await expect(box("Waarde van deel 2")).toHaveAttribute("aria-invalid", "true");
  await box("Waarde van deel 2").fill("120");
  await box("Waarde").fill("450");
  await box("Waarde").press("Enter");
  const row = ledger.getByRole("row", { name: /^31 dec 2027 Hele plan 450/ });
  await expect(row).toContainText("jongeren: 300");
  await expect(row).toContainText("zij-instromers: 120");
  await expect(row).toContainText("rest: 30");
  await expect(box("Dag")).toBeFocused();
  await expect(box("Deel 1")).toHaveValue("");
  await page.getByRole("button", { name: "Ongedaan maken" }).first().click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Opnieuw" }).first().click();
  await expect(row).toBeVisible();
  await sound(page);

  // The chart compares it with the applications of the plan.
  await goTo(page, "Grafieken");
  const chart = page.getByRole("main").getByRole("region", { name: "Doelen: bereikt en verwacht" });
  await expect(chart).toContainText(/Hele plan: 450 bereikt van [\d.]+ deelnames, [\d,.]+ verwacht\./);
  await chart.getByText("Tabel en download").click();
  await expect(chart.getByRole("row", { name: /^Hele plan/ })).toContainText("31 dec 2027");

  // A reading without a day is found, and the finding leads to the field that gives it one.
  await goTo(page, /^Maatregelen/);
  await page.getByText("Realisatie van het plan en van delen ervan").first().click();
  await ledger.getByRole("combobox", { name: "Waarvan" }).selectOption({ index: 1 });
  await box("Waarde").fill("80");
  await box("Waarde").press("Enter");
  await expect(ledger.getByRole("row", { name: /^zonder dag/ })).toBeVisible();
  await goTo(page, /^Controle/);
  await page.getByRole("link", { name: /80 heeft geen dag/ }).click();
  const undated = ledger.getByRole("row", { name: /zonder dag/ });
  const day = undated.getByRole("textbox", { name: "Dag van de stand 80" });
  await expect(day).toBeFocused();
  await day.fill("31-2-2027");
  await page.keyboard.press("Tab");
  await expect(undated.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await undated.getByRole("textbox").fill("30-6-2027");
  await page.keyboard.press("Tab");
  await expect(ledger.getByRole("row", { name: /^30 jun 2027 Thema/ })).toContainText("80");
  await expect(ledger.getByRole("row", { name: /zonder dag/ })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await sound(page);
});
