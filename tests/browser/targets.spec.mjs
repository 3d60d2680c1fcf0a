// Targets that are part of others, or not exact: what a person marks, and what the totals say.

import { expect, test } from "@playwright/test";
import { sound } from "./page.mjs";
import { wordsOf } from "./words.mjs";

const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const plan = {
  format: { name: "sectorplan", major: 1 },
  id: id(1),
  title: "Waarvan",
  measures: [{ id: id(2), order: "i", code: "1", title: "Leren" }],
  targets: [
    { id: id(3), order: "i", measure: id(2), quantity: "700", unit: "participant", people: "each" },
    { id: id(4), order: "j", measure: id(2), quantity: "400", unit: "participant", people: "each" },
  ],
};

for (const language of ["nl", "en"]) {
  test(`a person marks a target as of which and as about, and undoes it, in ${language}`, async ({ page }) => {
    const words = wordsOf(language);
    const button = (name) => page.getByRole("button", { name, exact: typeof name === "string" });
    await page.goto("./");
    if (language === "en") await button("English").click();
    const chooser = page.waitForEvent("filechooser");
    await button(words.openFile).click();
    const buffer = Buffer.from(JSON.stringify(plan));
    await (await chooser).setFiles({ name: "waarvan.json", mimeType: "application/json", buffer });
    const outline = page.getByRole("navigation", { name: words.outline });
    await outline.getByRole("link", { name: /Leren/ }).click();
    const live = page.getByRole("complementary", { name: words.stateOfPlan });
    const total = (number) => live.getByText(words.count(number), { exact: true }).first();

    // Two targets that may count the same people: a bound, until somebody says that they do not.
    await expect(total("1100")).toBeVisible();
    await expect(live.getByText(words.atMost, { exact: true })).toBeVisible();
    await button(words.nobodyInTwo).first().click();
    await expect(live.getByText(words.atMost, { exact: true })).toHaveCount(0);
    await expect(button(words.takeBack).first()).toBeVisible();
    await button(words.undo).click();
    await expect(live.getByText(words.atMost, { exact: true })).toBeVisible();

    // *Of which*: it is not counted in any total.
    const part = page.getByRole("combobox", { name: words.partOf(2), exact: true });
    await part.selectOption({ label: words.wholeIs(1, `700 ${words.participant}`) });
    await expect(total("700")).toBeVisible();
    await expect(total("1100")).toHaveCount(0);
    await expect(live.getByText(words.atMost, { exact: true })).toHaveCount(0);
    await sound(page);

    // *About*: the total says so.
    await page.getByRole("checkbox", { name: words.approximateOf(1), exact: true }).check();
    const about = live.getByText(new RegExp(`^${words.about}\\s700$`)).first();
    await expect(about).toBeVisible();

    await button(words.undo).click();
    await expect(about).toHaveCount(0);
    await expect(total("700")).toBeVisible();
    await button(words.undo).click();
    await expect(total("1100")).toBeVisible();
    await expect(part).toHaveValue("");
  });
}
