// What saves hours: words replaced everywhere, measures changed together, parts of another plan.

import { expect, test } from "@playwright/test";
import { keyboard } from "./hands.mjs";
import { openExample } from "./page.mjs";

const box = (page, name) => page.getByRole("checkbox", { name });
const button = (page, name) => page.getByRole("button", { name });
const heading = (page, name) => page.getByRole("heading", { level: 1, name });
const undo = (page) => page.getByRole("status").getByRole("button", { name: "Ongedaan maken" });
const tick = async (hands, what) => {
  await hands.reach(what);
  await hands.page.keyboard.press("Space");
};

test("words are replaced where somebody leaves the box ticked, by keyboard alone", async ({ page }) => {
  await openExample(page);
  const hands = keyboard(page);
  await page.keyboard.press("ControlOrMeta+Shift+f");
  await expect(heading(page, "Zoeken en vervangen")).toBeVisible();
  const words = page.getByRole("textbox", { name: "Zoek" });
  await expect(words).toBeFocused();
  await page.keyboard.type("techniek");
  await expect(page.getByText("7 keer gevonden, waarvan 7 gekozen")).toBeVisible();
  await hands.type(page.getByRole("textbox", { name: "Vervang door" }), "vakwerk");
  await tick(hands, box(page, "Hoofdletters tellen mee"));
  await expect(page.getByText("3 keer gevonden, waarvan 3 gekozen")).toBeVisible();
  await tick(hands, box(page, /binnen de techniek/));
  await hands.press(button(page, "Vervangen (2)"));
  await expect(page.getByText("2 keer vervangen.")).toBeVisible();
  await expect(page.getByText("1 keer gevonden, waarvan 1 gekozen")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText("3 keer gevonden")).toBeVisible();
});

test("a found word leads to its field, and back leads to what was looked for", async ({ page }) => {
  await openExample(page);
  await button(page, "Meer").click();
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
