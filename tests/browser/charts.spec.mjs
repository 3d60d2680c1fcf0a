// A typed series becomes a chart with its table and files.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { openExample } from "./page.mjs";

const place = async (page, name) => {
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name }).click();
};

/** Starts a plan with one series of three years, typed as a person would. */
async function typeSeries(page) {
  await page.goto("./");
  await page.getByRole("button", { name: "Nieuw plan" }).click();
  await place(page, /^Arbeidsmarkt/);
  await page.getByRole("button", { name: "Reeks toevoegen" }).click();
  await page.getByRole("textbox", { name: "Wat de reeks laat zien" }).fill("Vacatures per jaar");
  await page.getByRole("textbox", { name: "Eenheid" }).fill("vacatures");
  for (const [index, [year, value]] of [["2012", "1.458"], ["2013", ""], ["2014", "729"]].entries()) {
    await page.getByRole("button", { name: "Cijfer toevoegen" }).click();
    await page.getByRole("textbox", { name: `Jaar of groep, regel ${index + 1}` }).fill(year);
    await page.getByRole("textbox", { name: `Waarde, regel ${index + 1}` }).fill(value);
  }
}

const chart = (page) => page.getByRole("main").getByRole("region", { name: "Vacatures per jaar" });

test("a series that is typed is drawn, told and listed", async ({ page }) => {
  await typeSeries(page);
  await expect(chart(page).getByRole("img", { name: /Vacatures per jaar/ })).toBeVisible();
  await expect(chart(page)).toContainText("Het hoogst is 2012, met 1.458 vacatures.");
  await expect(chart(page)).toContainText("Van 2012 tot 2014 daalde het van 1.458 naar 729 (-50,0%).");
  await expect(chart(page)).toContainText("Er ontbreekt 1 cijfer.");
  await page.getByRole("textbox", { name: "Waarde, regel 3" }).fill("1458");
  await expect(chart(page)).toContainText("Alle cijfers zijn gelijk: 1.458 vacatures.");
  await chart(page).getByText("Tabel en download").click();
  const rows = async () => (await chart(page).getByRole("row").allInnerTexts()).map((row) => row.split("\t"));
  await expect.poll(rows).toEqual([
    ["Jaar of periode", "vacatures"],
    ["2012", "1.458"],
    ["2013", "geen cijfer"],
    ["2014", "1.458"],
  ]);
});

test("figures are read by pointer and by keyboard", async ({ page }) => {
  await typeSeries(page);
  const told = chart(page).getByRole("status");
  await chart(page).getByRole("group", { name: /pijltjestoetsen/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(told).toHaveText("2012: 1.458");
  await page.keyboard.press("ArrowRight");
  await expect(told).toHaveText("2013: geen cijfer");
  await page.keyboard.press("End");
  await expect(told).toHaveText("2014: 729");
  await page.keyboard.press("Escape");
  await expect(told).toHaveText("");
  const box = await chart(page).getByRole("img").boundingBox();
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  await expect(told).toHaveText("2012: 1.458");
});

test("a chart is downloaded as a drawing, a picture and a table", async ({ page }) => {
  await typeSeries(page);
  await chart(page).getByText("Tabel en download").click();
  const file = async (name) => {
    const download = page.waitForEvent("download");
    await chart(page).getByRole("button", { name, exact: true }).click();
    const arrived = await download;
    return { name: arrived.suggestedFilename(), bytes: await readFile(await arrived.path()) };
  };
  const csv = await file("CSV");
  expect(csv.name).toBe("vacatures-per-jaar.csv");
  expect(csv.bytes.toString()).toBe('\ufeff"Jaar of periode";"vacatures"\r\n"2012";1458\r\n"2013";\r\n"2014";729\r\n');
  const svg = await file("SVG");
  expect(svg.bytes.toString()).toMatch(/^<svg width="720".*Vacatures per jaar.*<\/svg>\s*$/s);
  const png = await file("PNG");
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
});

test("the page of charts shows what can be drawn and where to begin for the rest", async ({ page }) => {
  await typeSeries(page);
  await place(page, "Grafieken");
  await expect(page.getByRole("heading", { level: 1, name: "Grafieken" })).toBeVisible();
  await expect(chart(page).getByRole("img")).toBeVisible();
  const toCome = page.getByRole("region", { name: "Nog niet te tekenen" });
  await expect(toCome.getByRole("listitem")).toHaveCount(6);
  await toCome.getByRole("link", { name: "Geld" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Geld" })).toBeVisible();
});

test("the example has its charts", async ({ page }) => {
  await openExample(page);
  await place(page, "Grafieken");
  const main = page.getByRole("main");
  for (const name of ["Deelnames per thema", /^Wie betaalt/, "Tijdlijn"]) {
    await expect(main.getByRole("region", { name })).toBeVisible();
  }
  await expect(main.getByRole("region", { name: "Opgegeven en berekende aantallen" })).toContainText(
    "opgegeven totalen zijn gelijk aan de berekende",
  );
});

test("what was reached is read beside what could be expected", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
  await place(page, "Grafieken");
  const main = page.getByRole("main");
  const progress = main.getByRole("region", { name: "Doelen: bereikt en verwacht" });
  await expect(progress).toContainText("Op 31 dec 2027 liggen 5 van de 9 gemeten doelen op of boven");
  await progress.getByRole("group", { name: /pijltjestoetsen/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(progress.getByRole("status")).toHaveText(/Beloofd 120, Bereikt 46, Dag 31 dec 2027, Verwacht 50, Aandeel 38,3%$/);
  const indicators = main.getByRole("region", { name: "Indicatoren" });
  await expect(indicators).toContainText("Uitval uit de opleiding (procent): 24,5 op 1 okt 2027, streefwaarde 20 op 1 okt 2028 (nog niet gehaald).");
});
