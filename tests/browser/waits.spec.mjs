// A browser that does not answer, or a tab that does not take what it asked for, ends in a sentence
// and never in a page that waits.

import { expect, test } from "@playwright/test";
import { wordsOf } from "./words.mjs";

const words = {
  ...wordsOf("nl"),
  savedHere: "Hier bewaard, nog niet op schijf",
  diskSilent: /^De database van de browser antwoordt niet: misschien/,
  noDatabase: /zegt niet of uw werk al op de schijf staat/,
  versionKept: "Deze versie is vastgelegd.",
  versionsFew: /Hier staan alleen de versies uit de lokale opslag/,
  follows: "Een ander tabblad schrijft aan dit plan.",
  notTaken: /De browser gaf het plan niet vrij/,
  diskFailed: /kon niet worden bijgewerkt/,
};
const title = (page) => page.getByRole("textbox", { name: words.titleOfPlan, exact: true });
const state = (page, text) => page.getByRole("banner").getByText(text, { exact: true });
const saved = (page) => expect(state(page, words.saved)).toBeVisible();
/** The page waits five seconds for the browser, and a busy machine is slower. */
const patient = { timeout: 20_000 };

async function planOf(page, name) {
  await page.goto("./");
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await retitle(page, name);
  await saved(page);
}

async function retitle(page, name) {
  await title(page).fill(name);
  await title(page).blur();
}

async function toHistory(page) {
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("button", { name: "Versies en bestanden" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Versies en bestanden" })).toBeVisible();
}

const named = (page) => page.getByRole("region", { name: "Eerdere versies" }).getByRole("listitem").filter({ hasText: "naar het bestuur" });

async function nameVersion(page) {
  await page.getByRole("textbox", { name: "Naam van deze versie" }).fill("naar het bestuur");
  await page.getByRole("button", { name: "Versie vastleggen" }).click();
}

test("a database that never answers is said, and versions go to local storage", async ({ page, context }) => {
  test.slow();
  await planOf(page, "Wacht");
  // Another page of this host keeps the database open while somebody wants to take it away.
  const other = await context.newPage();
  await other.goto("./fonts/LICENSE");
  await other.evaluate(
    () =>
      new Promise((done) => {
        indexedDB.open("sectorplan").onsuccess = ({ target: { result } }) => {
          globalThis.held = result;
          indexedDB.deleteDatabase("sectorplan").onblocked = done;
        };
      }),
  );
  await retitle(page, "Wacht op antwoord");
  await expect(state(page, words.savedHere)).toBeVisible(patient);
  await expect(page.getByText(words.diskSilent)).toBeVisible(patient);
  await toHistory(page);
  await expect(page.getByText(words.versionsFew)).toBeVisible(patient);
  await nameVersion(page);
  await expect(page.getByText(words.versionKept)).toBeVisible({ timeout: 30_000 });
  await expect(named(page)).toHaveCount(1, patient);
  // It answers again: what waited goes to the disk, and nothing that was kept meanwhile is gone.
  await other.evaluate(() => globalThis.held.close());
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await saved(page);
  await page.reload();
  await expect(named(page)).toHaveCount(1);
  await named(page).getByRole("button", { name: "Verwijderen" }).click();
  await expect(named(page)).toHaveCount(0);
});

test("a write that never ends is not called saved, and the next one is made", async ({ page }) => {
  await planOf(page, "Vast");
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    globalThis.heal = () => Object.assign(IDBObjectStore.prototype, { put });
    // A transaction lasts as long as something is asked of it.
    IDBObjectStore.prototype.put = function (...rest) {
      const again = () => {
        if (IDBObjectStore.prototype.put !== put) this.get("").onsuccess = again;
      };
      again();
      this.transaction.commit = () => {};
      return put.apply(this, rest);
    };
  });
  await retitle(page, "Vastgelopen");
  await expect(page.getByText(words.diskSilent)).toBeVisible(patient);
  await expect(state(page, words.savedHere)).toBeVisible();
  await page.evaluate(() => globalThis.heal());
  await retitle(page, "Weer los");
  await saved(page);
});

for (const [what, make] of [
  ["without the stores of this page, of a later program", { version: 99, stores: ["something-else"] }],
  ["whose stores were taken away", { version: 4, stores: ["snapshots"] }],
]) {
  test(`a database ${what} counts as none`, async ({ page }) => {
    await page.goto("./fonts/LICENSE");
    await page.evaluate(
      ({ version, stores }) =>
        new Promise((done) => {
          const request = indexedDB.open("sectorplan", version);
          request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
          request.onsuccess = () => done(request.result.close());
        }),
      make,
    );
    await planOf(page, "Zonder");
    await expect(page.getByText(words.noDatabase)).toBeVisible();
    await toHistory(page);
    await expect(page.getByText(words.versionsFew)).toBeVisible();
    await nameVersion(page);
    await expect(named(page)).toHaveCount(1);
    // What a later program made of it stays as it was.
    const [{ version }] = await page.evaluate(() => indexedDB.databases());
    expect(version).toBe(make.version);
  });
}

/** A second tab in which the plan of the first one is read along. */
async function follower(context, page) {
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText(words.follows)).toBeVisible({ timeout: 20_000 });
  return second;
}

const takeOver = (page) => page.getByRole("button", { name: "Hier verder werken" });

test("who let go for a tab that is gone writes again", async ({ context, page }) => {
  await planOf(page, "Van mij");
  const other = await context.newPage();
  await other.goto("./fonts/LICENSE");
  const plan = page.url().match(/[0-9a-f-]{36}/)[0];
  const want = () => other.evaluate((plan) => new BroadcastChannel("sectorplan").postMessage(`want ${plan}`), plan);
  await want();
  await expect(page.getByText(words.follows)).toBeVisible();
  await expect(page.getByText(words.follows)).toHaveCount(0);
  await retitle(page, "Nog van mij");
  await saved(page);
  // Not again for somebody who did not take it.
  await want();
  await page.waitForTimeout(300);
  await expect(page.getByText(words.follows)).toHaveCount(0);
  await retitle(page, "Steeds van mij");
  await saved(page);

  const second = await follower(context, page);
  await takeOver(second).click();
  await second.close({ runBeforeUnload: false });
  await expect(page.getByText(words.follows)).toHaveCount(0, patient);
  await retitle(page, "Toch van mij");
  await saved(page);
});

test("a tab that is closed right after it took over leaves the plan to the other", async ({ context, page }) => {
  test.slow();
  await planOf(page, "0");
  for (let round = 1; round <= 4; round += 1) {
    const second = await follower(context, page);
    const closed = second.evaluate(
      (pause) => {
        [...document.querySelectorAll("button")].find((it) => it.textContent.includes("Hier verder werken")).click();
        return new Promise((done) => setTimeout(done, pause));
      },
      [0, 5, 20, 80][round - 1],
    );
    await closed;
    await second.close({ runBeforeUnload: false });
    await expect(page.getByText(words.follows)).toHaveCount(0, patient);
    await expect(title(page)).toHaveJSProperty("readOnly", false);
    await retitle(page, String(round));
    await saved(page);
  }
  await page.reload();
  await expect(title(page)).toHaveValue("4");
});

test("what cannot be saved stays in hand when nobody takes it", async ({ context, page }) => {
  await planOf(page, "Vol");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await retitle(page, "Vol, gewijzigd");
  await expect(state(page, "Niet bewaard")).toBeVisible();
  const plan = page.url().match(/[0-9a-f-]{36}/)[0];
  const other = await context.newPage();
  await other.goto("./fonts/LICENSE");
  await other.evaluate((plan) => new BroadcastChannel("sectorplan").postMessage(`want ${plan}`), plan);
  await page.waitForTimeout(300);
  await expect(title(page)).toHaveValue("Vol, gewijzigd");
  await expect(state(page, "Niet bewaard")).toBeVisible();
});

test("a lock that the browser does not hand over is said", async ({ context, page }) => {
  test.slow();
  await planOf(page, "Op slot");
  const second = await follower(context, page);
  await second.evaluate(() => {
    const { request } = LockManager.prototype;
    LockManager.prototype.request = function (name, options, ...rest) {
      return options.steal ? new Promise(() => {}) : request.call(this, name, options, ...rest);
    };
  });
  await takeOver(second).click();
  await expect(second.getByText(words.notTaken)).toBeVisible(patient);
  await expect(takeOver(second)).toBeEnabled();
});

test("a file on disk that never ends is said, and goes on when it does", async ({ page }) => {
  test.slow();
  await page.addInitScript(() => {
    globalThis.showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle("plan.json", { create: true });
    };
    const { createWritable } = FileSystemFileHandle.prototype;
    globalThis.go = () => {};
    FileSystemFileHandle.prototype.createWritable = async function () {
      if (globalThis.hangs) await new Promise((go) => (globalThis.go = go));
      return createWritable.call(this);
    };
  });
  await planOf(page, "Meegaan");
  await toHistory(page);
  await page.getByRole("button", { name: "Bestand kiezen dat vanzelf wordt bijgewerkt" }).click();
  await expect(page.getByText(/wordt vanzelf bijgewerkt; het laatst/).first()).toBeVisible();
  await page.evaluate(() => (globalThis.hangs = true));
  await page.goBack();
  await retitle(page, "Meegegaan");
  await expect(page.getByText(words.diskFailed).first()).toBeVisible(patient);
  await page.evaluate(() => {
    globalThis.hangs = false;
    globalThis.go();
  });
  await expect(page.getByText(words.diskFailed)).toHaveCount(0);
  await toHistory(page);
  await expect(page.getByText(/wordt vanzelf bijgewerkt; het laatst/).first()).toBeVisible();
});

test("a browser that does not say whether storage stays is named as such", async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = () => new Promise(() => {});
    StorageManager.prototype.persisted = () => new Promise(() => {});
    StorageManager.prototype.estimate = () => new Promise(() => {});
  });
  await planOf(page, "Blijft");
  await toHistory(page);
  await expect(page.getByText(/zegt niet of hij uw plannen laat staan/)).toBeVisible(patient);
  await page.goto("./#/device");
  await expect(page.getByRole("rowheader", { name: /^Hetzelfde plan, op schijf/ })).toBeVisible(patient);
});
