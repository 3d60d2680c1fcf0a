// The language of the page: known before anything is drawn, and kept from a browser that translates.

import { expect, test } from "@playwright/test";
import { goToMeasure, openExample } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

const cases = [
  { languages: ["nl-BE"], lang: "nl", title: "Schrijf een sectorplan dat klopt" },
  { languages: ["en-US", "en", "nl"], lang: "nl", title: "Schrijf een sectorplan dat klopt" },
  { languages: ["de-DE", "fr"], lang: "en", title: "Write a sector plan that adds up" },
  { languages: ["nld-x-other"], lang: "en", title: "Write a sector plan that adds up" },
];

for (const { languages, lang, title } of cases) {
  test(`a browser that reads ${languages.join(", ")} gets ${lang}`, async ({ page }) => {
    await page.addInitScript((languages) => {
      Object.defineProperty(navigator, "languages", { value: languages });
      // What the page says of itself when it is first drawn.
      new PerformanceObserver((list, observer) => {
        globalThis.firstLang ??= document.documentElement.lang;
        observer.disconnect();
      }).observe({ type: "paint", buffered: true });
      document.addEventListener("readystatechange", () => (globalThis.parsedLang ??= document.documentElement.lang));
    }, languages);
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    expect(await page.evaluate(() => globalThis.parsedLang)).toBe(lang);
    await expect.poll(() => page.evaluate(() => globalThis.firstLang)).toBe(lang);
  });
}

test("what somebody chose counts before what the browser reads", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Write a sector plan that adds up" })).toBeVisible();
  await page.addInitScript(() => {
    document.addEventListener("readystatechange", () => (globalThis.parsedLang ??= document.documentElement.lang));
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Write a sector plan that adds up" })).toBeVisible();
  expect(await page.evaluate(() => globalThis.parsedLang)).toBe("en");
});

/** Does to the page what a browser does that translates: words of its own in place of text. */
function translate(page) {
  return page.evaluate(() => {
    const mayBe = (element) => element.closest("[translate], .notranslate")?.getAttribute("translate") !== "no";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    let translated = 0;
    for (const text of texts) {
      const parent = text.parentElement;
      if (!text.data.trim() || parent.closest("script, style, svg, textarea") || !mayBe(parent)) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
      translated += 1;
    }
    return translated;
  });
}

test("a browser that translates leaves the program and its figures alone", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  expect(await translate(page)).toBe(0);
  const live = page.getByRole("complementary", { name: words.stateOfPlan });
  await expect(live.getByText(words.count("2411"), { exact: true }).first()).toBeVisible();
  const quantity = page.getByRole("textbox", { name: words.quantityOf(1) });
  const before = Number((await quantity.inputValue()).replace(/\D/g, ""));
  await quantity.fill(String(before + 1000));
  await expect(live.getByText(words.count("3411"), { exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: words.home }).click();
  expect(await translate(page)).toBe(0);
});

test("the reading version may be translated, and is drawn anew when the plan changes", async ({ page, context }) => {
  await openExample(page);
  const address = page.url();
  await page.goto(address.replace(/\/[^/]*$/, "/poster"));
  await page.getByRole("radio", { name: /^Leesversie/ }).check();
  const reading = page.locator(".sp-reading");
  await expect(reading).toContainText("Metalektro");
  expect(await translate(page)).toBeGreaterThan(20);
  await expect(reading.locator("font").first()).toBeAttached();
  // Somebody goes on with the plan in another tab.
  const other = await context.newPage();
  await other.goto(address);
  await other.getByRole("button", { name: "Hier verder werken" }).click();
  await goToMeasure(other, /^1 /);
  await other.getByLabel(words.title, { exact: true }).fill("Nu anders genoemd");
  await other.getByLabel(words.title, { exact: true }).blur();
  await expect(reading.getByText("Nu anders genoemd").first()).toBeVisible();
  await expect(reading.locator("font")).toHaveCount(0);
});
