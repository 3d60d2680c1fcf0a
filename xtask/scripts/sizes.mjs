// Prints the size of each file of a folder, raw and in brotli, and what a first visit waits for.

import { readdir, readFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.argv[2] ?? "dist";
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const names = entries
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1).split(sep).join("/"))
  .sort();

const weights = new Map();
for (const name of names) {
  const bytes = await readFile(join(folder, name));
  // Fonts and pictures are compressed already; servers send them as they are.
  const packed = /\.(woff2|png|jpe?g|zip|xlsx|docx)$/.test(name)
    ? bytes.length
    : brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }).length;
  weights.set(name, { raw: bytes.length, packed });
}

// What index.html names, and the one font that Dutch text needs. The later parts of the program, the
// offline support and what is offered if the program breaks load once the page can be used.
const html = await readFile(join(folder, "index.html"), "utf8");
const named = [...html.matchAll(/(?:href|src|data-js|data-wasm)="?([^"\s>]+)/g)].map(([, name]) => posix.normalize(name));
const first = new Set(
  names.filter(
    (name) =>
      name === "index.html" ||
      named.includes(name) ||
      /-latin-wght-normal\.woff2$/.test(name),
  ),
);

const number = (value) => value.toLocaleString("en").padStart(11);
console.log(`${"raw".padStart(11)}${"brotli".padStart(11)}  file (* waited for on a first visit)`);
const total = { raw: 0, packed: 0 };
for (const [name, { raw, packed }] of weights) {
  console.log(`${number(raw)}${number(packed)} ${first.has(name) ? "*" : " "}${name}`);
  if (!first.has(name)) continue;
  total.raw += raw;
  total.packed += packed;
}
console.log(`${number(total.raw)}${number(total.packed)}  first visit`);
