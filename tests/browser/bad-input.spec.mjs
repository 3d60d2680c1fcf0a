// What nobody should have to fear: nonsense in a field, a broken file, storage that refuses.

import { mkdir, truncate, writeFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { fileOf, goToMeasure, openBytes, openExample } from "./page.mjs";

test("nonsense stays as typed, says what is wrong and changes no figure", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  const quantity = page.getByRole("textbox", { name: "Aantal van doel 1" });
  await quantity.fill("vierhonderd");
  await quantity.blur();
  await expect(quantity).toHaveAttribute("aria-invalid", "true");
  await expect(quantity).toHaveAccessibleDescription(/getal/);
  await expect(page.getByRole("complementary").getByText("2.411", { exact: true }).first()).toBeVisible();
  await goToMeasure(page, /^2 /);
  await goToMeasure(page, /^1 /);
  await expect(quantity).toHaveValue("vierhonderd");
  await quantity.fill("430");
  await quantity.blur();
  await expect(quantity).not.toHaveAttribute("aria-invalid", "true");
});

test("the start of what turns out to be no number is not kept as one", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  const quantity = page.getByRole("textbox", { name: "Aantal van doel 1" });
  const total = (count) => page.getByRole("complementary").getByText(count, { exact: true }).first();
  await quantity.press("ControlOrMeta+a");
  await quantity.pressSequentially("4,5,6");
  await quantity.blur();
  await expect(quantity).toHaveValue("4,5,6");
  await expect(quantity).toHaveAttribute("aria-invalid", "true");
  await expect(total("2.411")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(quantity).toHaveValue("430");
});

test("a measure that is gone is not shown as an empty one", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^9 /);
  await page.getByRole("group", { name: "Maatregel 9" }).getByRole("button", { name: "Verwijderen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
});

test("nothing breaks when a page goes while a field or a menu has the focus", async ({ page }) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await page.getByRole("textbox", { name: "Aantal van doel 1" }).focus();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Maatregelen" })).toBeVisible();
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Measures" })).toBeVisible();
  expect(errors).toEqual([]);
});

test("the 31st of February is no day", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  const due = page.getByRole("textbox", { name: "Klaar op van doel 1" });
  await due.fill("31-2-2016");
  await due.blur();
  await expect(due).toHaveValue("31-2-2016");
  await expect(due).toHaveAttribute("aria-invalid", "true");
});

const refused = [
  ["empty", /leeg/],
  ["not_json", /bladzijde van een website/],
  ["something_else", /geen plan/],
  ["truncated", /niet compleet/],
  ["no_id", /gelezen/],
  ["higher_major", /nieuwere versie/],
  ["not_text", /zip-bestand/],
];

for (const [name, says] of refused) {
  test(`the broken file ${name} is refused with a reason, and the plan in hand stays`, async ({ page }) => {
    await openExample(page);
    await page.getByRole("link", { name: "Sectorplan, naar uw plannen" }).click();
    await openBytes(page, `${name}.json`, await fileOf(`tests/data/broken/${name}.json`));
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(`${name}.json`);
    await expect(alert).toContainText(says);
    await expect(page.getByRole("link", { name: /Metalektro/ })).toBeVisible();
  });
}

test("a file of 50 MB is refused by its size", async ({ page }, test) => {
  const large = test.outputPath("groot.json");
  await mkdir(test.outputDir, { recursive: true });
  await writeFile(large, "{");
  await truncate(large, 50_000_000);
  await page.goto("./");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Bestand openen" }).click();
  await (await chooser).setFiles(large);
  await expect(page.getByRole("alert")).toContainText(/MB/);
});

test("one bad item is set aside, shown, and still in the file that is downloaded", async ({ page }) => {
  const file = await fileOf("tests/data/broken/wrong_types_in_items.json");
  await page.goto("./");
  await openBytes(page, "deels.json", file);
  await page.getByRole("link", { name: /^Controle/ }).filter({ visible: true }).click();
  const block = page.getByRole("region", { name: /Niet te lezen/ });
  await expect(block).toBeVisible();
  await page.reload();
  await expect(block).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const written = JSON.parse(await fileText(await download));
  expect(JSON.stringify(written.measures)).toContain(JSON.stringify(firstBad(JSON.parse(file))).slice(0, 60));
});

test("a bad key of the remarks costs that key; it can be thrown away and put back", async ({ page }) => {
  await page.goto("./");
  await openBytes(page, "deels.json", await fileOf("tests/data/broken/wrong_side_maps.json"));
  await page.getByRole("link", { name: /^Controle/ }).filter({ visible: true }).click();
  const block = page.getByRole("region", { name: /Niet te lezen/ });
  const piece = block.getByRole("listitem").filter({ hasText: "nobody" });
  await expect(block.getByRole("listitem")).toHaveCount(18);
  await piece.getByText(/nobody/).click();
  await piece.getByRole("button", { name: "Weghalen uit het plan" }).click();
  await expect(block.getByRole("listitem")).toHaveCount(17);
  await expect(piece).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(piece).toHaveCount(1);
});

function firstBad(plan) {
  return plan.measures.find((measure) => typeof measure.title !== "string" || !measure.id) ?? plan.measures[0];
}

async function fileText(download) {
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

test("HTML in a name is text, and a script in a link is no link", async ({ page }) => {
  await page.goto("./");
  await openBytes(page, "html.json", await fileOf("tests/data/broken/html.json"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  await expect(page.locator("main img, main script")).toHaveCount(0);
  await page.goto("./");
  await openBytes(page, "links.json", await fileOf("tests/data/broken/javascript_links.json"));
  await expect(page.locator('a[href^="javascript"]')).toHaveCount(0);
});

test("a blocked storage is said, and one can work and download", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await openExample(page);
  const banner = page.getByRole("region", { name: /aarschuwing/ });
  await expect(banner).toBeVisible();
  await goToMeasure(page, /^1 /);
  await page.getByRole("textbox", { name: "Aantal van doel 1" }).fill("431");
  await expect(page.getByRole("complementary").getByText("2.412", { exact: true }).first()).toBeVisible();
  const download = page.waitForEvent("download");
  await banner.getByRole("button").first().click();
  expect(await fileText(await download)).toContain('"quantity": "431"');
});

test("a full storage is said and said no more when there is room again", async ({ page }) => {
  await openExample(page);
  await goToMeasure(page, /^1 /);
  await page.evaluate(() => {
    for (let size = 1_000_000; size > 0; size = Math.floor(size / 2)) {
      try {
        for (;;) localStorage.setItem(`vol-${localStorage.length}`, "x".repeat(size));
      } catch {
        // Smaller pieces fill the rest.
      }
    }
  });
  const quantity = page.getByRole("textbox", { name: "Aantal van doel 1" });
  const aim = page.getByRole("textbox", { name: "Wat deze maatregel bereikt" });
  await aim.fill(Array.from({ length: 4_000 }, (_, index) => (index * 2654435761).toString(36)).join(" "));
  await aim.blur();
  const banner = page.getByRole("region", { name: /aarschuwing/ });
  await expect(banner).toBeVisible();
  await page.evaluate(() => localStorage.removeItem("vol-3"));
  await quantity.fill("431");
  await quantity.blur();
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole("banner").getByText("Bewaard", { exact: true })).toBeVisible();
});

test("stored data that cannot be read stays, is said and can be downloaded", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("sectorplan.plan.kapot", "{half"));
  await page.goto("./");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /download/i }).first().click();
  expect(await fileText(await download)).toBe("{half");
  expect(await page.evaluate(() => localStorage.getItem("sectorplan.plan.kapot"))).toBe("{half");
});
