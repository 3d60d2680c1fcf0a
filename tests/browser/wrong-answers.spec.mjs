// A host that answers with something else than the file, or with parts of two releases: nothing of
// it is kept, the page says what is wrong, and once the host is well again so is the page.

import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { cutOff, edition, hostForEachTest, keptOffline, ofAnother, ready, signIn, visit } from "./host.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const host = hostForEachTest();
const TITLE = "Plan dat blijft";

/** What the page starts with, by how it is called in any build. */
const FIRST = [
  /^index\.html$/,
  /^boot\.js$/,
  /^offline\.js$/,
  /^styles-\w+\.css$/,
  /\/page\.js$/,
  /\/page\.wasm$/,
  /\/split_\w*rest\.wasm$/,
];
/** One file of each other kind. */
const OTHERS = [
  /^rescue\.js$/,
  /^language\.js$/,
  /^boot\.css$/,
  /latin-wght-normal\.woff2$/,
  /^icon-192\.png$/,
  /^icon\.svg$/,
  /^manifest\.webmanifest$/,
  /^schema\/.*\.json$/,
  /^examples\/metalektro.*\.json$/,
];
const fileOf = async (kind) => (await host().files()).find((file) => kind.test(file));

/** Starts a plan of this title, and goes back to the list of plans. */
async function keepPlan(page) {
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await page.getByRole("textbox", { name: words.titleOfPlan, exact: true }).fill(TITLE);
  await expect(page.getByText(words.saved, { exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: words.home }).click();
  await planIsThere(page);
}

const planIsThere = (page) => expect(page.getByRole("link", { name: TITLE })).toBeVisible();

/** Takes away all that the browser keeps of the page, but for the plans. */
async function forgetPage(page, context) {
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  });
  await page.goto("about:blank");
  const browser = await context.newCDPSession(page);
  await browser.send("Network.clearBrowserCache");
  await browser.detach();
}

/** Takes one file away from what the worker keeps. */
const evict = (page, file) =>
  page.evaluate(async (file) => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete(file);
  }, file);

/** Has the browser look for a newer worker; gives what became of it. */
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    // A browser may reject what could not be installed.
    await registration.update().catch(() => {});
    const { installing } = registration;
    if (!installing) return registration.waiting?.state;
    return await new Promise((done) =>
      installing.addEventListener("statechange", () => installing.state !== "installing" && done(installing.state)),
    );
  });

/** The bytes under every address in the caches whose file is not what the host has. */
async function keptWrongly(page) {
  const kept = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const bytes = new Uint8Array(await (await cache.match(url)).arrayBuffer());
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        found.push([new URL(url).pathname.slice(1), btoa(String.fromCharCode(...digest))]);
      }
    }
    return found;
  });
  const { createHash } = await import("node:crypto");
  const right = new Map();
  for (const file of await host().files()) {
    right.set(file, createHash("sha256").update(await readFile(join(host().folder, file))).digest("base64"));
  }
  return { files: kept.map(([file]) => file), wrong: kept.filter(([file, digest]) => right.get(file) !== digest) };
}

test.describe("with a worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("what is kept is what is on the host, every file of it", async ({ page }) => {
    await visit(page, host().address);
    const { files, wrong } = await keptWrongly(page);
    expect(wrong).toEqual([]);
    const all = (await host().files()).filter((file) => !/LICENSE$|^service-worker\.js$/.test(file));
    expect(files.sort()).toEqual(all);
  });

  test("a wrong answer while a release is taken in is not kept, and the release before stays", async ({ page }) => {
    test.slow();
    host().mayCache = false;
    await visit(page, host().address);
    await keepPlan(page);
    const ways = [signIn, cutOff, ofAnother];
    let number = 0;
    for (const kind of [...FIRST, ...OTHERS]) {
      const file = await fileOf(kind);
      // For what is most often wrong each way, for the others one of them.
      for (const how of kind === FIRST[0] || kind === FIRST[1] ? ways : [ways[number % 3]]) {
        number += 1;
        await evict(page, file);
        await host().publish(`release ${number}`);
        host().fail(file, how, Infinity);
        expect(await update(page), `${file}, ${how.name}`).toBe("redundant");
        host().wrong.clear();
      }
      // Of the first release some files are gone by now; those are fetched when asked for.
      const { wrong } = await keptWrongly(page);
      expect(wrong.filter(([wrongly]) => wrongly !== "index.html")).toEqual([]);
    }
    // The host is well: the same release comes when it is tried again.
    expect(await update(page)).toBe("installed");
    await page.getByRole("button", { name: words.loadNewer }).click();
    await expect(edition(page)).toHaveAttribute("content", `release ${number}`);
    await planIsThere(page);
  });

  const visits = FIRST.map((kind) => [kind, signIn]).concat([[FIRST[1], cutOff], [FIRST[5], cutOff]]);
  for (const [kind, how] of visits) {
    test(`a first visit with a wrong answer for ${kind.source} (${how.name}) heals`, async ({ page, context }) => {
      await visit(page, host().address);
      await keepPlan(page);
      await forgetPage(page, context);
      const file = await fileOf(kind);
      const before = host().asked.get(file);
      host().fail(file, how);
      await page.goto(host().address);
      const again = page.getByRole("button", { name: /Try again/ });
      for (let tries = 0; tries < 2; tries += 1) {
        // A sign-in page stays what it is, and a page that is there may still lack something.
        const started = page.locator("body[data-ready]").or(again).first().waitFor({ timeout: 5_000 });
        if (await started.then(() => true, () => false)) await keptOffline(page, 3_000).catch(() => {});
        const loaded = page.waitForEvent("load");
        await ((await again.isVisible()) ? again.click() : page.reload());
        await loaded;
      }
      await ready(page);
      await planIsThere(page);
      expect(host().asked.get(file)).toBeGreaterThan(before);
      await keptOffline(page);
      expect((await keptWrongly(page)).wrong).toEqual([]);
      await context.setOffline(true);
      await page.reload();
      await planIsThere(page);
    });
  }

  test("a release that arrives in parts is not kept until it is whole", async ({ page }) => {
    await visit(page, host().address);
    const earlier = await readFile(join(host().folder, "index.html"));
    await host().publish("second");
    // The worker of the new release is there, and still the page of the one before.
    host().wrong.set("index.html", (right) => ({ ...right, body: earlier }));
    expect(await update(page)).toBe("redundant");
    await page.reload();
    await ready(page);
    await expect(page.getByText(words.newer)).toHaveCount(0);
    host().wrong.clear();
    expect(await update(page)).toBe("installed");
    await page.getByRole("button", { name: words.loadNewer }).click();
    await expect(edition(page)).toHaveAttribute("content", "second");
  });

  test("a file that the browser cleared comes from the host again, if it is the right one", async ({ page, context }) => {
    await visit(page, host().address);
    await keepPlan(page);
    const file = await fileOf(/\/page\.wasm$/);
    host().mayCache = false;
    await forgetPage(page, context);
    await visit(page, host().address);
    await evict(page, file);
    await page.reload();
    await ready(page);
    expect((await keptWrongly(page)).files).toContain(file);

    await evict(page, file);
    host().fail(file, signIn, Infinity);
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    // What is kept of the plans can be had all the same.
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: new RegExp(`^${TITLE}`) }).click();
    expect(JSON.parse(await readFile(await (await download).path())).title).toBe(TITLE);
    host().wrong.clear();
    await page.getByRole("button", { name: /Try again/ }).click();
    await ready(page);
    await planIsThere(page);
  });

  test("a file that the browser cleared comes from the host where there is no room for it", async ({ page, context }) => {
    await visit(page, host().address);
    const file = await fileOf(/\/page\.wasm$/);
    await evict(page, file);
    const browser = await context.newCDPSession(page);
    const origin = new URL(host().address).origin;
    await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    await page.reload();
    await ready(page);
    expect((await keptWrongly(page)).files).not.toContain(file);
  });

  test("without a network, trying again takes nothing away", async ({ page, context }) => {
    await visit(page, host().address);
    await keepPlan(page);
    host().mayCache = false;
    await forgetPage(page, context);
    await visit(page, host().address);
    await evict(page, await fileOf(/\/page\.wasm$/));
    await context.setOffline(true);
    await page.reload();
    await page.getByRole("button", { name: /Try again/ }).click();
    await expect(page.getByRole("link", { name: new RegExp(`^${TITLE}`) })).toBeVisible();
    await context.setOffline(false);
    await page.reload();
    await planIsThere(page);
  });

  test("a worker that lost its page does not mix it with that of another release", async ({ page }) => {
    await visit(page, host().address);
    await evict(page, "index.html");
    await host().edit("boot.js", /$/g, 'document.documentElement.dataset.boot="second";');
    await host().publish("second");
    await page.reload();
    await ready(page);
    await expect(edition(page)).toHaveAttribute("content", "second");
    await expect(page.locator("html")).toHaveAttribute("data-boot", "second");
    await page.getByRole("button", { name: words.loadNewer }).click();
    await expect(page.getByText(words.newer)).toHaveCount(0);
    const { files, wrong } = await keptWrongly(page);
    expect(wrong).toEqual([]);
    expect(files).toContain("index.html");
  });

  test("a browser that cleared all that was kept gets it back", async ({ page, context }) => {
    await visit(page, host().address);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await page.reload();
    await ready(page);
    await context.setOffline(true);
    await page.reload();
    await ready(page);
  });

  test("only the page itself gets the page", async ({ page, context }) => {
    await host().put("other/index.html", "<h1>Een andere pagina</h1>");
    await visit(page, host().address);
    const at = async (path) => {
      const response = await page.goto(host().address + path);
      return [response.status(), await page.locator("body").innerText()];
    };
    expect(await at("other/")).toEqual([200, "Een andere pagina"]);
    expect((await at("fonts/LICENSE"))[1]).toContain("SIL OPEN FONT LICENSE");
    expect((await page.goto(`${host().address}nothing`)).status()).toBe(404);
    for (const file of [await fileOf(/^schema\//), await fileOf(/^examples\/metalektro/)]) {
      await context.setOffline(true);
      const kept = (await at(file))[1];
      expect(JSON.parse(kept)).toEqual(JSON.parse(await readFile(join(host().folder, file), "utf8")));
      await context.setOffline(false);
    }
    for (const path of ["", "index.html", "?from=elsewhere"]) {
      await page.goto(host().address + path);
      await ready(page);
    }
  });

  test("a page kept for use without a network cannot be framed", async ({ page }) => {
    await host().put("frame.html", '<iframe src="./"></iframe>');
    await visit(page, host().address);
    const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
    await page.goto(`${host().address}frame.html`);
    await refused;
  });
});

test("the page of one release with a program of another is loaded again, once", async ({ page }) => {
  const file = await fileOf(/\/page\.js$/);
  const [program] = file.split("/");
  const earlier = await readFile(join(host().folder, "index.html"));
  const next = program.replace(/\w{8}$/, "00000000");
  await host().edit("index.html", program, next);
  await rename(join(host().folder, program), join(host().folder, next));
  let opened = 0;
  const isPage = (request) => request.headers["sec-fetch-mode"] === "navigate";
  // Something between gives the earlier page once…
  host().wrong.set("index.html", (right, request) => isPage(request) && (opened += 1) === 1 && { ...right, body: earlier });
  await page.goto(host().address);
  await ready(page);
  expect(opened).toBe(2);
  // …or again and again.
  opened = 0;
  host().wrong.set("index.html", (right, request) => isPage(request) && (opened += 1) && { ...right, body: earlier });
  await page.goto(host().address);
  await expect.poll(() => opened).toBe(2);
  await expect(page.getByRole("alert")).toContainText("wordt op deze website net vernieuwd");
  await expect(page.getByRole("alert")).toContainText("is being renewed on this website");
  await page.waitForTimeout(1500);
  expect(opened).toBe(2);
  host().wrong.clear();
  await page.getByRole("button", { name: /Try again/ }).click();
  await ready(page);
});

test("inside another page it does not start, and says so with a link", async ({ page }) => {
  await host().put("frame.html", `<iframe src="${host().address}#/device"></iframe>`);
  // Of the same origin, and of another.
  for (const outside of [host().address, `http://localhost:${host().port}/`]) {
    await page.goto(`${outside}frame.html`);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("alert")).toContainText("start niet binnen een andere pagina");
    await expect(frame.getByRole("alert")).toContainText("does not start inside another page");
    await expect(frame.getByRole("button")).toHaveCount(0);
    await frame.getByRole("link", { name: /Open Sectorplan/ }).click();
    await expect(page).toHaveURL(`${host().address}#/device`);
    await ready(page);
  }
});
