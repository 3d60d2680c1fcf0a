// What is deleted: asked first, kept for thirty days, put back, emptied, and gone by itself.

import { expect, test } from "@playwright/test";
import { deletePlan, emptyBin, fileOf, goToMeasure, openBytes, openExample, planOf, sound, titleOf } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const example = "Metalektro 2014–2016";
const day = 24 * 60 * 60 * 1000;
const plan = (page, name = example) => page.getByRole("link", { name, exact: true });
const home = (page) => page.getByRole("link", { name: words.home }).click();
const bin = (page) => page.getByText(/^Prullenbak: /);
const saved = (page) => expect(page.getByRole("banner").getByText(words.saved, { exact: true })).toBeVisible();

/** The example, changed a little and saved, on the start page. */
async function changed(page) {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await page.getByLabel(words.title, { exact: true }).fill("Anders dan het was");
  await page.getByLabel(words.title, { exact: true }).blur();
  await saved(page);
  await home(page);
  await expect(plan(page)).toBeVisible();
}

/** What the database holds in a store. */
function stored(page, store) {
  return page.evaluate(
    (store) =>
      new Promise((done) => {
        indexedDB.open("sectorplan").onsuccess = ({ target: { result: database } }) => {
          database.transaction(store).objectStore(store).count().onsuccess = ({ target }) => {
            database.close();
            done(target.result);
          };
        };
      }),
    store,
  );
}

test("deleting asks, with the name of the plan and its last file, and can be answered no", async ({ page }) => {
  await changed(page);
  await page.getByRole("button", { name: words.deletePlan(example) }).click();
  const dialog = page.getByRole("dialog", { name: `‘${example}’ naar de prullenbak?` });
  await expect(dialog).toContainText("Van dit plan is nog geen bestand gemaakt.");
  await expect(dialog).toContainText("dertig dagen");
  await sound(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: words.deletePlan(example) }).click();
  await dialog.getByRole("button", { name: "Laten staan" }).last().click();
  await expect(plan(page)).toBeVisible();
  await plan(page).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: words.download, exact: true }).click();
  await download;
  await home(page);
  await page.getByRole("button", { name: words.deletePlan(example) }).click();
  await expect(dialog).toContainText(/Laatste bestand: vandaag.*Of de browser het heeft bewaard, is niet bekend/);
});

test("a deleted plan comes back, at once and after the page was closed, with its versions", async ({ page }) => {
  await changed(page);
  await deletePlan(page, example);
  await expect(plan(page)).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: words.undo }).click();
  await expect(plan(page)).toBeVisible();
  const versions = await stored(page, "snapshots");
  await deletePlan(page, example);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(plan(page)).toHaveCount(0);
  await bin(page).click();
  await sound(page);
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(plan(page)).toBeVisible();
  await expect(bin(page)).toHaveCount(0);
  expect(await stored(page, "snapshots")).toBe(versions);
  await page.reload();
  await plan(page).click();
  await goToMeasure(page, /^1 Anders dan het was/);
});

test("an address that leads to a plan in the bin offers to put it back", async ({ page }) => {
  await changed(page);
  await plan(page).click();
  const address = page.url();
  await home(page);
  await deletePlan(page, example);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: `‘${example}’ staat in de prullenbak` })).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(titleOf(page)).toHaveValue(example);
  await goToMeasure(page, /^1 Anders dan het was/);
});

test("the file of a plan in the bin opens, and takes nothing from it", async ({ page }) => {
  await openExample(page);
  await home(page);
  await deletePlan(page, example);
  const file = await fileOf("public/examples/metalektro-2014-2016.json");
  await openBytes(page, "zelfde.json", file);
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await home(page);
  await expect(plan(page)).toBeVisible();
  await expect(bin(page)).toHaveCount(0);

  await deletePlan(page, example);
  const other = { ...JSON.parse(file), title: "Andere versie" };
  await openBytes(page, "ander.json", Buffer.from(JSON.stringify(other)));
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /kopie/ }).click();
  await home(page);
  await expect(plan(page, "Andere versie (kopie)")).toBeVisible();
  await expect(bin(page)).toBeVisible();
});

test("an emptied bin leaves nothing of a plan behind", async ({ page }) => {
  await changed(page);
  await deletePlan(page, example);
  await emptyBin(page);
  await expect(page.getByRole("heading", { level: 1, name: "Schrijf een sectorplan dat klopt" })).toBeVisible();
  for (const store of ["plans", "snapshots", "snapshot-heads"]) await expect.poll(() => stored(page, store)).toBe(0);
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key !== "sectorplan.preferences"));
  await expect.poll(left).toEqual([]);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Schrijf een sectorplan dat klopt" })).toBeVisible();
});

test("a plan goes by itself after thirty days, whatever the clock said meanwhile", async ({ page }) => {
  await changed(page);
  await deletePlan(page, example);
  const now = Date.now();
  const look = async (days) => {
    await page.clock.setFixedTime(now + days * day);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  };
  await look(29);
  await expect(bin(page)).toBeVisible();
  // A clock that is set back, and right again, takes nothing away: the days are counted anew.
  await look(-400);
  await expect(bin(page)).toBeVisible();
  await look(1);
  await expect(bin(page)).toBeVisible();
  await look(32);
  await expect(bin(page)).toHaveCount(0);
  await expect.poll(() => stored(page, "plans")).toBe(0);
});

test("what another tab typed goes along into the bin", async ({ context, page }) => {
  await changed(page);
  await plan(page).click();
  await goToMeasure(page, /^1 /);
  const other = await context.newPage();
  await other.goto("./");
  await expect(plan(other)).toBeVisible();
  await page.getByLabel(words.title, { exact: true }).fill("Op het laatste moment");
  await deletePlan(other, example);
  await expect(page.getByText(`‘${example}’ is in een ander tabblad in de prullenbak gezet.`)).toBeVisible();
  await expect(bin(other)).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: words.undo }).click();
  await plan(page).click();
  await goToMeasure(page, /^1 Op het laatste moment/);
});

test("a full storage still takes a plan into the bin, or says that it does not", async ({ page }) => {
  await changed(page);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      if (key.includes(".bin.")) throw new DOMException("full", "QuotaExceededError");
      return setItem.call(this, key, text);
    };
  });
  await deletePlan(page, example);
  await expect(page.getByText(/kon niet naar de prullenbak/)).toBeVisible();
  await expect(plan(page)).toBeVisible();
});

test("a plan in which nothing was typed goes by itself", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await saved(page);
  await home(page);
  await expect(page.getByRole("heading", { level: 1, name: "Schrijf een sectorplan dat klopt" })).toBeVisible();
  await expect(bin(page)).toHaveCount(0);
  // One with a letter in it stays, also when the letter is taken out again.
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await page.getByLabel(words.titleOfPlan).fill("V");
  await saved(page);
  await page.getByLabel(words.titleOfPlan).fill("");
  await saved(page);
  await home(page);
  await expect(plan(page, "Plan zonder titel")).toBeVisible();
});

test("many plans are searched and put in order, with what they cost", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await saved(page);
  await home(page);
  await page.getByRole("button", { name: "Gepubliceerd plan openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await home(page);
  await openBytes(page, "veel.json", Buffer.from(JSON.stringify(planOf(12))));
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await home(page);
  const titles = page.getByRole("rowheader").getByRole("link");
  await expect(titles).toHaveText([/^Plan met 12/, /^Metalektro/, /^Vakwerk/]);
  // Nobody changed these plans, so nothing is said about a file.
  await expect(page.getByText("nog nooit")).toHaveCount(0);
  const vakwerk = page.getByRole("row").filter({ hasText: "Vakwerk" });
  await expect(vakwerk).toContainText(/€.[\d.]{7,}/);
  await page.getByLabel("Volgorde").selectOption("Hoogste kosten");
  await expect(titles.first()).toHaveText(/^Metalektro|^Vakwerk/);
  await page.getByLabel("Volgorde").selectOption("Op naam");
  await expect(titles).toHaveText([/^Metalektro/, /^Plan met 12/, /^Vakwerk/]);
  await page.getByLabel("Zoek een plan").fill("metal");
  await expect(titles).toHaveText([/^Metalektro/]);
  await page.getByLabel("Zoek een plan").fill("bestaat niet");
  await expect(page.getByText("Geen plan heeft deze woorden")).toBeVisible();
  await sound(page);
});
