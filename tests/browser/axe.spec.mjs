// No page, empty or full, light or dark, has a fault that axe detects.

import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { fileOf, goToMeasure, openBytes, openExample, openMany } from "./page.mjs";

const tab = (page, name) => page.getByRole("link", { name }).filter({ visible: true }).first().click();

async function sound(page, where) {
  // Folded content is checked as well; in a list of items only the first, as all are alike.
  await page.evaluate(async () => {
    for (const round of [1, 2]) {
      document.querySelectorAll("details").forEach((fold) => {
        fold.open ||= !fold.closest(".sp-item") || fold.matches(".sp-item:first-child > *");
      });
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, round)));
    }
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  expect(found, where).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** The pages of a plan: address and heading of each. */
const pages = {
  overview: /./,
  profile: "Profiel",
  mission: "Missie en ambitie",
  goals: "Doelstellingen",
  "labour-market": "Arbeidsmarkt",
  bottlenecks: "Knelpunten",
  regions: "Doelgroepen en regio’s",
  activities: "Activiteiten",
  parties: "Partijen",
  money: "Geld",
  documents: "Documenten",
  charts: "Grafieken",
  history: "Versies en bestanden",
  timeline: "Tijdlijn",
  poster: "Poster",
  checks: "Controle",
  measures: "Maatregelen",
};

async function allPages(page, plan) {
  const start = page.url().replace(/[^/]*$/, "");
  for (const [name, heading] of Object.entries(pages)) {
    await page.goto(start + name);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await sound(page, `${plan}: ${name}`);
  }
}

/** The pages of tools, which are reached from the menu or another page. */
async function allTools(page, plan) {
  await page.keyboard.press("ControlOrMeta+Shift+f");
  await page.getByRole("textbox", { name: "Zoek" }).fill("e");
  await page.getByRole("textbox", { name: "Vervang door" }).fill("o");
  await sound(page, `${plan}: find`);
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("button", { name: "Overnemen uit een ander plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overnemen uit een ander plan" })).toBeVisible();
  await sound(page, `${plan}: copy from`);
  await page.goto(page.url().replace(/[^/]*$/, "participants"));
  await expect(page.getByRole("heading", { level: 1, name: "Deelnames uitgesplitst" })).toBeVisible();
  await sound(page, `${plan}: breakdown`);
  await tab(page, /^Maatregelen/);
  await page.getByRole("button", { name: "Wie doet dit onderdeel?" }).click();
  await sound(page, `${plan}: task`);
}

// Both colour schemes and both layouts in two of the four combinations: colours do not depend on
// layout.
for (const [colorScheme, screen, viewport] of [
  ["light", "desk", { width: 1280, height: 800 }],
  ["dark", "phone", { width: 390, height: 844 }],
]) {
  test.describe(`${colorScheme} on a ${screen}`, () => {
    test.use({ colorScheme, viewport });
    // Some twenty pages in each.
    test.setTimeout(480_000);

    test("empty", async ({ page }) => {
      await page.goto("./");
      await sound(page, "start");
      await page.goto("./#/help");
      await sound(page, "help");
      await page.goto("./#/device");
      await sound(page, "what is kept");
      await page.goto("./#/plan/00000000-0000-4000-8000-000000000000");
      await sound(page, "missing plan");
      await page.goto("./");
      await page.getByRole("button", { name: "Nieuw plan" }).click();
      await allPages(page, "empty");
      await allTools(page, "empty");
      await page.getByRole("button", { name: "Eerste thema toevoegen" }).click();
      await sound(page, "empty theme");
      await page.getByRole("button", { name: "Eerste maatregel toevoegen" }).click();
      await sound(page, "empty measure");
      await page.getByRole("button", { name: "Eerste doel toevoegen" }).click();
      await sound(page, "empty target");
      const quantity = page.getByRole("textbox", { name: "Aantal van doel 1" });
      await quantity.fill("geen getal");
      await quantity.blur();
      await page.getByRole("button", { name: "Meer", exact: true }).click();
      await sound(page, "error and menu open");
    });

    test("with the example", async ({ page }) => {
      await openExample(page);
      await sound(page, "measures");
      await page.getByRole("link", { name: /^Thema 3/ }).click();
      await expect(page.getByRole("heading", { level: 1, name: /^3/ })).toBeVisible();
      await sound(page, "theme");
      for (const [index, measure] of ["6", "8", "11"].entries()) {
        await page.goBack();
        if (index > 0) await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
        await goToMeasure(page, new RegExp(`^${measure} `));
        await sound(page, `measure ${measure}`);
      }
      await page.goBack();
      await allPages(page, "example");
      await allTools(page, "example");
      await page.getByRole("button", { name: "Meer maatregelen tegelijk wijzigen" }).click();
      await page.getByRole("checkbox", { name: "Alle maatregelen" }).check();
      await sound(page, "several measures");
      await page.getByRole("link", { name: "Sectorplan, naar uw plannen" }).click();
      await sound(page, "start with a plan");
      await openBytes(page, "kapot.json", await fileOf("tests/data/broken/truncated.json"));
      await sound(page, "error on the start page");
      const changed = JSON.parse(await fileOf("public/examples/metalektro-2014-2016.json"));
      changed.title = "Een andere versie";
      await openBytes(page, "ander.json", Buffer.from(JSON.stringify(changed)));
      await expect(page.getByRole("dialog")).toBeVisible();
      await sound(page, "dialog");
    });

    test("with the invented example", async ({ page }) => {
      await page.goto("./");
      await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
      await allPages(page, "invented example");
      await goToMeasure(page, /^1 /);
      await sound(page, "invented measure");
    });

    test("with 100 measures", async ({ page }) => {
      await openMany(page, 100);
      await allPages(page, "100 measures");
    });
  });
}
