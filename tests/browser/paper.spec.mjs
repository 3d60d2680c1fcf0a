// What comes out of the printer: every page as a document, whole, in dark mode and without the event.

import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { openBytes, openExample, planOf } from "./page.mjs";

test.setTimeout(120_000);

/** The sheets of a PDF: the text of each on one line, and its size in points. */
async function sheets(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const texts = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1e8 });
  const sizes = [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  const all = texts.split("\f").slice(0, -1).map((text) => text.replace(/\s+/g, " ").trim());
  return all.map((text, at) => ({ text, wide: Number(sizes[at][1]) > Number(sizes[at][2]) }));
}

const place = (page, name) => page.goto(page.url().replace(/(#\/plan\/[^/]+).*$/, `$1/${name}`));

/** What no sheet has: a side column, hints, a control. */
async function noForm(page) {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll("button, input, textarea, select, .sp-side, .sp-live, .sp-intro")]
      .filter((it) => it.getClientRects().length > 0)
      .map((it) => it.outerHTML.slice(0, 120)),
  );
  expect(shown).toEqual([]);
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
}

test("every page of a plan prints as a document with title, day and numbers", async ({ page }) => {
  await openExample(page);
  const title = await page.evaluate(() => document.title.split(" · ")[1]);
  // In the time zone of the browser, which may be a day ahead.
  const today = await page.evaluate(() =>
    new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" }),
  );
  for (const name of [
    "profile", "mission", "goals", "labour-market", "bottlenecks", "regions", "measures", "activities", "parties",
    "money", "documents", "checks", "charts", "timeline", "participants", "find",
  ]) {
    await place(page, name);
    await expect(page.locator(".sp-editor")).toBeVisible();
    const all = await sheets(page);
    expect(all[0].text, name).toContain(`${title} · afgedrukt op ${today}`);
    all.forEach(({ text, wide }, at) => {
      expect(text, name).toMatch(new RegExp(`${at + 1} ?/ ?${all.length}$`));
      expect(wide, name).toBe(["money", "timeline"].includes(name));
    });
    if (!["charts", "timeline", "participants"].includes(name)) await noForm(page);
  }
  const measure = page.getByRole("navigation", { name: "Thema’s en maatregelen" }).getByRole("link").nth(1);
  await place(page, "measures");
  await measure.click();
  const [first] = await sheets(page);
  expect(first.text).toContain("430 leerwerkplekken");
  await noForm(page);
});

for (const [what, silence] of [
  ["with the event", ""],
  ["without the event", "beforeprint"],
]) {
  test(`paper has all lines and all of a long text ${what}, also in the dark`, async ({ page }) => {
    await page.addInitScript((silence) => {
      if (!silence) return;
      window.addEventListener(silence, (event) => event.stopImmediatePropagation(), true);
      const ask = window.matchMedia.bind(window);
      window.matchMedia = (query) => ask(query === "print" ? "not all" : query);
    }, silence);
    await page.emulateMedia({ colorScheme: "dark" });
    // Where nothing tells of printing, what is for paper is kept ready.
    const settled = () => (silence ? expect(page.locator(".sp-atrest--there").first()).toBeAttached() : undefined);
    const plan = planOf(2);
    plan.mission = `${"Iedereen leert een leven lang door, ook wie al lang werkt. ".repeat(250)}Zo eindigt de missie.`;
    plan.cost_lines = Array.from({ length: 600 }, (_, at) => ({
      id: `90000000-0000-4000-8000-${String(at + 1).padStart(12, "0")}`,
      order: `${at.toString(36).padStart(4, "0")}i`,
      description: `Regel nummer ${at + 1}.`,
      units: "1",
      unit_price: 100,
    }));
    await page.goto("./");
    await openBytes(page, "plan.json", Buffer.from(JSON.stringify(plan)));
    await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
    await place(page, "mission");
    await settled();
    const mission = await sheets(page);
    expect(mission.length).toBeGreaterThan(2);
    expect(mission.at(-1).text).toContain("Zo eindigt de missie.");

    await place(page, "money");
    await expect(page.getByRole("grid")).toBeVisible();
    await settled();
    const money = (await sheets(page)).map(({ text }) => text).join(" ");
    const lines = new Set([...money.matchAll(/Regel nummer (\d+)\./g)].map(([, number]) => number));
    expect(lines.size).toBe(600);

    if (silence) return;
    // Ink on white, and a table as wide as its sheet.
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const table = page.locator(".sp-cost__table");
    await expect(table).toBeVisible();
    const looks = await table.evaluate((table) => ({
      ink: getComputedStyle(table).color,
      share: table.offsetWidth / document.querySelector("main").offsetWidth,
    }));
    const [red, green, blue] = looks.ink.match(/[\d.]+/g).map(Number);
    expect(Math.max(red, green, blue)).toBeLessThan(80);
    expect(looks.share).toBeGreaterThan(0.98);
  });
}

test("a list that shows two hundred prints all", async ({ page }) => {
  await page.goto("./");
  const plan = planOf(230);
  plan.themes = Array.from({ length: 230 }, (_, at) => ({ ...plan.themes[0], id: plan.measures[at].id.replace(/^c/, "b"), title: `Thema ${at + 1}.` }));
  for (const [at, measure] of plan.measures.entries()) Object.assign(measure, { theme: plan.themes[at].id, title: `Maatregel ${at + 1}.`, aim: "" });
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(plan)));
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await place(page, "measures");
  const text = (await sheets(page)).map((it) => it.text).join(" ");
  for (const number of [1, 200, 201, 230]) expect(text).toContain(`Maatregel ${number}.`);
});

test("the reading version follows the menu, with a list of contents and totals", async ({ page }) => {
  await openExample(page);
  await place(page, "poster");
  await page.getByRole("radio", { name: /^Leesversie/ }).check();
  const read = page.locator(".sp-reading");
  const menu = await page.locator(".sp-sections__list > li > a:has(.sp-ring)").evaluateAll((links) =>
    links.map((link) => [...link.childNodes].filter((it) => it.nodeType === Node.TEXT_NODE).map((it) => it.textContent).join("").trim()),
  );
  const headings = await read.locator("h2").allTextContents();
  const inMenu = headings.filter((heading) => menu.includes(heading));
  expect(inMenu).toEqual(menu.filter((name) => headings.includes(name)));
  const contents = read.getByRole("navigation", { name: "Inhoud" });
  for (const heading of headings.slice(1)) await expect(contents.getByRole("link", { name: heading, exact: true })).toBeVisible();
  await contents.getByRole("link", { name: "Geld", exact: true }).click();
  await expect(read.getByRole("heading", { level: 2, name: "Geld" })).toBeFocused();
  await expect(read.getByRole("heading", { level: 2, name: "Geld" })).toBeInViewport();
});

test("without its font the poster says so, and no line runs into another", async ({ page }) => {
  await page.route(/\.woff2?$/, (route) => route.abort());
  await openExample(page);
  await place(page, "poster");
  await expect(page.getByText("De letters van dit programma konden niet worden opgehaald")).toBeVisible();
  const wrong = await page.locator(".sp-poster__sheet").evaluate((svg) => {
    const lines = [...svg.querySelectorAll("text")].map((text) => ({ box: text.getBBox(), text: text.textContent }));
    const over = (one, other) =>
      one.x < other.x + other.width - 1 && other.x < one.x + one.width - 1 && Math.abs(one.y - other.y) < Math.min(one.height, other.height) * 0.4;
    return lines.flatMap((one, at) => lines.slice(at + 1).filter((other) => over(one.box, other.box)).map((other) => `${one.text} | ${other.text}`));
  });
  expect(wrong).toEqual([]);
});

test("a chart is drawn anew on a screen of another density, and with its font once that has come", async ({ page }) => {
  let slow = 0;
  await page.route(/\.woff2?$/, async (route) => {
    await new Promise((done) => setTimeout(done, slow));
    await route.continue();
  });
  await openExample(page);
  await place(page, "charts");
  const canvas = page.locator("canvas").first();
  await expect(canvas).toBeVisible();
  const looks = () => canvas.evaluate((canvas) => canvas.toDataURL());
  await page.waitForTimeout(500);
  const right = await looks();

  slow = 1500;
  await page.reload();
  await expect(canvas).toBeVisible();
  expect(await looks()).not.toBe(right);
  await expect.poll(looks).toBe(right);

  const client = await page.context().newCDPSession(page);
  const share = () => canvas.evaluate((canvas) => canvas.width / canvas.clientWidth);
  for (const deviceScaleFactor of [2, 3, 1.5]) {
    await client.send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 720, deviceScaleFactor, mobile: false });
    await expect.poll(share).toBeCloseTo(deviceScaleFactor, 1);
  }
});
