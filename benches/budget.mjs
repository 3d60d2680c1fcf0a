// All sums of a large plan, compared with HyperFormula doing the same sums as a spreadsheet:
// alternating, in one browser.

import { generated } from "./native.mjs";
import { median, milliseconds, times } from "./numbers.mjs";
import { drawingPage } from "./redraw.mjs";
import { serve } from "./server.mjs";

const MEASURES = 1_000;
const RUNS = 7;
const SPREADSHEET = "hyperformula/dist/hyperformula.full.min.js";

/** Half-years of the plan, by the share of its days in each. */
const PERIODS = 4;

/**
 * The sums as a spreadsheet: each line with its amount, its grant and its part of each period;
 * sub-totals by measure, theme, kind and period; participants by measure; a total of each.
 */
function sheetOf({ measures, targets, cost_lines: lines, themes }) {
  const place = (items) => new Map(items.map((item, at) => [item.id, at + 1]));
  const measureAt = place(measures);
  const themeAt = place(themes);
  const kinds = [...new Set(lines.map((line) => line.category))];
  const themeOf = new Map(measures.map((measure) => [measure.id, themeAt.get(measure.theme) ?? 0]));
  const rows = Math.max(lines.length, targets.length, measures.length);
  const sheet = Array.from({ length: rows }, () => []);
  const put = (row, column, value) => { sheet[row][column] = value; };
  for (const [at, line] of lines.entries()) {
    const row = at + 1;
    put(at, 0, Number(line.units));
    put(at, 1, line.unit_price / 100);
    put(at, 2, `=ROUND(A${row}*B${row},2)`);
    put(at, 3, measureAt.get(line.measure) ?? 0);
    put(at, 4, themeOf.get(line.measure) ?? 0);
    put(at, 5, kinds.indexOf(line.category));
    put(at, 6, `=ROUND(C${row}*0.5,2)`);
    for (let period = 0; period < PERIODS; period += 1) {
      put(at, 7 + period, `=ROUND($C${row}/${PERIODS},2)`);
    }
  }
  const last = lines.length;
  // The rows of a measure are adjacent, so that its sub-total adds up only these: SUMIF over all
  // rows for each measure would be the fault of the spreadsheet, not of its engine.
  const rowsOf = (items, measure) => {
    const first = items.findIndex((item) => item.measure === measure.id);
    const count = items.filter((item) => item.measure === measure.id).length;
    if (!items.slice(first, first + count).every((item) => item.measure === measure.id)) throw new Error("rows of a measure stand apart");
    return (column) => `${column}${first + 1}:${column}${first + count}`;
  };
  for (const [at, measure] of measures.entries()) {
    const [ofLines, ofTargets] = [rowsOf(lines, measure), rowsOf(targets, measure)];
    put(at, 12, `=SUM(${ofLines("C")})`);
    put(at, 13, `=SUM(${ofLines("G")})`);
    put(at, 14, `=SUM(${ofTargets("R")})`);
    put(at, 15, `=IF(O${at + 1}>0,M${at + 1}/O${at + 1},0)`);
  }
  for (const [at, target] of targets.entries()) {
    put(at, 16, measureAt.get(target.measure) ?? 0);
    put(at, 17, target.people === "each" ? Number(target.quantity) : 0);
  }
  for (const [at] of themes.entries()) put(at, 18, `=SUMIF($E$1:$E$${last},${at + 1},$C$1:$C$${last})`);
  for (const [at] of kinds.entries()) put(at, 19, `=SUMIF($F$1:$F$${last},${at},$C$1:$C$${last})`);
  for (let period = 0; period < PERIODS; period += 1) {
    const column = "HIJK"[period];
    put(period, 20, `=SUM(${column}1:${column}${last})`);
  }
  put(0, 21, `=SUM(C1:C${last})`);
  put(1, 21, `=SUM(G1:G${last})`);
  return sheet;
}

/** Runs in the page: how long each takes, in milliseconds; throws if a result is wrong. */
function measure({ sheet, runs, total }) {
  const seen = {};
  const note = (name, work) => {
    const start = performance.now();
    const result = work();
    (seen[name] ??= []).push(performance.now() - start);
    return result;
  };
  const same = (cents, what) => {
    if (Math.abs(cents - total) > 0.5) throw new Error(`${what}: ${cents} is not ${total}`);
  };
  let spreadsheet;
  for (let run = 0; run < runs; run += 1) {
    same(note("sums", () => window.sums(null)), "sums");
    spreadsheet?.destroy();
    spreadsheet = note("sheet", () => window.HyperFormula.buildFromArray(sheet, { licenseKey: "gpl-v3", maxRows: 20_000 }));
    same(spreadsheet.getCellValue({ sheet: 0, row: 0, col: 21 }) * 100, "spreadsheet");
  }
  const units = sheet[0][0];
  for (let run = 0; run < runs * 2; run += 1) {
    note("edited", () => window.edited(units + run + 1));
    note("cell", () => spreadsheet.setCellContents({ sheet: 0, row: 0, col: 0 }, units + run + 1));
  }
  window.edited(units);
  return seen;
}

export async function budget({ browser, root }) {
  const { plan } = generated(root, MEASURES);
  const server = await serve(`${root}/benches/drawing/dist`);
  let seen;
  try {
    const page = await drawingPage({ browser, root, server, plan, others: [SPREADSHEET] });
    const total = plan.cost_lines.reduce((sum, line) => sum + Number(line.units) * line.unit_price, 0);
    seen = await page.evaluate(measure, { sheet: sheetOf(plan), runs: RUNS, total });
    await page.context().close();
  } finally {
    server.close();
  }

  const of = (name) => median(seen[name]);
  const row = (what, page, yardstick, name) => ({
    what: `${MEASURES} measures: ${what}`,
    page: milliseconds(of(page)),
    yardstick: `${milliseconds(of(yardstick))} (${name})`,
    ratio: times(of(page) / of(yardstick)),
  });
  return [
    row("all sums and checks from nothing", "sums", "sheet", "HyperFormula, the same sums built as a spreadsheet"),
    {
      ...row("all sums and checks from nothing", "sums", "cell", "HyperFormula, one edited cell"),
      aim: "≤ 0.1 ×",
      met: of("sums") <= 0.1 * of("cell"),
    },
    row("one edited line, all sums and checks after it", "edited", "cell", "HyperFormula, one edited cell"),
  ];
}
