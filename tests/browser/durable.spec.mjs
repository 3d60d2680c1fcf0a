// Saves are in local storage and in the browser's database; either restores what the other lost.

import { expect, test } from "@playwright/test";
import { deletePlan, emptyBin, ofLaterPage } from "./page.mjs";
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
  const address = page.url();
  // Not while the plan is open: then it would be saved again.
  await page.goto("./fonts/LICENSE");
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("sectorplan.plan.")) localStorage.removeItem(key);
  });
  await page.goto(address);
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
  const address = page.url();
  await page.goto("./fonts/LICENSE");
  await page.evaluate((before) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(before)) localStorage.setItem(key, text);
  }, before);
  await page.goto(address);
  await expect(title(page)).toHaveValue("Tweede");
});

test("a plan that was deleted does not come back", async ({ page }) => {
  await planOf(page, "Weg");
  await page.getByRole("link", { name: words.home }).click();
  await deletePlan(page, "Weg");
  await expect(page.getByRole("button", { name: words.deletePlan("Weg") })).toHaveCount(0);
  await emptyBin(page);
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
  await expect(page.getByText("Schrijf een sectorplan dat klopt")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /plan\.|bin\./.test(key)))).toEqual([]);
});

test("without a database the plan is saved, and it is said once what that means", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  await planOf(page, "Zonder");
  await expect(page.getByText(/zegt niet of uw werk al op de schijf staat/)).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveValue("Zonder");
});

/** The texts of plans in the database; with a text, after that came in place of each. */
const onDisk = (page, text) =>
  page.evaluate(
    (text) =>
      new Promise((done) => {
        indexedDB.open("sectorplan").onsuccess = ({ target: { result: database } }) => {
          const act = database.transaction("plans", "readwrite");
          const texts = [];
          act.objectStore("plans").openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            texts.push(cursor.value);
            if (text) cursor.update(text);
            cursor.continue();
          };
          act.oncomplete = () => {
            database.close();
            done(texts);
          };
        };
      }),
    text,
  );

const newestHere = (page) =>
  page.evaluate(() => {
    const slots = Object.keys(localStorage).filter((key) => /^sectorplan\.plan\./.test(key));
    const sequence = (key) => JSON.parse(localStorage.getItem(key).split("\n")[1]).sequence;
    return localStorage.getItem(slots.sort((a, b) => sequence(b) - sequence(a))[0]);
  });

async function changed(page, name) {
  await title(page).fill(name);
  await title(page).blur();
}

test("what two tabs save in turn is on the disk as it is in local storage", async ({ context, page }) => {
  test.slow();
  await planOf(page, "Samen");
  const second = await context.newPage();
  await second.goto(page.url());
  for (const [number, tab] of [second, page, second].entries()) {
    await tab.getByRole("button", { name: "Hier verder werken" }).click();
    await expect(title(tab)).toHaveJSProperty("readOnly", false);
    await changed(tab, `Samen ${number}`);
    await saved(tab);
    expect(await onDisk(tab)).toEqual([await newestHere(tab)]);
  }
});

test("what a later program put on the disk is never written over", async ({ page }) => {
  await planOf(page, "Later");
  const later = ofLaterPage(await newestHere(page));
  await onDisk(page, later);
  await changed(page, "Later gewijzigd");
  await expect(page.getByText(/^Een nieuwere versie van deze pagina heeft dit plan op de schijf gezet/)).toBeVisible();
  await expect(page.getByText("Hier bewaard, nog niet op schijf", { exact: true })).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveValue("Later gewijzigd");
  expect(await onDisk(page)).toEqual([later]);
});

test("what is damaged on the disk is set aside and can be downloaded", async ({ page }) => {
  await planOf(page, "Heel");
  const damaged = `${(await newestHere(page)).slice(0, -9)}beschadigd`;
  await onDisk(page, damaged);
  await changed(page, "Heel gebleven");
  await saved(page);
  const kept = await page.evaluate(() => Object.values({ ...localStorage }));
  expect(kept).toContain(damaged);
  expect(await onDisk(page)).toEqual([await newestHere(page)]);
  await page.getByRole("link", { name: words.home }).click();
  await expect(page.getByText(/niet te lezen/).first()).toBeVisible();
});

test("a disk that answers after the page has started loses nothing that was newer there", async ({ page }) => {
  test.slow();
  await planOf(page, "Eerste");
  const before = await page.evaluate(() => ({ ...localStorage }));
  await changed(page, "Tweede, van de schijf");
  await saved(page);
  const address = page.url();
  await page.goto("./fonts/LICENSE");
  await page.evaluate((before) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(before)) localStorage.setItem(key, text);
  }, before);
  await page.addInitScript(() => {
    const { databases } = IDBFactory.prototype;
    let first = true;
    IDBFactory.prototype.databases = async function () {
      if (first) await new Promise((done) => setTimeout(done, 4_000));
      first = false;
      return databases.call(this);
    };
  });
  await page.goto(address);
  await expect(title(page)).toHaveValue("Eerste");
  await expect(page.getByText(/^Op de schijf stond een nieuwere versie van ‘Tweede, van de schijf’/)).toBeVisible();
  await changed(page, "Derde");
  await saved(page);
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("button", { name: "Versies en bestanden" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Van de schijf, na een storing" })).toHaveCount(1);
  await page.goto(address);
  await page.reload();
  await expect(title(page)).toHaveValue("Derde");
});

test("plans come back from a disk that answers after the page has started", async ({ page }) => {
  await planOf(page, "Laat terug");
  await page.goto("./fonts/LICENSE");
  await page.evaluate(() => localStorage.clear());
  await page.addInitScript(() => {
    const { databases } = IDBFactory.prototype;
    IDBFactory.prototype.databases = async function () {
      await new Promise((done) => setTimeout(done, 4_000));
      return databases.call(this);
    };
  });
  await page.goto("./");
  await expect(page.getByText("Schrijf een sectorplan dat klopt")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Laat terug/ })).toBeVisible();
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
