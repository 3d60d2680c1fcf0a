// Long texts: pasted from a word processor, shown as they will be read, copied for a form.

import { expect, test } from "@playwright/test";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

/** Pastes as a browser does: what another program put on the clipboard, in one or two forms. */
async function paste(field, forms) {
  await field.focus();
  await field.evaluate((element, forms) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(forms)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, forms);
}

async function mission(page) {
  await page.goto("./");
  await page.getByRole("button", { name: words.newPlan }).click();
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: "Missie en ambitie" }).click();
  return page.getByRole("textbox", { name: "Samenvatting", exact: true });
}

test("paragraphs and lists of a word processor stay", async ({ page }) => {
  const summary = await mission(page);
  await paste(summary, {
    "text/plain": "De sector doet drie dingen:\nwerven\nopleiden",
    "text/html":
      "<p class=MsoNormal>De sector doet <b>twee</b> dingen:</p>" +
      "<ul><li>werven<script>window.hacked = true</script></li><li>opleiden</li></ul>",
  });
  await expect(summary).toHaveValue("De sector doet **twee** dingen:\n\n- werven\n- opleiden");
  await page.getByRole("main").getByRole("button", { name: "Zoals het leest" }).click();
  const list = page.getByRole("main").getByRole("listitem").filter({ visible: true });
  await expect(list).toHaveText(["werven", "opleiden"]);
  expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  await page.reload();
  await expect(summary).toHaveValue(/\*\*twee\*\*/);
});

test("what is nested without end is pasted as plain text, and the page says so", async ({ page }) => {
  const summary = await mission(page);
  const deep = "<div>".repeat(100_000) + "werven" + "</div>".repeat(100_000);
  const before = Date.now();
  await paste(summary, { "text/plain": "werven", "text/html": deep });
  await expect(summary).toHaveValue("werven");
  // A browser takes this apart in some ten seconds.
  expect(Date.now() - before).toBeLessThan(5_000);
  const told = page.getByRole("main").getByText("De tekst is geplakt zonder lijsten en nadruk");
  await expect(told).toBeVisible();
  await summary.press("End");
  await page.keyboard.type(" en opleiden");
  await expect(summary).toHaveValue("werven en opleiden");
  await expect(told).toHaveCount(0);
});

test("a paste of 200,000 words is taken over and kept", async ({ page }) => {
  test.slow();
  const summary = await mission(page);
  await paste(summary, { "text/plain": "opleiden ".repeat(200_000) });
  await expect(page.getByText(/200\.000 woorden/)).toBeVisible({ timeout: 30_000 });
  await summary.blur();
  await expect(page.getByRole("banner").getByText("Bewaard", { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByText(/200\.000 woorden/)).toBeVisible({ timeout: 30_000 });
});
