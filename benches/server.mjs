// A static server that sends brotli and counts what it sends.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const packing = promisify(brotliCompress);

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const PACKED_ALREADY = new Set([".woff2", ".png"]);

/** Serves `folder` on a free port; keeps compressed files in memory, to not measure compression. */
export async function serve(folder) {
  const files = new Map();
  let sent = new Map();

  async function file(path) {
    const known = files.get(path);
    if (known) return known;
    const full = join(folder, path);
    if (!statSync(full, { throwIfNoEntry: false })?.isFile()) return null;
    const raw = readFileSync(full);
    const packed = PACKED_ALREADY.has(extname(full))
      ? null
      : await packing(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const entry = { body: packed ?? raw, packed: packed !== null, type: TYPES[extname(full)] ?? "application/octet-stream" };
    files.set(path, entry);
    return entry;
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = normalize(decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    const found = path.includes("..") ? null : await file(path);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    sent.set(path, found.body.length);
    response.writeHead(200, {
      "content-type": found.type,
      "content-length": found.body.length,
      ...(found.packed && { "content-encoding": "br" }),
    });
    response.end(found.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    reset: () => { sent = new Map(); },
    /** How many bytes were sent of the files for which `counts` is true. */
    sent: (counts = () => true) => [...sent].reduce((sum, [path, bytes]) => sum + (counts(path) ? bytes : 0), 0),
    close: () => server.close(),
  };
}
