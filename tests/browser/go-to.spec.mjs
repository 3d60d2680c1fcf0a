// Going anywhere by typing where to: by keyboard, by pointer, and on a phone.

import { expect, test } from "@playwright/test";
import { openExample, openMany, sound } from "./page.mjs";

const LAPTOP = { width: 1366, height: 650 };
const PHONE = { width: 390, height: 844 };
const heading = (page) => page.getByRole("main").getByRole("heading", { level: 1 });
const question = (page) => page.getByRole("dialog", { name: "Ga naar" });
const field = (page) => page.getByRole("combobox", { name: "Waar wilt u heen?" });
const answers = (page) => question(page).getByRole("option");
const chosen = (page) => question(page).getByRole("option", { selected: true });

/** Asks by keyboard, and types where to. */
async function ask(page, typed) {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(typed);
}

test.describe("on a laptop", () => {
  test.use({ viewport: LAPTOP });

  test("a person goes to a measure, a section, a page and a party by keyboard alone", async ({ page }) => {
    await openExample(page);
    await ask(page, "11");
    await expect(chosen(page)).toContainText("11 Technici sneller aan het werk");
    await sound(page);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toContainText("Technici sneller aan het werk");

    // Accents, capitals and the order of words do not matter.
    await ask(page, "AMBITIE missie");
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText("Missie en ambitie");

    await ask(page, "tijdl");
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText("Tijdlijn");

    // An item in a fold gets the focus, down to its field.
    await ask(page, "partij");
    const party = await answers(page).filter({ hasText: /Partij$/ }).first().locator(".sp-goto__name").innerText();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(party);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/parties$/);
    await expect(page.locator(":focus")).toHaveValue(party);
  });

  test("arrows choose among the answers and go round, and Escape leads back", async ({ page }) => {
    await openExample(page);
    const button = page.getByRole("button", { name: /^Ga naar/ });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused();
    await expect(chosen(page)).toContainText("Profiel");
    await page.keyboard.press("ArrowDown");
    await expect(chosen(page)).toContainText("Missie en ambitie");
    const active = await field(page).getAttribute("aria-activedescendant");
    await expect(page.locator(`#${active}`)).toContainText("Missie en ambitie");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(answers(page).last()).toHaveAttribute("aria-selected", "true");
    await expect(chosen(page)).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(question(page)).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test("what can be done is found too, and words that are nowhere in a name are looked for", async ({ page }) => {
    await openExample(page);
    await page.getByRole("button", { name: /^Ga naar/ }).click();
    await field(page).fill("maatregel toevoegen");
    await chosen(page).click();
    await expect(page.getByRole("textbox", { name: "Titel", exact: true })).toBeFocused();
    await page.keyboard.type("Nieuw bedacht");

    await ask(page, "ongedaan");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Titel", exact: true })).toHaveValue("");

    await ask(page, "zij-instroomt nergens");
    await expect(answers(page)).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText("Zoeken en vervangen");
    await expect(page.getByRole("textbox", { name: "Zoek", exact: true })).toHaveValue("zij-instroomt nergens");
  });

  test("a finding leads to the field that mends it", async ({ page }) => {
    await openExample(page);
    await ask(page, "doel 1 van maatregel 11 telt");
    await expect(chosen(page)).toContainText("Let op");
    await page.keyboard.press("Enter");
    await expect(heading(page)).toContainText("Technici sneller aan het werk");
    await expect(page.locator(":focus")).not.toHaveJSProperty("tagName", "MAIN");
  });

  test("a text that is being composed is not answered", async ({ page }) => {
    await openExample(page);
    await ask(page, "geld");
    await field(page).dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true });
    await expect(question(page)).toBeVisible();
  });

  test("among a thousand measures every letter is answered at once", async ({ page }) => {
    test.setTimeout(180_000);
    await openMany(page, 1000);
    await ask(page, "zij-instroombevordering");
    await expect(page.getByRole("status").filter({ hasText: "1.000 gevonden" })).toHaveCount(1);
    await expect(answers(page)).toHaveCount(51);
    const took = await page.evaluate(async () => {
      const input = document.getElementById("go-to");
      const start = performance.now();
      input.value = "973";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      return performance.now() - start;
    });
    await expect(answers(page).first()).toContainText("973");
    // A build for trying takes some ten times as long as one for publishing.
    expect(took).toBeLessThan(1000);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toContainText("973");
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE });

  test("a person goes to a measure from the foot of any page", async ({ page }) => {
    await openExample(page);
    await page.getByRole("navigation", { name: "Hoofdonderdelen" }).getByRole("link", { name: "Geld" }).click();
    await expect(heading(page)).toHaveText("Geld");
    await page.getByRole("navigation", { name: "Hoofdonderdelen" }).getByRole("button", { name: "Ga naar" }).click();
    await field(page).fill("sneller");
    await sound(page);
    await answers(page).first().click();
    await expect(heading(page)).toContainText("Technici sneller aan het werk");
  });
});
