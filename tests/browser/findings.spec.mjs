// Findings: worst first, grouped, updated while typing, and after the grant.

import { expect, test } from "@playwright/test";
import { openBytes, planOf, sound } from "./page.mjs";

/** Opens a plan at the page of its checks. */
async function openChecks(page, plan, heading = "Controle") {
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(plan)));
  await expect(page).toHaveURL(/plan\//);
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/checks"));
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

/** Twelve measures that nobody carries out, and a target without a measure. */
function faulty() {
  const plan = planOf(12);
  const last = plan.targets.length - 1;
  plan.targets[last] = { ...plan.targets[last], measure: "f0000000-0000-4000-8000-000000000001" };
  return plan;
}

const main = (page) => page.getByRole("main");
const live = (page) => page.getByRole("complementary", { name: "Stand van het plan" });

test("what cannot be true stands first, and what holds for many is one line that leads to each", async ({ page }) => {
  await page.goto("./");
  await openChecks(page, faulty());
  const levels = main(page).getByRole("heading", { level: 2 });
  await expect(levels).toHaveText(["Te herstellen", "Let op", "Advies"]);
  await expect(main(page).getByRole("link", { name: /hoort bij geen maatregel$/ })).toBeVisible();

  // By keyboard: unfold, and go to the third of them.
  const many = main(page).locator("summary", { hasText: "12 maatregelen noemen geen uitvoerder" });
  await many.focus();
  await page.keyboard.press("Enter");
  const list = main(page).locator("details", { hasText: "12 maatregelen noemen geen uitvoerder" }).getByRole("link");
  // In the order of the plan: by theme.
  await expect(list).toHaveText([1, 6, 11, 2, 7, 12, 3, 8, 4, 9, 5, 10].map((code) => `Maatregel ${code}`));
  await sound(page);
  await list.nth(2).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^11/ })).toBeVisible();

  // The side column of the measures says it once as well.
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: /^Maatregelen/ }).click();
  const beside = live(page).locator("summary", { hasText: "12 maatregelen noemen geen uitvoerder" });
  await beside.click();
  await live(page).getByRole("link", { name: "Maatregel 12", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^12/ })).toBeVisible();
});

test("one finding or all of a kind are left as they are, and shown again", async ({ page }) => {
  await page.goto("./");
  await openChecks(page, faulty());
  const many = main(page).locator("summary", { hasText: "12 maatregelen noemen geen uitvoerder" });
  const one = main(page).getByRole("link", { name: "De sector is nog niet ingevuld" });
  // A contradiction must be corrected.
  await expect(main(page).getByRole("button", { name: /^Zo laten: .*hoort bij geen maatregel/ })).toHaveCount(0);
  await main(page).getByRole("button", { name: "Zo laten: 12 maatregelen noemen geen uitvoerder" }).click();
  await expect(many).toHaveCount(0);
  await main(page).getByRole("button", { name: "Zo laten: De sector is nog niet ingevuld" }).click();
  await expect(one).toHaveCount(0);

  await main(page).getByRole("button", { name: /^Zo gelaten/ }).click();
  await expect(main(page).getByRole("button", { name: /^Zo gelaten/ })).toHaveText(/13/);
  await expect(many).toBeVisible();
  await main(page).getByRole("button", { name: /^Weer tonen: 12 maatregelen/ }).click();
  await expect(many).toHaveCount(0);
  await main(page).getByRole("button", { name: /^Alles/ }).click();
  await expect(many).toBeVisible();
  await page.getByRole("button", { name: "Ongedaan maken" }).first().click();
  await expect(many).toHaveCount(0);
});

test("findings follow the title that somebody types, letter by letter", async ({ page }) => {
  await page.goto("./");
  // A goal is asked for only if there are measures to serve it.
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(planOf(1))));
  const go = async (section) => {
    await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: section }).click();
    await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
  };
  const follows = async (section, add, field, noun) => {
    await go(section);
    await main(page).getByRole("button", { name: add, exact: true }).click();
    const title = main(page).getByLabel(field, { exact: true }).filter({ visible: true }).last();
    await title.focus();
    let typed = "";
    for (const letter of "Vergrijzing") {
      await page.keyboard.type(letter);
      typed += letter;
      await expect(live(page).getByRole("link", { name: `${noun} ‘${typed}’` }).first()).toBeVisible();
    }
    await expect(live(page).getByText(/‘V’/)).toHaveCount(0);
    await page.keyboard.press("Backspace");
    await expect(live(page).getByRole("link", { name: `${noun} ‘Vergrijzin’` }).first()).toBeVisible();
  };
  await follows("Knelpunten", "Knelpunt toevoegen", "Korte titel", "Knelpunt");
  await follows("Doelstellingen", "Doelstelling toevoegen", "Titel", "Doelstelling");
  await follows("Arbeidsmarkt", "Feit toevoegen", "Wat het feit zegt", "Arbeidsmarktgegeven");
});

test("a measure is named in findings by the number that somebody types", async ({ page }) => {
  await page.goto("./");
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(planOf(1))));
  await page.getByRole("navigation", { name: "Thema’s en maatregelen" }).getByRole("link", { name: /^1 / }).first().click();
  const code = main(page).getByRole("textbox", { name: "Code", exact: true });
  await code.fill("");
  await code.pressSequentially("7b");
  await expect(live(page).getByRole("link", { name: "Maatregel 7b noemt geen uitvoerder" })).toBeVisible();
  await page.getByRole("button", { name: "Ongedaan maken" }).first().click();
  await expect(live(page).getByRole("link", { name: "Maatregel 1 noemt geen uitvoerder" })).toBeVisible();
});

test("once a plan was granted, the decision and readings are asked for and no better draft", async ({ page }) => {
  await page.goto("./");
  await openChecks(page, { ...planOf(12), status: "running" });
  await expect(main(page).getByText("Het plan is toegekend: adviezen voor het schrijven staan uit.")).toBeVisible();
  await expect(main(page).getByText(/noemen geen uitvoerder/)).toHaveCount(0);
  await expect(main(page).getByRole("link", { name: "Er is nog niets vastgelegd van wat het plan heeft bereikt" })).toHaveCount(1);
  await main(page).getByRole("link", { name: "De beschikking staat nog niet in het plan" }).click();
  const day = page.getByRole("textbox", { name: "Datum van de beschikking" });
  await expect(day).toBeFocused();
  await day.fill("1-9-2026");
  await expect(live(page).getByText("De beschikking staat nog niet in het plan")).toHaveCount(0);
  await sound(page);
  // Back to a draft: what is missing in a draft is reported again.
  await page.getByLabel("Status").selectOption({ label: "concept" });
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/checks"));
  await expect(main(page).locator("summary", { hasText: "12 maatregelen noemen geen uitvoerder" })).toBeVisible();
});
