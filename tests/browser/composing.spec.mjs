// Text that is composed, such as Japanese, Chinese or an accent that waits for its letter: the keys
// that choose among what is offered are not for the page.

import { expect, test } from "@playwright/test";
import { goToMeasure, openBytes, openMany, planOf } from "./page.mjs";

/** Composes as an input method does, up to `accept`; keys pressed meanwhile are the method's own. */
async function composer(page) {
  const client = await page.context().newCDPSession(page);
  const key = (type, name, extra = {}) =>
    client.send("Input.dispatchKeyEvent", { type, key: name, code: name, windowsVirtualKeyCode: 229, ...extra });
  return {
    compose: async (text) => {
      await key("rawKeyDown", "Process");
      await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    },
    /** A key that the method takes for itself. */
    press: async (name) => {
      await key("rawKeyDown", name);
      await key("keyUp", name);
    },
    accept: (text) => client.send("Input.insertText", { text }),
  };
}

async function openMoney(page) {
  await page.goto("./");
  const cost_lines = [{ id: "90000000-0000-4000-8000-000000000001", order: "1i", description: "Training" }];
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify({ ...planOf(2), cost_lines })));
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goto(page.url().replace(/[^/]*$/, "money"));
}

const grid = (page) => page.getByRole("grid", { name: "Kostenregels" });
const described = (page, row) => grid(page).locator(`[aria-rowindex="${row + 1}"]`).getByRole("gridcell").nth(2);

test("a cell stays open while Japanese is composed, whatever key chooses it", async ({ page }) => {
  await openMoney(page);
  const ime = await composer(page);
  await grid(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  const cell = page.getByRole("textbox", { name: "Omschrijving, Regel 1" });
  await page.keyboard.press("Control+a");
  await ime.compose("けんしゅう");
  for (const name of ["ArrowDown", "Tab", "Escape", "Enter"]) {
    await ime.press(name);
    await expect(cell, name).toBeFocused();
  }
  await ime.accept("研修");
  // In Safari the Enter that ends it counts as composing no more, but has the code of a taken key.
  await ime.press("Enter");
  await expect(cell).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(described(page, 1)).toHaveText("研修");
  await expect(grid(page)).toBeFocused();
});

test("an accent opens a cell and waits there for its letter", async ({ page }) => {
  await openMoney(page);
  const ime = await composer(page);
  await grid(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await ime.press("Dead");
  await expect(page.getByRole("textbox", { name: "Omschrijving, Regel 1" })).toBeFocused();
  await ime.compose("´");
  await ime.press("Enter");
  await ime.accept("é");
  await page.keyboard.type("én");
  await page.keyboard.press("Enter");
  await expect(described(page, 1)).toHaveText("één");
});

test("Enter that ends a composed word adds no row, records nothing and closes no menu", async ({ page }) => {
  await openMany(page, 1);
  await goToMeasure(page, /Arbeidsmarkt/);
  const ime = await composer(page);
  const rows = page.getByRole("textbox", { name: /^Wat van doel/ });
  await expect(rows).toHaveCount(2);
  await rows.last().focus();
  await ime.compose("きぎょう");
  await ime.press("Enter");
  await ime.press("ArrowDown");
  await ime.accept("企業");
  await expect(rows.last()).toBeFocused();
  await expect(rows).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(3);

  const menu = page.getByRole("button", { name: "Acties bij doel 1" });
  await menu.click();
  await ime.press("Escape");
  await expect(menu).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(menu).toHaveAttribute("aria-expanded", "false");
});

test("Ctrl+S in an open cell takes it over and saves; no browser asks for a file name", async ({ page }) => {
  await openMoney(page);
  await page.evaluate(() => {
    window.asked = [];
    document.documentElement.addEventListener("keydown", (event) => {
      if (event.ctrlKey && event.key === "s") setTimeout(() => window.asked.push(event.defaultPrevented));
    });
  });
  await grid(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("Zaalhuur");
  await page.keyboard.press("Control+s");
  await expect(described(page, 1)).toHaveText("Zaalhuur");
  await expect(grid(page)).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.asked)).toEqual([true]);
  await page.reload();
  await expect(described(page, 1)).toHaveText("Zaalhuur");

  // What cannot be read stays, with the reason; the rest is saved and no dialog opens.
  await grid(page).focus();
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.type("veel");
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("combobox", { name: /^Aantal/ }).or(page.getByRole("textbox", { name: /^Aantal, Regel 1/ }))).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(grid(page)).toBeFocused();
});
