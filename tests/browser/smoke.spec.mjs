import { expect, test } from "@playwright/test";

test("the page starts without an error and without another host", async ({ page, baseURL }) => {
  const errors = [];
  const elsewhere = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const { protocol, href } = new URL(request.url());
    if (protocol.startsWith("http") && !href.startsWith(baseURL)) elsewhere.push(href);
  });
  await page.goto("./");
  await expect(page.locator("body[data-ready]")).toBeVisible();
  await expect(page).toHaveTitle(/Sectorplan/);
  expect(errors).toEqual([]);
  expect(elsewhere).toEqual([]);
});
