// Measures the release page beside its yardsticks and writes benches/RESULTS.md.

import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { firstVisit } from "./first-visit.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Each part gives rows of { what, page, yardstick, aim, met }. */
const parts = [firstVisit];
const rows = [];
try {
  for (const part of parts) rows.push(...(await part({ browser, root })));
} finally {
  await browser.close();
}

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Chromium ${browser.version()}, Node ${process.versions.node}`;
const table = [
  "| what | page | yardstick | aim | met |",
  "|---|---|---|---|---|",
  ...rows.map(({ what, page, yardstick, aim, met }) => `| ${what} | ${page} | ${yardstick} | ${aim} | ${met ? "yes" : "**no**"} |`),
].join("\n");

await writeFile(
  `${root}/benches/RESULTS.md`,
  `# Measured

Written by \`cargo xtask bench\` on ${new Date().toISOString().slice(0, 10)}; page and yardstick in one run, medians.

${machine}

${table}
`,
);
console.log(table);
