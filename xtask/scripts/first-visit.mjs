// What somebody does first on a first visit. The functions of the program that are called meanwhile
// come before the others; what is not done here works too, it comes a moment later.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { chromium, expect } from "@playwright/test";
import { wordsOf } from "../../tests/browser/words.mjs";

const address = "http://sectorplan.test/";
const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The indices of the functions that a visit calls; the program of the page in `folder` tells them. */
export async function called(folder, visit) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const seen = new Set();
  try {
    for (const language of ["nl", "en"]) {
      const page = await browser.newPage();
      page.setDefaultTimeout(60_000);
      await page.route(`${address}**`, (route) => answer(route, folder));
      await page.goto(address);
      await expect(page.locator("body[data-ready]")).toBeVisible();
      if (language === "en") await page.getByRole("button", { name: "English" }).click();
      await visit(page, wordsOf(language));
      for (const index of await page.evaluate(() => [...window.called])) seen.add(index);
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
  return [...seen].sort((a, b) => a - b);
}

async function answer(route, folder) {
  const name = new URL(route.request().url()).pathname.slice(1) || "index.html";
  const body = await readFile(join(folder, name)).catch(() => undefined);
  await route.fulfill(body ? { body, contentType: types[extname(name)] } : { status: 404 });
}

/** Looks at the page. */
export async function lookAround(page, words) {
  await expect(page.getByRole("button", { name: words.newPlan, exact: true })).toBeVisible();
}

/** Starts a plan and types in it. */
export async function startPlan(page, words) {
  const field = (name) => page.getByRole("textbox", { name, exact: true });
  await page.getByRole("button", { name: words.newPlan, exact: true }).click();
  await field(words.titleOfPlan).fill("Techniek");
  await field(words.firstDay).fill("1-9-2026");
  await field(words.lastDay).fill("31-8-2028");
  await field(words.lastDay).blur();
  await expect(page.getByRole("banner").getByText(words.saved, { exact: true })).toBeVisible();
}
