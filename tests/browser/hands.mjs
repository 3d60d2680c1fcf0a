// Two ways to use a page: with a pointer, and with the keyboard alone.

import { expect } from "@playwright/test";

/** Clicks and types as with a pointer. */
export function pointer(page) {
  return {
    press: (what) => what.click(),
    type: (what, text) => what.fill(text),
    choose: (what, label) => what.selectOption({ label }),
    leave: (what) => what.blur(),
    page,
  };
}

/** Never touches a pointer: tabs until the thing has the focus. */
export function keyboard(page) {
  const reach = async (what) => {
    await expect(what).toBeVisible();
    const here = () => what.evaluate((element) => element === document.activeElement);
    // Forward to the end of the page and around; no page has more stops than this.
    for (let stops = 0; stops < 250; stops += 1) {
      if (await here()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${what}`);
  };
  return {
    press: async (what) => {
      await reach(what);
      await page.keyboard.press("Enter");
    },
    type: async (what, text) => {
      await reach(what);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
    choose: async (what, label) => {
      await reach(what);
      const labels = await what.locator("option").allTextContents();
      const steps = labels.indexOf(label) - (await what.evaluate((select) => select.selectedIndex));
      for (let step = 0; step < Math.abs(steps); step += 1) {
        await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
      }
      await expect(what.locator("option:checked")).toHaveText(label);
    },
    reach,
    leave: () => page.keyboard.press("Tab"),
    page,
  };
}
