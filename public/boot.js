// Loads the program and shows its progress; says in plain words if that fails.

// What is not needed to start comes after the program; a file of it that is wrong stops nothing.
const script = document.querySelector("script[data-js]");
const home = new URL(".", document.baseURI);

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
function replaceAll(dutch, english, ...rest) {
  const main = document.createElement("main");
  main.id = "boot";
  main.dataset.failed = "";
  const title = document.createElement("h1");
  title.textContent = "Sectorplan";
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  main.append(title, alert, ...rest);
  delete document.body.dataset.ready;
  document.body.replaceChildren(main);
  // Added after the region exists: a screen reader announces what is put into it.
  alert.append(...sentences(dutch, english));
  return main;
}

/** Says what is wrong, and offers to try again and to download what is kept. */
function fail(dutch, english, error) {
  console.error(error);
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Opnieuw proberen / Try again";
  again.addEventListener("click", () => {
    again.disabled = true;
    startAfresh();
  });
  const detail = document.createElement("p");
  const code = document.createElement("code");
  code.textContent = String(error);
  detail.append(code);
  const main = replaceAll(dutch, english, again, detail);
  import("./rescue.js").then(({ offerPlans }) => offerPlans(main, sentences)).catch(console.error);
}

/** What the host itself has for this page, past all that is kept; nothing if it cannot be reached. */
function askHost() {
  const signal = AbortSignal.timeout?.(5000);
  return fetch(document.baseURI, { cache: "no-store", redirect: "manual", signal }).catch(() => undefined);
}

/** Takes away what is kept of this page, by the worker and by the browser, and fetches it again. */
async function forget() {
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith(`sectorplan ${home.pathname} `)) await caches.delete(name);
  }
  await (await navigator.serviceWorker?.getRegistration(home.href))?.unregister();
  const loaded = [...document.querySelectorAll("link[href], script[src]")].map(({ href, src }) => href ?? src);
  const { js, wasm, halls = "" } = script.dataset;
  const files = [js, wasm, "offline.js", "rescue.js", ...halls.split(" ")].map((file) => new URL(file, home).href);
  const all = new Set([document.baseURI, ...loaded, ...files]);
  const how = { cache: "reload", signal: AbortSignal.timeout?.(30_000) };
  await Promise.allSettled([...all].map(async (file) => (await fetch(file, how)).arrayBuffer()));
}

async function startAfresh() {
  const answer = await askHost();
  // Without a network, what is kept is all there is.
  if (answer?.ok || answer?.type === "opaqueredirect") await forget().catch(console.error);
  location.reload();
}

const reloaded = "sectorplan.reloaded";

/** Whether the page may be loaded again by itself: once, until it has started. */
function mayReload() {
  try {
    if (sessionStorage.getItem(reloaded)) return false;
    sessionStorage.setItem(reloaded, "yes");
    return true;
  } catch {
    return false;
  }
}

/** If the host has another release by now than the one whose page came here, that is the reason. */
async function failToStart(dutch, english, error) {
  fail(dutch, english, error);
  const answer = await askHost();
  const html = answer?.ok ? await answer.text() : "";
  if (!html.includes("data-js=") || html.includes(script.dataset.js)) return;
  fail(
    "Sectorplan wordt op deze website net vernieuwd, en nog niet alles van de nieuwe versie is er. Probeer het over enkele minuten opnieuw. Plannen die op dit apparaat staan zijn niet veranderd.",
    "Sectorplan is being renewed on this website, and not all of the new version is there yet. Try again in a few minutes. Plans kept on this device have not changed.",
    error,
  );
  if (mayReload()) startAfresh();
}

let stopped = false;

/** After breaking halfway, the program may have anything in memory, so what is stored is left alone. */
function stopWriting() {
  const refuse = () => {
    throw new DOMException("The program has stopped.", "InvalidStateError");
  };
  Storage.prototype.setItem = refuse;
  Storage.prototype.removeItem = refuse;
  for (const name of ["put", "add", "delete", "clear"]) IDBObjectStore.prototype[name] = refuse;
  if (globalThis.FileSystemFileHandle) FileSystemFileHandle.prototype.createWritable = refuse;
}

/** Called when the program breaks: nothing more is written, and what was saved can be downloaded. */
function stop(error) {
  if (stopped) return;
  stopped = true;
  stopWriting();
  fail(
    "Er ging iets mis in Sectorplan, en de pagina is stilgezet. Plannen die op dit apparaat staan zijn niet veranderd; wat u in de laatste seconden typte kan ontbreken.",
    "Something went wrong in Sectorplan, and the page was stopped. Plans kept on this device have not changed; what you typed in the last seconds may be missing.",
    error,
  );
}

/** Whoever has this page in a frame could lay something over it, and have its buttons pressed. */
function refuseFrame() {
  const link = document.createElement("a");
  Object.assign(link, { href: location.href, target: "_top", rel: "noopener" });
  link.textContent = "Sectorplan openen / Open Sectorplan";
  replaceAll(
    "Sectorplan start niet binnen een andere pagina: die kan er iets overheen leggen, zodat u op iets anders drukt dan u ziet. Open het los van die pagina.",
    "Sectorplan does not start inside another page: that could lay something over it, so that you press something other than what you see. Open it apart from that page.",
    link,
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
    await failToStart(
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
    if (broke(error)) stopWriting();
    await failToStart(
      "Sectorplan is geladen maar kon niet starten. Probeer het opnieuw, of gebruik een recente versie van uw browser. Plannen die op dit apparaat staan zijn niet veranderd.",
      "Sectorplan was loaded but could not start. Try again, or use a recent version of your browser. Plans kept on this device have not changed.",
      error,
    );
  }
}

/** What a first visit does not wait for. */
function afterwards() {
  try {
    sessionStorage.removeItem(reloaded);
  } catch {
    // Then it was never set.
  }
  // Fetched now, because there may be no network when the program breaks.
  import("./rescue.js").catch(console.info);
  import("./offline.js")
    .then(({ keepOffline }) => keepOffline())
    .catch((error) => console.info("Not kept offline:", error));
}

// The program says so when its halls have loaded or failed to.
window.addEventListener("sectorplan-settled", afterwards, { once: true });
if (window.top === window.self) await start();
else refuseFrame();
