// A visitor with a plan: gives it to the start page and sees when all of it is shown.

/** Runs in the page before anything else: the functions that tell whether a plan is shown. */
function eyes(figures) {
  const number = (selector) => {
    const text = document.querySelector(selector)?.textContent;
    return text === undefined ? NaN : Number(text.replace(/\D/g, "") || 0);
  };
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();

  window.bench = {
    number,
    /** The measures page with the plan's figures, its findings counted and a first screen of measures. */
    shown: () =>
      number(".sp-live .sp-figure .sp-figure__value") === figures.applications &&
      number(".sp-live .sp-figure--second .sp-figure__value") === figures.people &&
      number(".sp-strip a:last-child") === figures.toLookAt &&
      number(".sp-sections__count") === figures.measures &&
      window.bench.lines() >= Math.min(figures.measures, 25),
    /** How many measures the outline has drawn; those out of sight follow the first screen. */
    lines: () => document.querySelectorAll(".sp-outline__measure").length,
    whole: () => window.bench.lines() === figures.measures,
    /** Makes the browser lay out the page now, rather than when it paints. */
    layOut: () => document.body.getBoundingClientRect().height,
    frame: () => new Promise((resolve) => requestAnimationFrame(resolve)),
    /** A message is delivered after the current frame is painted. */
    message: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(0);
      }),
    /** When the document first matched `seen`, and when that was painted. */
    until: (seen) =>
      new Promise((resolve) => {
        const observer = new MutationObserver(async () => {
          if (!seen()) return;
          observer.disconnect();
          window.bench.layOut();
          const settled = performance.now();
          await window.bench.frame();
          await window.bench.message();
          resolve({ settled, painted: performance.now() });
        });
        observer.observe(document, { characterData: true, childList: true, subtree: true });
      }),
  };
  // Counted from the start of the visit, for a plan that is there already.
  window.bench.shownFirst = window.bench.until(window.bench.shown);
}

/** A page in a fresh browser, to show the plan with these figures. */
export async function visitor(browser, address, figures) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  // The server compresses each file when it is first asked for.
  page.setDefaultTimeout(180_000);
  await page.addInitScript(eyes, figures);
  await page.goto(address);
  await page.waitForSelector("body[data-ready]");
  // The font and everything else has loaded, so that only the plan is measured.
  await page.waitForLoadState("networkidle");
  return page;
}

/** Gives a text to the start page as a chosen file; how long until the plan and all lines show. */
export function open(page, text) {
  return page.evaluate(async (text) => {
    const file = new File([text], "plan.json", { type: "application/json" });
    const chosen = new DataTransfer();
    chosen.items.add(file);
    const input = document.querySelector("main input[type=file]");
    const shown = window.bench.until(window.bench.shown);
    const whole = window.bench.until(window.bench.whole);
    const start = performance.now();
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const { settled, painted } = await shown;
    const last = await whole;
    return { settled: settled - start, painted: painted - start, whole: last.painted - start };
  }, text);
}
