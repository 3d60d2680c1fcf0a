// What is kept can be restored: earlier versions, damaged data, a file on disk.

import { expect, test } from "@playwright/test";
import { fileOf, goToMeasure, openBytes, openExample, titleOf } from "./page.mjs";

const example = "Metalektro 2014–2016";
const quantity = (page) => page.getByRole("textbox", { name: "Aantal van doel 1" });
const saved = (page) => expect(page.getByRole("banner").getByText("Bewaard", { exact: true })).toBeVisible();
const versions = (page) => page.getByRole("region", { name: "Eerdere versies" }).getByRole("listitem").filter({ has: page.getByRole("button", { name: "Terugzetten" }) });

async function setQuantity(page, text) {
  await quantity(page).fill(text);
  await quantity(page).blur();
  await saved(page);
}

async function toHistory(page) {
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("button", { name: "Versies en bestanden" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Versies en bestanden" })).toBeVisible();
}

test("an earlier version is named, compared, put back, undone, deleted and brought back", async ({ page }) => {
  await openExample(page);
  await saved(page);
  await toHistory(page);
  // The plan as opened is the first version.
  await expect(versions(page)).toHaveCount(1);
  await page.getByRole("textbox", { name: "Naam van deze versie" }).fill("naar het bestuur");
  await page.getByRole("button", { name: "Versie vastleggen" }).click();
  await expect(versions(page)).toHaveCount(2);
  await page.goBack();
  await goToMeasure(page, /^1 /);
  await setQuantity(page, "500");
  await toHistory(page);
  await expect(page.getByText("1 wijziging staat alleen in deze browser")).toBeVisible();
  const named = versions(page).filter({ hasText: "naar het bestuur" });
  await named.getByText("Vergelijken met nu").click();
  await expect(named.getByText(/doel 1 van maatregel 1.* gewijzigd|gewijzigd.*doel 1 van maatregel 1/i).first()).toBeVisible();
  await expect(named.getByRole("row", { name: /Deelnames/ })).toContainText("2.481");
  await named.getByRole("button", { name: "Terugzetten" }).click();
  const figures = page.getByRole("complementary").getByText("2.411", { exact: true }).first();
  await expect(figures).toBeVisible();
  await saved(page);
  // The previous state is a version as well, and the step can be undone.
  await expect(versions(page)).toHaveCount(3);
  await page.getByRole("status").getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page.getByRole("complementary").getByText("2.481", { exact: true }).first()).toBeVisible();
  await named.getByRole("button", { name: "Verwijderen" }).click();
  await expect(named).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(named).toHaveCount(1);
  await page.reload();
  await expect(named).toHaveCount(1);
  await expect(page.getByRole("complementary").getByText("2.481", { exact: true }).first()).toBeVisible();
});

test("damaged data opens as it was before, and nothing damaged is overwritten", async ({ page }) => {
  await openExample(page);
  await saved(page);
  await goToMeasure(page, /^1 /);
  await setQuantity(page, "500");
  const address = page.url();
  const slots = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /plan\.[^.]+\.[ab]$/.test(key)).sort());
  expect(await slots()).toHaveLength(2);
  // The database would restore what is damaged here.
  const damage = (keys) =>
    page.evaluate(async (keys) => {
      for (const key of keys) localStorage.setItem(key, `${localStorage.getItem(key).slice(0, -9)}beschadigd`);
      await new Promise((done) => {
        indexedDB.open("sectorplan").onsuccess = ({ target: { result: database } }) => {
          const clears = database.transaction("plans", "readwrite");
          clears.objectStore("plans").clear();
          clears.oncomplete = () => done(database.close());
        };
      });
    }, keys);
  const home = page.getByRole("link", { name: "Sectorplan, naar uw plannen" });
  await home.click();
  const newest = await page.evaluate((keys) => {
    const saves = (key) => Number(/"sequence":(\d+)/.exec(localStorage.getItem(key))[1]);
    return keys.sort((one, other) => saves(other) - saves(one))[0];
  }, await slots());
  await damage([newest]);
  await page.reload();
  await expect(page.getByText(`Hoort bij ‘${example}’`)).toBeVisible();
  await page.goto(address);
  await expect(quantity(page)).toHaveValue("430");
  await setQuantity(page, "431");
  await home.click();
  await expect(page.getByRole("link", { name: example, exact: true })).toBeVisible();
  await expect(page.getByText("Eén bewaarde tekst is niet te lezen")).toBeVisible();

  // Both damaged: the last version is offered, as a copy.
  await damage(await slots());
  await page.reload();
  await expect(page.getByRole("link", { name: example, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: /^Laatste versie openen/ }).first().click();
  await expect(titleOf(page)).toHaveValue(`${example} (kopie)`);
  await expect(page.getByRole("complementary").getByText("2.411", { exact: true }).first()).toBeVisible();
});

test("a plan of which hardly anything is left does not replace the large one unasked", async ({ page }) => {
  await openExample(page);
  await saved(page);
  const { id, format } = JSON.parse(await fileOf("public/examples/metalektro-2014-2016.json"));
  const empty = Buffer.from(JSON.stringify({ id, format, title: "Bijna leeg" }));
  const replace = async () => {
    await page.getByRole("link", { name: "Sectorplan, naar uw plannen" }).click();
    await openBytes(page, "leeg.json", empty);
    await page.getByRole("dialog").getByRole("button", { name: /ervangen/ }).click();
    await expect(page.getByText("Bijna alles in dit plan is weg.")).toBeVisible();
  };
  await replace();
  await expect(page.getByText("Bewaard: 14 maatregelen, 24 doelen. Hier: 0 maatregelen, 0 doelen.")).toBeVisible();
  await page.getByRole("button", { name: "Bewaarde versie terugzetten" }).click();
  await saved(page);
  await expect(titleOf(page)).toHaveValue(example);
  await replace();
  await page.getByRole("button", { name: "Toch bewaren" }).click();
  await saved(page);
  await page.reload();
  await expect(titleOf(page)).toHaveValue("Bijna leeg");
});

test("a file on disk follows the plan, and a change from outside is never overwritten", async ({ page }) => {
  // The picker cannot be automated; a file in the page's own storage is just as real.
  await page.addInitScript(() => {
    const file = async () => (await navigator.storage.getDirectory()).getFileHandle("plan.json", { create: true });
    window.showSaveFilePicker = file;
    window.onDisk = async () => (await (await file()).getFile()).text();
    window.changeOutside = async (text) => {
      const stream = await (await file()).createWritable();
      await stream.write(text);
      await stream.close();
    };
  });
  const onDisk = () => page.evaluate(() => window.onDisk());
  await openExample(page);
  await saved(page);
  await goToMeasure(page, /^1 /);
  const measure = page.url();
  await toHistory(page);
  await page.getByRole("button", { name: "Bestand kiezen dat vanzelf wordt bijgewerkt" }).click();
  await expect(page.getByText(/‘plan.json’ wordt vanzelf bijgewerkt; het laatst/)).toBeVisible();
  expect(JSON.parse(await onDisk()).title).toBe(example);
  await page.goto(measure);
  await setQuantity(page, "555");
  await expect.poll(onDisk).toContain('"555"');
  // The file is still known after reloading the page.
  await page.reload();
  await setQuantity(page, "556");
  await expect.poll(onDisk).toContain('"556"');

  const theirs = { ...JSON.parse(await onDisk()), title: "Van buiten" };
  await page.evaluate((text) => window.changeOutside(text), JSON.stringify(theirs));
  await setQuantity(page, "557");
  const banner = page.getByRole("region", { name: "Melding over een bestand" });
  await expect(banner).toBeVisible();
  expect(JSON.parse(await onDisk()).title).toBe("Van buiten");
  await banner.getByRole("button", { name: "Die versie als ander plan openen" }).click();
  await expect(titleOf(page)).toHaveValue("Van buiten (kopie)");
  await page.goto(measure);
  await expect(quantity(page)).toHaveValue("557");
  expect(JSON.parse(await onDisk()).title).toBe("Van buiten");
});
