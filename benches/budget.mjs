// All sums of a large plan beside HyperFormula with the same sums as a spreadsheet, and each chart
// beside Chart.js and ECharts with the same data: in one browser, turn about.

import { readFileSync } from "node:fs";
import { generated } from "./native.mjs";
import { median, milliseconds, times } from "./numbers.mjs";
import { serve } from "./server.mjs";

const MEASURES = 1_000;
const RUNS = 7;
const LIBRARIES = ["hyperformula/dist/hyperformula.full.min.js", "chart.js/dist/chart.umd.min.js", "echarts/dist/echarts.min.js"];

/** Half-years of the plan, by the share of its days that each has. */
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
  // The rows of a measure stand together, so that its sub-total adds up only these: SUMIF over
  // all rows for each measure would be the spreadsheet's fault and not its engine's.
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

/** What both libraries draw: labels, and values for each of some series. */
function dataOf({ measures, cost_lines: lines, themes }) {
  const amount = (line) => (Number(line.units) * line.unit_price) / 100;
  const kinds = [...new Set(lines.map((line) => line.category))];
  const themeOf = new Map(measures.map((measure) => [measure.id, measure.theme]));
  const cell = (theme, kind) =>
    lines.filter((line) => themeOf.get(line.measure) === theme.id && line.category === kind).map(amount).reduce((a, b) => a + b, 0);
  const all = lines.map(amount).reduce((a, b) => a + b, 0);
  const halves = Array.from({ length: PERIODS }, (_, at) => `half ${at + 1}`);
  const shares = halves.map((_, at) => all / PERIODS + at);
  const heads = measures.slice(0, 30);
  return {
    costs: { type: "bar", stacked: true, labels: themes.map((theme) => theme.title), series: kinds.map((kind) => themes.map((theme) => cell(theme, kind))) },
    funding: { type: "bar", stacked: true, labels: ["funding"], series: [[all / 3], [all - all / 3]] },
    periods: { type: "bar", labels: halves, series: [shares, shares.map((share) => share / 2), shares] },
    cash: { type: "line", labels: [...halves, "after"], series: [[...shares, 0]] },
    heads: { type: "bar", labels: heads.map((measure) => measure.title), series: [heads.map((_, at) => 300 - at), heads.map((_, at) => 150 - at)] },
  };
}

/** Runs in the page: how long each takes, in milliseconds; throws where a result is wrong. */
function measure({ sheet, data, runs, total }) {
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
  const canvas = () => {
    const box = document.createElement("div");
    const canvas = document.createElement("canvas");
    box.style.width = "720px";
    box.style.height = "400px";
    canvas.style.width = "720px";
    box.append(canvas);
    document.body.append(box);
    return { box, canvas };
  };
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
  for (const [name, { type, stacked, labels, series }] of Object.entries(data)) {
    const ours = canvas();
    const chartjs = canvas();
    const echarts = canvas();
    const scales = { x: { stacked }, y: { stacked } };
    const chart = new window.Chart(chartjs.canvas, {
      type,
      data: { labels, datasets: series.map((data, at) => ({ label: `series ${at}`, data: [...data] })) },
      options: { animation: false, responsive: false, indexAxis: type === "bar" ? "y" : "x", scales },
    });
    const drawing = window.echarts.init(echarts.box, null, { renderer: "canvas" });
    const axis = { type: "category", data: labels };
    const option = {
      animation: false,
      legend: {},
      xAxis: type === "bar" ? { type: "value" } : axis,
      yAxis: type === "bar" ? axis : { type: "value" },
      series: series.map((data, at) => ({ type, name: `series ${at}`, data, stack: stacked ? "all" : undefined })),
    };
    for (let run = 0; run < runs * 2; run += 1) {
      const marks = note(`${name} ours`, () => window.drawn(name, ours.canvas));
      if (!(marks > 0)) throw new Error(`${name} is not drawn`);
      chart.data.datasets[0].data[0] += 1;
      note(`${name} Chart.js`, () => chart.update("none"));
      option.series[0].data[0] += 1;
      note(`${name} ECharts`, () => {
        drawing.setOption(option);
        drawing.getZr().flush();
      });
    }
    chart.destroy();
    drawing.dispose();
    for (const { box } of [ours, chartjs, echarts]) box.remove();
  }
  return seen;
}

export async function budget({ browser, root }) {
  const { text, plan } = generated(root, MEASURES);
  const server = await serve(`${root}/benches/drawing/dist`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  let seen;
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => window.ready === true);
    for (const library of LIBRARIES) {
      await page.addScriptTag({ content: readFileSync(`${root}/benches/yardsticks/node_modules/${library}`, "utf8") });
    }
    const lines = await page.evaluate((text) => window.prepare(text), text);
    if (lines !== plan.cost_lines.length) throw new Error(`${lines} lines were read`);
    const total = plan.cost_lines.reduce((sum, line) => sum + Number(line.units) * line.unit_price, 0);
    seen = await page.evaluate(measure, { sheet: sheetOf(plan), data: dataOf(plan), runs: RUNS, total });
  } finally {
    await context.close();
    server.close();
  }

  const of = (name) => median(seen[name]);
  const row = (what, page, yardstick, name) => ({
    what: `${MEASURES} measures: ${what}`,
    page: milliseconds(of(page)),
    yardstick: `${milliseconds(of(yardstick))} (${name})`,
    ratio: times(of(page) / of(yardstick)),
  });
  const charts = Object.keys(dataOf({ measures: [], cost_lines: [], themes: [] })).flatMap((name) =>
    ["Chart.js", "ECharts"].map((library) => ({
      ...row(`redraw of the chart “${name}”`, `${name} ours`, `${name} ${library}`, library),
      aim: "< 1 ×",
      met: of(`${name} ours`) < of(`${name} ${library}`),
    })),
  );
  return [
    row("all sums and checks from nothing", "sums", "sheet", "HyperFormula, the same sums built as a spreadsheet"),
    {
      ...row("all sums and checks from nothing", "sums", "cell", "HyperFormula, one edited cell"),
      aim: "≤ 0.1 ×",
      met: of("sums") <= 0.1 * of("cell"),
    },
    row("one edited line, all sums and checks after it", "edited", "cell", "HyperFormula, one edited cell"),
    ...charts,
  ];
}
