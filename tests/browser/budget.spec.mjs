// The budget by keyboard alone: a rate from a wage, where a number comes from, money in hand, and a
// scenario that becomes the plan and is undone.

import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { keyboard } from "./hands.mjs";

const button = (page, name) => page.getByRole("button", { name });
const field = (page, name) => page.getByRole("textbox", { name });
const summary = (page, name) => page.getByRole("main").locator("summary").filter({ hasText: name });
const row = (page, name) => page.getByRole("main").getByRole("row", { name });

test("a rate, a number's parts, money in hand and a scenario", async ({ page }) => {
  // Tabs through a long page, and runs axe on all of it twice.
  test.setTimeout(120_000);
  await page.goto("./");
  await button(page, "Compleet voorbeeld openen").click();
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: /^Geld/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Geld" })).toBeVisible();
  const hands = keyboard(page);
  const press = async (what) => {
    await what.focus();
    await page.keyboard.press("Enter");
  };

  // € 85,000 × 1.32 = € 112,200; over 1,700 hours € 66.
  await press(summary(page, "Projectleider van het fonds"));
  await hands.type(field(page, "Uren per jaar"), "1700");
  await expect(page.getByText("= € 112.200,00 per jaar; gedeeld door 1.700 uren is dat € 66,00 per uur")).toBeVisible();
  await expect(summary(page, "Projectleider van het fonds")).toContainText("€ 66,00 per uur");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(summary(page, "Projectleider van het fonds")).toContainText("€ 68,00 per uur");

  // What the totals come from: the grant, and the largest lines, each with a link to its field.
  await press(button(page, "Gevraagde subsidie: waarom dit getal?"));
  const grant = page.getByRole("link", { name: /^subsidie, aangevraagd/ });
  await expect(page.getByRole("listitem").filter({ has: grant })).toContainText(/€\s1.740.721,00/);
  await hands.press(grant);
  await expect(page.getByRole("textbox", { name: "Bedrag" }).and(page.locator(":focus"))).toHaveValue(/1\.740\.721,00$/);
  await press(button(page, "Kosten: waarom dit getal?").first());
  await press(page.getByRole("link", { name: "Vijf dagen training voor 360 werknemers" }));
  await expect(field(page, "Omschrijving").and(page.locator(":focus"))).toHaveValue("Vijf dagen training voor 360 werknemers");
  await page.getByRole("button", { name: "Sluiten" }).click();

  await press(summary(page, "Per thema"));
  await hands.press(button(page, "Duurzame inzetbaarheid: waarom dit getal?"));
  await expect(page.getByRole("link", { name: /^7 / }).last()).toBeVisible();
  await press(summary(page, "Geld in kas"));
  await expect(page.getByText("Het laagst staat de kas in de periode “tweede helft 2028”")).toBeVisible();

  await press(summary(page, "Scenario"));
  await hands.type(field(page, "De subsidie wordt lager, in procenten"), "20");
  // 80 % of € 1,740,721.
  await expect(row(page, /^Gevraagde subsidie: waarom dit getal\? €\s1.740.721,00 €\s1.392.576,80/)).toBeVisible();
  await press(button(page, "Gevraagde subsidie: waarom dit getal?").last());
  await expect(page.getByText(/€\s1.740.721,00 in het plan, wordt €\s1.392.576,80/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Deze doelen worden niet meer betaald" })).toBeVisible();
  await hands.press(button(page, "Scenario overnemen"));
  await expect(page.getByText("Het scenario is overgenomen in het plan.")).toBeVisible();
  await expect(row(page, /^Nog niet gedekt: waarom dit getal\? €\s348.144,20/).first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(row(page, /^Verschil tussen kosten en dekking: waarom dit getal\? €\s0,00/)).toBeVisible();

  // All of it at once, on a desktop and in the dark on a phone.
  const all = 'section:has(> .sp-group__head > [id^="budget-"])';
  await page.locator(all).evaluate((group) => group.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  await expect(page.getByRole("group", { name: "Tabel: Per deelname" })).toBeVisible();
  for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    const { violations } = await new AxeBuilder({ page }).include(all).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), colorScheme).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  }
});
