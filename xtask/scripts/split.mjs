// Splits the program of a finished page into the files of its halls, as the code names them
// (src/app/doors.rs), by what is reachable from where, as recorded by the linker.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

const run = promisify(execFile);
const isProgram = (name) => name.endsWith(".wasm");

/** What cargo built, before wasm-bindgen and other tools lose track of what is reachable from where. */
async function linked() {
  const { stdout } = await run("cargo", ["metadata", "--no-deps", "--format-version", "1"]);
  return join(JSON.parse(stdout).target_directory, "wasm32-unknown-unknown", "release", "page.wasm");
}

/** Writes the program in halls to a folder of `page`; returns the names of its files there. */
export async function splitProgram(page) {
  const program = await linked();
  const content = createHash("sha256").update(await readFile(program));
  const folder = `program-${content.digest("hex").slice(0, 16)}`;
  const work = await mkdtemp(join(tmpdir(), "sectorplan-"));
  const [halls, bound] = [join(work, "halls"), join(work, "bound")];
  try {
    await run("wasm-split-cli", [program, halls, "--out-name", "page"]);
    // The first hall talks to the browser for all, and shares its table and stack with them.
    const options = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", bound];
    await run("wasm-bindgen", [...options, join(halls, "page.wasm")]);
    const others = (await readdir(halls)).filter((name) => isProgram(name) && name !== "page.wasm").sort();
    await mkdir(join(page, folder));
    await shrink(join(bound, "page_bg.wasm"), join(page, folder, "page.wasm"));
    for (const name of others) await shrink(join(halls, name), join(page, folder, name));
    await bundle(bound, halls, join(page, folder, "page.js"));
    return {
      script: `${folder}/page.js`,
      program: `${folder}/page.wasm`,
      others: others.map((name) => `${folder}/${name}`),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Keeps functions apart that would otherwise be inlined into their only caller, in another hall. */
const shrink = (from, to) => run("wasm-opt", ["-Os", "--one-caller-inline-max-function-size", "40", from, "-o", to]);

/** Bundles the script of the first hall with the one that fetches the others: each needs the other. */
async function bundle(bound, halls, to) {
  const beside = {
    name: "halls",
    setup: ({ onResolve }) =>
      onResolve({ filter: /__wasm_split\.js$/ }, () => ({ path: join(halls, "__wasm_split.js") })) ??
      onResolve({ filter: /\/page\.js$/, namespace: "file" }, () => ({ path: join(bound, "page.js") })),
  };
  await build({
    entryPoints: [join(bound, "page.js")],
    bundle: true,
    format: "esm",
    minify: true,
    outfile: to,
    plugins: [beside],
    // wasm-bindgen names the script of the halls once for each function that comes from there.
    logOverride: { "duplicate-object-key": "silent" },
    logLevel: "warning",
  });
}
