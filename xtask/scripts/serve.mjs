// Builds and serves the page, and rebuilds it when a source changes, until stopped.
// Usage: serve.mjs [--port N] FOLDER [option of trunk build …]

import { spawn } from "node:child_process";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sirv from "sirv";

const words = process.argv.slice(2);
const wanted = words[0] === "--port" ? Number(words.splice(0, 2)[1]) : undefined;
const [folder, ...options] = words;

const sources = [
  ".cargo/config.toml",
  "Cargo.lock",
  "Cargo.toml",
  "Trunk.toml",
  "build.rs",
  "index.html",
  "package-lock.json",
  "public",
  "src",
  "styles",
  "xtask/scripts",
];
// Written by the build: rebuilding on its changes would never end.
const made = join("styles", "built");

const say = (step) => console.error(`==> ${step}`);

function fail(reason) {
  console.error(`error: ${reason}`);
  process.exit(1);
}

/** Records what the page in the folder was built from. */
const stamp = `${folder}.built-from`;

/** Whether the page from an earlier run is what a build would make again. */
async function upToDate(known) {
  const page = await stat(join(folder, "index.html")).catch(() => undefined);
  return page !== undefined && (await readFile(stamp, "utf8").catch(() => "")) === known;
}

/** Whether the page could be built; if not, what is wrong has been shown. */
async function build(known) {
  // An interrupted build leaves no page that could be mistaken for a complete one.
  await rm(stamp, { force: true });
  const built = await trunk();
  if (built) await writeFile(stamp, known);
  return built;
}

let building;

function trunk() {
  return new Promise((built) => {
    building = spawn("trunk", ["build", "--dist", folder, ...options], {
      stdio: ["ignore", "inherit", "inherit"],
      // A process group of its own can be stopped with everything it has started.
      detached: process.platform !== "win32",
    });
    building.on("error", (reason) => fail(`trunk does not start: ${reason.message}`));
    building.on("exit", (code) => {
      building = undefined;
      built(code === 0);
    });
  });
}

for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
  process.on(signal, () => {
    if (building?.pid) process.kill(process.platform === "win32" ? building.pid : -building.pid, "SIGTERM");
    process.exit(128 + number);
  });
}

/** When each source was last written. Polled, because not every file system reports changes. */
async function state() {
  const times = await Promise.all(sources.map(timesOf));
  return [...options, ...times.flat().sort()].join("\n");
}

async function timesOf(path) {
  if (path === made) return [];
  const file = await stat(path).catch(() => undefined);
  if (!file?.isDirectory()) return [`${path} ${file?.mtimeMs} ${file?.size}`];
  const names = await readdir(path).catch(() => []);
  const times = await Promise.all(names.map((name) => timesOf(join(path, name))));
  return times.flat();
}

/** Listens on the port that was named, or on the first free one of several. */
async function listen(server) {
  const ports = wanted === undefined ? Array.from({ length: 20 }, (_, index) => 8080 + index) : [wanted];
  for (const port of ports) {
    const reason = await new Promise((tried) => {
      server.once("error", tried);
      server.listen(port, "127.0.0.1", () => tried());
    });
    if (!reason) return port;
    if (reason.code !== "EADDRINUSE") fail(`port ${port} cannot be used: ${reason.message}`);
  }
  return fail(wanted === undefined ? "every port tried is taken: name one with --port" : `port ${wanted} is taken`);
}

let known = await state();
if (!(await upToDate(known))) {
  say("Building the page; the first time takes a few minutes");
  if (!(await build(known))) fail("the page could not be built; the reason stands above");
}

// As docs/hosting.md advises.
const headers = {
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};
// A missing file is an error here too, as on the static host.
const files = sirv(folder, {
  dev: true,
  setHeaders: (response) => Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value)),
});
const server = createServer((request, response) => {
  files(request, response, () => {
    response.statusCode = 404;
    response.end();
  });
});
const address = `http://127.0.0.1:${await listen(server)}/`;
const { status } = await fetch(address);
if (status !== 200) fail(`the page was built, but ${address} answers ${status}`);
console.log(`==> ${address} (reload by hand after a change; Ctrl+C stops)`);

for (;;) {
  await setTimeout(500);
  const now = await state();
  if (now === known) continue;
  known = now;
  say("A source has changed: building the page again");
  say((await build(known)) ? `Built: reload ${address}` : "It could not be built; the page stays as it was");
}
