// A key press in the grid of cost lines, until painted, in a large plan compared with a small one.

import { generated } from "./native.mjs";
import { milliseconds, rank, times } from "./numbers.mjs";
import { serve } from "./server.mjs";
import { open, visitor } from "./visitor.mjs";

const SIZES = { small: 10, large: 1_000 };
const LINES = 5;
const KEYS = 60;
const AT_ONCE = 20;
const FRAME = 16;

/** What is pressed: an arrow, Page Down, and Enter to accept a number. */
const ACTS = { arrow: "an arrow", page: "a screen down", cell: "a number taken over" };

/** A page at the money of a plan, with the cursor in the column of numbers. */
async function reader(browser, address, { text, figures }) {
  const page = await visitor(browser, address, figures);
  await open(page, text);
  await page.evaluate(() => { window.location.hash = window.location.hash.replace(/[^/]*$/, "money"); });
  await page.waitForSelector("[role=grid] [role=gridcell]");
  return page;
}

/** Presses `count` times; for each, the time until all is laid out and until painted. */
async function press(page, act, count) {
  await page.bringToFront();
  return page.evaluate(
    async ({ act, count }) => {
      const { bench } = window;
      const grid = document.querySelector("[role=grid]");
      const key = (to, name, more = {}) =>
        to.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
      const cursor = () => document.getElementById(grid.getAttribute("aria-activedescendant"));
      const rest = async () => {
        for (let frame = 0; frame < 3; frame += 1) await bench.frame();
      };
      grid.focus();
      key(grid, "Home", { ctrlKey: true });
      for (let step = 0; step < 3; step += 1) key(grid, "ArrowRight");
      await rest();
      const seen = [];
      for (let number = 0; number < count; number += 1) {
        // The small plan has room for three screens.
        if (act === "page" && number % 3 === 0) {
          key(grid, "Home", { ctrlKey: true });
          await rest();
        }
        const from = grid.getAttribute("aria-activedescendant");
        let field;
        if (act === "cell") {
          key(grid, "5");
          field = document.getElementById("cost-grid-field");
          field.value = String(1_000 + number);
        }
        await bench.frame();
        const start = performance.now();
        if (act === "arrow") key(grid, number % 10 < 5 ? "ArrowDown" : "ArrowUp");
        if (act === "page") key(grid, "PageDown");
        if (act === "cell") key(field, "Enter");
        const done = () => {
          if (!cursor() || grid.getAttribute("aria-activedescendant") === from) return false;
          // Looked up again each time: rows are redrawn when the grid scrolls.
          const before = document.getElementById(from);
          return act !== "cell" || before?.textContent.replace(/\D/g, "") === String(1_000 + number);
        };
        // Scrolling is reported in the next frame; all else follows in microtasks.
        for (let turn = 0; !done(); turn += 1) {
          if (turn > 2_000) throw new Error(`the grid does not follow ${act} from ${from}`);
          await (turn % 100 === 99 ? bench.frame() : null);
        }
        bench.layOut();
        const settled = performance.now() - start;
        await bench.message();
        seen.push({ settled, painted: performance.now() - start });
      }
      grid.blur();
      return seen;
    },
    { act, count },
  );
}

export async function grid({ browser, root }) {
  const server = await serve(`${root}/dist`);
  const pages = [];
  try {
    for (const measures of Object.values(SIZES)) {
      pages.push(await reader(browser, server.address, generated(root, measures)));
    }
    const rows = [];
    for (const act of Object.keys(ACTS)) {
      const seen = pages.map(() => []);
      for (const page of pages) await press(page, act, AT_ONCE);
      for (let from = 0; from < KEYS; from += AT_ONCE) {
        for (const [at, page] of pages.entries()) seen[at].push(...(await press(page, act, AT_ONCE)));
      }
      rows.push(...rowsOf(act, ...seen));
    }
    return rows;
  } finally {
    for (const page of pages) await page.context().close();
    server.close();
  }
}

function rowsOf(act, small, large) {
  const of = (keys, share) => rank(keys.map((key) => key.painted), share);
  const row = (how, share, aim, met) => {
    const [yardstick, page] = [of(small, share), of(large, share)];
    return {
      what: `${SIZES.large * LINES} cost lines: ${ACTS[act]} in the grid, until painted, ${how}`,
      page: milliseconds(page),
      yardstick: `${milliseconds(yardstick)} (${SIZES.small * LINES} lines)`,
      ratio: times(page / yardstick),
      aim,
      met: met(page, yardstick),
    };
  };
  return [
    row("median", 0.5, "≤ 1.3 ×", (page, yardstick) => page <= 1.3 * yardstick),
    row("95 of 100", 0.95, `≤ ${FRAME} ms`, (page) => page <= FRAME),
  ];
}
