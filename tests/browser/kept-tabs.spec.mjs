// Two tabs with one plan: one writes, the other follows and can take over; nothing is lost.

import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { goToMeasure, ofLaterPage, openExample } from "./page.mjs";

const quantity = (page) => page.getByRole("textbox", { name: "Aantal van doel 1" });
const banner = (page) => page.getByRole("region", { name: "Ander tabblad" });
const takeOver = (page) => banner(page).getByRole("button", { name: "Hier verder werken" }).click();
const saved = (page) => expect(page.getByRole("banner").getByText("Bewaard", { exact: true })).toBeVisible();

/** Two tabs at the first measure of the example: the first writes, the second follows. */
async function twoTabs(context) {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openExample(first);
  await goToMeasure(first, /^1 /);
  await saved(first);
  await second.goto(first.url());
  // Two pages load at once.
  await expect(banner(second)).toBeVisible({ timeout: 20_000 });
  return [first, second];
}

async function type(page, text) {
  await quantity(page).fill(text);
  await quantity(page).blur();
}

test("one tab writes, the other follows, takes over, and loses nothing", async ({ context }) => {
  test.slow();
  const [first, second] = await twoTabs(context);
  await expect(quantity(second)).toHaveJSProperty("readOnly", true);
  const { violations } = await new AxeBuilder({ page: second }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  // The following tab keeps its focus and its place on the page.
  await quantity(second).focus();
  await second.evaluate(() => window.scrollTo(0, 120));
  await type(first, "500");
  await expect(quantity(second)).toHaveValue("500");
  await expect(quantity(second)).toBeFocused();
  expect(await second.evaluate(() => window.scrollY)).toBe(120);
  await second.getByRole("button", { name: "Doel toevoegen" }).click();
  await expect(second.getByText("Er is niets gewijzigd")).toBeVisible();
  await expect(second.getByRole("textbox", { name: /^Aantal van doel/ })).toHaveCount(await first.getByRole("textbox", { name: /^Aantal van doel/ }).count());

  // What was just typed in the first tab is included when the second takes over.
  await quantity(first).fill("501");
  await takeOver(second);
  await expect(banner(second)).toHaveCount(0);
  await expect(banner(first)).toBeVisible();
  await expect(quantity(second)).toHaveValue("501");
  await expect(quantity(second)).toHaveJSProperty("readOnly", false);
  await expect(quantity(first)).toHaveJSProperty("readOnly", true);
  await type(second, "502");
  await expect(quantity(first)).toHaveValue("502");
  await first.reload();
  await expect(quantity(first)).toHaveValue("502");
  await expect(banner(first)).toBeVisible();

  // A closed tab leaves the plan to a following one, even if it crashed.
  await second.close({ runBeforeUnload: false });
  await expect(banner(first)).toHaveCount(0);
  await type(first, "503");
  await saved(first);
  await first.reload();
  await expect(quantity(first)).toHaveValue("503");
});

test("a tab that follows shows and prints all that the other one does", async ({ context }) => {
  const [, second] = await twoTabs(context);
  await second.goto(second.url().replace(/(plan\/[^/]*).*/, "$1/poster"));
  await second.getByRole("radio", { name: "Leesversie, A4" }).check();
  await expect(second.getByRole("article").getByRole("heading", { name: "Inhoud" })).toBeVisible();
  await second.getByRole("checkbox", { name: "Met de punten van controle" }).check();
});

test("a tab that does not answer loses the plan, and what it had not saved is kept", async ({ context }) => {
  const [first, second] = await twoTabs(context);
  // The first tab does not notice anything, and its storage refuses what it writes.
  await first.evaluate(() => {
    const refuse = (event) => event.stopImmediatePropagation();
    BroadcastChannel.prototype.dispatchEvent = refuse;
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await type(first, "777");
  await expect(first.getByRole("region", { name: "Waarschuwing" })).toBeVisible();
  await takeOver(second);
  await expect(banner(second)).toHaveCount(0);
  // The tab that lost it shows what is stored.
  await expect(quantity(first)).toHaveValue("430");
  await type(second, "600");
  await saved(second);
  const kept = first.getByRole("alert").filter({ hasText: "niet bewaard" });
  await expect(kept).toBeVisible();
  await expect(quantity(first)).toHaveValue("600");
  await kept.getByRole("button", { name: "Als kopie openen" }).click();
  await goToMeasure(first, /^1 /);
  await expect(quantity(first)).toHaveValue("777");
  await expect(quantity(second)).toHaveValue("600");
});

test("where a browser has no locks, no tab overwrites what another one saved", async ({ context }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openExample(first);
  await goToMeasure(first, /^1 /);
  await second.goto(first.url());
  // It gets the plan as it was before the other one writes.
  await expect(quantity(second)).toBeVisible({ timeout: 20_000 });
  await type(first, "500");
  await saved(first);
  await type(second, "600");
  await expect(second.getByRole("region", { name: "Waarschuwing" })).toBeVisible();
  await first.reload();
  await expect(quantity(first)).toHaveValue("500");
});

test("a tab never writes what a later version of the page saved", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await type(page, "500");
  await saved(page);
  const stored = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => /plan\..*\.[ab]$/.test(key)));
  const later = (await stored()).map(([key, text]) => [key, ofLaterPage(text)]);
  await page.evaluate((texts) => texts.forEach(([key, text]) => localStorage.setItem(key, text)), [later[0]]);
  // The open tab refuses to save; once reloaded it only shows what it can read.
  await type(page, "600");
  await expect(page.getByRole("region", { name: "Waarschuwing" })).toContainText("nieuwere versie van deze pagina");
  await page.reload();
  await expect(banner(page)).toContainText("nieuwere versie van deze pagina");
  await expect(quantity(page)).toHaveJSProperty("readOnly", true);
  expect((await stored()).find(([key]) => key === later[0][0])[1]).toBe(later[0][1]);
});
