// Finishes what Trunk has built, before it becomes the served folder.

import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { splitProgram } from "./split.mjs";
import { shrunk, writeServiceWorker } from "./worker.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";

const page = join(folder, "index.html");

/** Passes more facts to the script that starts the program. */
async function tell(facts) {
  const html = await readFile(page, "utf8");
  const told = Object.entries(facts).map(([name, value]) => ` data-${name}="${value}"`);
  await writeFile(page, html.replace(/(data-wasm="[^"]+")/, `$1${told.join("")}`));
}

const built = (await readFile(page, "utf8")).match(/data-js="([^"]+)" data-wasm="([^"]+)"/);
if (!built) throw new Error("index.html names no program: pattern_script in Trunk.toml has changed");
let [, script, program] = built;

/** Replaces the whole program with its halls. */
async function inHalls() {
  const halls = await splitProgram(folder);
  const html = await readFile(page, "utf8");
  await writeFile(page, html.replaceAll(script, halls.script).replaceAll(program, halls.program));
  for (const name of [script, program]) await rm(join(folder, name));
  ({ script, program } = halls);
  await tell({ halls: halls.others.join(" ") });
}

/**
 * Trunk's own minification of scripts is off: it does not know all of today's JavaScript. The style
 * sheet stays as it is: it is small already, and index.html has its checksum.
 */
async function shrink() {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((name) => name.endsWith(".js") || name === "boot.css")) {
    const path = join(folder, name);
    await writeFile(path, await shrunk(await readFile(path, "utf8"), name.endsWith(".js") ? "js" : "css"));
  }
}

if (release) await inHalls();
// With compression the page cannot know how much is still to come, so the build tells it.
await tell({ bytes: (await stat(join(folder, program))).size });
if (release) {
  await shrink();
  // A development build has no worker: it would show yesterday's page.
  await tell({ worker: "service-worker.js" });
  await writeServiceWorker(folder);
}
