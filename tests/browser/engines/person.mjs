// What a person does with a page, in any engine: finds things by their names, presses and types.

import { setTimeout as wait } from "node:timers/promises";

// Keys as WebDriver names them.
const KEYS = { Control: "\uE009", Shift: "\uE008", Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", End: "\uE010", Home: "\uE011", ArrowDown: "\uE015" };

/** Runs in the page: the visible thing with this role and name, or its place on the screen. */
const inPage = String.raw`(() => {
  const kinds = {
    button: "button, summary",
    link: "a[href]",
    field: "input:not([type=file]), textarea, select",
    heading: "h1",
    cell: "[role=gridcell]",
  };
  const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const text = (element) => {
    const said = element.cloneNode(true);
    for (const unsaid of said.querySelectorAll('[aria-hidden="true"]')) unsaid.remove();
    return said.textContent;
  };
  const name = (element) => {
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
    return clean(label ?? text(element));
  };
  const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const find = (kind, wanted) =>
    [...document.querySelectorAll(kinds[kind])].find((it) => seen(it) && (wanted instanceof RegExp ? wanted.test(name(it)) : name(it) === wanted));
  // Near its upper edge: the scrollbar of a short grid lies over its last row in WebKit.
  const place = (element) => {
    if (!element) return null;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [Math.round(left + Math.min(width / 2, 20)), Math.round(top + Math.min(height / 2, 8))];
    // Nothing lies over it, and it stays where it is.
    const moved = JSON.stringify([x, y]) !== window.lastPlace;
    window.lastPlace = JSON.stringify([x, y]);
    return !moved && element.contains(document.elementFromPoint(x, y)) ? { x, y } : null;
  };
  return { find, place, name, clean };
})()`;

const literal = (wanted) => (wanted instanceof RegExp ? String(wanted) : JSON.stringify(wanted));

/** A person at a browser. */
export function person(engine) {
  const { run, perform } = engine;
  const until = async (what, source, holds = Boolean) => {
    let last;
    for (let tries = 0; tries < 150; tries += 1) {
      last = await run(source);
      if (holds(last)) return last;
      await wait(100);
    }
    throw new Error(`${what}: ${JSON.stringify(last)}`);
  };
  const at = ({ x, y }) =>
    perform([
      {
        type: "pointer",
        id: "mouse",
        parameters: { pointerType: "mouse" },
        actions: [
          { type: "pointerMove", x, y, duration: 0 },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ],
      },
    ]);
  const keys = (actions) => perform([{ type: "key", id: "keys", actions }]);
  const press = async (what, source) => at(await until(what, `(() => { const it = ${inPage}; return it.place(${source}); })()`));
  return {
    ...engine,
    until,
    /** Clicks on something with this name, once it is there. */
    press: (kind, name) => press(`${kind} ${name}`, `it.find(${JSON.stringify(kind)}, ${literal(name)})`),
    /** Clicks on an element, once it is there. */
    pressOn: press,
    /** Types with the keys. */
    type: (text) => keys([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }])),
    /** Presses keys together: "Control+z". */
    key: (chord) => {
      const held = chord.split("+").map((key) => KEYS[key] ?? key);
      return keys([...held.map((value) => ({ type: "keyDown", value })), ...held.reverse().map((value) => ({ type: "keyUp", value }))]);
    },
    /** What a field holds, or another thing says, once it is this. */
    says: (kind, name, text) =>
      until(
        `${kind} ${name}`,
        `(() => { const it = ${inPage}; const found = it.find(${JSON.stringify(kind)}, ${literal(name)}); return found && (found.value ?? it.clean(found.textContent)); })()`,
        (said) => (text instanceof RegExp ? text.test(said ?? "") : said === text),
      ),
  };
}
