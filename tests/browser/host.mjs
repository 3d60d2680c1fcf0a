// A host of a copy of the built page, that can be made to answer as hosts do on a bad day.

import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { writeServiceWorker } from "../../xtask/scripts/worker.mjs";

const built = fileURLToPath(new URL("../../dist", import.meta.url));
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Answers of status 200 that are not the file: the page of a network that asks who somebody is… */
export const signIn = () => ({ type: "text/html", body: "<!doctype html><title>Inloggen</title><h1>Inloggen</h1>" });
/** …a file that broke off… */
export const cutOff = (right) => ({ ...right, body: right.body.subarray(0, right.body.length / 2) });
/** …and the file of another release. */
export const ofAnother = (right) => ({ ...right, body: Buffer.concat([right.body, Buffer.from("\n")]) });

export class Host {
  /** How often each file was asked for. */
  asked = new Map();
  /** What to make of a right answer to a request, by file; gives nothing to leave it as it is. */
  wrong = new Map();
  /** Whether browsers may keep answers for later. */
  mayCache = true;

  static async open() {
    const host = new Host();
    host.folder = await mkdtemp(join(tmpdir(), "sectorplan-"));
    await cp(built, host.folder, { recursive: true });
    host.server = createServer((request, response) => host.answer(request, response)).listen(0, "127.0.0.1");
    await new Promise((done) => host.server.once("listening", done));
    host.port = host.server.address().port;
    host.address = `http://127.0.0.1:${host.port}/`;
    return host;
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    await rm(this.folder, { recursive: true });
  }

  /** Answers this file wrongly the next so many times. */
  fail(file, how, times = 1) {
    this.wrong.set(file, (right) => (times-- > 0 ? how(right) : undefined));
  }

  async answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.address).pathname).slice(1);
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    this.asked.set(file, (this.asked.get(file) ?? 0) + 1);
    const body = await readFile(join(this.folder, file)).catch(() => undefined);
    const right = body && { type: TYPES[extname(file)] ?? "text/plain", body };
    const answer = this.wrong.get(file)?.(right, request) || right;
    if (!answer) return response.writeHead(404).end("Not here");
    // As docs/hosting.md advises; a wrong answer is kept as long as a right one.
    const caching = /-[0-9a-f]{16}/.test(file) ? "max-age=31536000, immutable" : "no-cache";
    response.writeHead(200, { "Content-Type": answer.type, "Cache-Control": this.mayCache ? caching : "no-store" });
    response.end(answer.body);
  }

  /** The files of the release. */
  async files() {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)))
      .sort();
  }

  /** Puts another file on the host. */
  async put(file, text) {
    const path = join(this.folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** Changes a file of the release. */
  async edit(file, from, to) {
    const path = join(this.folder, file);
    await writeFile(path, (await readFile(path, "utf8")).replaceAll(from, to));
  }

  /** Puts another version of the page on the host. */
  async publish(edition) {
    await this.edit("index.html", /(<meta name="edition"[^>]*>)?<\/head>/g, `<meta name="edition" content="${edition}"></head>`);
    await writeServiceWorker(this.folder);
  }
}

/** Opens a host for each test of a file; use inside a test. */
export function hostForEachTest() {
  const held = {};
  test.beforeEach(async () => {
    held.host = await Host.open();
  });
  test.afterEach(() => held.host.close());
  return () => held.host;
}

export const ready = (page) => expect(page.locator("body[data-ready]")).toBeAttached({ timeout: 20_000 });
export const edition = (page) => page.locator('meta[name="edition"]');

/** Visits the page for the first time and waits until it is available offline. */
export async function visit(page, address) {
  await page.goto(address);
  await ready(page);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    }
  });
}

/** Waits until the page is available offline, whether it was before or not. */
export const keptOffline = (page, timeout = 20_000) =>
  expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), { timeout })
    .toBe("activated");
