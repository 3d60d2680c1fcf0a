// What saves hours: words replaced everywhere, measures changed together, parts of another plan.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { keyboard } from "./hands.mjs";
import { fileOf, openExample } from "./page.mjs";

const box = (page, name) => page.getByRole("checkbox", { name });
const button = (page, name) => page.getByRole("button", { name });
const heading = (page, name) => page.getByRole("heading", { level: 1, name });
const undo = (page) => page.getByRole("status").getByRole("button", { name: "Ongedaan maken" });
const tick = async (hands, what) => {
  await hands.reach(what);
  await hands.page.keyboard.press("Space");
};

test("words are replaced where somebody leaves the box ticked, by keyboard alone", async ({ page }) => {
  await page.goto("./");
  await button(page, "Nieuw plan").click();
  await page.getByRole("textbox", { name: "Titel van het plan" }).fill("Techniek en metaaltechniek");
  const sector = page.getByRole("textbox", { name: "Sector", exact: true });
  await sector.fill("techniek");
  const hands = keyboard(page);
  await page.keyboard.press("ControlOrMeta+Shift+f");
  await expect(heading(page, "Zoeken en vervangen")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Zoek" })).toBeFocused();
  await page.keyboard.type("techniek");
  await expect(page.getByText("3 keer gevonden, waarvan 3 gekozen")).toBeVisible();
  await hands.type(page.getByRole("textbox", { name: "Vervang door" }), "vakwerk");
  await tick(hands, box(page, "Alleen hele woorden"));
  await expect(page.getByText("2 keer gevonden, waarvan 2 gekozen")).toBeVisible();
  await tick(hands, box(page, "Alleen hele woorden"));
  await tick(hands, box(page, "Hoofdletters tellen mee"));
  await expect(page.getByText("2 keer gevonden, waarvan 2 gekozen")).toBeVisible();
  await tick(hands, box(page, /metaal/));
  await hands.press(button(page, "Vervangen (1)"));
  await expect(page.getByText("1 keer vervangen.")).toBeVisible();
  await expect(page.getByText("1 keer gevonden, waarvan")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText("2 keer gevonden")).toBeVisible();
});

test("a found word leads to its field, and back leads to what was looked for", async ({ page }) => {
  await openExample(page);
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await button(page, "Zoeken en vervangen").click();
  await page.getByRole("textbox", { name: "Zoek" }).fill("Servicepunten");
  await page.getByRole("link", { name: /^Partij ‘Vier Servicepunten/ }).click();
  await expect(heading(page, "Partijen")).toBeVisible();
  const name = page.getByRole("textbox", { name: "Naam" });
  await expect(name).toBeFocused();
  await expect(name).toHaveValue(/Servicepunten/);
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "Zoek" })).toHaveValue("Servicepunten");
});

test("measures that are ticked change together in one step", async ({ page }) => {
  await openExample(page);
  const hands = keyboard(page);
  await hands.press(button(page, "Meer maatregelen tegelijk wijzigen"));
  const row = (name) => page.getByRole("row", { name });
  await tick(hands, box(page, /^1 Extra plaatsen/));
  await tick(hands, box(page, /^2 Extra leerwerkplaatsen/));
  await expect(page.getByText("2 maatregelen gekozen")).toBeVisible();
  const what = page.getByRole("combobox", { name: "Wat wilt u wijzigen?" });
  await hands.choose(page.getByRole("combobox", { name: "Thema" }), "Thema 2, Scholing");
  await hands.press(button(page, "2 maatregelen wijzigen"));
  await expect(page.getByText("2 maatregelen gewijzigd.")).toBeVisible();
  await expect(row(/^1 Extra plaatsen in de bbl 2 /)).toBeVisible();

  const apply = () => button(page, "2 maatregelen wijzigen").click();
  await what.selectOption({ label: "Uitvoerder toevoegen" });
  await apply();
  await expect(page.getByRole("alert")).toHaveText("Vul eerst in wat het moet worden.");
  await page.getByRole("combobox", { name: "Partij" }).selectOption({ label: "UWV" });
  await apply();
  await expect(row(/^2 Extra leerwerkplaatsen .*, UWV/)).toBeVisible();

  await what.selectOption({ label: "Eerste of laatste dag" });
  await page.getByRole("textbox", { name: "Laatste dag" }).fill("31-12-2015");
  await apply();
  await expect(row(/^1 .* … t\/m 31 dec 2015/)).toBeVisible();

  await what.selectOption({ label: "Verwijderen, met hun doelen" });
  await button(page, "2 maatregelen verwijderen").click();
  await expect(box(page, /^1 Extra plaatsen/)).toHaveCount(0);
  await undo(page).click();
  await expect(row(/^1 .* … t\/m 31 dec 2015/)).toBeVisible();
});

test("parts of another plan are taken over, and what is there is not doubled", async ({ page }) => {
  await openExample(page);
  await page.getByRole("link", { name: "Sectorplan, naar uw plannen" }).click();
  await button(page, "Nieuw plan met delen van een ander plan").click();
  await expect(heading(page, "Overnemen uit een ander plan")).toBeVisible();
  const hands = keyboard(page);
  await hands.press(button(page, /^Metalektro 2014–2016/));
  await tick(hands, box(page, /^2 Extra leerwerkplaatsen/));
  await tick(hands, box(page, "UWV"));
  await hands.press(button(page, "Overnemen (2)"));
  await expect(page.getByText(/^Overgenomen: 1 thema, 1 maatregel, 1 doel, .*partijen/)).toBeVisible();
  await tick(hands, box(page, "UWV"));
  await hands.press(button(page, "Overnemen (1)"));
  await expect(page.getByText("Er is niets toegevoegd: alles stond er al (1 partij).")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("complementary").getByText("13", { exact: true })).toHaveCount(0);
});

test("a file is only read when parts of it are taken over", async ({ page }) => {
  await page.goto("./");
  await button(page, "Nieuw plan").click();
  await page.getByRole("link", { name: /^Maatregelen/ }).filter({ visible: true }).first().click();
  await page.getByRole("link", { name: "Overnemen uit een ander plan" }).click();
  const chooser = page.waitForEvent("filechooser");
  await button(page, "Uit een bestand…").click();
  const buffer = await fileOf("public/examples/metalektro-2014-2016.json");
  await (await chooser).setFiles({ name: "plan.json", mimeType: "application/json", buffer });
  await box(page, "Alles Maatregelen").check();
  await button(page, /^Overnemen \(14\)/).click();
  await expect(page.getByText(/14 maatregelen/)).toBeVisible();
  await expect(page.getByRole("complementary").getByText("2.411").first()).toBeVisible();
  await page.getByRole("link", { name: "Sectorplan, naar uw plannen" }).click();
  await expect(page.getByRole("link", { name: "Metalektro 2014–2016" })).toHaveCount(0);
});

test("a plan that is handed in is frozen, and goes on in a new version", async ({ page }) => {
  await openExample(page);
  await page.getByRole("link", { name: /^Profiel/ }).filter({ visible: true }).first().click();
  const hands = keyboard(page);
  await hands.type(page.getByRole("textbox", { name: "Ingediend op" }), "28-5-2014");
  await hands.press(button(page, "Vastleggen als ingediend"));
  // The checks still find something in it, so it is asked once.
  await hands.press(button(page, "Toch vastleggen"));
  const part = page.getByRole("main");
  await expect(part.getByText("Ingediend op 28 mei 2014.")).toBeVisible();
  await expect(part.getByText("Sindsdien is er niets gewijzigd.")).toBeVisible();
  await hands.press(button(page, "Verder in een nieuwe versie"));
  await expect(page.getByText(/^U werkt nu in versie/)).toBeVisible();
  await hands.type(page.getByRole("textbox", { name: "Titel van het plan" }), "Tweede versie");
  await expect(part.getByText("Onderdelen die sindsdien anders zijn: 1 gewijzigd.")).toBeVisible();
  const download = page.waitForEvent("download");
  await hands.press(button(page, "Vastgelegde kopie downloaden"));
  const frozen = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(frozen.title).toBe("Metalektro 2014–2016");
  expect(frozen.status).toBe("submitted");
});

test("participants are broken down in tables that add up to the plan", async ({ page }) => {
  await openExample(page);
  await page.getByRole("link", { name: "Uitsplitsing per groep, regio en jaar" }).click();
  await expect(heading(page, "Deelnames uitgesplitst")).toBeVisible();
  for (const name of ["Per doelgroep", "Per regio", "Per jaar"]) {
    const table = page.getByRole("table", { name });
    await expect(table.getByRole("row", { name: /^Totaal 2\.411/ })).toBeVisible();
    const counts = await table.getByRole("row").filter({ hasNotText: /Totaal|Deelnames/ }).locator("td:first-of-type").allInnerTexts();
    expect(counts.map((count) => Number(count.replace(".", ""))).reduce((a, b) => a + b, 0)).toBe(2411);
  }
  await page.getByRole("table", { name: "Per doelgroep" }).getByRole("link", { name: "Maatregel 4" }).click();
  await expect(heading(page, /^4 /)).toBeVisible();
});

test("who does what by when stands on the page of its section and on the overview", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-05-19T10:00:00"));
  await openExample(page);
  const hands = keyboard(page);
  await hands.press(button(page, "Wie doet dit onderdeel?"));
  const who = page.getByRole("textbox", { name: "Wie", exact: true });
  await expect(who).toBeFocused();
  await page.keyboard.type("Projectbureau");
  await hands.type(page.getByRole("textbox", { name: "Wat", exact: true }), "doelen nalopen");
  await hands.type(page.getByRole("textbox", { name: "Klaar op" }), "17-5-2026");
  const said = "Projectbureau · doelen nalopen · 2 dagen te laat: de laatste dag was 17 mei 2026";
  await expect(page.getByText(said)).toBeVisible();
  await page.getByRole("link", { name: "1 taak te doen, 1 te laat" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: said })).toBeVisible();
  await page.getByRole("main").getByRole("list").getByRole("link", { name: "Maatregelen" }).click();
  await expect(page.locator("summary", { hasText: said })).toBeVisible();
  // The first of its fields with nothing in it: what is too late is done, or has another day.
  await expect(page.getByRole("checkbox", { name: "Dit is klaar" })).toBeFocused();
});

test("the last day to apply is counted down to, and said when it has passed", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-05-19T10:00:00"));
  await openExample(page);
  await page.getByRole("link", { name: /^Profiel/ }).filter({ visible: true }).first().click();
  // A submitted plan no longer has a last day.
  await page.getByLabel("Status").selectOption({ label: "concept" });
  await page.getByRole("combobox", { name: "Voor welke regeling" }).selectOption({ label: "een regeling die ik zelf beschrijf" });
  const day = page.getByRole("textbox", { name: "Laatste dag om aan te vragen" });
  await day.fill("31-5-2026");
  const live = page.getByRole("complementary");
  await expect(live.getByText("nog 12 dagen, tot en met 31 mei 2026")).toBeVisible();
  await day.fill("18-5-2026");
  await expect(live.getByText("Gesloten: aanvragen kon tot en met 18 mei 2026")).toBeVisible();
});
