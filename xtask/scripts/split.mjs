// Cuts the program of a finished page in parts, by what is called when it is used.

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { called, lookAround, startPlan } from "./first-visit.mjs";

const run = promisify(execFile);
const split = (...words) => run("cargo", ["run", "--quiet", "--package", "split", "--", ...words]);

/** The part that is cut off, and what can be done without it. The last to come is cut off first. */
const cuts = [
  { name: "rest", without: startPlan },
  { name: "editing", without: lookAround },
];

/** Leaves the first part in place of `program`, and puts the others beside it; gives their names. */
export async function splitProgram(folder, { script, program }) {
  const path = join(folder, program);
  const text = await readFile(join(folder, script), "utf8");
  const work = await mkdtemp(join(tmpdir(), "sectorplan-"));
  const parts = {};
  try {
    for (const { name, without } of cuts) {
      const marked = join(work, name);
      await cp(folder, marked, { recursive: true });
      await split("mark", path, join(marked, program));
      await writeFile(join(marked, script), telling(text));
      const list = join(work, `${name}.txt`);
      await writeFile(list, (await called(marked, without)).join());

      const [first, part] = ["first", "part"].map((file) => join(work, `${file}.wasm`));
      await split("cut", name, path, list, first, part);
      parts[name] = program.replace("_bg.wasm", `_${name}.wasm`);
      await Promise.all([shrink(first, path), shrink(part, join(folder, parts[name]))]);
    }
    await writeFile(join(folder, script), fetching(text));
    return parts;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Functions that are called often get the short numbers again. */
const shrink = (from, to) => run("wasm-opt", ["--reorder-functions", from, "-o", to]);

/** Puts something in the place of what wasm-bindgen writes; the build stops where that is not there. */
function replaced(text, what, by) {
  if (!text.includes(what)) throw new Error(`wasm-bindgen writes no ${JSON.stringify(what)} any more`);
  return text.replace(what, by);
}

const importing = (script, later) => replaced(script, `"./page_bg.js": import0,`, `"./page_bg.js": import0, later: ${later},`);

/** The script of a program that tells what is called. */
const telling = (script) =>
  importing(script, `{ mark: (index) => (window.called ??= new Set()).add(index), rest() { throw new Error("too late"); } }`);

/** The script of a program that fetches its parts. */
function fetching(script) {
  const knows = replaced(script, "wasm = instance.exports;", "wasm = instance.exports; belongTo(wasm);");
  const later = cuts.map(({ name }) => `${name}: () => fetchNow("${name}")`).join();
  return `import { belongTo, fetchNow } from "./later.js";\n${importing(knows, `{ ${later} }`)}`;
}
