// Two stated totals give the third, which says so; a third that contradicts them is a finding that
// leads to its field.

import { expect, test } from "@playwright/test";
import { openBytes } from "./page.mjs";

const plan = {
  format: { name: "sectorplan", major: 1 },
  id: "00000000-0000-4000-8000-000000000001",
  title: "Totalen",
  measures: [{ id: "00000000-0000-4000-8000-000000000002", order: "i", code: "1", title: "Scholing" }],
};

test("two totals give the third, and a third that is wrong is found", async ({ page }) => {
  await page.goto("./");
  await openBytes(page, "totalen.json", Buffer.from(JSON.stringify(plan)));
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: /^Geld/ }).click();
  const live = page.getByRole("region", { name: "Geld", exact: true });
  const add = async (figure, amount) => {
    await page.getByRole("button", { name: "Totaal toevoegen" }).click();
    const item = page.getByRole("listitem").filter({ has: page.getByLabel("Welk totaal") }).last();
    await item.getByLabel("Welk totaal").selectOption({ label: figure });
    await item.getByRole("textbox", { name: "Waarde" }).fill(amount);
    await item.getByRole("textbox", { name: "Waarde" }).blur();
    return item;
  };

  await add("kosten", "20.400.000");
  const grant = await add("subsidie", "10.200.000");
  await expect(live).toContainText("Subsidie (50,00%)");
  await expect(live).toContainText(/Eigen bijdrage\s*afgeleid uit kosten en subsidie\s*€\s10\.200\.000/);

  // An approximate amount is shown as such, and makes what follows from it approximate.
  await grant.getByRole("checkbox", { name: /^Ongeveer/ }).check();
  await expect(live).toContainText(/Subsidie \(ca\.\s50%\)/);
  await grant.getByRole("checkbox", { name: /^Ongeveer/ }).uncheck();
  await expect(live).toContainText("Subsidie (50,00%)");

  // A stated amount takes precedence over a derived one, and is compared with it.
  await add("eigen bijdrage", "12.000.000");
  await expect(live).not.toContainText("afgeleid");
  await page.getByRole("navigation", { name: "Onderdelen" }).getByRole("link", { name: /^Controle/ }).click();
  const finding = page.getByRole("main").getByRole("link", { name: /subsidie en eigen bijdrage zijn samen meer dan de kosten/ });
  await expect(page.getByRole("main")).toContainText(/Dat is €\s1\.800\.000,00 te veel\./);
  await finding.click();
  await expect(page.getByRole("textbox", { name: "Waarde" }).and(page.locator(":focus"))).toHaveValue(/20\.400\.000/);
});
