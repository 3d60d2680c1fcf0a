// Where people work: the menu, the outline, the bar at the top, messages; on laptops and on a phone.

import { expect, test } from "@playwright/test";
import { KINDS, openBytes, openExample, planOf, sound } from "./page.mjs";

const LAPTOPS = [
  { width: 1280, height: 600 },
  { width: 1366, height: 650 },
  { width: 1536, height: 730 },
  { width: 1280, height: 900 },
];
const LAPTOP = LAPTOPS[1];
const PHONE = { width: 390, height: 844 };
const MEASURES = 14;

const heading = (page) => page.getByRole("main").getByRole("heading", { level: 1 });
const outline = (page) => page.getByRole("navigation", { name: "Thema’s en maatregelen" });
const menu = (page) => page.getByRole("navigation", { name: "Onderdelen" });
const lines = (page) => outline(page).locator(".sp-outline__measure a");
const title = (page) => page.getByRole("textbox", { name: "Plan hernoemen" });
const more = (page) => page.getByRole("banner").getByRole("button", { name: "Meer" });

/** Opens a plan from a file with these lists. */
async function openPlan(page, plan) {
  await page.goto("./");
  const whole = { format: { name: "sectorplan", major: 1 }, id: "00000000-0000-4000-8000-000000000001", ...plan };
  await openBytes(page, "plan.json", Buffer.from(JSON.stringify(whole)));
  await expect(heading(page)).toHaveText("Maatregelen");
}

/** Goes to another page of the open plan. */
async function goTo(page, place) {
  await page.evaluate((to) => {
    location.hash = location.hash.replace(/(plan\/[^/]+).*/, `$1/${to}`);
  }, place);
}

for (const viewport of LAPTOPS) {
  test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test("every measure is one click away, from their page and from each of them", async ({ page }) => {
      await openExample(page);
      await expect(lines(page)).toHaveCount(MEASURES);
      await lines(page).last().click();
      await expect(heading(page)).toContainText("Regionale projecten van werk naar werk");

      // Beside a measure the outline has room for ten lines, and nothing lies over the last one.
      const [list, foot] = await Promise.all([
        outline(page).locator(".sp-outline__list").boundingBox(),
        outline(page).locator(".sp-outline__foot").boundingBox(),
      ]);
      expect(list.height).toBeGreaterThan(300);
      expect(foot.y).toBeGreaterThanOrEqual(list.y + list.height - 1);
      expect(foot.y + foot.height).toBeLessThanOrEqual(viewport.height);
      for (const at of [0, 7, MEASURES - 1]) {
        const name = (await lines(page).nth(at).locator(".sp-outline__title").innerText()).slice(0, 20);
        await lines(page).nth(at).click();
        await expect(heading(page)).toContainText(name);
      }
      await sound(page);
    });

    test("the menu keeps its width, and no name in it grows when one is there", async ({ page }) => {
      await openExample(page);
      const look = async () => {
        const link = menu(page).getByRole("link", { name: /^Maatregelen/ });
        const { width } = await page.locator(".sp-sections").boundingBox();
        return [width, await link.evaluate((it) => getComputedStyle(it).fontWeight)];
      };
      const before = await look();
      await goTo(page, "money");
      await expect(heading(page)).toHaveText("Geld");
      expect(await look()).toEqual(before);
      await goTo(page, "measures");
      await lines(page).first().click();
      await expect(heading(page)).toContainText("Extra plaatsen");
      expect(await look()).toEqual(before);
    });
  });
}

test.describe("on a laptop", () => {
  test.use({ viewport: LAPTOP });

  test("the other sections are behind a button beside a measure, by keyboard too", async ({ page }) => {
    await openExample(page);
    await lines(page).first().click();
    await expect(heading(page)).toContainText("Extra plaatsen");
    const parties = menu(page).getByRole("link", { name: /^Partijen/ });
    await expect(parties).toBeHidden();
    const all = menu(page).getByRole("button", { name: "Alle onderdelen" });
    await expect(all).toHaveAttribute("aria-expanded", "false");
    await all.focus();
    await page.keyboard.press("Enter");
    await expect(all).toHaveAttribute("aria-expanded", "true");
    await sound(page);
    await parties.focus();
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText("Partijen");
    await expect(all).toBeHidden();
    await expect(parties).toBeVisible();
  });

  test("the overview is in the menu, and a ring says of what", async ({ page }) => {
    await openExample(page);
    const ring = menu(page).getByRole("link", { name: /^Knelpunten/ }).locator(".sp-ring title");
    await expect(ring).toHaveText("0 van 1 veld ingevuld");
    await menu(page).getByRole("link", { name: "Overzicht" }).click();
    await expect(heading(page)).toHaveText("Metalektro 2014–2016");
  });

  test("a plan is renamed where its title stands", async ({ page }) => {
    await openExample(page);
    await title(page).click();
    await title(page).fill("Metalektro 2027");
    await page.keyboard.press("Enter");
    await expect(title(page)).not.toBeFocused();
    await expect(page).toHaveTitle(/Metalektro 2027/);
    // Escape takes back what was typed since.
    await title(page).focus();
    await page.keyboard.type(" en verder");
    await page.keyboard.press("Escape");
    await expect(title(page)).toHaveValue("Metalektro 2027");
    await page.keyboard.press("Control+z");
    await goTo(page, "profile");
    await expect(page.getByRole("textbox", { name: "Titel van het plan" })).toHaveValue(await title(page).inputValue());
    await sound(page);
  });

  test("a menu is used by arrows, Home, End and letters", async ({ page }) => {
    await openExample(page);
    await more(page).focus();
    await page.keyboard.press("ArrowDown");
    const item = (name) => page.getByRole("banner").getByRole("button", { name, exact: true });
    await expect(item("Zoeken en vervangen")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(item("Overnemen uit een ander plan")).toBeFocused();
    await page.keyboard.press("End");
    await expect(item("English")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(item("Zoeken en vervangen")).toBeFocused();
    await page.keyboard.press("h");
    await expect(item("Hulp")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(item("Zoeken en vervangen")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(more(page)).toBeFocused();
    await expect(item("Hulp")).toBeHidden();
  });

  test("a message stays at its page, gives way to work, and lies over no field", async ({ page }) => {
    await openExample(page);
    const message = page.locator(".sp-notice");
    const download = () => page.getByRole("banner").getByRole("button", { name: "Download" }).click();
    await lines(page).first().click();
    await expect(heading(page)).toContainText("Extra plaatsen");
    await download();
    await expect(message).toBeVisible();
    const { x } = await message.boundingBox();
    const doc = await page.getByRole("main").boundingBox();
    expect(x).toBeGreaterThanOrEqual(doc.x + doc.width);
    await page.getByRole("textbox", { name: "Titel", exact: true }).press("End");
    await page.keyboard.type("!");
    await expect(message).toHaveCount(0);
    await download();
    await expect(message).toBeVisible();
    await goTo(page, "goals");
    await expect(heading(page)).toHaveText("Doelstellingen");
    await expect(message).toHaveCount(0);
    // What was done on the way to a page is said there.
    await goTo(page, "measures");
    await lines(page).first().click();
    await outline(page).getByRole("button", { name: "Verwijderen" }).click();
    await expect(heading(page)).toHaveText("Maatregelen");
    await message.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(lines(page)).toHaveCount(MEASURES);
  });

  for (const kind of KINDS) {
    test(`one button stands out on each page of an empty ${kind}`, async ({ page }) => {
      await openPlan(page, { kind });
      const accent = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.backgroundColor = "var(--sp-color-accent)";
        const colour = getComputedStyle(probe).backgroundColor;
        probe.remove();
        return colour;
      });
      const onlyOne = async () => {
        const blue = await page.getByRole("button").evaluateAll(
          (all, accent) => all.filter((it) => getComputedStyle(it).backgroundColor === accent).map((it) => it.innerText),
          accent,
        );
        expect(blue.length, `${await heading(page).innerText()}: ${blue}`).toBeLessThanOrEqual(1);
      };
      const links = menu(page).getByRole("link");
      for (let at = 0; at < (await links.count()); at += 1) {
        await links.nth(at).click();
        await expect(links.nth(at)).toHaveAttribute("aria-current", "page");
        await onlyOne();
      }
      await menu(page).getByRole("link", { name: /^Maatregelen/ }).click();
      await page.getByRole("button", { name: "Eerste thema toevoegen" }).click();
      await expect(page).toHaveURL(/themes/);
      await onlyOne();
      await page.getByRole("main").getByRole("button", { name: /maatregel toevoegen$/i }).click();
      await expect(page).toHaveURL(/measures\//);
      await onlyOne();
    });
  }

  test("fields beside each other stand on one line", async ({ page }) => {
    await openExample(page);
    for (const place of ["profile", "money", "checks"]) {
      await goTo(page, place);
      await expect(heading(page)).toBeVisible();
      const askew = await page.getByRole("main").evaluate((main) => {
        const boxes = [...main.querySelectorAll(".sp-fields > .utrecht-form-field")].map((field) => {
          const control = field.querySelector("input, select, textarea");
          const grid = field.parentElement;
          return { grid, top: field.getBoundingClientRect().top, control: control?.getBoundingClientRect().top };
        });
        const beside = (a, b) => a.grid === b.grid && Math.abs(a.top - b.top) < 1 && a.control !== undefined && b.control !== undefined;
        return boxes.flatMap((a) => boxes.filter((b) => beside(a, b) && Math.abs(a.control - b.control) > 1)).length;
      });
      expect(askew, place).toBe(0);
    }
    // A hint under one of the labels moves the control of the other along.
    await goTo(page, "profile");
    const [version, day] = await Promise.all([
      page.getByRole("textbox", { name: "Naam", exact: true }).boundingBox(),
      page.getByRole("textbox", { name: "Datum", exact: true }).first().boundingBox(),
    ]);
    expect(Math.abs(version.y - day.y)).toBeLessThanOrEqual(1);
  });
});

const LONG = "Arbeidsmarktcommunicatieenzijinstroombevorderingsprogrammaondersteuningsplan";

for (const viewport of [LAPTOP, PHONE]) {
  test.describe(`${viewport.width} px wide`, () => {
    test.use({ viewport });

    test("a title of 76 letters without a space stays on its page", async ({ page }) => {
      expect(LONG).toHaveLength(76);
      const plan = planOf(2);
      plan.title = LONG;
      for (const item of [...plan.themes, ...plan.measures]) item.title = LONG;
      await openPlan(page, plan);
      for (const place of ["measures", `measures/${plan.measures[0].id}`, "overview", "charts", "checks", "timeline"]) {
        await goTo(page, place);
        await expect(heading(page)).toBeVisible();
        const out = await page.evaluate(() => {
          const texts = [...document.querySelectorAll("h1, h2, main a, main th, .sp-side a, .sp-top__title")];
          const seen = texts.filter((it) => it.checkVisibility() && !it.closest(".sp-timeline, svg, .sp-hidden"));
          const wide = seen.filter((it) => it.getBoundingClientRect().right > window.innerWidth + 1);
          const over = seen.filter((it) => it.matches("h1, h2") && it.scrollWidth > it.clientWidth + 1);
          return [...wide, ...over].map((it) => it.outerHTML.slice(0, 80));
        });
        expect(out, place).toEqual([]);
      }
      await page.goto("./");
      await expect(page.getByRole("link", { name: LONG })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    });

    test("measures without a theme stand under a head of their own", async ({ page }) => {
      const plan = planOf(3);
      delete plan.measures[2].theme;
      await openPlan(page, plan);
      const head = outline(page).locator(".sp-outline__head-row").filter({ hasText: "Zonder thema" });
      const box = await head.locator(".sp-outline__title").boundingBox();
      expect(box.height).toBeLessThan(30);
      expect(box.width).toBeGreaterThan(80);
      await expect(lines(page)).toHaveCount(3);
    });
  });
}

test("a theme keeps its colour when one above it goes", async ({ page }) => {
  await openPlan(page, planOf(5));
  const colour = (at) => outline(page).locator(".sp-outline__group").nth(at).evaluate((it) => it.className);
  const third = await colour(2);
  await outline(page).getByRole("link", { name: /nummer 1/ }).click();
  await outline(page).getByRole("button", { name: "Verwijderen" }).click();
  await expect(heading(page)).toHaveText("Maatregelen");
  expect(await colour(1)).toBe(third);
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE });

  test("a page opens at its top, the title has room, and money is among the places", async ({ page }) => {
    await openExample(page);
    const places = page.getByRole("navigation", { name: "Hoofdonderdelen" });
    await expect(places.getByRole("link")).toHaveText(["Overzicht", "Maatregelen", "Geld", "Controle"]);
    await page.mouse.wheel(0, 300);
    await places.getByRole("link", { name: "Geld" }).click();
    await expect(heading(page)).toHaveText("Geld");
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
    await expect(page.getByRole("navigation", { name: "In het kort" })).toBeInViewport({ ratio: 1 });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    // The whole of a title of some twenty letters.
    await expect(title(page)).toHaveValue("Metalektro 2014–2016");
    expect(await title(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
    await sound(page);
  });
});
