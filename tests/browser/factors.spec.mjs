// Success factors by the places in which they were looked at, typed cell by cell.

import { expect, test } from "@playwright/test";
import { openBytes, sound } from "./page.mjs";

const id = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const order = (number) => `${number.toString(36).padStart(4, "0")}i`;
const list = (kind, titles) =>
  titles.map((title, at) => ({ id: id(kind, at + 1), order: order(at + 1), title }));

const programme = (pilots, factors) => ({
  format: { name: "sectorplan", major: 1 },
  id: id("a", 1),
  title: "Leren in de metaal",
  kind: "intervention_programme",
  pilots: list("b", pilots),
  interventions: list("c", ["Loopbaancoach"]),
  factors: list("d", factors),
});

async function openFactors(page, plan) {
  await page.goto("./");
  await openBytes(page, "programma.json", Buffer.from(JSON.stringify(plan)));
  await page.waitForURL(/#\/plan\//);
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: "Succesfactoren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Succesfactoren" })).toBeVisible();
}

test("what was seen is typed into the grid, undone, kept and drawn", async ({ page }) => {
  await openFactors(page, programme(["Bakkerij", "Drukkerij"], ["Steun van de leiding", "Tijd om te leren"]));
  const grid = page.getByRole("grid", { name: "Succesfactoren per pilot en interventie" });
  const row = (name) => grid.getByRole("row", { name });
  await grid.focus();
  await page.keyboard.press("+");
  await page.keyboard.press("3");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("-");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("+");
  await expect(row("Steun van de leiding")).toContainText("hielp op 2 plaatsen");
  await expect(row("Steun van de leiding").getByRole("gridcell").first()).toContainText("+++");
  await expect(row("Tijd om te leren")).toContainText("hielp op één plaats, hinderde op één plaats");
  await expect(
    page.getByText("Komt terug: Steun van de leiding. Niet overal hetzelfde: Tijd om te leren.", { exact: false }),
  ).toBeVisible();
  await sound(page);

  // Emptied by the keyboard and brought back by undo.
  await page.keyboard.press("Delete");
  await expect(row("Tijd om te leren")).toContainText("hinderde op één plaats");
  await expect(row("Tijd om te leren")).not.toContainText("hielp");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(row("Tijd om te leren")).toContainText("hielp op één plaats, hinderde op één plaats");

  // The note of a cell is a key away, and all of it survives a reload.
  await grid.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Wat er is gezien" })).toBeFocused();
  await page.keyboard.type("Drie van de vier teams zeggen het.");
  await expect(page.getByRole("banner").getByText("Bewaard", { exact: true })).toBeVisible();
  await page.reload();
  await expect(row("Steun van de leiding")).toContainText("hielp op 2 plaatsen");
  await row("Tijd om te leren").getByRole("gridcell").first().click();
  await expect(
    page.getByRole("region", { name: "Tijd om te leren: Bakkerij" }).getByText("Drie van de vier teams zeggen het."),
  ).toBeVisible();
});

test("on a phone a cell is filled by its buttons", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  await openBytes(page, "programma.json", Buffer.from(JSON.stringify(programme(["Bakkerij"], ["Steun van de leiding"]))));
  await page.waitForURL(/#\/plan\//);
  await page.evaluate(() => {
    location.hash = location.hash.replace(/(plan\/[^/]+)\/.*/, "$1/success-factors");
  });
  const grid = page.getByRole("grid", { name: "Succesfactoren per pilot en interventie" });
  await grid.getByRole("gridcell").nth(1).click();
  await page.getByRole("button", { name: "− hinderde" }).click();
  await expect(grid.getByRole("row", { name: "Steun van de leiding" })).toContainText("hinderde op één plaats");
  await sound(page);
});

test("two hundred pilots of forty factors answer", async ({ page }) => {
  const many = (count, name) => Array.from({ length: count }, (_, at) => `${name} ${at + 1}`);
  await openFactors(page, programme(many(200, "Pilot"), many(40, "Factor")));
  const grid = page.getByRole("grid", { name: "Succesfactoren per pilot en interventie" });
  await grid.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("+");
  await expect(grid.getByRole("row", { name: "Factor 1", exact: false }).first()).toContainText("hielp op één plaats");
});
