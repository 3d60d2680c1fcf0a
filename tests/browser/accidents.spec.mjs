// What goes wrong by accident: taken back in its turn, found once, asked before it happens.

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { goToMeasure, openBytes, planOf, sound } from "./page.mjs";

const main = (page) => page.getByRole("main");
const field = (page, name) => main(page).getByRole("textbox", { name, exact: true }).filter({ visible: true }).last();
const notice = (page) => page.locator(".sp-notice");

/** Goes to a page of the open plan. */
async function goTo(page, place, heading) {
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, `$1/${place}`));
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

async function open(page, plan) {
  await page.goto("./");
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(plan)));
  await expect(page).toHaveURL(/plan\//);
}

/** A plan with money and readings in every period, of 2027 and 2028. */
function whole() {
  return JSON.parse(readFileSync(new URL("../../public/examples/decorbouw-2027-2028.json", import.meta.url), "utf8"));
}

/** Where the caret is in the field that has the focus. */
const caret = (page) => page.evaluate(() => [document.activeElement.selectionStart, document.activeElement.selectionEnd]);

test("each thing that was typed is taken back in its turn, with the caret where it was", async ({ page }) => {
  await open(page, planOf(1));
  await goTo(page, "profile", "Profiel");
  const [first, last, title] = ["Eerste dag", "Laatste dag", "Titel van het plan"].map((name) => field(page, name));
  await first.fill("31-2-2027");
  await last.fill("ooit");
  await title.focus();
  await page.keyboard.press("Home");
  await page.keyboard.type("Nieuw ");
  await expect(title).toHaveValue("Nieuw Plan met 1 maatregelen");
  // The word goes first, and both drafts stay.
  await page.keyboard.press("Control+z");
  await expect(title).toHaveValue("Plan met 1 maatregelen");
  expect(await caret(page)).toEqual([0, 0]);
  await expect(first).toHaveValue("31-2-2027");
  await expect(last).toHaveValue("ooit");
  // Then the draft typed last, and only that one.
  await page.keyboard.press("Control+z");
  await expect(last).toHaveValue("");
  await expect(last).toBeFocused();
  await expect(first).toHaveValue("31-2-2027");
  await page.keyboard.press("Control+z");
  await expect(first).toHaveValue("");
  await page.keyboard.press("Control+Shift+z");
  await expect(title).toHaveValue("Nieuw Plan met 1 maatregelen");
  await expect(title).toBeFocused();
  expect(await caret(page)).toEqual([6, 6]);
});

test("a word in the middle of a text comes back with the caret behind it", async ({ page }) => {
  await open(page, planOf(1));
  await goTo(page, "mission", "Missie en ambitie");
  const text = field(page, "Missie");
  await text.fill("Meer goede vakmensen in de techniek");
  // A pause ends a burst of typing.
  await page.waitForTimeout(1_200);
  await text.evaluate((it) => it.setSelectionRange(5, 11));
  await page.keyboard.press("Delete");
  await expect(text).toHaveValue("Meer vakmensen in de techniek");
  await page.keyboard.press("Control+z");
  await expect(text).toHaveValue("Meer goede vakmensen in de techniek");
  expect(await caret(page)).toEqual([11, 11]);
  await page.keyboard.press("Control+y");
  await expect(text).toHaveValue("Meer vakmensen in de techniek");
  expect(await caret(page)).toEqual([5, 5]);
});

test("what is taken back out of sight is said", async ({ page }) => {
  await open(page, planOf(1));
  await goTo(page, "profile", "Profiel");
  await field(page, "Titel van het plan").fill("Een ander plan");
  await page.waitForTimeout(1_200);
  await field(page, "Eerste dag").fill("ooit");
  await goTo(page, "mission", "Missie en ambitie");
  await page.keyboard.press("Control+z");
  await expect(notice(page)).toContainText("‘ooit’");
  await page.keyboard.press("Control+z");
  await expect(notice(page)).toContainText("Ongedaan gemaakt: het plan, titel");
  await page.keyboard.press("Control+y");
  await expect(notice(page)).toContainText("Opnieuw gedaan: het plan, titel");
  // What can be seen needs no words.
  await field(page, "Missie").fill("Vakmensen");
  await page.keyboard.press("Control+z");
  await expect(field(page, "Missie")).toHaveValue("");
  await expect(notice(page)).toHaveCount(0);
});

test("a term that was shortened leaves one line, which leads to each amount", async ({ page }) => {
  test.slow();
  await open(page, whole());
  await goTo(page, "profile", "Profiel");
  await field(page, "Laatste dag").fill("30-9-2027");
  await goTo(page, "checks", "Controle");
  const one = main(page).locator("details", { hasText: /^\d+ dingen vallen buiten de looptijd van het plan, waaronder/ });
  await expect(one).toHaveCount(1);
  await expect(one.locator("summary")).toContainText(/€\s725\.796,00 aan kosten en €\s2\.836\.406,75 aan dekking/);
  await one.locator("summary").click();
  // All of this line is paid within the term.
  await expect(one.getByRole("link", { name: /^Begrotingsregel ‘Gids voor nieuwe leerbedrijven’/ })).toHaveCount(0);
  await one.getByRole("link", { name: /^Begrotingsregel .* is verdeeld over dagen buiten het plan/ }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Geld" })).toBeVisible();
  await expect(main(page).locator(":focus")).toBeVisible();
});

test("an own scheme: its rate is held, its parts are ticked, and handing in asks once", async ({ page }) => {
  test.slow();
  const plan = whole();
  plan.scheme.own.rate = "40";
  plan.scheme.own.parts_there = [];
  delete plan.submission;
  plan.status = "draft";
  await open(page, plan);
  await goTo(page, "checks", "Controle");
  await expect(main(page).getByRole("link", { name: /^Het plan: de subsidie is .* hoger dan de begrotingsregels toelaten/ })).toBeVisible();
  await main(page).getByRole("link", { name: "8 van de onderdelen die de regeling vraagt ontbreken (8 in totaal)" }).click();
  const parts = main(page).getByRole("group", { name: "Onderdelen die klaar zijn" });
  await expect(parts.getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("Space");
  await goTo(page, "checks", "Controle");
  await main(page).getByRole("link", { name: "7 van de onderdelen die de regeling vraagt ontbreken (8 in totaal)" }).click();
  await expect(parts.getByRole("checkbox").nth(1)).toBeFocused();
  await sound(page);

  await main(page).getByRole("button", { name: "Vastleggen als ingediend" }).click();
  const question = main(page).getByRole("group", { name: /punten van de controle staan nog open$/ });
  await expect(question).toBeFocused();
  await expect(question.getByRole("link", { name: /van de onderdelen die de regeling vraagt/ })).toBeVisible();
  await sound(page);
  await question.getByRole("button", { name: "Nog niet" }).click();
  await expect(question).toHaveCount(0);
  await main(page).getByRole("button", { name: "Vastleggen als ingediend" }).click();
  await question.getByRole("button", { name: "Toch vastleggen" }).click();
  await expect(main(page).locator("strong", { hasText: /^Ingediend op/ })).toBeVisible();
});

test("replacing with nothing says that it removes", async ({ page }) => {
  await open(page, planOf(3));
  await goTo(page, "find", "Zoeken en vervangen");
  await field(page, "Zoek").fill("maatregelen");
  const remove = main(page).getByRole("button", { name: /^Weghalen \(\d+\)$/ });
  await expect(remove).toBeVisible();
  await field(page, "Vervang door").fill("acties");
  await expect(main(page).getByRole("button", { name: /^Vervangen \(\d+\)$/ })).toBeVisible();
  await field(page, "Vervang door").fill("");
  await remove.click();
  await expect(notice(page)).toContainText(/keer weggehaald/);
});

test("a target that Enter added and nobody touched goes when it is left", async ({ page }) => {
  await open(page, planOf(1));
  await page.getByRole("navigation", { name: "Thema’s en maatregelen" }).getByRole("link", { name: /^1 / }).first().click();
  const last = main(page).getByLabel("Aantal van doel 2");
  const added = main(page).getByLabel("Aantal van doel 3");
  await last.press("Enter");
  await expect(added).toBeFocused();
  // Within the row it stays, and when something was typed in it.
  await page.keyboard.press("Tab");
  await page.waitForTimeout(300);
  await expect(added).toBeVisible();
  await main(page).getByLabel("Titel", { exact: true }).click();
  await expect(added).toHaveCount(0);
  await last.press("Enter");
  await expect(added).toBeFocused();
  await page.keyboard.type("12");
  await main(page).getByLabel("Titel", { exact: true }).click();
  await page.waitForTimeout(300);
  await expect(added).toHaveValue("12");
  // One step takes the number back, one the row.
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(added).toHaveCount(0);
});

test("a measure that is here already is taken over as somebody says", async ({ page }) => {
  await page.goto("./");
  const here = planOf(2);
  await openBytes(page, "hier.json", Buffer.from(JSON.stringify(here)));
  await expect(page).toHaveURL(/plan\//);
  const from = { ...planOf(2), id: "a0000000-0000-4000-8000-000000000099", title: "Een ander plan" };
  const take = async () => {
    await goTo(page, "measures", "Maatregelen");
    await goTo(page, "copy", "Overnemen uit een ander plan");
    const chooser = page.waitForEvent("filechooser");
    await main(page).getByRole("button", { name: "Uit een bestand…" }).click();
    await (await chooser).setFiles({ name: "ander.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(from)) });
    await main(page).getByRole("checkbox", { name: /Arbeidsmarktcommunicatie.* 1$/ }).check();
    await main(page).getByRole("button", { name: /^Overnemen \(/ }).click();
  };
  const question = main(page).getByRole("group", { name: "1 van deze maatregelen staat hier al" });
  await take();
  await expect(question).toBeFocused();
  await expect(question).toContainText("Arbeidsmarktcommunicatie en zij-instroombevordering 1");
  await sound(page);
  await question.getByRole("button", { name: "Deze overslaan" }).click();
  await expect(notice(page)).toContainText("stond er al");
  await take();
  await question.getByRole("button", { name: "In de plaats zetten" }).click();
  const outline = page.getByRole("navigation", { name: "Thema’s en maatregelen" });
  await goTo(page, "measures", "Maatregelen");
  await expect(outline.getByRole("link", { name: /zij-instroombevordering 1 / })).toHaveCount(1);
  await take();
  await question.getByRole("button", { name: "Ernaast zetten" }).click();
  await goTo(page, "checks", "Controle");
  await expect(main(page).getByRole("link", { name: "Maatregel 3 zegt hetzelfde als maatregel 1" })).toBeVisible();
});

test("which way an indicator goes is read from its baseline and its aim", async ({ page }) => {
  const plan = planOf(1);
  const figure = (date, value) => ({ date, value });
  plan.kind = "multi_year_strategy";
  plan.period = { first: "2026-01-01", last: "2027-12-31" };
  plan.indicators = [
    {
      id: "90000000-0000-4000-8000-000000000001",
      order: "1",
      title: "Ziekteverzuim",
      baseline: figure("2025-12-31", "6"),
      aims: [figure("2027-12-31", "5")],
      readings: [figure("2026-06-30", "5.5")],
    },
  ];
  await open(page, plan);
  await goTo(page, "charts", "Grafieken");
  await expect(main(page).getByText(/Ziekteverzuim: 5,5 op 30 jun 2026, streefwaarde 5 op 31 dec 2027 \(nog niet gehaald\)/).first()).toBeVisible();
  await goTo(page, "indicators", "Indicatoren");
  await main(page).locator("summary", { hasText: "Ziekteverzuim" }).first().click();
  await expect(main(page).getByText("Minder is beter: het streefcijfer ligt onder de nulmeting.")).toBeVisible();
  await expect(main(page).getByRole("checkbox", { name: "Minder is beter" })).toHaveCount(0);
});

const pasteInto = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test("rows pasted while a cell is open come into the grid", async ({ page }) => {
  await open(page, planOf(1));
  await goTo(page, "money", "Geld");
  const grid = page.getByRole("grid", { name: "Kostenregels" });
  await grid.focus();
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: /nieuwe regel/ }).or(page.getByRole("combobox", { name: /nieuwe regel/ }))).toBeFocused();
  await pasteInto(page, "Omschrijving\tBedrag\nTrainer\t€ 1.250,00\nZaal\t€ 300,00\n");
  const dialog = page.getByRole("dialog", { name: "Plakken" });
  await expect(dialog.getByRole("combobox", { name: "Rij met de kolomnamen" })).toBeVisible();
  await expect(dialog.getByText(/2 regels/).first()).toBeVisible();
});

test("what cannot be read in a cell goes with a word about it", async ({ page }) => {
  await open(page, whole());
  await goTo(page, "money", "Geld");
  const grid = page.getByRole("grid", { name: "Kostenregels" });
  await grid.focus();
  await page.keyboard.type("veel");
  await page.getByRole("link", { name: /^Partijen/ }).filter({ visible: true }).first().click();
  await expect(page.getByText(/‘veel’ niet te lezen/)).toBeVisible();
});

test("what was begun by mistake leaves nothing behind", async ({ page }) => {
  await open(page, planOf(1));
  // A task.
  await goTo(page, "parties", "Partijen");
  await main(page).getByRole("button", { name: "Wie doet dit onderdeel?" }).click();
  await goTo(page, "mission", "Missie en ambitie");
  await goTo(page, "parties", "Partijen");
  await expect(main(page).getByRole("textbox", { name: "Wie" })).toHaveCount(0);
  await expect(main(page).getByText("nog niemand")).toHaveCount(0);
  // A party that was made for a measure, and never named.
  await goTo(page, "measures", "Maatregelen");
  await goToMeasure(page, /^1 /);
  await main(page).getByRole("button", { name: "Uitvoerder toevoegen" }).click();
  await main(page).getByRole("button", { name: /weghalen als uitvoerder/ }).click();
  await goTo(page, "parties", "Partijen");
  await expect(main(page).getByText("Partij zonder naam")).toHaveCount(0);
});

test("the checks and the deadline lead to handing in", async ({ page }) => {
  await open(page, planOf(1));
  await goTo(page, "checks", "Controle");
  await main(page).getByRole("link", { name: "Vastleggen als ingediend" }).click();
  await expect(field(page, "Ingediend op")).toBeFocused();
});
