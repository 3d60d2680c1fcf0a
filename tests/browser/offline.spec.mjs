// After one visit the page needs no network, and a newer version waits for permission.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import sirv from "sirv";
import { goToMeasure, openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
const built = fileURLToPath(new URL("../../dist", import.meta.url));

test.use({ serviceWorkers: "allow" });

/** Visits the page and waits until it is available offline. */
async function visit(page, address) {
  await page.goto(address);
  await expect(page.locator("body[data-ready]")).toBeAttached();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    }
  });
}

test("after one visit everything works without a network", async ({ page, context }) => {
  await visit(page, "./");
  await context.setOffline(true);
  await page.reload();
  await openExample(page);
  await goToMeasure(page, /^1\b/);
  const title = page.getByLabel(words.title, { exact: true });
  await title.fill("Getypt zonder netwerk");
  await expect(page.getByText(words.saved, { exact: true })).toBeVisible();
  await page.reload();
  await expect(title).toHaveValue("Getypt zonder netwerk");
  await page.getByRole("link", { name: words.charts, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: words.charts })).toBeVisible();
});

test("the page can be installed", async ({ page, context }) => {
  await visit(page, "./");
  const browser = await context.newCDPSession(page);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // A private window is the only thing that prevents installation here.
  const errors = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
  expect(errors).toEqual([]);
});

test.describe("a newer version", () => {
  let folder;
  let server;

  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sectorplan-"));
    await cp(built, folder, { recursive: true });
    server = createServer(sirv(folder, { dev: true })).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
  });

  test.afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true });
  });

  /** Puts another version of the page on the host. */
  async function publish(name) {
    const edit = async (file, from, to) => {
      const path = join(folder, file);
      await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
    };
    await edit("index.html", "</head>", `<meta name="edition" content="${name}"></head>`);
    await edit("service-worker.js", /"[0-9a-f]{16}"/, `"${name}"`);
  }

  const update = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const edition = (page) => page.locator('meta[name="edition"]');

  test("waits, saves what was typed, and comes when asked", async ({ page, context }) => {
    const address = `http://127.0.0.1:${server.address().port}/`;
    await visit(page, address);
    await page.getByRole("button", { name: words.example }).click();
    const other = await context.newPage();
    await other.goto(address);
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();

    await publish("second");
    await update(page);
    const waiting = page.getByText(words.newer);
    await expect(waiting).toBeVisible();
    await expect(edition(page)).toHaveCount(0);

    await goToMeasure(page, /^1\b/);
    await page.getByLabel(words.title, { exact: true }).fill("Net voor de nieuwe versie");
    await page.getByRole("button", { name: words.loadNewer }).click();
    await expect(edition(page)).toHaveAttribute("content", "second");
    await expect(page.getByLabel(words.title, { exact: true })).toHaveValue("Net voor de nieuwe versie");
    await expect(page.getByText(words.newer)).toHaveCount(0);

    // The other tab runs the previous version: it says so, and updates when asked.
    await expect(other.getByText(words.newer)).toBeVisible();
    await other.getByRole("button", { name: words.loadNewer }).click();
    await expect(edition(other)).toHaveAttribute("content", "second");
  });
});
