// What people paste and type by hand: looked at first, doubts answered by buttons, nothing in silence.

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { goToMeasure, openBytes, planOf, sound } from "./page.mjs";

const file = (name) => readFileSync(new URL(`../data/paste/${name}`, import.meta.url), "utf8");
const money = (text) => text.replace(/€ /g, "€ ");
const gridOf = (page) => page.getByRole("grid", { name: "Kostenregels" });

/** Opens a plan with measures, at one of its pages. */
async function openAt(page, place, plan = planOf(2)) {
  await page.goto("./");
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(plan)));
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goto(page.url().replace(/[^/]*$/, place));
}

/** Pastes as a browser does on Ctrl+V. */
async function paste(field, text, html = "") {
  await field.evaluate(
    (element, { text, html }) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      if (html) clipboardData.setData("text/html", html);
      element.focus();
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { text, html },
  );
}

test("titles, thousands and totals are asked once, and counted before anything is taken over", async ({ page }) => {
  await openAt(page, "money");
  await paste(gridOf(page), file("03_title_rows_above_head.tsv"));
  const dialog = page.getByRole("dialog", { name: "Plakken: dit wordt het" });
  await expect(dialog.getByText(/blijft weg: ‘Begroting Sectorplan X, versie 3’/)).toBeVisible();
  await expect(dialog.getByRole("combobox", { name: "Rij met de kolomnamen" })).toHaveValue("4");
  await expect(dialog.getByText(money("3 regels, samen € 39.600,00. 2 rijen blijven weg (samen € 55.200,00)."))).toBeVisible();
  const thousands = dialog.getByRole("button", { name: "Maal 1.000" });
  await expect(thousands).toHaveAttribute("aria-pressed", "true");
  await dialog.getByRole("button", { name: "Zoals ze er staan" }).click();
  await expect(dialog.getByText(money("3 regels, samen € 39,60."))).toBeVisible();
  await thousands.click();
  await expect(dialog.getByText(money("3 regels, samen € 39.600,00."))).toBeVisible();
  await sound(page);
  await dialog.getByRole("button", { name: "Plakken", exact: true }).click();
  await expect(page.getByText(/3 regels · samen/)).toContainText(money("€ 39.600,00"));
});

test("a column in doubt is one question, and what stays empty is said", async ({ page }) => {
  await openAt(page, "money");
  const rows = Array.from({ length: 212 }, (_, at) => `Regel ${at}\t1\t1,${at + 100}`).join("\n");
  await paste(gridOf(page), `Omschrijving\tAantal\tPrijs per eenheid\n${rows}\n`);
  const dialog = page.getByRole("dialog", { name: "Plakken: dit wordt het" });
  await expect(dialog.getByText(/212 getallen blijven leeg\./)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Decimalen/ })).toHaveCount(1);
  await dialog.getByRole("button", { name: /^Duizendtallen, samen/ }).click();
  await expect(dialog.getByText(/212 regels, samen/)).toBeVisible();
  await expect(dialog.getByText(/blijven leeg/)).toBeHidden();
});

test("a table of Excel is read as Excel means it, a CSV is parted", async ({ page }) => {
  await openAt(page, "money");
  await paste(gridOf(page), file("20_excel_clipboard_overflow.tsv"), file("20_excel_clipboard_overflow.html"));
  const dialog = page.getByRole("dialog", { name: "Plakken: dit wordt het" });
  await expect(dialog.getByText(/^Verborgen in het rekenblad/)).toBeVisible();
  await expect(dialog.getByText(/1 rij blijft weg\./)).toBeVisible();
  await dialog.getByRole("button", { name: "Niet plakken" }).last().click();
  await paste(gridOf(page), file("08_csv_as_text.txt"));
  const tick = dialog.getByRole("checkbox", { name: /verdeeld in cellen, bij elke ;/ });
  await expect(tick).toBeChecked();
  await expect(dialog.getByText(money("2 regels, samen € 1.100,00."))).toBeVisible();
  await tick.uncheck();
  await expect(dialog.getByText(/^3 regels/)).toBeVisible();
});

test("a number in doubt and a day are answered by buttons", async ({ page }) => {
  await openAt(page, "money");
  const grid = gridOf(page);
  await grid.focus();
  // In a cell of the grid.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("opl");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Wat bedoelt u?" }).getByRole("button", { name: "opleiding", exact: true }).click();
  await expect(grid.getByRole("gridcell", { name: "opleiding" })).toBeVisible();
  // In a field of a form.
  await page.getByRole("button", { name: "Alle velden van de regel" }).click();
  const units = page.getByRole("textbox", { name: "Aantal", exact: true });
  await units.fill("1,234");
  await units.blur();
  await page.getByRole("group", { name: "Wat bedoelt u?" }).getByRole("button", { name: "1234" }).click();
  await expect(units).toHaveValue("1.234");
  const share = page.getByRole("textbox", { name: /Subsidie in procenten/ });
  await share.fill("40%");
  await share.blur();
  await expect(share).toHaveValue("40");
  await page.goto(page.url().replace(/money.*$/, "profile"));
  const first = page.getByRole("textbox", { name: "Eerste dag" }).first();
  for (const [typed, shown] of [["31-12-28", "31 dec 2028"], ["28-10-2021 0:00", "28 okt 2021"], ["44497", "28 okt 2021"]]) {
    await first.fill(typed);
    await first.blur();
    await expect(first).toHaveValue(shown);
  }
  await expect(page.getByRole("button", { name: "Kies een dag in de kalender" }).first()).toBeVisible();
});

test("a table comes into any list", async ({ page }) => {
  await openAt(page, "parties");
  await page.getByRole("button", { name: "Plakken uit een rekenblad" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Plakken uit een rekenblad" });
  const here = dialog.getByRole("textbox");
  await paste(here, "Naam\tSoort\nROC Twente\tschool\nBouwbond\tclub\n");
  await expect(dialog.getByText("2 rijen worden toegevoegd. 1 cel blijft leeg.")).toBeVisible();
  await sound(page);
  await dialog.getByRole("group", { name: "club" }).getByRole("button", { name: "vakbond" }).click();
  await expect(dialog.getByText("2 rijen worden toegevoegd.", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Plakken", exact: true }).click();
  await expect(page.getByText("2 rijen toegevoegd.")).toBeVisible();
  await expect(page.getByText("ROC Twente").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("ROC Twente")).toHaveCount(0);

  // Targets of a measure.
  await page.goto(page.url().replace(/[^/]*$/, "measures"));
  await goToMeasure(page, /^1 /);
  await page.getByRole("button", { name: "Plakken uit een rekenblad" }).first().click();
  await paste(dialog.getByRole("textbox"), "Aantal\tEenheid\n40\tdeelnemers\n3\tworkshops\n");
  await dialog.getByRole("button", { name: "Plakken", exact: true }).click();
  await expect(page.getByText("2 rijen toegevoegd.")).toBeVisible();
});

test("a table is pasted straight onto a list, and onto the figures of a series", async ({ page }) => {
  await openAt(page, "parties");
  const dialog = page.getByRole("dialog", { name: "Plakken uit een rekenblad" });
  const taken = async (count) => {
    await dialog.getByRole("button", { name: "Plakken", exact: true }).click();
    await expect(page.getByText(`${count} rijen toegevoegd.`)).toBeVisible();
  };
  await paste(page.getByRole("main").getByRole("button", { name: /partij toevoegen/i }), "Naam\tSoort\nROC Twente\tschool\nBouwbond\tvakbond\n");
  await taken(2);
  await expect(page.getByText("Bouwbond").first()).toBeVisible();
  // What is no table goes into the field.
  await page.getByText("Bouwbond").first().click();
  const name = page.getByRole("textbox", { name: "Naam" });
  await paste(name, "Bond van de bouw");
  await expect(dialog).toHaveCount(0);

  await page.goto(page.url().replace(/[^/]*$/, "labour-market"));
  await page.getByRole("button", { name: "Reeks toevoegen" }).click();
  const figures = page.getByRole("group", { name: "Cijfers van de reeks" });
  await paste(figures.getByRole("button", { name: "Cijfer toevoegen" }), "Jaar\tAantal\n2024\t1.850,5\n2025\t1.900\n2026\t\n");
  await taken(3);
  await expect(figures.getByRole("textbox", { name: "Waarde, regel 1" })).toHaveValue("1.850,5");
  await expect(figures.getByRole("textbox", { name: "Jaar of groep, regel 3" })).toHaveValue("2026");
  await page.keyboard.press("Control+z");
  await expect(figures.getByRole("textbox", { name: "Waarde, regel 1" })).toHaveCount(0);
});

test("a table pasted into a text keeps its rows", async ({ page }) => {
  await openAt(page, "mission");
  const summary = page.getByRole("main").getByRole("textbox").first();
  await paste(summary, "", file("22_word_table.html"));
  await expect(summary).toHaveValue(/Trainer intern \| 10 \| 100\s+Zaal voor de hele groep \| 2 \| 50/);
});
