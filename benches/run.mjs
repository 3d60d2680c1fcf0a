// Measures the release page against its yardsticks and writes benches/RESULTS.md.

import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { budget } from "./budget.mjs";
import { charts } from "./charts.mjs";
import { figures } from "./figures.mjs";
import { firstVisit } from "./first-visit.mjs";
import { grid } from "./grid.mjs";
import { keystroke } from "./keystroke.mjs";
import { opening } from "./opening.mjs";
import { poster } from "./poster.mjs";
import { timeline } from "./timeline.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Each part gives rows of { what, page, yardstick, ratio, aim, met }; without an aim, for information. */
const parts = { "first visit": firstVisit, opening, keystroke, grid, figures, budget, charts, poster, timeline };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
// If parts are named, only these run, and nothing is written.
const wanted = process.argv.slice(2);
const rows = [];
try {
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`==> ${name}`);
    try {
      rows.push(...(await part({ browser, root })));
    } catch (error) {
      // The other parts still have results.
      console.error(error);
      const [reason] = String(error.message).split("\n");
      rows.push({ what: name, page: `failed: ${reason}`, met: false });
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
}

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Chromium ${browser.version()}, Node ${process.versions.node}`;
const met = (row) => (row.met === undefined ? "" : row.met ? "yes" : "**no**");
const line = (cells) => `| ${cells.map((cell) => (cell ?? "").replaceAll("|", "\\|")).join(" | ")} |`;
const table = [
  line(["what", "page", "yardstick", "ratio", "aim", "met"]),
  "|---|---|---|---|---|---|",
  ...rows.map((row) => line([row.what, row.page, row.yardstick, row.ratio, row.aim, met(row)])),
].join("\n");

const told = `# Measured

Written by \`cargo xtask bench\` on ${new Date().toISOString().slice(0, 10)}. Page and yardstick are measured
in one run; medians, unless said otherwise. A row without an aim is information.

${machine}

${table}

A measure has four targets and five cost lines. A keystroke is dispatched at the start of a frame.
`;
if (wanted.length === 0) await writeFile(`${root}/benches/RESULTS.md`, told);
console.log(table);
