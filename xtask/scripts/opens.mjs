// Opens an address in a headless browser and waits until the page can be used.

import { chromium } from "@playwright/test";

const [address] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.goto(address);
  await page.locator("body[data-ready]").waitFor({ timeout: 120_000 });
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
} finally {
  await browser.close();
}
