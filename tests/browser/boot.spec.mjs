import { expect, test } from "@playwright/test";

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
