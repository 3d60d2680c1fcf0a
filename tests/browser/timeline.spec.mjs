// The timeline: moved by dragging, by keys and by fields, and kept.

import { expect, test } from "@playwright/test";
import { openBytes, planOf, sound } from "./page.mjs";

/** Opens the invented plan, two years from 1 January 2027, on its timeline. */
async function openTimeline(page) {
  await page.goto("./");
  await page.getByRole("button", { name: "Compleet voorbeeld openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/timeline"));
  await expect(page.getByRole("heading", { level: 1, name: "Tijdlijn" })).toBeVisible();
}

const bar = (page, name) => page.getByRole("button", { name });
const told = (page) => page.getByRole("main").getByRole("status").last();

/** Drags a point of a bar, by its share of the bar, this many pixels to the right. */
async function drag(page, what, share, pixels, end = () => page.mouse.up()) {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  const [x, y] = [box.x + box.width * share, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const part of [0.3, 0.7, 1]) await page.mouse.move(x + pixels * part, y);
  await end();
}

test("bars are dragged, moved by keys and by fields; work waits for work; all of it is kept", async ({ page }) => {
  test.setTimeout(90_000);
  await openTimeline(page);
  const seventh = bar(page, /^Maatregel 7, /);
  await expect(seventh).toHaveAccessibleName("Maatregel 7, 1 feb 2027 t/m 15 dec 2028");

  // Two years on some 700 pixels: dragging moves by weeks. With one year shown it moves by days.
  await page.getByLabel("Laat zien").selectOption("2027");
  await expect(seventh).toHaveAccessibleName(/loopt door buiten wat u ziet/);
  const track = await page.locator(".sp-tl__ruler").boundingBox();
  const week = (track.width / 365) * 7;
  await page.getByLabel("Laat zien").selectOption({ index: 0 });
  await drag(page, seventh, 0.5, week);
  await expect(seventh).toHaveAccessibleName(/^Maatregel 7, (8|15) feb 2027 t\/m (22|29) dec 2028$/);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(seventh).toHaveAccessibleName("Maatregel 7, 1 feb 2027 t/m 15 dec 2028");

  // Escape cancels; an end can be dragged alone.
  await drag(page, seventh, 0.5, 4 * week, async () => {
    await expect(seventh).not.toHaveAccessibleName(/1 feb 2027 t/);
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });
  await expect(seventh).toHaveAccessibleName("Maatregel 7, 1 feb 2027 t/m 15 dec 2028");
  await drag(page, seventh, 0, 4 * week);
  await expect(seventh).toHaveAccessibleName(/^Maatregel 7, .*(mrt|apr) 2027 t\/m 15 dec 2028$/);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();

  // By keys: to the activity below, a month later, and its end a day earlier.
  await seventh.focus();
  await page.keyboard.press("ArrowDown");
  const list = bar(page, /^Activiteit Vragenlijst beproeven, /);
  await expect(list).toBeFocused();
  await page.keyboard.press("PageDown");
  await expect(list).toHaveAccessibleName(/1 mrt 2027 t\/m 16 mei 2027/);
  await expect(told(page)).toHaveText("Activiteit Vragenlijst beproeven: 1 mrt 2027 t/m 16 mei 2027");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(list).toHaveAccessibleName(/1 mrt 2027 t\/m 15 mei 2027/);

  // By fields; what now begins too early is found.
  await page.keyboard.press("Enter");
  const fields = page.getByRole("region", { name: "Vragenlijst beproeven" });
  await expect(fields.getByRole("textbox", { name: "Eerste dag" })).toBeFocused();
  await fields.getByRole("textbox", { name: "Laatste dag" }).fill("31-5-2027");
  await expect(list).toHaveAccessibleName(/1 mrt 2027 t\/m 31 mei 2027/);
  await bar(page, /^Activiteit Quickscans en verbeterplannen, /).click();
  const scans = page.getByRole("region", { name: "Quickscans en verbeterplannen" });
  await expect(scans).toContainText("begint voordat klaar is waarop dit wacht");

  // One dependency removed and another added; what would make a circle is not offered.
  await scans.getByText("Vragenlijst beproeven", { exact: true }).first().click();
  await scans.getByRole("checkbox", { name: "Vragenlijst beproeven" }).uncheck();
  await expect(scans).not.toContainText("begint voordat klaar is");
  await expect(scans.getByRole("checkbox", { name: "Quickscans en verbeterplannen" })).toHaveCount(0);
  await scans.getByRole("checkbox", { name: "Assessoren opleiden" }).check();
  await expect(bar(page, /^Activiteit Quickscans en verbeterplannen, /)).toHaveAttribute(
    "title",
    /Assessoren opleiden/,
  );
  await sound(page);

  await expect(page.getByText("Bewaard", { exact: true })).toBeVisible();
  await page.reload();
  await expect(list).toHaveAccessibleName(/1 mrt 2027 t\/m 31 mei 2027/);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await sound(page);
});

test("what has no period gets one, and an empty plan says where to begin", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Gepubliceerd plan openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/timeline"));
  const open = page.getByRole("button", { name: /^Eigen periode geven: Maatregel 5a/ });
  await open.click();
  const study = bar(page, /^Maatregel 5a, 1 sep 2014 t\/m 1 sep 2016$/);
  await expect(study).toBeVisible();
  const fields = page.getByRole("region", { name: /^5a/ });
  await expect(fields.getByRole("textbox", { name: "Eerste dag" })).toBeFocused();
  await fields.getByRole("button", { name: "Sluiten" }).click();
  await expect(study).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(open).toBeVisible();

  await page.goto("./");
  await page.getByRole("button", { name: "Nieuw plan", exact: true }).click();
  await expect(page).toHaveURL(/plan\//);
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/timeline"));
  await expect(page.getByRole("main")).toContainText("Er is nog niets met een datum.");
  await page.getByRole("link", { name: "Naar het profiel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Profiel" })).toBeVisible();
});

test("the timeline is printed on landscape pages with its dates on each", async ({ page }) => {
  await openTimeline(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  // Landscape A4 is 842 by 595 points.
  const sizes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  expect(sizes.length).toBeGreaterThanOrEqual(2);
  for (const [, wide, high] of sizes) {
    expect([Math.round(wide), Math.round(high)]).toEqual([842, 595]);
  }
});

test("of a thousand measures only the rows in sight are drawn, and keys lead to all", async ({ page }) => {
  test.setTimeout(120_000);
  const plan = { ...planOf(1_000), period: { first: "2027-01-01", last: "2028-12-31" } };
  await page.goto("./");
  await openBytes(page, "veel.json", Buffer.from(JSON.stringify(plan)));
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goto(page.url().replace(/(plan\/[^/]*).*/, "$1/timeline"));
  const rows = page.getByRole("list", { name: "Wat wanneer gebeurt" }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(80);
  // Five themes, each with a heading.
  await expect(rows.first()).toHaveAttribute("aria-setsize", "1005");
  const last = bar(page, /Maatregel 1000, /);
  await expect(last).toHaveCount(0);
  await bar(page, /Maatregel 1, /).focus();
  await page.keyboard.press("End");
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  expect(await rows.count()).toBeLessThan(80);
  await page.keyboard.press("ArrowUp");
  await expect(bar(page, /Maatregel 995, /)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(bar(page, /Maatregel 1, /)).toBeInViewport();
  await page.mouse.wheel(0, 12_000);
  await expect(bar(page, /Maatregel 1, /)).not.toBeInViewport();
  await expect.poll(() => rows.nth(20).evaluate((row) => row.getBoundingClientRect().bottom > 0)).toBe(true);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(rows).toHaveCount(1_005);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a finger along a bar moves it, and a finger across it scrolls the page", async ({ page }) => {
    await openTimeline(page);
    const seventh = bar(page, /^Maatregel 7, /);
    await seventh.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const before = "Maatregel 7, 1 feb 2027 t/m 15 dec 2028";
    await expect(seventh).toHaveAccessibleName(before);
    const hand = await page.context().newCDPSession(page);
    const touch = (type, ...touchPoints) => hand.send("Input.dispatchTouchEvent", { type, touchPoints });
    const middle = async () => {
      const box = await seventh.boundingBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };

    const { x, y } = await middle();
    await touch("touchStart", { x, y });
    for (const step of [10, 30, 60]) await touch("touchMove", { x: x + step, y });
    await expect(seventh).not.toHaveAccessibleName(before);
    await touch("touchEnd");
    await expect(seventh).toHaveAccessibleName(/^Maatregel 7, .* (mei|jun|jul) 2027 t\/m /);
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(seventh).toHaveAccessibleName(before);

    await seventh.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const top = await page.evaluate(() => window.scrollY);
    const from = await middle();
    await touch("touchStart", from);
    for (const step of [20, 60, 120, 180, 240]) await touch("touchMove", { x: from.x, y: from.y + step });
    await touch("touchEnd");
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(top - 100);
    await expect(seventh).toHaveAccessibleName(before);
    await expect(told(page)).not.toContainText("Niet verschuiven");
  });
});
