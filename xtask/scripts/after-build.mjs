// Finishes what Trunk has built, before it becomes the served folder.

import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";

/** Behind compression the page cannot know how much it is waiting for, so the build says it. */
async function writeProgramSize() {
  const path = join(folder, "index.html");
  const html = await readFile(path, "utf8");
  const program = html.match(/data-wasm="([^"]+)"/)?.[1];
  if (!program) throw new Error("index.html names no program: pattern_script in Trunk.toml has changed");
  const { size } = await stat(join(folder, program));
  await writeFile(path, html.replace(/(data-wasm="[^"]+")/, `$1 data-bytes="${size}"`));
}

/**
 * Trunk's own shrinking of scripts is off: it does not know every form of today's JavaScript.
 * The style sheet stays as it is: it is small already, and index.html holds its checksum.
 */
async function shrink() {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((name) => name.endsWith(".js") || name === "boot.css")) {
    const path = join(folder, name);
    const { code } = await transform(await readFile(path, "utf8"), {
      loader: name.endsWith(".js") ? "js" : "css",
      minify: true,
      legalComments: "none",
    });
    await writeFile(path, code);
  }
}

await writeProgramSize();
if (release) await shrink();
