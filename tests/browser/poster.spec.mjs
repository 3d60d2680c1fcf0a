// The poster: viewed, clicked through to a field, printed on one sheet of A3; and the whole plan as
// a text on sheets of A4.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { openExample } from "./page.mjs";

// Each checks hundreds of texts, and prints.
test.setTimeout(90_000);

const POINTS = { a3: [1190.55, 841.89], a4: [595.28, 841.89] };

/** The sizes of the pages of a PDF, in points. */
function pages(pdf) {
  const boxes = pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [...boxes].map(([, width, height]) => [Number(width), Number(height)]);
}

/** The text of a PDF, on one line. */
function textOf(pdf) {
  return execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).replace(/\s+/g, " ");
}

function isOf([width, height], [wanted, high]) {
  expect(Math.abs(width - wanted)).toBeLessThan(1.5);
  expect(Math.abs(height - high)).toBeLessThan(1.5);
}

async function openPoster(page) {
  await openExample(page);
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: "Poster" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Poster" })).toBeVisible();
}

const sheet = (page) => page.getByRole("group", { name: /Metalektro/ });

test("the poster leads to its fields, grows, and is printed on one sheet of A3", async ({ page }) => {
  await openPoster(page);
  await expect(page.getByRole("status").filter({ hasText: "Alles past op het vel" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const desk = page.getByRole("group", { name: /maken hem|veranderen de grootte/ });
  const fitting = (await sheet(page).boundingBox()).width;
  await page.getByRole("button", { name: "Ware grootte" }).click();
  // 420 mm in CSS pixels of 1/96 inch.
  await expect.poll(async () => Math.round((await sheet(page).boundingBox()).width)).toBe(1587);
  await desk.focus();
  await page.keyboard.press("+");
  await expect.poll(async () => Math.round((await sheet(page).boundingBox()).width)).toBe(2381);
  await page.keyboard.press("0");
  await expect.poll(async () => (await sheet(page).boundingBox()).width).toBe(fitting);

  // Text is no wider than measured, so that nothing runs into its neighbours.
  const wider = await sheet(page).evaluate(async (svg) => {
    await document.fonts.ready;
    const right = svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll("text")].filter((text) => {
      const box = text.getBBox();
      return box.x + box.width > right - 30;
    }).map((text) => text.textContent);
  });
  expect(wider).toEqual([]);

  // The table of participants may be left out, and comes back with undo.
  const row = sheet(page).getByRole("link", { name: /^2 Scholing 1\.458 1\.458/ });
  await expect(row).toBeVisible();
  await page.getByRole("checkbox", { name: "Deelnames als tabel" }).uncheck();
  await expect(row).toBeHidden();
  await page.getByRole("button", { name: /^Ongedaan maken/ }).first().click();
  await expect(row).toBeVisible();

  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pages(pdf)).toHaveLength(1);
  isOf(pages(pdf)[0], POINTS.a3);
  const text = textOf(pdf);
  for (const said of ["Metalektro 2014–2016", "430 leerwerkplekken", "Proef met de Work Ability Index", "6.475.973"]) {
    expect(text).toContain(said);
  }

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "SVG" }).click();
  const svg = (await readFile(await (await download).path())).toString();
  expect(svg).toMatch(/^<svg [^>]*420mm.*Proef met de Work Ability Index.*<\/svg>\s*$/s);

  const block = sheet(page).getByRole("link", { name: /^Missie|^Een arbeidsmarkt/ }).last();
  await block.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Missie", exact: true })).toBeFocused();
});

test("what does not fit holds the print until there is a shorter text", async ({ page }) => {
  await openExample(page);
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: /^Missie/ }).click();
  await page.getByRole("textbox", { name: "Missie", exact: true }).fill("Iedereen leert een leven lang door. ".repeat(300));
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: "Poster" }).click();
  const held = page.getByRole("region", { name: "Te veel voor één vel" });
  await expect(held).toBeVisible();
  await expect(page.getByRole("button", { name: "Afdrukken" })).toHaveAttribute("aria-disabled", "true");
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await held.getByRole("link", { name: /^Missie: .* tekens te veel/ }).click();
  const shorter = page.getByRole("textbox", { name: "Kortere missie voor de poster" });
  await expect(shorter).toBeFocused();
  await shorter.fill("Iedereen leert door.");
  await page.goBack();
  await expect(sheet(page)).toContainText("Iedereen leert door.");
  await expect(held).toBeHidden();
});

test("words that read from the right stand in their order, at the right of their room", async ({ page }) => {
  await openExample(page);
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: /^Missie/ }).click();
  await page.getByRole("textbox", { name: "Missie", exact: true }).fill("سوق عمل نشيط, Metalektro");
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: "Poster" }).click();
  const link = sheet(page).getByRole("link", { name: /نشيط, Metalektro$/ });
  const places = await link.evaluate((link) => {
    const text = link.querySelector("text");
    const at = (word) => text.getStartPositionOfChar(text.textContent.indexOf(word)).x;
    const [box, room] = [text.getBBox(), link.getBBox()];
    return { first: at("سوق"), second: at("عمل"), last: at("Metalektro"), fromRight: room.x + room.width - box.x - box.width };
  });
  expect(places.first).toBeGreaterThan(places.second);
  expect(places.second).toBeGreaterThan(places.last);
  // The space for the focus ring is four points wider than the block.
  expect(places.fromRight).toBeLessThan(5);
});

test("the reading version is printed on sheets of A4 with everything in it", async ({ page }) => {
  await openPoster(page);
  await page.getByRole("radio", { name: /^Leesversie/ }).check();
  await expect(page.getByRole("heading", { level: 3, name: "Thema 1, Instroom en begeleiding van jongeren" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pages(pdf).length).toBeGreaterThan(3);
  for (const size of pages(pdf)) isOf(size, POINTS.a4);
  const text = textOf(pdf);
  for (const said of ["Missie", "430 leerwerkplekken", "Stichting A+O Metalektro", "6.475.973", "Unieke deelnemers", "Doelgroepen"]) {
    expect(text).toContain(said);
  }
});
