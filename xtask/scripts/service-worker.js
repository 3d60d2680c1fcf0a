// Makes the page available offline. The build fills in `build` and `files`.

const build = "BUILD";
/** What the build made: the digest of each file, by its name. */
const files = { FILES: "" };
const { scope } = registration;
const digests = new Map(Object.entries(files).map(([file, digest]) => [new URL(file, scope).href, digest]));
const index = new URL("index.html", scope).href;
// Several copies of the page may live on one host, each in its own folder.
const mine = `sectorplan ${new URL(scope).pathname} `;
const name = mine + build;

const types = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
};
// Not every host can send these, and no page can say them of itself.
const headers = {
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  // What may not be stored is a question to the host: what does it have by now?
  if (request.method !== "GET" || request.cache === "no-store") return;
  const [path] = request.url.split(/[?#]/);
  const address = path === scope ? index : path;
  if (digests.has(address)) event.respondWith(answer(request, address));
});
// A new version waits until the person has agreed to it.
self.addEventListener("message", (event) => event.data === "take over" && self.skipWaiting());

/** All files or none: half a version is useless. */
async function fill() {
  const cache = await caches.open(name);
  const keep = async (address) => cache.put(address, await find(address));
  await Promise.all([...digests.keys()].map(keep));
}

/**
 * A file, if it is what the build made, whatever the host or another cache says of it: a host in the
 * middle of a release, or a page that asks who somebody is, answers with something else.
 */
async function find(address) {
  // A file named after its content is the same in the earlier version, or in the browser's cache.
  const named = /-[0-9a-f]{16}/.test(address);
  const sources = [
    () => named && caches.match(address),
    () => fetch(address, { cache: named ? "default" : "no-cache" }),
    () => fetch(address, { cache: "reload" }),
  ];
  for (const source of sources) {
    const found = await source();
    if (!found) continue;
    const bytes = await found.arrayBuffer();
    if ((await digestOf(bytes)) !== digests.get(address)) continue;
    const type = types[address.split(".").at(-1)] ?? "application/octet-stream";
    return new Response(bytes, { headers: { ...headers, "Content-Type": type } });
  }
  throw new Error(`not the file of this version: ${address}`);
}

async function digestOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((other) => other.startsWith(mine) && other !== name).map((other) => caches.delete(other)));
  await self.clients.claim();
}

/**
 * A file as it is kept; what the browser has cleared is fetched again. Where the host has another
 * page by now, nothing is kept any more, and all comes from there: the two would only be mixed.
 */
async function answer(request, address) {
  const kept = await caches.match(address, { cacheName: name });
  if (kept) return kept;
  if (address !== index && !(await caches.has(name))) return fetch(request);
  const found = await find(address).catch(() => undefined);
  if (found) {
    const cache = await caches.open(name);
    // Without room it is fetched the next time too.
    await cache.put(address, found.clone()).catch(() => {});
    return found;
  }
  if (address !== index) return Response.error();
  const response = await fetch(request);
  await caches.delete(name);
  return response;
}
