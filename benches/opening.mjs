// Opening a large plan, from a file and again from storage, compared with the browser's own
// parsing.

import { generated } from "./native.mjs";
import { median, milliseconds, times } from "./numbers.mjs";
import { serve } from "./server.mjs";
import { open, visitor } from "./visitor.mjs";

const MEASURES = 1_000;
const RUNS = 9;

/** How long `JSON.parse` takes for the text, in this page. */
function parse(page, text) {
  return page.evaluate((text) => {
    const time = () => {
      const start = performance.now();
      const read = JSON.parse(text);
      const took = performance.now() - start;
      if (read.measures.length === 0) throw new Error("nothing was read");
      return took;
    };
    const took = Array.from({ length: 11 }, time).sort((a, b) => a - b);
    return took[5];
  }, text);
}

async function visit(browser, address, { text, figures }) {
  const page = await visitor(browser, address, figures);
  try {
    const parsed = await parse(page, text);
    const { settled, painted, whole } = await open(page, text);
    await page.reload();
    const again = await page.evaluate(() => window.bench.shownFirst);
    return { parsed, settled, painted, whole, again: again.painted };
  } finally {
    await page.context().close();
  }
}

export async function opening({ browser, root }) {
  const plan = generated(root, MEASURES);
  const server = await serve(`${root}/dist`);
  const seen = [];
  try {
    // The first fills the server's memory.
    await visit(browser, server.address, plan);
    for (let run = 0; run < RUNS; run += 1) seen.push(await visit(browser, server.address, plan));
  } finally {
    server.close();
  }

  const of = (what) => median(seen.map((visit) => visit[what]));
  const parsed = of("parsed");
  const row = (what, took) => ({
    what: `${MEASURES} measures: ${what}`,
    page: milliseconds(took),
    yardstick: `${milliseconds(parsed)} (\`JSON.parse\` of the file)`,
    ratio: times(took / parsed),
  });
  return [
    { ...row("open the file, until painted with all figures", of("painted")), aim: "≤ 5 ×", met: of("painted") <= 5 * parsed },
    row("the same, until laid out", of("settled")),
    row("the same, until the outline has all its lines, out of sight too", of("whole")),
    row("load the page with the plan in storage, until painted", of("again")),
  ];
}
