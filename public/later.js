// Brings the later parts of the program behind the page, in the order in which they build on each
// other; what is wanted soonest comes first. Who is faster than that waits for the part in question.

const script = document.querySelector("script[data-js]");
// A build for trying is whole.
const names = ["editing", "rest"].filter((name) => script.dataset[name]);
const addressOf = (name) => new URL(script.dataset[name], document.baseURI);

let first;
const ready = new Map();

/** Takes the exports of the part that came first, before that runs. */
export function belongTo(exports) {
  first = exports;
  for (const name of names) {
    if (!ready.has(name)) return;
    join(name, ready.get(name));
  }
}

const arrived = (name) => first[`${name} arrived`].value === 1;

function join(name, part) {
  if (arrived(name)) return;
  new WebAssembly.Instance(part, { first });
  first[`${name} arrived`].value = 1;
}

const compiled = (name) => WebAssembly.compileStreaming(fetch(addressOf(name)));

/** Fetches all parts before the program starts: for who comes back to a plan and needs them all. */
export async function fetchAhead() {
  await Promise.all(names.map(async (name) => ready.set(name, await compiled(name))));
}

/** Fetches what is not there yet while the page is used. */
export async function fetchBehind() {
  for (const name of names) {
    if (!arrived(name)) join(name, ready.get(name) ?? (await compiled(name)));
  }
}

/** Fetches a part, and those that belong before it, while the program waits. */
export function fetchNow(name) {
  for (const earlier of names.slice(0, names.indexOf(name) + 1)) waitFor(earlier);
}

function waitFor(name) {
  while (!arrived(name)) {
    const bytes = bytesOf(addressOf(name));
    if (bytes) return join(name, new WebAssembly.Module(bytes));
    // In the middle of an act the program can wait for an answer, and not for an event.
    const again = confirm(
      "Een deel van Sectorplan kon niet worden opgehaald. Controleer de verbinding en kies OK om het opnieuw te proberen.\n\n" +
        "A part of Sectorplan could not be fetched. Check the connection and choose OK to try again.",
    );
    if (!again) throw new WebAssembly.RuntimeError(`${addressOf(name)} could not be fetched`);
  }
}

function bytesOf(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  // A request that is waited for gives its bytes as letters only.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
  } catch {
    return undefined;
  }
  return request.status === 200 ? Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0)) : undefined;
}
