// Files that are opened by mistake, and those of a partner who went on with the same plan.

import { expect, test } from "@playwright/test";
import { fileOf, openBytes, openExample, sound } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

const files = [
  ["begroting.xlsx", Buffer.from("PK\u0003\u0004[Content_Types].xml xl/workbook.xml"), /spreadsheet/, /kopieer de rijen/],
  ["plan.docx", Buffer.from("PK\u0003\u0004word/document.xml"), /document van Word/, /plak dat in een tekstveld/],
  ["plan.pdf", Buffer.from("%PDF-1.7\n"), /pdf/, /Kopieer er een stuk tekst uit/],
  ["kosten.csv", Buffer.from("Maatregel;Bedrag\nScholing;1.458,00\n"), /tabel als tekst \(CSV\)/, /kopieer de rijen/],
  ["export.xml", Buffer.from('<?xml version="1.0"?><plan/>'), /XML/, /\.json/],
  ["foto.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), /afbeelding/, /\.json/],
  ["plan.zip", Buffer.from("PK\u0003\u0004plan.json"), /zip-bestand/, /Pak het eerst uit/],
  ["plan.json", Buffer.from("<!doctype html><title>Inloggen</title>"), /bladzijde van een website/, /inloggen/],
];

for (const [name, bytes, what, todo] of files) {
  test(`${name}: says what it is and where it can go`, async ({ page }) => {
    await page.goto("./");
    await openBytes(page, name, bytes);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(name);
    await expect(alert).toContainText(what);
    await expect(alert).toContainText(todo);
  });
}

test("a plan that a mail program renamed can be chosen", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator("body[data-ready]")).toBeVisible();
  for (const accept of await page.locator('input[type="file"]').evaluateAll((all) => all.map((it) => it.accept))) {
    expect(accept).toBe("");
  }
  await openBytes(page, "plan.json.txt", await fileOf("public/examples/metalektro-2014-2016.json"));
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
});

test("the file of a partner shows what differs before anything is chosen", async ({ page }) => {
  await openExample(page);
  await page.getByRole("link", { name: words.home }).click();
  const other = JSON.parse(await fileOf("public/examples/metalektro-2014-2016.json"));
  const [measure] = other.measures;
  measure.title = "Anders dan hier";
  await openBytes(page, "partner.json", Buffer.from(JSON.stringify(other)));
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Bekijken wat er anders is").click();
  await expect(dialog.getByRole("columnheader", { name: "In het bestand" })).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: /maatregel 1 gewijzigd: titel/i })).toBeVisible();
  await sound(page);
  await dialog.getByRole("button", { name: "Annuleren" }).last().click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Metalektro 2014–2016", exact: true })).toBeVisible();
});
