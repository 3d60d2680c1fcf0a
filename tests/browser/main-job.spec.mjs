// The main job as a person does it: from an empty browser to a file and back.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { keyboard, pointer } from "./hands.mjs";
import { wordsOf } from "./words.mjs";

const screens = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const walks = [
  { language: "nl", screen: "desk", hands: pointer },
  { language: "en", screen: "desk", hands: pointer },
  { language: "nl", screen: "phone", hands: pointer },
  { language: "en", screen: "phone", hands: pointer },
  { language: "nl", screen: "desk", hands: keyboard },
  { language: "en", screen: "desk", hands: keyboard },
];

for (const { language, screen, hands } of walks) {
  test(`the main job in ${language} on a ${screen} with the ${hands.name}`, async ({ page }) => {
    test.slow();
    const words = wordsOf(language);
    const { press, type, choose, leave } = hands(page);
    const button = (name) => page.getByRole("button", { name, exact: true });
    const field = (name) => page.getByRole("textbox", { name, exact: true });
    const main = page.getByRole("main");
    await page.setViewportSize(screens[screen]);
    await page.goto("./");
    if (language === "en") await press(button("English"));

    // A new plan, its name and its term.
    await press(button(words.newPlan));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.profile);
    await type(field(words.titleOfPlan), "Techniek in de regio");
    await type(field(words.sector), "Techniek");
    await type(field(words.firstDay), words.asDay(1, 9, 2026));
    await type(field(words.lastDay), words.asDay(31, 8, 2028));
    await leave(field(words.lastDay));
    await expect(field(words.firstDay)).toHaveValue(words.firstOfSeptember);

    // A theme and a measure.
    await press(page.getByRole("link", { name: words.measuresLink }).filter({ visible: true }));
    await press(button(words.addFirstTheme));
    await type(field(words.title), "Scholing");
    await press(button(words.addFirstMeasure));
    await type(field(words.title), "Leren op de werkvloer");

    // Three targets: places that are people, meetings times averages, and an overlapping one.
    await press(button(words.addFirstTarget));
    await type(field(words.quantityOf(1)), "1.200".replace(".", words.thousands));
    await choose(page.getByRole("combobox", { name: words.unitOf(1) }), words.place);
    await type(field(words.whatOf(1)), "extra leerwerkplekken");
    await press(button(words.addTarget));
    await type(field(words.quantityOf(2)), "5");
    await choose(page.getByRole("combobox", { name: words.unitOf(2) }), words.meeting);
    await choose(page.getByRole("combobox", { name: words.countsAs(2) }), words.product);
    await type(field(words.factor(2)), "8");
    await type(field(words.factorOf(2)), words.companies);
    await press(button(words.addFactor));
    await type(field(words.factor(3)), "4");
    await type(field(words.factorOf(3)), words.employees);
    await press(button(words.addTarget));
    await type(field(words.quantityOf(3)), "100");
    await choose(page.getByRole("combobox", { name: words.unitOf(3) }), words.participant);
    await press(button(words.addOverlapOf(3)));
    await type(field(words.ofWhich), "25");

    // Figures and chart follow: 1,200 + 160 + 100, of whom 25 count twice.
    const live = page.getByRole("complementary", { name: words.stateOfPlan });
    await expect(live.getByText(words.count("1460"), { exact: true }).first()).toBeVisible();
    await expect(live.getByText(words.count("1435"), { exact: true })).toBeVisible();
    await expect(live.getByRole("img", { name: words.chart })).toBeVisible();
    expect(await drawnPixels(live.locator("canvas"))).toBeGreaterThan(500);

    // Undo and redo.
    await press(button(words.undo));
    await expect(live.getByText(words.count("1435"), { exact: true })).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+y");
    await expect(live.getByText(words.count("1435"), { exact: true })).toBeVisible();

    // Still there after closing the browser.
    await expect(page.getByRole("banner").getByText(words.saved, { exact: true })).toBeVisible();
    await page.reload();
    await expect(field(words.quantityOf(1))).toHaveValue(words.count("1200"));
    await expect(live.getByText(words.count("1460"), { exact: true }).first()).toBeVisible();

    // Downloaded, deleted, opened again, downloaded again: the same file.
    const first = await downloaded(page, () => press(button(words.download)));
    expect(JSON.parse(first).title).toBe("Techniek in de regio");
    await press(page.getByRole("link", { name: words.home }));
    await press(button(words.deletePlan("Techniek in de regio")));
    await press(button(words.toBin));
    await expect(page.getByRole("link", { name: "Techniek in de regio" })).toHaveCount(0);
    const chooser = page.waitForEvent("filechooser");
    await press(button(words.openFile));
    const file = { name: "plan.json", mimeType: "application/json", buffer: Buffer.from(first) };
    await (await chooser).setFiles(file);
    await expect(main.getByRole("heading", { level: 1 })).toHaveText(words.measures);
    const second = await downloaded(page, () => press(button(words.download)));
    expect(second).toBe(first);
  });
}

async function downloaded(page, act) {
  const download = page.waitForEvent("download");
  await act();
  return readFile(await (await download).path(), "utf8");
}

/** How many pixels of a canvas are not empty. */
function drawnPixels(canvas) {
  return canvas.evaluate((element) => {
    const { width, height } = element;
    const { data } = element.getContext("2d").getImageData(0, 0, width, height);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
}
