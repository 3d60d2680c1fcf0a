// Writes the service worker of a finished page.

import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { transform } from "esbuild";

const NAME = "service-worker.js";

/** A script or a style sheet without what only people need. */
export const shrunk = async (text, loader) =>
  (await transform(text, { loader, minify: true, legalComments: "none" })).code;

/** The worker knows the digest of every file as it is served, so it is written last. */
export async function writeServiceWorker(folder) {
  await rm(join(folder, NAME), { force: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    // Licences are there to be read on the host; nothing on the page asks for them.
    .filter((name) => !name.endsWith("LICENSE"))
    .sort();
  const digest = async (name) => createHash("sha256").update(await readFile(join(folder, name))).digest("base64");
  const files = JSON.stringify(Object.fromEntries(await Promise.all(names.map(async (name) => [name, await digest(name)]))));
  const template = await readFile(new URL(NAME, import.meta.url), "utf8");
  const build = createHash("sha256").update(template).update(files).digest("hex").slice(0, 16);
  const worker = template.replace('"BUILD"', JSON.stringify(build)).replace('{ FILES: "" }', files);
  await writeFile(join(folder, NAME), await shrunk(worker, "js"));
}
