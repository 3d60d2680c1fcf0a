// A plan of each kind: every section it starts with has a page that can be filled in.

import { expect, test } from "@playwright/test";
import { KINDS, fileOf, openBytes, sound } from "./page.mjs";

const main = (page) => page.getByRole("main");
const sections = (page) => page.getByRole("navigation", { name: "Onderdelen" });

async function open(page, plan) {
  await page.goto("./");
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(plan)));
  await expect(page).toHaveURL(/plan\//);
}

/** The errors reported on the console from now on. */
function faults(page) {
  const found = [];
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  page.on("pageerror", (error) => found.push(String(error)));
  return found;
}

for (const kind of KINDS) {
  test(`a plan of kind ${kind} has a page for each section, with help and how far it is`, async ({ page }) => {
    test.setTimeout(180_000);
    const found = faults(page);
    const everything = JSON.parse(await fileOf("tests/data/everything.json"));
    const id = "00000000-0000-4000-8000-000000000001";
    const empty = { format: { name: "sectorplan", major: 1 }, id };
    for (const plan of [empty, { ...everything, sections: [] }]) {
      await open(page, { ...plan, kind });
      const links = sections(page).locator("li:has(.sp-ring) a");
      const count = await links.count();
      expect(count).toBeGreaterThan(5);
      for (let at = 0; at < count; at += 1) {
        const link = links.nth(at);
        await expect(link).toContainText(/\d+ van \d+ veld(en)? ingevuld/);
        await link.click();
        await expect(link).toHaveAttribute("aria-current", "page");
        const name = await main(page).getByRole("heading", { level: 1 }).innerText();
        await expect(link).toContainText(name);
        await expect(main(page).getByText("Hulp bij dit onderdeel")).toBeVisible();
        // More than its heading, its help and who takes care of it.
        await expect(main(page).locator(":is(.sp-group, .sp-empty, .sp-fields, .sp-items)").first()).toBeVisible();
        await sound(page);
      }
    }
    expect(found).toEqual([]);
  });
}

for (const [kind, section, add, fields] of [
  ["intervention_programme", "Interventies", "Interventie toevoegen", ["Toelichting"]],
  ["intervention_programme", "Pilots", "Pilot toevoegen", ["Waar", "Interventies"]],
  ["intervention_programme", "Onderzoek", "Onderzoek toevoegen", ["Vragen", "Methode"]],
  ["intervention_programme", "Succesfactoren", "Succesfactor toevoegen", ["Toelichting"]],
  ["company_action_plan", "Huidig en gewenst", "Bedrijf of groep toevoegen", ["Waar"]],
  ["company_action_plan", "Resultaten", "Bedrijf of groep toevoegen", ["Waar"]],
  ["goal_agenda", "Praktijkvoorbeelden", "Praktijkvoorbeeld toevoegen", ["Wat er is gedaan", "Trefwoorden"]],
]) {
  test(`${section}: what is typed stays, and can be taken away`, async ({ page }) => {
    await open(page, {
      format: { name: "sectorplan", major: 1 },
      id: "00000000-0000-4000-8000-000000000001",
      kind,
    });
    await sections(page).getByRole("link", { name: section }).click();
    await main(page).getByRole("button", { name: add }).click();
    await expect(main(page).getByRole("textbox", { name: "Titel" })).toBeFocused();
    await page.keyboard.type("Eerste");
    for (const field of fields) await expect(main(page).getByText(field, { exact: true }).first()).toBeVisible();
    await sound(page);
    // Away and back.
    await sections(page).getByRole("link", { name: "Partijen" }).click();
    await sections(page).getByRole("link", { name: section }).click();
    await main(page).locator("summary", { hasText: "Eerste" }).click();
    await main(page).getByRole("button", { name: "Verwijderen" }).click();
    await expect(main(page).locator("summary", { hasText: "Eerste" })).toHaveCount(0);
    await page.getByRole("button", { name: "Ongedaan maken" }).first().click();
    await expect(main(page).locator("summary", { hasText: "Eerste" })).toHaveCount(1);
  });
}

test("a gap and what came of it are typed in rows, and refer to each other", async ({ page }) => {
  await open(page, {
    format: { name: "sectorplan", major: 1 },
    id: "00000000-0000-4000-8000-000000000001",
    kind: "company_action_plan",
  });
  const go = (name) => sections(page).getByRole("link", { name }).click();
  await go("Huidig en gewenst");
  await main(page).getByRole("button", { name: "Bedrijf of groep toevoegen" }).click();
  await page.keyboard.type("Bakkerij");
  await main(page).getByRole("button", { name: "Verschil toevoegen" }).click();
  await expect(main(page).getByRole("textbox", { name: "Aspect" })).toBeFocused();
  await page.keyboard.type("Taal");
  await main(page).getByRole("textbox", { name: "Nu", exact: true }).fill("Een op de drie leest niet");
  await go("Resultaten");
  await main(page).locator("summary", { hasText: "Bakkerij" }).click();
  await main(page).getByRole("button", { name: "Resultaat toevoegen" }).click();
  await page.keyboard.type("Meer mensen lezen");
  await main(page).getByLabel("Verkleint het verschil").selectOption({ label: "Taal" });
  await main(page).getByLabel("Voor wie").selectOption({ label: "de medewerkers" });
  await go("Profiel");
  await go("Resultaten");
  await main(page).locator("summary", { hasText: "Bakkerij" }).click();
  await expect(main(page).getByLabel("Verkleint het verschil").locator("option:checked")).toHaveText("Taal");
  await main(page).getByRole("button", { name: "Resultaat 1 verwijderen" }).click();
  await expect(main(page).getByLabel("Verkleint het verschil")).toHaveCount(0);
});
