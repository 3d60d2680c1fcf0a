// The first visit: bytes, and time until the page can be used and typed in, compared with the bare
// page of benches/floor.

import { kilobytes, median, milliseconds, times } from "./numbers.mjs";
import { serve } from "./server.mjs";

const RUNS = 15;
// The halls of the program that load after the page; starting a plan takes all but the last.
const later = /\/(split|chunk)_\w+\.wasm$/;
const rest = /\/split_\w*rest\.wasm$/;

/** Runs in the page before anything else: notes when it can be used, and when a plan can be typed. */
function watch() {
  const canType = () =>
    location.hash.startsWith("#/plan/") &&
    [...document.querySelectorAll("main input")].some((field) => field.type === "text");
  new MutationObserver(() => {
    if (!document.body?.hasAttribute("data-ready")) return;
    if (!window.readyAt) {
      window.readyAt = performance.now();
      // Nobody is as fast: clicks the first button of the start page at once.
      document.querySelector("main button")?.click();
    }
    if (canType()) window.typedAt ??= performance.now();
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/** Loads the page as on a first visit: no cache, no storage, no compiled code. */
async function visit(browser, server, startsPlan) {
  // Files for offline use are fetched once the page can be edited, and from the browser's cache.
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    // The server compresses each file when it is first asked for.
    page.setDefaultTimeout(180_000);
    await page.addInitScript(watch);
    server.reset();
    await page.goto(server.address);
    const wanted = startsPlan ? "typedAt" : "readyAt";
    const seen = await page.waitForFunction((wanted) => window[wanted] && [window.readyAt, window.typedAt], wanted);
    const [ready, typed] = await seen.jsonValue();
    // What arrives later, such as the font, is part of the visit too.
    await page.waitForLoadState("networkidle");
    return {
      ready,
      typed: typed ?? ready,
      first: server.sent((path) => !later.test(path)),
      editing: server.sent((path) => !rest.test(path)),
      all: server.sent(),
    };
  } finally {
    await context.close();
  }
}

export async function firstVisit({ browser, root }) {
  const page = await serve(`${root}/dist`);
  const floor = await serve(`${root}/benches/floor/dist`);
  const seen = { page: [], floor: [] };
  try {
    // The first visits fill the servers' memory; alternating, so that both meet the same noise.
    await visit(browser, page, true);
    await visit(browser, floor, false);
    for (let run = 0; run < RUNS; run += 1) {
      seen.page.push(await visit(browser, page, true));
      seen.floor.push(await visit(browser, floor, false));
    }
  } finally {
    page.close();
    floor.close();
  }

  const of = (visits, what) => median(visits.map((visit) => visit[what]));
  const weighed = (what, name, most) => {
    const [ours, bare] = [of(seen.page, name), of(seen.floor, "all")];
    return {
      what: `first visit, brotli: ${what}`,
      page: kilobytes(ours),
      yardstick: `${kilobytes(bare)} (bare page)`,
      ratio: times(ours / bare),
      aim: `≤ ${most.toLocaleString("en")} KB`,
      met: ours <= most * 1000,
    };
  };
  const timed = (what, name) => {
    const [ours, bare] = [of(seen.page, name), of(seen.floor, "ready")];
    return {
      what: `first visit, time ${what}`,
      page: milliseconds(ours),
      yardstick: `${milliseconds(bare)} (bare page)`,
      ratio: times(ours / bare),
      aim: "≤ 2.5 ×",
      met: ours <= 2.5 * bare,
    };
  };
  return [
    weighed("bytes until the start page can be used", "first", 300),
    weighed("bytes until a new plan can be typed", "editing", 450),
    weighed("all bytes, what comes behind the page included", "all", 1150),
    timed("until the start page can be used", "ready"),
    timed("until a new plan can be typed, started at once", "typed"),
  ];
}
