// What remains if the program breaks or does not start: the last saved plans can be downloaded. It
// knows how plans are stored, because it cannot ask the program.

const slot = /^sectorplan\.plan\.([0-9a-f-]{36})/;

/** Every stored text of every plan in local storage, with its key. */
function inLocalStorage() {
  return Object.keys(localStorage).map((key) => [key.match(slot)?.[1], localStorage.getItem(key)]);
}

/** The same in the browser's database, which may have a newer one; an answer that stays away is none. */
function inDatabase() {
  const none = new Promise((done) => setTimeout(done, 3000, []));
  const asked = new Promise((done) => {
    const opening = indexedDB.open("sectorplan");
    // There is none, and looking makes none.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => done([]);
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains("plans")) return done([]);
      const plans = database.transaction("plans").objectStore("plans");
      const [keys, texts] = [plans.getAllKeys(), plans.getAll()];
      texts.onerror = () => done([]);
      texts.onsuccess = () => done(keys.result.map((key, index) => [key, texts.result[index]]));
    };
  });
  return Promise.race([asked, none]);
}

/** Every text that looks like a plan: label and packed plan, together in the first layout. */
async function* kept() {
  for (const look of [inLocalStorage, inDatabase]) {
    // One of the two may be blocked.
    const found = await Promise.resolve().then(look).catch(() => []);
    for (const [plan, text] of found) {
      if (!plan) continue;
      try {
        const lines = text.split("\n");
        if (lines.length > 2) {
          const { sequence, saved, head } = JSON.parse(lines[1]);
          yield { plan, sequence, saved, title: head.title, packed: lines.at(-1) };
        } else {
          const { saved, plan: packed } = JSON.parse(text);
          yield { plan, sequence: 0, saved, title: "", packed };
        }
      } catch {
        // What cannot be read stays where it is, for the program to deal with.
      }
    }
  }
}

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return await new Response(unpacked).text();
}

/** The newest readable version of each plan, the last saved first. */
async function lastSaved() {
  const newestFirst = [];
  for await (const one of kept()) newestFirst.push(one);
  newestFirst.sort((a, b) => b.sequence - a.sequence);
  const plans = new Map();
  for (const { plan, saved, title, packed } of newestFirst) {
    if (plans.has(plan)) continue;
    try {
      const text = await unpack(packed);
      plans.set(plan, { saved, title: title || JSON.parse(text).title || "Sectorplan", text });
    } catch {
      // The other text of this plan may be intact.
    }
  }
  return [...plans.values()].sort((a, b) => b.saved - a.saved);
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

/** Adds a list of all plans to a page that says what went wrong. */
export async function offerPlans(page, sentences) {
  const plans = await lastSaved();
  if (plans.length === 0) return;
  const list = document.createElement("ul");
  list.append(...plans.map(downloadOf));
  page.append(
    ...sentences("Download de laatst bewaarde versie van uw plannen:", "Download the last saved version of your plans:"),
    list,
  );
}
