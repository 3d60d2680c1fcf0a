// After one visit the page needs no network, and a newer version waits for permission.

import { expect, test } from "@playwright/test";
import { edition, hostForEachTest, visit } from "./host.mjs";
import { goToMeasure, goToSection, openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");
test.use({ serviceWorkers: "allow" });

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
  await goToSection(page, words.charts);
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
  const host = hostForEachTest();
  const update = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());

  test("waits, saves what was typed, and comes when asked", async ({ page, context }) => {
    const { address } = host();
    await visit(page, address);
    await page.getByRole("button", { name: words.example }).click();
    const other = await context.newPage();
    await other.goto(address);
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();

    await host().publish("second");
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
