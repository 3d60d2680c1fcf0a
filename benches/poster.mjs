// The poster laid out natively, and shown in the page after a change of one keystroke.

import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generated } from "./native.mjs";
import { median, milliseconds, times } from "./numbers.mjs";
import { serve } from "./server.mjs";
import { open, visitor } from "./visitor.mjs";

const RUNS = 7;
const SIZES = [14, 60];

/** How long laying out the poster of a plan takes natively, in milliseconds. */
function natively(root, text) {
  const path = join(mkdtempSync(join(tmpdir(), "poster-")), "plan.json");
  writeFileSync(path, text);
  const line = execFileSync(
    process.env.CARGO ?? "cargo",
    ["run", "--quiet", "--release", "--example", "poster", "--", path, "--time"],
    { cwd: root, encoding: "utf8" },
  );
  return JSON.parse(line).poster;
}

/** From leaving another page until the whole sheet is laid out and drawn. */
async function shown(page) {
  const seen = [];
  for (let run = 0; run < RUNS; run += 1) {
    seen.push(
      await page.evaluate(async () => {
        const { bench } = window;
        const plan = window.location.hash.split("/")[2];
        window.location.hash = `#/plan/${plan}/profile`;
        await bench.frame();
        await bench.frame();
        const start = performance.now();
        window.location.hash = `#/plan/${plan}/poster`;
        while (!document.querySelector(".sp-poster__sheet text")) await bench.frame();
        bench.layOut();
        return performance.now() - start;
      }),
    );
  }
  return median(seen);
}

export async function poster({ browser, root }) {
  const server = await serve(`${root}/dist`);
  const rows = [];
  try {
    let yardstick;
    for (const measures of SIZES) {
      const { text, figures } = generated(root, measures);
      const native = natively(root, text);
      const page = await visitor(browser, server.address, figures);
      await open(page, text);
      const drawn = await shown(page);
      await page.context().close();
      yardstick ??= { native, drawn };
      rows.push(
        {
          what: `${measures} measures: the poster laid out, natively`,
          page: milliseconds(native),
          yardstick: `${milliseconds(yardstick.native)} (plan of ${SIZES[0]} measures)`,
          ratio: times(native / yardstick.native),
        },
        {
          what: `${measures} measures: the poster opened, until it is drawn`,
          page: milliseconds(drawn),
          yardstick: `${milliseconds(yardstick.drawn)} (plan of ${SIZES[0]} measures)`,
          ratio: times(drawn / yardstick.drawn),
        },
      );
    }
  } finally {
    server.close();
  }
  return rows;
}
