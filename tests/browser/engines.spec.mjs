// The main job in the other engines: a new plan, a target, a typed and a pasted line, undo, a reload,
// a file and back, and the poster.

import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { firefox } from "./engines/firefox.mjs";
import { person } from "./engines/person.mjs";
import { webkit } from "./engines/webkit.mjs";
import { wordsOf } from "./words.mjs";

const engines = {
  Firefox: [process.env.FIREFOX, (folder) => firefox(process.env.FIREFOX, folder)],
  WebKit: [
    process.env.WEBKIT_DRIVER && process.env.WEBKIT_BROWSER,
    (folder) => webkit({ driver: process.env.WEBKIT_DRIVER, browser: process.env.WEBKIT_BROWSER }, folder),
  ],
};

for (const [name, [there, start]] of Object.entries(engines)) {
  test(`the main job in ${name}`, async ({ baseURL }) => {
    // cargo xtask says at its end why an engine is missing.
    test.skip(!there, `${name} is not on this machine`);
    test.setTimeout(240_000);
    const folder = await mkdtemp(join(tmpdir(), "sectorplan-engine-"));
    const engine = await start(folder);
    try {
      await mainJob(person(engine), baseURL, folder);
      expect(engine.faults).toEqual([]);
    } finally {
      await engine.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

/** Says in the page what goes wrong in it. */
const LISTEN = `(() => {
  window.faults = [];
  for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"])
    window.addEventListener(kind, (event) => window.faults.push(kind + ": " + (event.message ?? event.reason ?? event.violatedDirective)));
})()`;

async function mainJob(me, baseURL, folder) {
  const { press, type, key, says, until, run } = me;
  const ready = async () => {
    await until("the page is ready", `document.body.hasAttribute("data-ready")`);
    await run(LISTEN);
  };
  // That a drawing takes another size one frame later is no fault.
  const calm = async () => expect((await run("window.faults")).filter((it) => !/ResizeObserver loop/.test(it))).toEqual([]);
  const fill = async (name, text) => {
    await press("field", name);
    await key("Control+a");
    await type(text);
  };
  await me.go(baseURL);
  await ready();
  const words = wordsOf(await run("document.documentElement.lang"));

  await press("button", words.newPlan);
  await says("heading", words.profile, words.profile);
  await fill(words.titleOfPlan, "Techniek in de regio");
  await fill(words.firstDay, words.asDay(1, 9, 2026));
  await fill(words.lastDay, words.asDay(31, 8, 2028));
  await key("Tab");
  await says("field", words.firstDay, words.firstOfSeptember);

  await press("link", words.measuresLink);
  await press("button", words.addFirstTheme);
  await fill(words.title, "Scholing");
  await press("button", words.addFirstMeasure);
  await fill(words.title, "Leren op de werkvloer");
  await press("button", words.addFirstTarget);
  await fill(words.quantityOf(1), "1200");
  await fill(words.whatOf(1), "extra leerwerkplekken");
  await key("Tab");
  await says("field", words.quantityOf(1), words.count("1200"));

  // A line typed in the grid, and one pasted from another program.
  // Beside a measure the other sections are folded on a window of this height.
  await press("button", words.allSections);
  await press("link", words.moneyLink);
  const cell = (row, column) => `(() => {
    const grid = document.querySelector("[role=grid]");
    const heads = [...(grid?.querySelectorAll("[role=columnheader]") ?? [])];
    const at = heads.findIndex((head) => head.textContent.trim() === ${JSON.stringify(column)});
    const cells = grid?.querySelector(\`[aria-rowindex="${row + 1}"]\`)?.querySelectorAll("[role=gridcell]") ?? [];
    // The number of the line is a heading of its row.
    return cells[at - heads.length + cells.length];
  })()`;
  const read = (row, column) => `${cell(row, column)}?.textContent.replace(/\\s/g, " ").trim()`;
  await me.pressOn("the first cell", cell(1, words.description));
  await type("Training van leermeesters");
  await key("Tab");
  for (const text of ["40", words.participantUnit, "1250"]) {
    await type(text);
    await key("Tab");
  }
  await until("the typed line", read(1, words.amount), (said) => /50[.,]000/.test(said));

  await run(`(() => {
    const text = document.body.appendChild(document.createElement("textarea"));
    text.id = "other-program";
    text.style.cssText = "position:fixed;inset:0 auto auto 0;z-index:9999";
    text.value = ["Coaching", "12", "uur", "100"].join("\\t");
    text.focus();
    text.select();
  })()`);
  await key("Control+c");
  await run(`document.getElementById("other-program").remove()`);
  await me.pressOn("the second line", cell(2, words.description));
  await key("Control+v");
  await until("the pasted line", read(2, words.amount), (said) => /1[.,]200/.test(said));
  await key("Control+z");
  await until("undone", read(2, words.description), (said) => !said?.includes("Coaching"));
  await key("Control+y");
  await until("redone", read(2, words.description), (said) => said === "Coaching");
  await until("saved", `document.querySelector("header, .sp-top")?.textContent.includes(${JSON.stringify(words.saved)})`);
  await calm();

  await me.reload();
  await ready();
  await until("the line after a reload", read(2, words.description), (said) => said === "Coaching");

  // A file, an empty browser, and back.
  await press("button", words.download);
  const file = await downloaded(folder);
  const first = await readFile(file, "utf8");
  expect(JSON.parse(first).title).toBe("Techniek in de regio");
  await calm();
  await me.go(`${baseURL}#/`);
  await run(`(localStorage.clear(), indexedDB.databases?.().then((all) => all.forEach((it) => indexedDB.deleteDatabase(it.name))), true)`);
  await me.go("about:blank");
  await me.go(baseURL);
  await ready();
  await until("an empty start", `!document.body.textContent.includes("Techniek in de regio")`);
  await me.give("input[type=file]", file);
  await says("heading", words.measures, words.measures);

  // Everything on the poster, and no line over the edge.
  await press("link", "Poster");
  await until("the poster", `document.querySelector(".sp-poster__sheet")?.textContent.includes("extra leerwerkplekken")`);
  expect(await run(`[...document.querySelectorAll(".sp-poster__sheet text")].filter((text) => {
    const { x, width } = text.getBBox();
    return x + width > 1190;
  }).map((text) => text.textContent)`)).toEqual([]);
  await calm();
}

/** The file that was downloaded into a folder. */
async function downloaded(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const files = await readdir(folder, { recursive: true });
    const file = files.find((name) => name.endsWith(".json") && /techniek/i.test(name));
    // A browser names the file before all of it is there.
    if (file && (await readFile(join(folder, file), "utf8")).trimEnd().endsWith("}")) return join(folder, file);
    await wait(100);
  }
  throw new Error(`nothing was downloaded: ${await readdir(folder)}`);
}
