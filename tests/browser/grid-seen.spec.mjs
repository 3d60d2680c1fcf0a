// What is seen of the budget where people work: on a laptop, on a phone, in high contrast; and what
// it asks before something new is made.

import { expect, test } from "@playwright/test";
import { openBytes, openMany, planOf, sound } from "./page.mjs";

const PARTY = { id: "f0000000-0000-4000-8000-000000000001", order: "i", name: "Opleidingsfonds" };
const money = (text) => text.replace(/€ /g, "€\u00a0");

async function openMoney(page, more = {}) {
  await page.goto("./");
  const plan = { ...planOf(2), parties: [PARTY], ...more };
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(plan)));
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goto(page.url().replace(/[^/]*$/, "money"));
  await expect(page.getByRole("heading", { level: 1, name: "Geld" })).toBeVisible();
}

const lines = (count, more = {}) =>
  Array.from({ length: count }, (_, at) => ({
    id: `90000000-0000-4000-8000-00000000000${at + 1}`,
    order: `${at + 1}i`,
    description: `Training ${at + 1}`,
    measure: "c0000000-0000-4000-8000-000000000001",
    units: "40",
    unit_price: 125_000,
    ...more,
  }));

const grid = (page) => page.getByRole("grid", { name: "Kostenregels" });
const cell = (page, row, column) =>
  grid(page).locator(`[aria-rowindex="${row + 1}"]`).getByRole("gridcell").nth(column);

/** Whether the middle of a cell is on the screen and nothing lies over it. */
const isSeen = (cell) =>
  cell.evaluate((cell) => {
    const box = cell.getBoundingClientRect();
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return cell === top;
  });

for (const [width, height] of [
  [1280, 900],
  [1366, 650],
  [1024, 768],
  [390, 844],
]) {
  test(`what a line is and what it costs are seen at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openMoney(page, { cost_lines: lines(2) });
    await grid(page).evaluate((grid) => grid.scrollIntoView({ block: "center" }));
    await expect(cell(page, 1, 6)).toHaveText(money("€ 50.000,00"));
    await expect.poll(() => isSeen(cell(page, 1, 6))).toBe(true);
    await expect.poll(() => isSeen(cell(page, 1, 2))).toBe(true);
    // A measure is its number, and says its name to who points at it.
    await expect(cell(page, 1, 0)).toHaveText("1");
    await expect(cell(page, 1, 0)).toHaveAttribute("title", /^1 Arbeidsmarkt/);

    // Each cell that gets the cursor comes out from under what is pinned.
    await grid(page).focus();
    await page.keyboard.press("Control+Home");
    for (let at = 0; at < 8; at += 1) {
      await expect.poll(() => isSeen(cell(page, 1, at)), `column ${at}`).toBe(true);
      await page.keyboard.press("ArrowRight");
    }
    await sound(page);
  });
}

test("the grid stays where it is while the first lines are typed", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 650 });
  await openMoney(page);
  const top = () => grid(page).evaluate((grid) => grid.getBoundingClientRect().top + window.scrollY);
  const before = await top();
  await grid(page).focus();
  for (const text of ["1", "opleiding", "Training", "40", "dag", "1.250"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
    expect(await top(), text).toBe(before);
  }
  await expect(cell(page, 1, 6)).toHaveText(money("€ 50.000,00"));
  expect(await top()).toBe(before);
});

test("in high contrast the cursor and the selection are seen, with and without the focus", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openMoney(page, { cost_lines: lines(3) });
  await cell(page, 1, 2).click();
  await page.keyboard.press("Shift+ArrowDown");
  const look = (of) =>
    of.evaluate((element) => {
      const { backgroundColor, color, outlineStyle, outlineWidth } = getComputedStyle(element);
      return { backgroundColor, color, outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
    });
  const [chosen, cursor, other] = await Promise.all([1, 2, 3].map((row) => look(cell(page, row, 2))));
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor);
  expect(chosen.color).not.toBe(chosen.backgroundColor);
  expect(cursor.outlined).toBe(true);
  expect(other.outlined).toBe(false);
  await page.getByRole("button", { name: "Kostenregel toevoegen" }).focus();
  expect((await look(cell(page, 2, 2))).outlined).toBe(true);
  // The place in the menu, and what the mouse points at in a list of actions.
  expect((await look(page.locator(".sp-sections__link[aria-current]"))).outlined).toBe(true);
  await page.getByRole("button", { name: "Meer met deze cellen" }).click();
  const item = page.getByRole("button", { name: "Regels dupliceren" });
  await item.hover();
  expect((await look(item)).outlined).toBe(true);
});

test("a known kind of cost is known however it is written, and a new one is made only when meant", async ({ page }) => {
  await openMoney(page, { cost_lines: lines(4, { category: { own: "Catering" } }).map((line, at) => (at ? { ...line, category: undefined } : line)) });
  const { keyboard } = page;
  const kind = (row) => cell(page, row, 1);
  await kind(2).click();

  await keyboard.type("CÁTERING");
  await keyboard.press("Enter");
  await expect(kind(2)).toHaveText("Catering");
  await keyboard.type("Opleiding");
  await keyboard.press("Enter");
  await expect(kind(3)).toHaveText("opleiding");

  // An abbreviation is asked about; a button answers, by mouse or keyboard.
  await keyboard.type("opl");
  await keyboard.press("Enter");
  await expect(page.getByText("“opl” is nog geen kostensoort van dit plan.")).toBeVisible();
  await expect(kind(4)).toHaveText("");
  await sound(page);
  await keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "opleiding", exact: true })).toBeFocused();
  await keyboard.press("Enter");
  await expect(kind(4)).toHaveText("opleiding");
  await expect(grid(page)).toBeFocused();

  // Another Enter makes a new one.
  await keyboard.type("Reiskosten");
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Nieuw: Reiskosten" })).toBeVisible();
  await keyboard.press("Enter");
  await expect(kind(4)).toHaveText("Reiskosten");

  // Leaving the cell makes none either.
  await keyboard.press("ArrowUp");
  await keyboard.type("Opleidingskosten");
  await page.getByRole("button", { name: "Kostenregel toevoegen" }).focus();
  await expect(page.getByRole("button", { name: "Nieuw: Opleidingskosten" })).toBeVisible();
  await expect(kind(3)).toHaveText("opleiding");
  await page.getByRole("button", { name: "opleiding", exact: true }).click();
  await expect(kind(3)).toHaveText("opleiding");
});

test("a number in doubt and a bearer that is not there yet are answered by a button", async ({ page }) => {
  await openMoney(page, { cost_lines: lines(1) });
  await cell(page, 1, 5).click();
  await page.keyboard.type("1,450");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "1450,00", exact: true }).click();
  await expect(cell(page, 1, 5)).toHaveText(money("€ 1.450,00"));

  await page.keyboard.press("End");
  await page.keyboard.type("Vakschool Oost");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Nieuw: Vakschool Oost" }).click();
  await expect(cell(page, 1, 7)).toHaveText("Vakschool Oost");
  // One step makes both, and takes both back.
  await page.keyboard.press("Control+z");
  await expect(cell(page, 1, 7)).toHaveText("");

  // A number is that of a measure that is somewhere else; a name can be a new one.
  await page.keyboard.press("Home");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(page.getByText("er is geen maatregel met deze naam")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Nieuw: / })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.type("Coaching");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Nieuw: Coaching" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(cell(page, 1, 0)).toHaveText("Coaching");
  await page.goto(page.url().replace(/[^/]*$/, "parties"));
  const parties = page.getByRole("main").locator("summary");
  await expect(parties.filter({ hasText: "Opleidingsfonds" })).toBeVisible();
  await expect(parties.filter({ hasText: "Vakschool Oost" })).toHaveCount(0);
});

test("money by period begins with the years or half-years of the plan, equally or the rest last", async ({ page }) => {
  await openMoney(page, { cost_lines: lines(1), period: { first: "2027-01-01", last: "2028-12-31" } });
  await page.getByRole("button", { name: "Alle velden van de regel" }).click();
  const fields = page.getByRole("region", { name: "Alle velden van regel 1" });
  const amounts = () => fields.getByRole("textbox", { name: "Deel daarin" }).evaluateAll((all) => all.map((one) => one.value));
  await fields.getByRole("combobox", { name: "Verdeling over de tijd" }).selectOption({ label: "bedragen per periode" });
  await fields.getByRole("button", { name: "Jaren van het plan, gelijk" }).click();
  await expect.poll(amounts).toEqual([money("€ 25.000,00"), money("€ 25.000,00")]);
  await expect(fields.getByRole("textbox", { name: "Deel daarin" }).first()).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("30.000");
  await fields.getByRole("button", { name: "Rest bij de laatste" }).click();
  await expect.poll(amounts).toEqual([money("€ 30.000,00"), money("€ 20.000,00")]);
  await fields.getByRole("button", { name: "In gelijke delen" }).click();
  await expect.poll(amounts).toEqual([money("€ 25.000,00"), money("€ 25.000,00")]);
  await sound(page);
  await page.keyboard.press("Control+z");
  await expect.poll(amounts).toEqual([money("€ 30.000,00"), money("€ 20.000,00")]);
});

for (const [where, size] of [
  ["on a laptop", { width: 1366, height: 650 }],
  ["on a phone", { width: 390, height: 844 }],
]) {
  test(`what is not in a list yet is named where it is chosen, ${where}`, async ({ page }) => {
    await page.setViewportSize(size);
    await openMany(page, 1);
    await page.goto(page.url().replace(/[^/]*$/, "measures/c0000000-0000-4000-8000-000000000001"));
    await expect(page.getByRole("heading", { level: 1, name: /^1 / })).toBeVisible();
    const groups = page.locator(".sp-many").filter({ hasText: "Doelgroepen" }).first();
    await groups.locator("summary").click();
    await groups.getByRole("textbox").fill("Jongeren");
    await page.keyboard.press("Enter");
    await expect(groups.getByRole("checkbox", { name: "Jongeren" })).toBeChecked();
    // The same name again is the same group.
    await groups.getByRole("textbox").fill("JONGEREN");
    await page.keyboard.press("Enter");
    await expect(groups.getByRole("checkbox")).toHaveCount(1);
    await sound(page);

    await page.goto(page.url().replace(/measures\/.*$/, "activities"));
    await page.getByRole("button", { name: "Activiteit toevoegen" }).click();
    const lead = page.getByRole("combobox", { name: "Trekker" });
    await lead.selectOption({ label: "nog niet in de lijst…" });
    await expect(page.getByRole("textbox", { name: "Nieuw bij Trekker" })).toBeFocused();
    await page.keyboard.type("Vakschool Oost");
    await page.keyboard.press("Enter");
    await expect(lead).toBeFocused();
    await expect(lead.locator("option:checked")).toHaveText("Vakschool Oost");
    await sound(page);
    await page.goto(page.url().replace(/[^/]*$/, "parties"));
    await expect(page.getByText("Vakschool Oost").first()).toBeVisible();
  });
}
