// What remains if the program breaks: it writes nothing more, and the last saved plans can be
// downloaded. It knows how plans are stored, because it cannot ask the program.

const slot = /^sectorplan\.plan\.([0-9a-f-]{36})/;

/** After breaking halfway, the program may have anything in memory, so what is stored is left alone. */
export function stopWriting() {
  const refuse = () => {
    throw new DOMException("The program has stopped.", "InvalidStateError");
  };
  Storage.prototype.setItem = refuse;
  Storage.prototype.removeItem = refuse;
  for (const name of ["put", "add", "delete", "clear"]) IDBObjectStore.prototype[name] = refuse;
  if (globalThis.FileSystemFileHandle) FileSystemFileHandle.prototype.createWritable = refuse;
}

/** Every stored text of every plan: label and packed plan, together in the first layout. */
function* kept() {
  for (const key of Object.keys(localStorage)) {
    const plan = key.match(slot)?.[1];
    if (!plan) continue;
    try {
      const text = localStorage.getItem(key);
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

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return await new Response(unpacked).text();
}

/** The newest readable version of each plan, the last saved first. */
export async function lastSaved() {
  const newestFirst = [...kept()].sort((a, b) => b.sequence - a.sequence);
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
