// Saves are in local storage and in the browser's database; either restores what the other lost.

import { expect, test } from "@playwright/test";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const title = (page) => page.getByRole("textbox", { name: words.titleOfPlan, exact: true });
const saved = (page) => expect(page.getByRole("banner").getByText(words.saved, { exact: true })).toBeVisible();

async function planOf(page, name) {
  await page.goto("./");
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await title(page).fill(name);
  await title(page).blur();
  await saved(page);
}

test("a plan comes back from the disk when local storage lost it, and the page says so", async ({ page }) => {
  await planOf(page, "Techniek");
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("sectorplan.plan.")) localStorage.removeItem(key);
  });
  await page.reload();
  await expect(title(page)).toHaveValue("Techniek");
  await expect(page.getByText(/De laatste wijzigingen in ‘Techniek’ kwamen van de schijf terug/)).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveValue("Techniek");
  await expect(page.getByText(/kwamen van de schijf terug/)).toHaveCount(0);
});

test("local storage that is some saves behind gets the newest back", async ({ page }) => {
  await planOf(page, "Eerste");
  const before = await page.evaluate(() => ({ ...localStorage }));
  await title(page).fill("Tweede");
  await title(page).blur();
  await saved(page);
  await page.evaluate((before) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(before)) localStorage.setItem(key, text);
  }, before);
  await page.reload();
  await expect(title(page)).toHaveValue("Tweede");
});

test("a plan that was deleted does not come back", async ({ page }) => {
  await planOf(page, "Weg");
  await page.getByRole("link", { name: words.home }).click();
  await page.getByRole("button", { name: words.deletePlan("Weg") }).click();
  await expect(page.getByRole("button", { name: words.deletePlan("Weg") })).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise((done) => {
            indexedDB.open("sectorplan").onsuccess = ({ target: { result: database } }) => {
              database.transaction("plans").objectStore("plans").count().onsuccess = ({ target }) => {
                database.close();
                done(target.result);
              };
            };
          }),
      ),
    )
    .toBe(0);
  await page.reload();
  await expect(page.getByRole("button", { name: words.deletePlan("Weg") })).toHaveCount(0);
});

test("without a database the plan is saved, and it is said once what that means", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  await planOf(page, "Zonder");
  await expect(page.getByText(/zegt niet of uw werk al op de schijf staat/)).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveValue("Zonder");
});

test("leaving is held up while something is not saved", async ({ page }) => {
  await planOf(page, "Vol");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await title(page).fill("Vol, gewijzigd");
  await title(page).blur();
  await expect(page.getByText("Niet bewaard", { exact: true })).toBeVisible();
  const asked = new Promise((done) => page.once("dialog", (dialog) => dialog.accept().then(() => done(dialog.type()))));
  await page.close({ runBeforeUnload: true });
  expect(await asked).toBe("beforeunload");
});
