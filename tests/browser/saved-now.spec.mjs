// *Saved* is a statement about now: it is taken back when it is no longer true, and leaving asks
// while something is not saved.

import { expect, test } from "@playwright/test";
import { deletePlan, openExample, titleOf } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = {
  ...wordsOf("nl"),
  saving: "Bewaren…",
  savedHere: "Hier bewaard, nog niet op schijf",
  notSaved: "Niet bewaard",
  savedAgain: (title) => `De opslag van de browser was ‘${title}’ kwijt. Het plan is opnieuw bewaard.`,
  planGone: (title) => `‘${title}’ is in een ander tabblad verwijderd.`,
  diskFull: /^De database van de browser is vol/,
  clearAll: "Alles wissen",
  clearReally: "Toch alles wissen",
  onDevice: "Wat deze pagina bewaart",
  onDeviceNothing: /De browser laat deze pagina niets bewaren/,
  onDeviceUnsaved: "Eén plan staat alleen op deze bladzijde, en gaat weg als u haar sluit. Download het.",
};
const title = (page) => page.getByRole("textbox", { name: words.titleOfPlan, exact: true });
const state = (page, text) => page.getByRole("banner").getByText(text, { exact: true });
const saved = (page) => expect(state(page, words.saved)).toBeVisible();

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

const keys = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => /^sectorplan\.plan\./.test(key)).length);

/** The texts of plans in the database, by key. */
const onDisk = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        indexedDB.open("sectorplan").onsuccess = ({ target: { result: database } }) => {
          const store = database.transaction("plans").objectStore("plans");
          const [all, names] = [store.getAll(), store.getAllKeys()];
          names.onsuccess = () => {
            database.close();
            done(Object.fromEntries(names.result.map((name, at) => [name, all.result[at]])));
          };
        };
      }),
  );

/** What the person is asked when the page is closed; `undefined` if it closes without asking. */
async function closing(page) {
  const asked = new Promise((done) => {
    page.once("dialog", (dialog) => dialog.accept().then(() => done(dialog.type())));
    page.once("close", () => done(undefined));
  });
  await page.close({ runBeforeUnload: true });
  return asked;
}

for (const [what, wipe] of [
  ["everything is cleared", () => localStorage.clear()],
  [
    "the newest slot goes",
    () => {
      const slots = Object.keys(localStorage).filter((key) => /^sectorplan\.plan\./.test(key));
      const sequence = (key) => JSON.parse(localStorage.getItem(key).split("\n")[1]).sequence;
      localStorage.removeItem(slots.sort((a, b) => sequence(b) - sequence(a))[0]);
    },
  ],
  [
    "the slots are damaged",
    () => {
      for (const key of Object.keys(localStorage)) {
        if (/^sectorplan\.plan\./.test(key)) localStorage.setItem(key, "other words");
      }
    },
  ],
]) {
  test(`what is open is saved again when ${what}`, async ({ context, page }) => {
    await planOf(page, "Eerst");
    await retitle(page, "Techniek");
    await saved(page);
    // Another page of this host, which knows nothing of plans.
    const other = await context.newPage();
    await other.goto("./fonts/LICENSE");
    await other.evaluate(wipe);
    await expect(page.getByText(words.savedAgain("Techniek"))).toBeVisible();
    await saved(page);
    await page.reload();
    await expect(title(page)).toHaveValue("Techniek");
    await expect(page.getByText(/kwamen van de schijf terug/)).toHaveCount(0);
  });
}

test("what goes without a word from the browser is noticed when somebody looks", async ({ page }) => {
  await planOf(page, "Techniek");
  // No event tells a page what happens in the page itself, or in the database.
  await page.evaluate(() => {
    localStorage.clear();
    indexedDB.deleteDatabase("sectorplan");
  });
  expect(await keys(page)).toBe(0);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => keys(page)).toBeGreaterThan(0);
  await expect.poll(async () => Object.keys(await onDisk(page)).length).toBe(1);
  await page.reload();
  await expect(title(page)).toHaveValue("Techniek");
});

test("a plan that was deleted in another tab is closed and stays away", async ({ context, page }) => {
  await planOf(page, "Weg ermee");
  const other = await context.newPage();
  await other.goto("./");
  await deletePlan(other, "Weg ermee");
  await expect(page.getByText("‘Weg ermee’ is in een ander tabblad in de prullenbak gezet.")).toBeVisible();
  await expect(page.getByRole("button", { name: words.newPlan, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Weg ermee/ })).toHaveCount(0);
  await other.getByRole("status").getByRole("button", { name: words.undo }).click();
  await expect(page.getByRole("link", { name: /^Weg ermee/ })).toBeVisible();
});

test("wiping everything closes the plans of other tabs", async ({ context, page }) => {
  await planOf(page, "Weg ermee");
  const other = await context.newPage();
  await other.goto("./#/device");
  await other.getByRole("button", { name: words.clearAll }).click();
  await other.getByRole("button", { name: words.clearReally }).click();
  await expect(other.getByRole("button", { name: words.newPlan, exact: true })).toBeVisible();
  await expect(page.getByText(words.planGone("Weg ermee"))).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  expect(await keys(page)).toBe(0);
});

test("a message that a plan is gone does nothing while it is there", async ({ context, page }) => {
  await planOf(page, "Blijft");
  const plan = page.url().match(/[0-9a-f-]{36}/)[0];
  const other = await context.newPage();
  await other.goto("./fonts/LICENSE");
  await other.evaluate((plan) => new BroadcastChannel("sectorplan").postMessage(`gone ${plan}`), plan);
  await retitle(page, "Blijft hier");
  await saved(page);
  await page.reload();
  await expect(title(page)).toHaveValue("Blijft hier");
});

test("leaving asks while something is not saved, and not otherwise", async ({ context, page }) => {
  await planOf(page, "Vol");
  expect(await closing(page)).toBeUndefined();
  const full = await context.newPage();
  await planOf(full, "Vol");
  await full.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await retitle(full, "Vol, gewijzigd");
  await expect(state(full, words.notSaved)).toBeVisible();
  expect(await closing(full)).toBe("beforeunload");
});

test("a plan that storage would not take is not called saved when it is taken up again", async ({ page }) => {
  await planOf(page, "Vol");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await retitle(page, "Vol, gewijzigd");
  await expect(state(page, words.notSaved)).toBeVisible();
  await page.getByRole("link", { name: words.home }).click();
  await page.getByRole("link", { name: /^Vol, gewijzigd/ }).click();
  await expect(titleOf(page)).toHaveValue("Vol, gewijzigd");
  await expect(state(page, words.notSaved)).toBeVisible();
  expect(await closing(page)).toBe("beforeunload");
});

test("leaving asks while the disk does not have it", async ({ page }) => {
  await planOf(page, "Traag");
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await retitle(page, "Traag, gewijzigd");
  await expect(state(page, words.savedHere)).toBeVisible();
  await expect(page.getByText(words.diskFull)).toBeVisible();
  expect(await closing(page)).toBe("beforeunload");
});

test("a page with everything saved does not listen for its end", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.minds = 0;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (kind, ...rest) {
      if (kind === "beforeunload") globalThis.minds += 1;
      return addEventListener.call(this, kind, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (kind, ...rest) {
      if (kind === "beforeunload") globalThis.minds -= 1;
      return removeEventListener.call(this, kind, ...rest);
    };
  });
  await planOf(page, "Af");
  await expect.poll(() => page.evaluate(() => globalThis.minds)).toBe(0);
  await title(page).fill("Niet af");
  await expect.poll(() => page.evaluate(() => globalThis.minds)).toBe(1);
  await title(page).blur();
  await saved(page);
  await expect.poll(() => page.evaluate(() => globalThis.minds)).toBe(0);
});

test("a number that cannot grow is not called saved", async ({ page }) => {
  await planOf(page, "Oud");
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((key) => /^sectorplan\.plan\./.test(key));
    const [head, label, packed] = localStorage.getItem(key).split("\n");
    const [mark, what, version] = head.split(" ");
    const content = `${label.replace(/"sequence":\d+/, '"sequence":18446744073709551615')}\n${packed}`;
    let hash = 0xcbf29ce484222325n;
    for (const part of [what, version, content]) {
      for (const byte of [...new TextEncoder().encode(part), 0xff]) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
      }
    }
    localStorage.clear();
    localStorage.setItem(key.replace(/b$/, "a"), `${mark} ${what} ${version} ${hash.toString(16).padStart(16, "0")}\n${content}`);
    return new Promise((done) => {
      indexedDB.deleteDatabase("sectorplan").onsuccess = done;
    });
  });
  const address = page.url();
  // Not by the page that is open: it would save again what it has.
  await page.goto("about:blank");
  await page.goto(address);
  for (const name of ["Nieuw", "Nieuwer", "Nieuwst"]) {
    if (!(await title(page).isVisible().catch(() => false))) break;
    await retitle(page, name);
    await expect(state(page, words.saving)).toHaveCount(0);
    const claimed = await state(page, words.saved).isVisible();
    await page.reload();
    await expect(page.getByRole("main")).toBeVisible();
    if (claimed) await expect(title(page)).toHaveValue(name);
  }
});

test("the inventory lists what was found, and says so when nothing may be kept", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "indexedDB", "caches"]) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  await openExample(page);
  await page.getByRole("link", { name: words.home }).click();
  await page.getByRole("link", { name: words.onDevice }).click();
  await expect(page.getByText(words.onDeviceNothing)).toBeVisible();
  await expect(page.getByText(words.onDeviceUnsaved)).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});

test("the inventory names both places of a plan", async ({ page }) => {
  await planOf(page, "Twee plekken");
  await page.getByRole("link", { name: words.home }).click();
  await page.getByRole("link", { name: words.onDevice }).click();
  await expect(page.getByRole("rowheader", { name: /^Eén plan In de lokale opslag/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^Hetzelfde plan, op schijf/ })).toBeVisible();
});
