// Makes styles/built from the packages: one style sheet, the fonts it names, one icon sprite.
// Trunk runs this before every build, so it writes only what changed.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const styles = dirname(fileURLToPath(import.meta.url));
const built = join(styles, "built");
const packages = createRequire(import.meta.url);

const FONT = "@fontsource-variable/source-sans-3";
const FONT_FILES = [
  "source-sans-3-latin-wght-normal.woff2",
  "source-sans-3-latin-wght-italic.woff2",
  "source-sans-3-latin-ext-wght-normal.woff2",
  "source-sans-3-latin-ext-wght-italic.woff2",
];

/** Writes `content` unless the file already holds it: a new time stamp would start a rebuild. */
async function put(path, content) {
  const bytes = Buffer.from(content);
  const old = await readFile(path).catch(() => null);
  if (old?.equals(bytes)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

async function styleSheet() {
  const result = await build({
    entryPoints: [join(styles, "main.css")],
    bundle: true,
    minify: true,
    write: false,
    external: ["./fonts/*"],
    legalComments: "none",
    // Older browsers than these run no WebAssembly of today.
    target: ["chrome123", "firefox120", "safari17.5"],
    logLevel: "warning",
  });
  await put(join(built, "styles.css"), result.outputFiles[0].contents);
}

async function fonts() {
  const root = dirname(packages.resolve(`${FONT}/package.json`));
  await Promise.all([
    ...FONT_FILES.map(async (name) =>
      put(join(built, "fonts", name), await readFile(join(root, "files", name))),
    ),
    // The font's license asks to travel with it.
    put(join(built, "fonts", "LICENSE"), await readFile(join(root, "LICENSE"))),
  ]);
}

// On each symbol: `<use>` inherits from the place of use, not from around the symbol.
const LOOK =
  'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

async function icons() {
  const names = JSON.parse(await readFile(join(styles, "icons.json"), "utf8"));
  const root = dirname(packages.resolve("lucide-static/package.json"));
  const symbols = await Promise.all(
    Object.entries(names).map(async ([name, icon]) => {
      const svg = await readFile(join(root, "icons", `${icon}.svg`), "utf8").catch(() => {
        throw new Error(`styles/icons.json: lucide-static has no icon "${icon}" (for "${name}")`);
      });
      const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
      return `<symbol id="icon-${name}" ${LOOK}>${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
    }),
  );
  // `display` as an attribute: the policy blocks a style attribute, and `hidden` is not for SVG.
  const sprite =
    '<svg xmlns="http://www.w3.org/2000/svg" display="none" aria-hidden="true">' +
    symbols.join("") +
    "</svg>\n";
  await put(join(built, "icons.svg"), sprite);
}

await Promise.all([styleSheet(), fonts(), icons()]);
