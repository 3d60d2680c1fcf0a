// Lists that are longer than anybody reads: what is drawn of them, what is said of the rest, and how
// somebody gets there.

import { expect, test } from "@playwright/test";
import { openBytes, sound } from "./page.mjs";

const COUNT = 500;

const id = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const numbers = Array.from({ length: COUNT }, (_, index) => index + 1);
const list = (kind, fields) =>
  numbers.map((number) => ({ id: id(kind, number), order: `${number.toString(36).padStart(4, "0")}i`, ...fields(number) }));

/** A plan with many parties, themes, goals, and targets of its one measure. */
function long() {
  return {
    format: { name: "sectorplan", major: 1 },
    id: id("a", 0),
    title: "Lang",
    parties: list("b", (number) => ({ name: number === COUNT ? "" : `Partij ${number}` })),
    themes: list("c", (number) => ({ title: `Thema ${number}` })),
    goals: list("d", (number) => ({ title: `Doelstelling ${number}` })),
    measures: [{ id: id("e", 1), order: "i", code: "1", title: "Maatregel", theme: id("c", 1) }],
    targets: list("f", (number) => ({ measure: id("e", 1), quantity: "1", qualifier: `doel ${number}` })),
  };
}

const main = (page) => page.getByRole("main");

async function open(page, address) {
  await page.goto("./");
  await openBytes(page, "lang.json", Buffer.from(JSON.stringify(long())));
  await expect(page).toHaveURL(/plan\//);
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, `$1/${address}`));
}

test("a long list draws its beginning, and more when asked", async ({ page }) => {
  await open(page, "goals");
  const items = main(page).locator(".sp-items > li");
  await expect(items).toHaveCount(200);
  await sound(page);
  const more = main(page).getByRole("button", { name: "Meer tonen (nog 300)" });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(items).toHaveCount(400);
  await main(page).getByRole("button", { name: "Meer tonen (nog 100)" }).click();
  await expect(items).toHaveCount(COUNT);
  await expect(main(page).getByRole("button", { name: /^Meer tonen/ })).toHaveCount(0);
});

test("what is added to a long list is there", async ({ page }) => {
  await open(page, "goals");
  await expect(main(page).locator(".sp-items > li")).toHaveCount(200);
  await main(page).getByRole("button", { name: "Doelstelling toevoegen" }).click();
  await expect(main(page).locator(".sp-items > li")).toHaveCount(201);
  await expect(main(page).getByRole("textbox", { name: "Titel" })).toBeFocused();
});

test("a finding leads to an item that is not drawn yet", async ({ page }) => {
  await open(page, "checks");
  await main(page).getByRole("link", { name: /partij.*naam|naam.*partij/i }).first().click();
  await expect(page).toHaveURL(/parties$/);
  await expect(page.locator(":focus")).toHaveAttribute("id", new RegExp(id("b", COUNT).replaceAll("-", "")));
});

test("a plan with many themes draws the beginning of its outline", async ({ page }) => {
  await open(page, "measures");
  const outline = page.getByRole("navigation", { name: "Thema’s en maatregelen" });
  await expect(outline.locator(".sp-outline__group")).toHaveCount(200);
  await expect(outline.getByRole("button", { name: "Meer tonen (nog 300)" })).toBeVisible();
});

test("a measure with many targets draws the first and the last", async ({ page }) => {
  test.slow();
  await open(page, `measures/${id("e", 1)}`);
  await expect(main(page).locator(".sp-target")).toHaveCount(201, { timeout: 60_000 });
  await expect(main(page).getByRole("button", { name: "Meer tonen (nog 300)" })).toBeVisible();
  await expect(main(page).getByRole("textbox", { name: `Wat van doel ${COUNT}`, exact: true })).toBeVisible();
});
