// A budget typed and pasted as in a spreadsheet, by keyboard.

import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { openBytes, planOf } from "./page.mjs";

/** Opens a plan with two measures and a party, at its money. */
async function openMoney(page, plan = planOf(2)) {
  await page.goto("./");
  const parties = [{ id: "f0000000-0000-4000-8000-000000000001", order: "i", name: "Opleidingsfonds" }];
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify({ ...plan, parties })));
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goto(page.url().replace(/[^/]*$/, "money"));
  await expect(page.getByRole("heading", { level: 1, name: "Geld" })).toBeVisible();
}

const gridOf = (page) => page.getByRole("grid", { name: "Kostenregels" });

/** The texts of a row, from its first cell on; rows count from 1. */
const row = (page, number) =>
  gridOf(page).locator(`[aria-rowindex="${number + 1}"]`).getByRole("gridcell").allTextContents();

/** Waits until a row, or one of its cells counted from 0, has a text. */
const says = (page, number) => expect.poll(() => row(page, number));
const cell = (page, number, at) => expect.poll(async () => (await row(page, number))[at]);

const money = (text) => text.replace(/€ /g, "€\u00a0");

/** Pastes as a browser does on Ctrl+V, with what a spreadsheet puts on the clipboard. */
async function paste(page, text, html = "") {
  await gridOf(page).evaluate(
    (grid, { text, html }) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      if (html) data.setData("text/html", html);
      grid.focus();
      grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    { text, html },
  );
}

async function sound(page) {
  const { violations } = await new AxeBuilder({ page })
    .include("main")
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 2).join(" | ")}`)).toEqual([]);
}

test("a budget is typed by keyboard, filled down, sorted, filtered and undone", async ({ page }) => {
  test.slow();
  await openMoney(page);
  const { keyboard } = page;
  const add = page.getByRole("button", { name: "Kostenregel toevoegen" });
  const grid = gridOf(page);
  await grid.focus();

  // Tab goes right, Enter down to the column where typing began.
  for (const line of [
    ["1", "opleiding", "Training van leermeesters", "40", "deelnemer", "1.250"],
    ["2", "externe adviseur", "Coaching op de werkplek", "12", "uur", "95,50"],
  ]) {
    for (const [at, text] of line.entries()) {
      await keyboard.type(text);
      await keyboard.press(at + 1 < line.length ? "Tab" : "Enter");
    }
  }
  await says(page, 1).toEqual(
    ["1", "opleiding", "Training van leermeesters", "40", "deelnemer", money("€ 1.250,00"), money("€ 50.000,00"), ""],
  );
  // 40 × 1,250.00 + 12 × 95.50 = 51,146.00.
  const told = page.getByText(/2 regels · samen/);
  await expect(told).toContainText(money("€ 51.146,00"));
  await expect(grid).toHaveAttribute("aria-rowcount", "4");
  await sound(page);

  // What cannot be read stays in the cell, and says why; Escape restores the cell.
  await keyboard.press("Control+Home");
  await keyboard.press("End");
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await keyboard.type("duizend");
  await keyboard.press("Enter");
  await expect(page.getByText(/geen bedrag/)).toBeVisible();
  await sound(page);
  await keyboard.press("Escape");
  await expect(grid).toBeFocused();
  await cell(page, 1, 5).toBe(money("€ 1.250,00"));

  // F2 edits what is there; the bearer is chosen once and filled down.
  await keyboard.press("End");
  await keyboard.type("Opleidingsfonds");
  await keyboard.press("Enter");
  await keyboard.press("ArrowUp");
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Control+d");
  await cell(page, 2, 7).toBe("Opleidingsfonds");
  await keyboard.press("Control+z");
  await cell(page, 2, 7).toBe("");
  await keyboard.press("Control+y");
  await cell(page, 2, 7).toBe("Opleidingsfonds");

  // The amount is read only; Delete empties; undo brings back.
  await keyboard.press("Home");
  for (let steps = 0; steps < 3; steps += 1) await keyboard.press("ArrowRight");
  await keyboard.press("Delete");
  await cell(page, 2, 6).toBe("");
  await keyboard.press("Control+z");
  await cell(page, 2, 6).toBe(money("€ 1.146,00"));

  // Sorted by the number: 12 before 40.
  await page.getByRole("button", { name: "Meer met deze cellen" }).click();
  await page.getByRole("button", { name: "Oplopend sorteren op Aantal" }).click();
  await cell(page, 1, 3).toBe("12");
  await page.getByRole("button", { name: "Ongedaan maken" }).last().click();
  await cell(page, 1, 3).toBe("40");

  // A filter shows one of two; sub-totals remain those of the whole plan.
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Zoek in de regels").fill("coaching");
  await expect(page.getByText(/1 regel · samen/)).toContainText(money("€ 1.146,00"));
  await sound(page);
  await page.getByRole("button", { name: "Filter wissen" }).click();
  await page.getByText("Kosten per maatregel").click();
  const subtotals = page.getByRole("table", { name: "Kosten per maatregel" });
  await expect(subtotals.getByRole("row", { name: /^1 / })).toContainText(money("€ 50.000,00"));

  // All fields of a line, and back.
  await grid.focus();
  await keyboard.press("Control+Home");
  await keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Alle velden van regel 1" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Omschrijving", exact: true })).toBeFocused();
  await page.getByRole("textbox", { name: "Onderbouwing" }).fill("Offerte");
  await sound(page);
  await page.getByRole("button", { name: "Sluiten" }).click();
  await expect(grid).toBeFocused();

  // The keyboard leaves the grid in both directions.
  await keyboard.press("F6");
  await expect(told).toBeFocused();
  await keyboard.press("Shift+Tab");
  await expect(grid).toBeFocused();
  await keyboard.press("Shift+F6");
  await expect(add).toBeFocused();
  await grid.focus();
  await keyboard.press("Escape");
  await keyboard.press("Tab");
  await expect(grid).not.toBeFocused();

  // All of it is kept.
  await page.reload();
  await cell(page, 1, 2).toBe("Training van leermeesters");
});

test("a block from a spreadsheet is pasted, mended in the preview, copied back and undone", async ({ page }) => {
  await openMoney(page);
  const grid = gridOf(page);
  await grid.focus();

  // A plain block goes straight in.
  await paste(page, "1\topleiding\tTraining\t40\tdeelnemer\t€ 1.250,00\r\n2\tmateriaal en ruimte\t\"Zaal, met\nlunch\"\t2\tdag\t300\r\n");
  await expect(page.getByText("2 regels toegevoegd.")).toBeVisible();
  await expect(page.getByText(/2 regels · samen/)).toContainText(money("€ 50.600,00"));

  // Pasting what was copied changes nothing.
  await page.keyboard.press("Control+a");
  const copied = await grid.evaluate((grid) => {
    const data = new DataTransfer();
    grid.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
    return data.getData("text/plain");
  });
  expect(copied).toContain("1\topleiding\tTraining\t40\tdeelnemer\t1250,00\t50000,00\t");
  await page.keyboard.press("Control+Home");
  const before = [await row(page, 1), await row(page, 2)];
  await paste(page, copied);
  expect([await row(page, 1), await row(page, 2)]).toEqual(before);

  // A block with names and doubts shows what becomes of it.
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await paste(
    page,
    "Omschrijving\tSoort\tAantal\tPrijs\tMaatregel\tOpmerking\tTotaal\n" +
      "Reizen\tReiskosten\t1,234\t0,25\t1\tlet op\t9\n" +
      "Advies\texterne adviseur\t=A1*2\t95\t7\t\t\n",
  );
  const dialog = page.getByRole("dialog", { name: "Plakken: dit wordt het" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("combobox", { name: "Rij met de kolomnamen" })).toHaveValue("1");
  await expect(dialog.getByText(/Kolom 6, Opmerking: 1 gevulde cel/)).toBeVisible();
  await expect(dialog.getByText("wordt een eigen kostensoort: Reiskosten")).toBeVisible();
  await expect(dialog.getByText(/een formule wordt niet uitgerekend/)).toBeVisible();
  await sound(page);
  await dialog.getByRole("button", { name: "1234", exact: true }).click();
  await expect(dialog.getByText("wordt 1234")).toBeVisible();
  await dialog.getByRole("textbox", { name: "In plaats van =A1*2 in Aantal" }).fill("24");
  await dialog.getByRole("combobox", { name: "In plaats van 7 in Maatregel" }).selectOption("2");
  await dialog.getByRole("listitem").filter({ hasText: "Reiskosten" }).getByRole("button", { name: "Niet overnemen" }).click();
  await dialog.getByRole("button", { name: "Plakken", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(grid).toBeFocused();
  // 1,234 × 0.25 = 308.50; the pasted 9 is not accepted.
  await expect.poll(async () => (await row(page, 3)).slice(1, 7)).toEqual(["", "Reizen", "1.234", "", money("€ 0,25"), money("€ 308,50")]);
  await expect.poll(async () => (await row(page, 4)).slice(1, 4)).toEqual(["externe adviseur", "Advies", "24"]);

  // One undo removes all of it again.
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/2 regels · samen/)).toBeVisible();

  // Merged cells arrive as HTML: the measure is repeated, the number is not.
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  const html = "<table><tr><td rowspan=2>2</td><td>opleiding</td><td>A</td><td rowspan=2>8</td></tr><tr><td>opleiding</td><td>B</td></tr></table>";
  await paste(page, "2\topleiding\tA\t8\n\topleiding\tB\t", html);
  await expect(dialog.getByText(/herhaald op elke regel/)).toBeVisible();
  await dialog.getByRole("button", { name: "Plakken", exact: true }).click();
  await expect(grid).toBeFocused();
  await expect.poll(async () => (await row(page, 4)).slice(0, 4)).toEqual(["2", "opleiding", "B", ""]);
});

test("years are typed in columns of their own, which are remembered and printed", async ({ page }) => {
  test.slow();
  const cost_lines = [1, 2].map((number) => ({
    id: `90000000-0000-4000-8000-00000000000${number}`,
    order: `${number}i`,
    description: `Training ${number}`,
    units: "40",
    unit_price: 125_000,
  }));
  await openMoney(page, { ...planOf(2), period: { first: "2026-01-01", last: "2027-12-31" }, cost_lines });
  const { keyboard } = page;
  const years = async (number) => (await row(page, number)).slice(-2);
  const says = (number, ...amounts) => expect.poll(() => years(number)).toEqual(amounts.map(money));
  await page.getByText("Kolommen", { exact: true }).click();
  for (const year of ["2026", "2027"]) {
    await page.getByRole("checkbox", { name: year }).focus();
    await keyboard.press("Space");
  }

  // € 50,000 evenly; typing an amount for one year leaves the other as it was.
  await says(1, "€ 25.000,00", "€ 25.000,00");
  await gridOf(page).focus();
  await keyboard.press("Control+Home");
  await keyboard.press("End");
  await keyboard.press("ArrowLeft");
  await keyboard.type("30.000");
  await keyboard.press("Tab");
  await says(1, "€ 30.000,00", "€ 25.000,00");
  await keyboard.type("20.000");
  await keyboard.press("Enter");
  await keyboard.press("ArrowUp");
  await keyboard.press("Shift+ArrowRight");
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Control+d");
  await says(2, "€ 30.000,00", "€ 20.000,00");
  await sound(page);

  // Both lines evenly again, in one step.
  await page.getByRole("button", { name: "Meer met deze cellen" }).click();
  await page.getByRole("button", { name: "Gelijk verdelen over de looptijd" }).click();
  await expect(page.getByText("2 regels zijn nu gelijk over de looptijd verdeeld.")).toBeVisible();
  await says(2, "€ 25.000,00", "€ 25.000,00");
  await page.getByRole("button", { name: "Ongedaan maken" }).last().click();
  await says(1, "€ 30.000,00", "€ 20.000,00");

  // Paper has all lines, with what each year adds up to.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("row", { name: /^Totaal .*€\s100.000,00 €\s60.000,00 €\s40.000,00$/ })).toBeVisible();
  await expect(gridOf(page)).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));

  await page.reload();
  await says(1, "€ 30.000,00", "€ 20.000,00");
});

test("on a phone a row opens as the form, and a finding leads back to it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMoney(page);
  await page.getByRole("button", { name: "Alle velden van de regel" }).click();
  await page.getByRole("textbox", { name: "Omschrijving", exact: true }).fill("Zaalhuur");
  await expect(gridOf(page).getByRole("gridcell", { name: "Zaalhuur" })).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await page.goto(page.url().replace(/[^/]*$/, "checks"));
  await page.getByRole("main").getByRole("link", { name: /Zaalhuur.* hoort bij geen maatregel/ }).click();
  await expect(page.getByRole("combobox", { name: "Maatregel", exact: true })).toBeFocused();
});
