// A measure and its money meet: on the page of the measure, and both ways between it and the budget.

import { expect, test } from "@playwright/test";
import { goToMeasure, openBytes, planOf, sound } from "./page.mjs";

const money = (text) => text.replace(/€ /g, "€\u00a0");
const id = (number) => `90000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Opens a plan of so many measures with cost lines: the first measure has one of € 50,000. */
async function open(page, measures, lines = 1) {
  const plan = planOf(measures);
  const cost_lines = Array.from({ length: lines }, (_, at) => ({
    id: id(at + 1),
    order: `${(at + 1).toString(36).padStart(4, "0")}i`,
    description: `Training ${at + 1}`,
    measure: plan.measures[at % measures].id,
    category: "training",
    units: "40",
    unit: "dag",
    unit_price: 125_000,
    funding_rate: "50",
  }));
  await page.goto("./");
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify({ ...plan, cost_lines })));
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  return plan;
}

const costs = (page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "Kosten van deze maatregel" }) });

for (const [where, size] of [
  ["on a laptop", { width: 1366, height: 650 }],
  ["on a phone", { width: 390, height: 844 }],
]) {
  test(`the money of a measure stands on its page, and a line is added there, ${where}`, async ({ page }) => {
    await page.setViewportSize(size);
    const plan = await open(page, 2);
    await page.goto(page.url().replace(/[^/]*$/, `measures/${plan.measures[0].id}`));
    const here = costs(page);
    // 10 participants: € 50,000 for 10, of which the grant pays half.
    await expect(here.locator("dl")).toContainText(money("Kosten€ 50.000,00"));
    await expect(here.locator("dl")).toContainText(money("Subsidie€ 25.000,00"));
    await expect(here.locator("dl")).toContainText(money("Kosten per deelname€ 5.000,00"));
    await expect(here.locator("summary").filter({ hasText: "Training 1" })).toContainText(
      money("40 dag × € 1.250,00 = € 50.000,00"),
    );

    await here.getByRole("button", { name: "Kostenregel toevoegen" }).click();
    await expect(here.getByRole("textbox", { name: "Omschrijving", exact: true })).toBeFocused();
    await page.keyboard.type("Zaalhuur");
    await here.getByRole("textbox", { name: "Aantal", exact: true }).fill("4");
    await here.getByRole("textbox", { name: "Prijs per eenheid" }).fill("250");
    await expect(here.locator("dl")).toContainText(money("Kosten€ 51.000,00"));
    await expect(here.locator("dl")).toContainText(money("Kosten per deelname€ 5.100,00"));
    await sound(page);

    // A second target, of 15 people: 25 participations.
    await page.getByRole("button", { name: "Doel toevoegen" }).click();
    await page.keyboard.type("15");
    await page.getByLabel("Eenheid van doel 3").selectOption({ label: "deelnemers" });
    await expect(here.locator("dl")).toContainText(money("Kosten per deelname€ 2.040,00"));
  });

  test(`from a measure to its lines in the budget and back, ${where}`, async ({ page }) => {
    await page.setViewportSize(size);
    const plan = await open(page, 3, 6);
    const to = (place) => page.goto(page.url().replace(/\/(money|measures).*$/, `/${place}`));
    await to(`measures/${plan.measures[1].id}`);
    await page.getByRole("link", { name: "Deze regels in de begroting" }).click();
    const grid = page.getByRole("grid", { name: "Kostenregels" });
    await expect(grid).toBeFocused();
    // Lines 2 and 5 are of the second measure, and a line that is typed here is too.
    await expect(page.getByText(/^2 regels · samen/)).toBeVisible();
    await expect(page.getByText("Alleen de regels van")).toBeVisible();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("Reizen");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^3 regels · samen/)).toBeVisible();
    await sound(page);

    // The filter leads back, and so do the line and the menu of the grid.
    const name = /^2 Arbeidsmarktcommunicatie/;
    await page.getByRole("paragraph").filter({ hasText: "Alleen de regels van" }).getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Kosten van deze maatregel" })).toBeFocused();
    await expect(costs(page).locator("summary").filter({ hasText: "Reizen" })).toBeVisible();

    await to("money");
    await page.getByRole("button", { name: "Alle velden van de regel" }).click();
    await page.getByRole("paragraph").filter({ hasText: "Maatregel:" }).getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: /^1 / })).toBeVisible();
    await to("money");
    await page.getByRole("button", { name: "Meer met deze cellen" }).click();
    await page.getByRole("button", { name: "Naar de maatregel" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^1 / })).toBeVisible();
  });
}

test("a measure without costs asks for them calmly, also in the dark and in high contrast", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, 1, 0);
  await goToMeasure(page, /Arbeidsmarkt/);
  await expect(costs(page).getByText("Deze maatregel heeft nog geen kosten.")).toBeVisible();
  await sound(page);
  await page.emulateMedia({ forcedColors: "active" });
  await costs(page).getByRole("button", { name: "Kostenregel toevoegen" }).click();
  await expect(costs(page).getByRole("textbox", { name: "Omschrijving", exact: true })).toBeFocused();
});

test("with a thousand measures and three thousand lines typing a title stays quick", async ({ page }) => {
  test.slow();
  const plan = await open(page, 1000, 3000);
  await page.goto(page.url().replace(/[^/]*$/, `measures/${plan.measures[0].id}`));
  await expect(costs(page).locator("dl")).toContainText(money("Kosten€ 150.000,00"));
  const title = page.getByRole("textbox", { name: "Titel", exact: true });
  await title.focus();
  const took = await title.evaluate(async (field) => {
    const times = [];
    for (const letter of "abcdefghij") {
      const from = performance.now();
      field.value += letter;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b)[5];
  });
  test.info().annotations.push({ type: "keystroke", description: `${Math.round(took)} ms` });
  console.log(`a keystroke among 3,000 lines: ${Math.round(took)} ms`);
  // A debug build on a busy machine: this sees work that grows with the square, not milliseconds.
  expect(took).toBeLessThan(1000);
});
