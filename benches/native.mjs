// The output of the program's own examples: generated plans, and what they add up to.

import { execFileSync } from "node:child_process";

/** Runs one of sectorplan's examples, which `cargo xtask bench` has built for release already. */
function example(root, name, ...words) {
  return execFileSync(process.env.CARGO ?? "cargo", ["run", "--quiet", "--release", "--example", name, "--", ...words], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** A plan with this many measures: its text, the parsed text, and what it adds up to. */
export function generated(root, measures) {
  const text = example(root, "sample_plan", String(measures));
  const [figures] = timed(root, measures);
  return { text, plan: JSON.parse(text), figures };
}

/** For each size, the figures of such a plan, and how long they take natively. */
export function timed(root, ...sizes) {
  const lines = example(root, "figures", ...sizes.map(String)).trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}
