// Writes src/layout/source_sans_3.rs: how wide each character of the bundled font is.
// Run it after an update of the font: node xtask/font-metrics.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as fontkit from "fontkit";

const PACKAGE = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/source-sans-3/package.json"),
);
const SUBSETS = ["latin", "latin-ext"];
const WEIGHTS = { REGULAR: 400, SEMIBOLD: 600 };
const TARGET = new URL("../src/layout/source_sans_3.rs", import.meta.url);

const packageJson = (name) => JSON.parse(readFileSync(join(PACKAGE, name), "utf8"));

const open = (subset) =>
  fontkit.openSync(join(PACKAGE, "files", `source-sans-3-${subset}-wght-normal.woff2`));

/**
 * A function from a character to its advance at this weight, in font units.
 *
 * It reads the variation tables itself: fontkit's getVariation() loses the unpacked tables of a
 * woff2, and a glyph of a font with coordinates fails on its outline. So one opened copy of the
 * font is used for glyphs and a second for the weight.
 */
function advances(subset, weight) {
  const font = open(subset);
  const { metrics } = font.hmtx;
  const weighted = open(subset);
  weighted.variationCoords = [weight];
  return (character) => {
    const { id } = font.glyphForCodePoint(character);
    const atDefault = metrics.get(Math.min(id, metrics.length - 1)).advance;
    const adjustment = weighted._variationProcessor.getAdvanceAdjustment(id, weighted.HVAR);
    return Math.round(atDefault + adjustment);
  };
}

/** What a browser takes from the subset: "U+0000-00FF,U+0131" as [first, last] pairs. */
function unicodeRange(text) {
  return text.split(",").map((range) => {
    const [first, last = first] = range.replace("U+", "").split("-");
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}

function widths(weight) {
  const ranges = packageJson("unicode.json");
  const known = new Map();
  for (const subset of SUBSETS) {
    const { characterSet } = open(subset);
    const advance = advances(subset, weight);
    for (const [first, last] of unicodeRange(ranges[subset])) {
      for (const character of characterSet) {
        if (first <= character && character <= last) {
          known.set(character, advance(character));
        }
      }
    }
  }
  return new Map([...known].sort(([a], [b]) => a - b));
}

/** Neighbouring characters as { first, last, at }; `at` is the number of characters before them. */
function runs(characters) {
  const found = [];
  characters.forEach((character, at) => {
    const run = found.at(-1);
    if (run?.last === character - 1) {
      run.last = character;
    } else {
      found.push({ first: character, last: character, at });
    }
  });
  return found;
}

function lines(items, perLine) {
  const rows = [];
  for (let i = 0; i < items.length; i += perLine) {
    rows.push(`    ${items.slice(i, i + perLine).join(" ")}`);
  }
  return rows.join("\n");
}

const hex = (character) => `0x${character.toString(16).padStart(4, "0")}`;

const tables = Object.entries(WEIGHTS).map(([name, weight]) => [name, weight, widths(weight)]);
const characters = [...tables[0][2].keys()];
const found = runs(characters);
const font = open(SUBSETS[0]);

const parts = [
  `//! The widths of Source Sans 3, written by \`node xtask/font-metrics.mjs\` from
//! @fontsource-variable/source-sans-3 ${packageJson("package.json").version}; not edited by hand.

/// Units in the width of an em; every other number here is in these units.
pub const UNITS_PER_EM: u16 = ${font.unitsPerEm};
/// From the baseline up to the top of a line.
pub const ASCENT: u16 = ${font.ascent};
/// From the baseline down to the foot of a line.
pub const DESCENT: u16 = ${-font.descent};
/// From the baseline up to the top of a capital.
pub const CAP_HEIGHT: u16 = ${font.capHeight};

/// Runs of characters that follow each other: first, last, and where the first stands in
/// the tables of widths. Sorted.
#[rustfmt::skip]
pub static RUNS: [(u32, u32, usize); ${found.length}] = [
${lines(found.map(({ first, last, at }) => `(${hex(first)}, ${hex(last)}, ${at}),`), 4)}
];
`,
  ...tables.map(
    ([name, weight, table]) => `
/// Advance widths at weight ${weight}.
#[rustfmt::skip]
pub static ${name}: [u16; ${table.size}] = [
${lines([...table.values()].map((width) => `${width},`), 16)}
];
`,
  ),
];
writeFileSync(TARGET, parts.join(""));
console.log(`${characters.length} characters in ${found.length} runs`);
