// Makes the page available offline. The build fills in `build` and `files`.

const build = "BUILD";
const files = ["FILES"];
// Several copies of the page may live on one host, each in its own folder.
const mine = `sectorplan ${new URL(registration.scope).pathname} `;
const name = mine + build;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(registration.scope)) {
    event.respondWith(answer(request));
  }
});
// A new version waits until the person has agreed to it.
self.addEventListener("message", (event) => event.data === "take over" && self.skipWaiting());

/** All files or none: half a version is useless. */
async function fill() {
  const cache = await caches.open(name);
  await Promise.all(
    files.map(async (file) => {
      const address = new URL(file, registration.scope);
      // A file named after its content is the same in the earlier version, or in the browser's
      // cache.
      const named = /-[0-9a-f]{16}/.test(file);
      const known = named && (await caches.match(address));
      const response = known || (await fetch(address, { cache: named ? "default" : "no-cache" }));
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      await cache.put(address, response);
    }),
  );
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((other) => other.startsWith(mine) && other !== name).map((other) => caches.delete(other)));
  await self.clients.claim();
}

async function answer(request) {
  const address = new URL(request.url);
  address.search = "";
  // The page is a single document: every navigation gets it.
  if (request.mode === "navigate") address.href = new URL("index.html", registration.scope).href;
  const cache = await caches.open(name);
  return (await cache.match(address)) ?? fetch(request);
}
