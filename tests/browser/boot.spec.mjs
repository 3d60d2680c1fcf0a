import { readFile } from "node:fs/promises";
import { AxeBuilder } from "./axe.mjs";
import { expect, test } from "@playwright/test";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

test("the loading screen goes when the program has started", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator("body[data-ready]")).toBeAttached();
  await expect(page.locator("#boot")).toHaveCount(0);
});

test("while loading, the page says so in both languages and shows how far it is", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByText("Sectorplan wordt geladen…")).toBeVisible();
  await expect(page.getByText("Sectorplan is loading…")).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeVisible();
  release();
  await expect(page.locator("body[data-ready]")).toBeAttached();
});

test("a program that does not arrive gives a reason in both languages, and a second chance", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Sectorplan kon niet worden geladen");
  await expect(alert).toContainText("Sectorplan could not be loaded");
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: /Opnieuw proberen/ }).click();
  await expect(page.locator("body[data-ready]")).toBeAttached();
});

/** Keeps an untouched plan of this title, and leaves. */
async function keepPlan(page, title) {
  await page.goto("./");
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await page.getByRole("textbox", { name: words.titleOfPlan, exact: true }).fill(title);
  await expect(page.getByRole("banner").getByText(words.saved, { exact: true })).toBeVisible();
}

const offered = (page, title) => page.getByRole("link", { name: new RegExp(`^${title} \\(`) });

/** The title in the file that a link of the list gives. */
async function titleIn(page, title) {
  const download = page.waitForEvent("download");
  await offered(page, title).click();
  return JSON.parse(await readFile(await (await download).path())).title;
}

for (const [what, spoil] of [
  ["does not arrive", (page) => page.route("**/*.wasm", (route) => route.abort())],
  ["is something else", (page) => page.route("**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "Inloggen" }))],
  ["has a script that is something else", (page) => page.route("**/page*.js", (route) => route.fulfill({ contentType: "text/html", body: "Inloggen" }))],
  ["is too new for the browser", (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })],
]) {
  test(`a program that ${what} leaves the plans to download, in both languages`, async ({ page }) => {
    await keepPlan(page, "Plan dat er nog is");
    await spoil(page);
    await page.reload();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByText("Download de laatst bewaarde versie van uw plannen:")).toBeVisible();
    await expect(page.getByText("Download the last saved version of your plans:")).toBeVisible();
    expect(await titleIn(page, "Plan dat er nog is")).toBe("Plan dat er nog is");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

test("a plan that only the database of the browser still has can be downloaded too", async ({ page }) => {
  await keepPlan(page, "Alleen in de database");
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  expect(await titleIn(page, "Alleen in de database")).toBe("Alleen in de database");
});

test("where nothing was kept, looking for plans makes no database", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await expect(page.getByText("Download the last saved version")).toHaveCount(0);
});

test("a program that is missing on the server gives a reason", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("kon niet worden geladen");
});

test("a program that is damaged gives a reason", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "no program" }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("kon niet starten");
});

test("a browser without WebAssembly gives a reason", async ({ page }) => {
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("WebAssembly ontbreekt");
  await expect(page.getByRole("alert")).toContainText("WebAssembly is missing");
});

test("a browser that refuses to run WebAssembly gives a reason", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError("refused by policy"));
    WebAssembly.instantiate = refuse;
    WebAssembly.instantiateStreaming = refuse;
  });
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("kon niet starten");
  await expect(page.getByRole("alert")).toContainText("could not start");
});

test("a host that knows no WebAssembly sends the program all the same", async ({ page }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    await route.fulfill({ response, headers });
  });
  await page.goto("./");
  await expect(page.locator("body[data-ready]")).toBeAttached();
});

test("opened from a disk the page says why it does not start", async ({ page }) => {
  await page.goto(new URL("../../dist/index.html", import.meta.url).href);
  const slow = page.locator("#boot-slow");
  await expect(slow).toContainText("vanaf een schijf geopend");
  await expect(slow).toContainText("opened from a disk");
  await expect(slow).toBeVisible({ timeout: 10_000 });
});

test("a start script that is missing leaves words, not an empty page", async ({ page }) => {
  await page.route("**/boot.js", (route) => route.abort());
  await page.goto("./");
  await expect(page.locator("#boot-slow")).toContainText("Is this taking long?");
  await expect(page.locator("#boot-slow")).toBeVisible({ timeout: 10_000 });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs", async ({ page }) => {
    await page.goto("./");
    // By element: text searches skip the content of `noscript`.
    const [dutch, english] = await page.locator("noscript strong").all();
    await expect(dutch).toBeVisible();
    expect(await dutch.innerText()).toContain("Sectorplan werkt niet zonder JavaScript");
    expect(await english.innerText()).toContain("Sectorplan does not work without JavaScript");
    await expect(page.getByRole("progressbar")).toBeHidden();
  });
});

test("the policy forbids what the page does not need", async ({ page }) => {
  await page.goto("./");
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  await expect(page.locator("script:not([src])")).toHaveCount(0);
});
