// The timeline of a large plan compared with that of a small one: opened, scrolled, and a bar moved
// by a key, until painted.

import { generated } from "./native.mjs";
import { milliseconds, rank, times } from "./numbers.mjs";
import { serve } from "./server.mjs";
import { visitor } from "./visitor.mjs";

const SIZES = { small: 10, large: 1_000 };
const ROUNDS = 3;
const FRAME = 16;

/** What is done, how often per round, and which rows it gives. */
const ACTS = { open: { what: "the timeline opened", count: 3 }, key: { what: "a bar moved by a key on the timeline", count: 20 }, scroll: { what: "the timeline scrolled by a screen", count: 20 } };

/** Does it `count` times; for each, how long until all is laid out and painted. */
function act(page, name, count) {
  return page.evaluate(
    async ({ name, count }) => {
      const { bench } = window;
      const place = (to) => { window.location.hash = window.location.hash.replace(/[^/]*$/, to); };
      const bars = () => document.querySelectorAll("[id^=bar-]");
      const rest = async () => {
        for (let frame = 0; frame < 3; frame += 1) await bench.frame();
      };
      /** Waits until it is done; the effects arrive in microtasks and frames. */
      const until = async (done) => {
        for (let turn = 0; !done(); turn += 1) {
          if (turn > 5_000) throw new Error(`${name} is not followed`);
          await (turn % 100 === 99 ? bench.frame() : null);
        }
        bench.layOut();
        await bench.message();
      };
      const seen = [];
      const timed = async (begin, done) => {
        await bench.frame();
        const start = performance.now();
        begin();
        await until(done);
        seen.push(performance.now() - start);
        await rest();
      };
      if (name !== "open") {
        place("timeline");
        await until(() => bars().length > 0);
        window.scrollTo(0, 0);
        await rest();
      }
      for (let number = 0; number < count; number += 1) {
        if (name === "open") {
          place("profile");
          await until(() => bars().length === 0);
          await rest();
          await timed(() => place("timeline"), () => bars().length > 0);
        } else if (name === "key") {
          const bar = () => bars()[0];
          const days = bar().getAttribute("aria-label");
          const key = number % 2 === 0 ? "ArrowRight" : "ArrowLeft";
          await timed(
            () => bar().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
            () => bar().getAttribute("aria-label") !== days,
          );
        } else {
          // The small plan has not many screens.
          const down = number % 2 === 0 ? 1 : -1;
          await timed(
            () => {
              window.scrollBy(0, down * window.innerHeight);
              window.dispatchEvent(new Event("scroll"));
            },
            () => {
              const first = document.querySelector(".sp-tl__rows").getBoundingClientRect();
              const rows = [...document.querySelectorAll(".sp-tl__row")].map((row) => row.getBoundingClientRect());
              const foot = Math.min(window.innerHeight, first.bottom) - 1;
              return rows.some((row) => row.top <= foot && row.bottom >= foot);
            },
          );
        }
      }
      return seen;
    },
    { name, count },
  );
}

export async function timeline({ browser, root }) {
  const server = await serve(`${root}/dist`);
  const pages = [];
  try {
    for (const measures of Object.values(SIZES)) {
      const { plan, figures } = generated(root, measures);
      // A measure with its own period has a bar that can be moved.
      const period = { first: "2026-03-01", last: "2027-03-01" };
      const dated = { ...plan, measures: plan.measures.map((measure) => ({ ...measure, period })) };
      const page = await visitor(browser, server.address, figures);
      await page.locator("main input[type=file]").setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(dated)) });
      await page.waitForSelector("main h1[id^=measures-]");
      pages.push(page);
    }
    const rows = [];
    for (const [name, { what, count }] of Object.entries(ACTS)) {
      const seen = pages.map(() => []);
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [at, page] of pages.entries()) {
          await page.bringToFront();
          seen[at].push(...(await act(page, name, count)));
        }
      }
      const row = (how, share, aim, met) => {
        const [yardstick, page] = seen.map((all) => rank(all, share));
        return {
          what: `${SIZES.large} measures: ${what}, until painted, ${how}`,
          page: milliseconds(page),
          yardstick: `${milliseconds(yardstick)} (plan of ${SIZES.small} measures)`,
          ratio: times(page / yardstick),
          aim,
          met: met?.(page, yardstick),
        };
      };
      rows.push(row("median", 0.5));
      if (name !== "open") rows.push(row("95 of 100", 0.95, `≤ ${FRAME} ms`, (page) => page <= FRAME));
    }
    return rows;
  } finally {
    for (const page of pages) await page.context().close();
    server.close();
  }
}
