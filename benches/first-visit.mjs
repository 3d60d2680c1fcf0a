// The first visit: bytes, and time until one can edit, beside the bare page of benches/floor.

import { kilobytes, median, milliseconds, times } from "./numbers.mjs";
import { serve } from "./server.mjs";

const RUNS = 15;

/** Loads the page as somebody who was never here: no cache, no storage, no compiled code. */
async function visit(browser, server) {
  // What is fetched for use without a network comes once one can edit, and from the browser's cache.
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.body?.hasAttribute("data-ready")) window.readyAt ??= performance.now();
      }).observe(document, { attributes: true, childList: true, subtree: true });
    });
    server.reset();
    await page.goto(server.address);
    const ready = await page.waitForFunction(() => window.readyAt);
    const time = await ready.jsonValue();
    // What arrives later, the font for one, is part of the visit too.
    await page.waitForLoadState("networkidle");
    return { time, bytes: server.sent() };
  } finally {
    await context.close();
  }
}

export async function firstVisit({ browser, root }) {
  const page = await serve(`${root}/dist`);
  const floor = await serve(`${root}/benches/floor/dist`);
  const seen = { page: [], floor: [] };
  try {
    // The first of each fills the servers' memory; turn about, so that both meet the same noise.
    await visit(browser, page);
    await visit(browser, floor);
    for (let run = 0; run < RUNS; run += 1) {
      seen.page.push(await visit(browser, page));
      seen.floor.push(await visit(browser, floor));
    }
  } finally {
    page.close();
    floor.close();
  }

  const of = (visits, what) => median(visits.map((visit) => visit[what]));
  const bytes = { page: of(seen.page, "bytes"), floor: of(seen.floor, "bytes") };
  const time = { page: of(seen.page, "time"), floor: of(seen.floor, "time") };
  return [
    {
      what: "first visit, all bytes in brotli",
      page: kilobytes(bytes.page),
      yardstick: `${kilobytes(bytes.floor)} (bare page)`,
      ratio: times(bytes.page / bytes.floor),
      aim: "≤ 350 KB",
      met: bytes.page <= 350_000,
    },
    {
      what: "first visit, time to an editable page",
      page: milliseconds(time.page),
      yardstick: `${milliseconds(time.floor)} (bare page)`,
      ratio: times(time.page / time.floor),
      aim: "≤ 2.5 ×",
      met: time.page <= 2.5 * time.floor,
    },
  ];
}
