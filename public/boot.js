// Loads the program and shows its progress; says in plain words if that fails.

import { keepOffline } from "./offline.js";
import { lastSaved, stopWriting } from "./rescue.js";

const script = document.querySelector("script[data-js]");
const boot = document.getElementById("boot");

/** A paragraph in Dutch with its English counterpart. */
function sentences(dutch, english) {
  return [["nl", dutch], ["en", english]].map(([lang, words]) => {
    const paragraph = document.createElement("p");
    paragraph.lang = lang;
    paragraph.textContent = words;
    return paragraph;
  });
}

/** Replaces whatever is on the page: a half-started program is worse than none. */
function fail(dutch, english, error) {
  const main = document.createElement("main");
  main.id = "boot";
  main.dataset.failed = "";
  const title = document.createElement("h1");
  title.textContent = "Sectorplan";
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Opnieuw proberen / Try again";
  again.addEventListener("click", () => location.reload());
  const detail = document.createElement("p");
  const code = document.createElement("code");
  code.textContent = String(error);
  detail.append(code);
  main.append(title, alert, again, detail);
  delete document.body.dataset.ready;
  document.body.replaceChildren(main);
  // Added after the region exists: a screen reader announces what is put into it.
  alert.append(...sentences(dutch, english));
  return main;
}

/** A link that downloads the last saved version of a plan. */
function downloadOf({ title, saved, text }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const day = new Date(saved);
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-${day.toISOString().slice(0, 10)}.json`;
  link.textContent = `${title} (${day.toLocaleString()})`;
  item.append(link);
  return item;
}

let stopped = false;

/** Called when the program breaks: nothing more is written, and what was saved can be downloaded. */
async function stop(error) {
  if (stopped) return;
  stopped = true;
  stopWriting();
  const main = fail(
    "Er ging iets mis in Sectorplan, en de pagina is stilgezet. Plannen die op dit apparaat staan zijn niet veranderd; wat u in de laatste seconden typte kan ontbreken.",
    "Something went wrong in Sectorplan, and the page was stopped. Plans kept on this device have not changed; what you typed in the last seconds may be missing.",
    error,
  );
  const plans = await lastSaved().catch(() => []);
  if (plans.length === 0) return;
  const list = document.createElement("ul");
  list.append(...plans.map(downloadOf));
  main.append(
    ...sentences("Download de laatst bewaarde versie van uw plannen:", "Download the last saved version of your plans:"),
    list,
  );
}

/** A trap of the program, or a stack overflow; other errors do not stop it. */
function broke(error) {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
}

/** Follows a copy of the response, so that the browser still compiles the original as it arrives. */
async function follow(response, bar) {
  // The build records the size: with compression, no header has it.
  const total = Number(script.dataset.bytes ?? 0);
  if (!total || !response.body) return;
  bar.max = total;
  let seen = 0;
  const reader = response.clone().body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    seen += part.value.byteLength;
    bar.value = Math.min(seen, total);
  }
}

/** With a plan, or an address that leads to one, every hall of the program is needed at once. */
function wasHere() {
  try {
    return location.hash.length > 2 || localStorage.length > 0;
  } catch {
    return false;
  }
}

/** Makes the browser fetch what the program will ask for; a development build has a single hall. */
function fetchAhead() {
  for (const hall of script.dataset.halls?.split(" ") ?? []) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL(hall, document.baseURI) });
    document.head.append(link);
  }
}

async function load() {
  if (wasHere()) fetchAhead();
  const [program, response] = await Promise.all([
    import(new URL(script.dataset.js, document.baseURI).href),
    fetch(new URL(script.dataset.wasm, document.baseURI)),
  ]);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  // A broken connection is reported by the start below; the bar may stay where it is.
  follow(response, document.getElementById("boot-progress")).catch(() => {});
  return { program, response };
}

async function start() {
  document.getElementById("boot-slow")?.remove();
  if (typeof WebAssembly !== "object") {
    fail(
      "Deze browser kan Sectorplan niet uitvoeren: WebAssembly ontbreekt of staat uit. Gebruik een recente versie van Firefox, Chrome, Edge of Safari.",
      "This browser cannot run Sectorplan: WebAssembly is missing or turned off. Use a recent version of Firefox, Chrome, Edge or Safari.",
      "WebAssembly",
    );
    return;
  }
  let loaded;
  try {
    loaded = await load();
  } catch (error) {
    console.error(error);
    fail(
      "Sectorplan kon niet worden geladen. Controleer de verbinding en probeer het opnieuw. Plannen die op dit apparaat staan zijn niet veranderd.",
      "Sectorplan could not be loaded. Check the connection and try again. Plans kept on this device have not changed.",
      error,
    );
    return;
  }
  try {
    await loaded.program.default({ module_or_path: loaded.response });
    window.addEventListener("error", ({ error }) => broke(error) && stop(error));
    window.addEventListener("unhandledrejection", ({ reason }) => broke(reason) && stop(reason));
  } catch (error) {
    console.error(error);
    fail(
      "Sectorplan is geladen maar kon niet starten. Probeer het opnieuw, of gebruik een recente versie van uw browser. Plannen die op dit apparaat staan zijn niet veranderd.",
      "Sectorplan was loaded but could not start. Try again, or use a recent version of your browser. Plans kept on this device have not changed.",
      error,
    );
  }
}

// The program says so when its halls have loaded or failed to.
const settled = new Promise((done) => window.addEventListener("sectorplan-settled", done, { once: true }));
await start();
// After the program, so that a first visit does not wait for anything it does not need.
settled.then(keepOffline).catch((error) => console.info("Not kept offline:", error));
