// An indicator with aims and readings, and what was reached of a target, typed as a person would
// and shown in both charts.

import { expect, test } from "@playwright/test";
import { goToSection, sound } from "./page.mjs";

const goTo = async (page, name) => {
  await goToSection(page, name);
};

/** Types an entry of a ledger; Enter records it. */
async function record(ledger, fields) {
  for (const [name, text] of Object.entries(fields)) {
    await ledger.getByRole("textbox", { name, exact: true }).fill(text);
  }
  await ledger.getByRole("textbox", { name: "Dag", exact: true }).press("Enter");
}

async function tableOf(page, chart) {
  const region = page.getByRole("main").getByRole("region", { name: chart });
  await region.getByText("Tabel en download").click();
  const rows = await region.getByRole("row").allInnerTexts();
  return rows.map((row) => row.split("\t"));
}

test("an indicator and a realisation are typed, corrected by another entry, and read in their charts", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("./");
  await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();

  // At the goal: a baseline, an aim, and three readings, the last correcting an earlier one.
  await goTo(page, /^Doelstellingen/);
  await page.getByText("Minder uitval uit de opleiding", { exact: true }).click();
  await page.getByRole("button", { name: "Indicator toevoegen" }).click();
  await expect(page.getByRole("textbox", { name: "Titel" }).last()).toBeFocused();
  await page.keyboard.type("Leerlingen met een diploma");
  const fold = page.getByRole("listitem").filter({ hasText: "Leerlingen met een diploma" }).last();
  await fold.getByRole("textbox", { name: "Eenheid" }).fill("leerlingen");
  await fold.getByRole("checkbox", { name: "Metingen tellen bij elkaar op" }).check();
  const baseline = fold.getByRole("group", { name: /^Nulmeting/ });
  await baseline.getByRole("textbox", { name: "Dag" }).fill("1-1-2027");
  await baseline.getByRole("textbox", { name: "Waarde" }).fill("10");
  await fold.getByRole("button", { name: "Streefwaarde toevoegen" }).click();
  const aim = fold.getByRole("group", { name: "Streefwaarde 1" });
  await expect(aim.getByRole("textbox", { name: "Dag" })).toBeFocused();
  await aim.getByRole("textbox", { name: "Dag" }).fill("1-7-2028");
  await aim.getByRole("textbox", { name: "Waarde" }).fill("60");
  const readings = fold.getByRole("group", { name: "Metingen", exact: true });
  await record(readings, { Dag: "1-7-2027", Waarde: "veel" });
  await expect(readings.getByRole("textbox", { name: "Waarde" })).toHaveAttribute("aria-invalid", "true");
  await expect(readings).toContainText("Nog niet opgenomen");
  await record(readings, { Waarde: "12" });
  await expect(readings.getByRole("textbox", { name: "Dag" })).toBeFocused();
  await record(readings, { Dag: "1-1-2028", Waarde: "8", Bron: "Schooltelling" });
  await record(readings, { Dag: "1-7-2027", Waarde: "15", Toelichting: "Hertelling" });
  await expect(readings.getByRole("row")).toHaveCount(4);
  await expect(readings.getByRole("row", { name: /^1 jul 2027 \(vervangen\)\s+12/ })).toBeVisible();
  await page.getByRole("button", { name: "Ongedaan maken" }).first().click();
  await expect(readings.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: "Opnieuw" }).first().click();
  await expect(readings.getByRole("row")).toHaveCount(4);
  await sound(page);

  // At a target: what was reached a year later.
  await goTo(page, /^Maatregelen/);
  await page.getByRole("link", { name: /^1 Leerwerkplekken bij kleine bedrijven/ }).first().click();
  const target = page.getByRole("rowgroup").filter({ hasText: "Realisatie van doel 1" });
  await target.getByText(/^Realisatie/).first().click();
  const reached = target.getByRole("group", { name: /^Realisatie van doel 1/ });
  await record(reached, { Dag: "31-12-2028", Waarde: "118" });
  await expect(target).toContainText("118 op 31 dec 2028");
  await sound(page);

  // Both are kept, and both charts show them.
  await expect(page.getByText("Bewaard", { exact: true })).toBeVisible();
  await page.reload();
  await goTo(page, "Grafieken");
  const indicators = await tableOf(page, "Indicatoren");
  const own = indicators.filter(([name]) => name === "Leerlingen met een diploma (leerlingen)");
  expect(own.map(([, ...cells]) => cells)).toEqual([
    ["1 jan 2027", "10", "geen cijfer"],
    ["1 jul 2027", "25", "geen cijfer"],
    ["1 jan 2028", "33", "geen cijfer"],
    ["1 jul 2028", "geen cijfer", "60"],
  ]);
  const progress = await tableOf(page, "Doelen: bereikt en verwacht");
  expect(progress[1]?.slice(1, 3)).toEqual(["120", "118"]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goBack();
  await sound(page);
});
