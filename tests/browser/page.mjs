// What several tests do: open the example, a file, or a plan of many measures.

import { readFile } from "node:fs/promises";
import { AxeBuilder } from "./axe.mjs";
import { expect } from "@playwright/test";
import { wordsOf } from "./words.mjs";

const words = wordsOf("nl");

/** The kinds of plan, as the file names them. */
export const KINDS = [
  "sector_plan",
  "intervention_programme",
  "multi_year_strategy",
  "company_action_plan",
  "goal_agenda",
];

/** The text of a file in the repository. */
export function fileOf(path) {
  return readFile(new URL(`../../${path}`, import.meta.url));
}

/** Opens the example plan from the start page. */
export async function openExample(page) {
  await page.goto("./");
  await page.getByRole("button", { name: words.example }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
}

/** Opens bytes as if somebody chose a file with them. */
export async function openBytes(page, name, buffer) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: words.openFile }).click();
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer });
}

/** Puts a plan in the bin from the start page, and answers the question about it. */
export async function deletePlan(page, title, words = wordsOf("nl")) {
  await page.getByRole("button", { name: words.deletePlan(title) }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.toBin }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Empties the bin from the start page. */
export async function emptyBin(page) {
  await page.getByText(/^Prullenbak: /).click();
  await page.getByRole("button", { name: "Prullenbak legen" }).click();
  await page.getByRole("button", { name: "Toch legen" }).click();
  await expect(page.getByText(/^Prullenbak: /)).toHaveCount(0);
}

/** A plan file with this many measures in five themes, each with two targets. */
export function planOf(measures) {
  const id = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const order = (number) => `${number.toString(36).padStart(4, "0")}i`;
  const numbers = Array.from({ length: measures }, (_, index) => index + 1);
  return {
    format: { name: "sectorplan", major: 1 },
    id: id("a", measures),
    title: `Plan met ${measures} maatregelen`,
    themes: [1, 2, 3, 4, 5].map((number) => ({
      id: id("b", number),
      order: order(number),
      title: `Thema over duurzame inzetbaarheid nummer ${number}`,
    })),
    measures: numbers.map((number) => ({
      id: id("c", number),
      order: order(number),
      code: String(number),
      theme: id("b", ((number - 1) % 5) + 1),
      title: `Arbeidsmarktcommunicatie en zij-instroombevordering ${number}`,
      aim: "Meer mensen kiezen voor techniek en blijven er werken.",
    })),
    targets: numbers.flatMap((number) => [
      {
        id: id("d", number),
        order: order(2 * number),
        measure: id("c", number),
        quantity: "10",
        unit: "participant",
        qualifier: "nieuwe vakmensen",
        people: "each",
      },
      {
        id: id("e", number),
        order: order(2 * number + 1),
        measure: id("c", number),
        quantity: "3",
        unit: "company",
        qualifier: "met een proefproject",
      },
    ]),
  };
}

/** What a later version of the page would have written: a new version and its checksum. */
export function ofLaterPage(text) {
  const [line, ...rest] = text.split("\n");
  const [mark, what, version] = line.split(" ");
  const content = rest.join("\n");
  const parts = [what, String(Number(version) + 1), content];
  let hash = 0xcbf29ce484222325n;
  for (const byte of parts.flatMap((part) => [...Buffer.from(part), 0xff])) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return `${mark} ${what} ${parts[1]} ${hash.toString(16).padStart(16, "0")}\n${content}`;
}

/** Opens a plan with this many measures and shows its first measure. */
export async function openMany(page, measures) {
  await page.goto("./");
  await openBytes(page, "veel.json", Buffer.from(JSON.stringify(planOf(measures))));
  await expect(page.getByRole("heading", { level: 1, name: words.measures })).toBeVisible();
}

/** Goes to a measure of the outline by its code and the start of its title. */
export async function goToMeasure(page, name) {
  await page.getByRole("navigation", { name: words.outline }).getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Goes to a section by the menu, which is folded beside a measure on a low window. */
export async function goToSection(page, name) {
  const menu = page.getByRole("navigation", { name: words.sections });
  const folded = menu.getByRole("button", { name: words.allSections, expanded: false });
  await expect(async () => {
    if (await folded.isVisible()) await folded.click();
    await menu.getByRole("link", { name }).click({ timeout: 2000 });
  }).toPass();
}

/** The page has no accessibility faults as it is now, and is as wide as its window. */
export async function sound(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

/** The title of the open plan, where it is shown and renamed. */
export function titleOf(page) {
  return page.getByRole("banner").getByRole("textbox");
}
