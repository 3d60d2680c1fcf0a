// Files and blocks that cost a reader the most: each is opened or refused, and the page goes on.

import { expect, test } from "@playwright/test";
import { openBytes } from "./page.mjs";

/** How long a page may take; the page for trying is slower than the published one. */
const ANSWERS = { timeout: 20_000 };

const id = (number) => String(number).padStart(32, "0");
const many = (count, one) => Array.from({ length: count }, (_, at) => one(at + 1)).join(",");
const item = (number, fields = "") => `{"id":"${id(number)}"${fields && ","}${fields}}`;
const plan = (fields) =>
  Buffer.from(`{"format":{"name":"sectorplan","major":1},"id":"${id(7)}",${fields}}`);

const REFUSED = {
  zeros: [plan(`"measures":[${many(999_000, () => "0")}]`), "‘maatregelen’ staan 999.000 onderdelen", "10.000"],
  themes: [plan(`"themes":[${many(40_000, item)}]`), "‘thema’s’ staan 40.000 onderdelen", "10.000"],
  title: [plan(`"title":"${"a".repeat(100_000)}"`), "titel, naam of code van 100.000 tekens", "10.000"],
  text: [plan(`"mission":"${"a".repeat(3_000_000)}"`), "een tekst van 3.000.000 tekens", "2.000.000"],
  depth: [plan(`"later":${"[".repeat(900_000)}${"]".repeat(900_000)}`), "In dit plan staan 900.0", "500.000"],
};

const OPENED = {
  pieces: `"measures":[${many(1_000, () => "0")}],"targets":[${many(1_000, () => "0")}],"cost_lines":[0]`,
  measures: `"measures":[${many(1_000, (at) => item(at, `"code":"${at}"`))}]`,
  themes: `"themes":[${many(1_000, item)}]`,
  targets: `"measures":[${item(1)}],"targets":[${many(1_000, (at) => item(at + 9, `"measure":"${id(1)}","quantity":"1","people":"each"`))}]`,
};

const start = async (page) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto("./");
  return errors;
};

const to = (page, address) =>
  page.evaluate((address) => {
    location.hash = location.hash.replace(/(plan\/[^/]+)\/.*/, `$1/${address}`);
  }, address);

for (const [name, [bytes, said, most]] of Object.entries(REFUSED)) {
  test(`a file with too much of something is refused in words: ${name}`, async ({ page }) => {
    const errors = await start(page);
    await openBytes(page, `${name}.json`, bytes);
    const alert = page.getByRole("alert").filter({ hasText: said });
    await expect(alert).toContainText(most, ANSWERS);
    // The page goes on: another file opens.
    await openBytes(page, "klein.json", plan(`"title":"Klein"`));
    await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
    expect(errors).toEqual([]);
  });
}

for (const [name, fields] of Object.entries(OPENED)) {
  test(`a costly file opens and each page of it answers: ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    const errors = await start(page);
    await openBytes(page, `${name}.json`, plan(fields));
    for (const [address, heading] of [
      ["measures", "Maatregelen"],
      ["money", "Geld"],
      ["checks", "Controle"],
      ["poster", "Poster"],
    ]) {
      await page.waitForURL(/#\/plan\//, ANSWERS);
      await to(page, address);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible(ANSWERS);
    }
    expect(errors).toEqual([]);
  });
}

test("what was set aside is counted beside the totals", async ({ page }) => {
  await start(page);
  await openBytes(page, "stukken.json", plan(OPENED.pieces));
  const live = page.getByRole("complementary");
  await expect(live.getByText("2.000 onderdelen zijn niet te lezen en tellen hier niet mee.")).toBeVisible(ANSWERS);
  await live.getByText("Eén onderdeel is niet te lezen en telt hier niet mee.").click();
  await expect(page.getByText("En nog 1.901", { exact: false })).toBeVisible(ANSWERS);
});

test("each page with totals says what is in none of them", async ({ page }) => {
  await start(page);
  const fields = `"themes":[${item(1, `"title":"Instroom"`)}],
    "measures":[${item(2, `"code":"1","theme":"${id(1)}"`)},0],
    "targets":[${item(3, `"measure":"${id(2)}","quantity":"10","people":"each"`)}],
    "activities":[0],"parties":[0],"indicators":[0],"cost_lines":[0,0]`;
  await openBytes(page, "stukken.json", plan(fields));
  const document = page.getByRole("main");
  const one = "Eén onderdeel is niet te lezen en telt hier niet mee.";
  for (const [address, heading, said] of [
    ["measures", "Maatregelen", one],
    ["money", "Geld", "2 onderdelen zijn"],
    ["activities", "Activiteiten", one],
    ["parties", "Partijen", one],
    ["indicators", "Indicatoren", one],
    ["participants", "Deelnames uitgesplitst", "6 onderdelen zijn"],
    ["timeline", "Tijdlijn", "6 onderdelen zijn"],
    ["charts", "Grafieken", "6 onderdelen zijn"],
  ]) {
    await to(page, address);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(document.getByText(said, { exact: false }).first()).toBeVisible();
  }
  await to(page, "bottlenecks");
  await expect(page.getByRole("heading", { level: 1, name: "Knelpunten" })).toBeVisible();
  await expect(document.getByText("niet te lezen", { exact: false })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  const strip = page.getByRole("navigation", { name: "In het kort" });
  await strip.getByRole("link", { name: "1 niet meegeteld" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Controle" })).toBeVisible();
});

test("a block of two hundred million cells is refused in words", async ({ page }) => {
  const errors = await start(page);
  await openBytes(page, "klein.json", plan(`"title":"Klein"`));
  await page.waitForURL(/#\/plan\//);
  await to(page, "money");
  const grid = page.getByRole("grid");
  await grid.click();
  await grid.evaluate((grid) => {
    const data = new DataTransfer();
    const cell = "<td colspan=1000 rowspan=1000>a</td>";
    data.setData("text/html", `<table>${`<tr>${cell}</tr>`.repeat(200)}</table>`);
    data.setData("text/plain", "a");
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText("Dit blok heeft 200 rijen en 1.000 kolommen.", { exact: false })).toBeVisible(ANSWERS);
  expect(errors).toEqual([]);
});
