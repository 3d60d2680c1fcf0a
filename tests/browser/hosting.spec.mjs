// Where the page may be hosted: any folder of any static host; no other host is ever contacted.

import { expect, test } from "@playwright/test";
import { openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

/** Every address in the navigation of a page, each once. */
const placesOf = async (page) => {
  const links = await page.locator("nav a[href], header a[href]").evaluateAll((links) => links.map((link) => link.href));
  return [...new Set(links)];
};

test("the page runs from a folder deep in a site", async ({ page, baseURL }) => {
  const home = `${baseURL}gemeente/oude%20map/plan/`;
  const outside = [];
  await page.route("**/*", async (route) => {
    const address = route.request().url();
    if (!address.startsWith(home)) {
      outside.push(address);
      return route.abort();
    }
    // If the page is left while something loads, it no longer waits for it.
    const response = await route.fetch({ url: baseURL + address.slice(home.length) }).catch(() => undefined);
    return response && route.fulfill({ response }).catch(() => {});
  });
  const missing = [];
  page.on("response", (response) => response.status() >= 400 && missing.push(response.url()));
  await page.goto(home);
  await page.getByRole("button", { name: words.example }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
  expect(outside).toEqual([]);
  expect(missing).toEqual([]);
});

test("no page asks another host for anything", async ({ page, baseURL }) => {
  const elsewhere = [];
  const refused = [];
  page.on("request", (request) => {
    const { protocol, href } = new URL(request.url());
    const stays = href.startsWith(baseURL) || protocol === "data:" || protocol === "blob:";
    if (!stays) elsewhere.push(href);
  });
  page.on("console", (message) => message.text().includes("Content Security Policy") && refused.push(message.text()));
  await openExample(page);
  const places = await placesOf(page);
  expect(places.length).toBeGreaterThan(5);
  for (const place of places) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
});

test("even a program that wanted to could not send a plan away", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator("body[data-ready]")).toBeVisible();
  const sent = [];
  page.on("request", (request) => request.url().includes("example.org") && sent.push(request.url()));
  const refused = await page.evaluate(() =>
    fetch("https://example.org/", { method: "POST", body: "plan" }).then(
      () => false,
      () => true,
    ),
  );
  expect(refused).toBe(true);
  expect(sent).toEqual([]);
});
