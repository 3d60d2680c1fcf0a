// One keystroke in a large plan, until painted, compared with the same in a small one.

import { generated } from "./native.mjs";
import { milliseconds, rank, times } from "./numbers.mjs";
import { serve } from "./server.mjs";
import { open, visitor } from "./visitor.mjs";

const SIZES = { small: 10, large: 1_000 };
const KEYSTROKES = 100;
const AT_ONCE = 25;
const FRAME = 16;

/** What the keystrokes of a field change elsewhere on the page, by their number. */
const FIELDS = {
  title: ({ measure }) => ({
    id: elementId("title", measure.id),
    typed: (number) => `${measure.title} ${"en meer van wat nodig is".slice(0, (number % 20) + 1)}`,
    shown: (text) => ({ [`#${elementId("row", measure.id)} .sp-outline__title`]: text, ".sp-title__text": text }),
  }),
  quantity: ({ target, figures }) => ({
    id: elementId("quantity", target.id),
    typed: (number) => String(100 + number),
    shown: (text) => ({
      ".sp-live .sp-figure .sp-figure__value": figures.applications - Number(target.quantity) + Number(text),
    }),
  }),
};

function elementId(field, id) {
  return `${field}-${id.replaceAll("-", "")}`;
}

/** A page at a measure in the middle of a plan. */
async function writer(browser, address, generatedPlan) {
  const { text, plan, figures } = generatedPlan;
  const page = await visitor(browser, address, figures);
  await open(page, text);
  const measure = plan.measures[Math.floor(plan.measures.length / 2)];
  const target = plan.targets.find((target) => target.measure === measure.id);
  await page.evaluate((id) => { window.location.hash = `${window.location.hash}/${id}`; }, measure.id);
  await page.waitForSelector(`#${elementId("title", measure.id)}`);
  return { page, about: { measure, target, figures } };
}

/** Types `count` times into a field; for each keystroke, until all is laid out and until painted. */
async function type({ page, about }, field, from, count) {
  await page.bringToFront();
  const { id, typed, shown } = FIELDS[field](about);
  const strokes = Array.from({ length: count }, (_, at) => {
    const text = typed(from + at);
    return { text, shown: Object.entries(shown(text)) };
  });
  return page.evaluate(
    async ({ id, strokes }) => {
      const { bench } = window;
      const input = document.getElementById(id);
      const follows = ([selector, value]) =>
        typeof value === "number"
          ? bench.number(selector) === value
          : document.querySelector(selector)?.textContent === value;
      const seen = [];
      input.focus();
      for (const { text, shown } of strokes) {
        // At the start of a frame, so that what follows is work, not waiting for the screen.
        await bench.frame();
        const start = performance.now();
        input.value = text;
        input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        // The page follows in microtasks, and so before this frame is painted.
        for (let turn = 0; !shown.every(follows); turn += 1) {
          if (turn > 1_000) throw new Error(`${text} does not show at ${shown}`);
          await null;
        }
        bench.layOut();
        const settled = performance.now() - start;
        await bench.message();
        seen.push({ settled, painted: performance.now() - start });
      }
      // Saves now, rather than while the other page is measured.
      input.blur();
      return seen;
    },
    { id, strokes },
  );
}

export async function keystroke({ browser, root }) {
  const server = await serve(`${root}/dist`);
  const writers = [];
  try {
    for (const measures of Object.values(SIZES)) {
      writers.push(await writer(browser, server.address, generated(root, measures)));
    }
    const rows = [];
    for (const field of Object.keys(FIELDS)) {
      const seen = writers.map(() => []);
      // Some keystrokes to warm up; then alternating, so that both meet the same noise.
      for (const writer of writers) await type(writer, field, 0, AT_ONCE);
      for (let from = 0; from < KEYSTROKES; from += AT_ONCE) {
        for (const [at, writer] of writers.entries()) {
          seen[at].push(...(await type(writer, field, AT_ONCE + from, AT_ONCE)));
        }
      }
      rows.push(...rowsOf(field, ...seen));
    }
    return rows;
  } finally {
    for (const { page } of writers) await page.context().close();
    server.close();
  }
}

function rowsOf(field, small, large) {
  const of = (strokes, until, share = 0.5) => rank(strokes.map((stroke) => stroke[until]), share);
  const row = (until, how, share, aim, met) => {
    const [yardstick, page] = [of(small, until, share), of(large, until, share)];
    return {
      what: `${SIZES.large} measures: a keystroke in the ${field}, ${how}`,
      page: milliseconds(page),
      yardstick: `${milliseconds(yardstick)} (plan of ${SIZES.small} measures)`,
      ratio: times(page / yardstick),
      ...(aim && { aim, met: met(page, yardstick) }),
    };
  };
  return [
    row("settled", "until laid out, median", 0.5),
    row("settled", "until laid out, 95 of 100", 0.95),
    row("painted", "until painted, median", 0.5, "≤ 1.3 ×", (page, yardstick) => page <= 1.3 * yardstick),
    row("painted", "until painted, 95 of 100", 0.95, `≤ ${FRAME} ms`, (page) => page <= FRAME),
  ];
}
