// The charts that tell of people, targets, indicators and time, each beside Chart.js and ECharts
// with the same data: in one browser, turn about.

import { readFileSync } from "node:fs";
import { generated } from "./native.mjs";
import { median, milliseconds, times } from "./numbers.mjs";
import { serve } from "./server.mjs";

const RUNS = 20;
const LIBRARIES = { "Chart.js": "chart.js/dist/chart.umd.min.js", ECharts: "echarts/dist/echarts.min.js" };
const SIZES = [60, 1_000];
const FIRST = Date.UTC(2026, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

const id = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const day = (number) => new Date(FIRST + number * DAY).toISOString().slice(0, 10);
const count = (length, make) => Array.from({ length }, (_, at) => make(at));

/** A generated plan with what was reached of its targets, indicators over time and series. */
function filled({ plan }) {
  const reading = (at, value) => ({ date: day(at * 70), value: String(value) });
  return {
    ...plan,
    measures: plan.measures.map((measure, at) => ({ ...measure, period: { first: day(at % 300), last: day(400 + (at % 300)) } })),
    realisations: plan.targets.map((target, at) => ({
      id: id("d", at), of: { target: target.id }, date: day(364), value: String((Number(target.quantity) * (at % 10)) / 10),
    })),
    indicators: count(10, (at) => ({
      id: id("e", at), title: `Indicator ${at + 1}`, unit: "procent",
      readings: count(10, (place) => reading(place, 20 + ((at + place * 3) % 7))),
      aims: count(10, (place) => reading(place, 30 - place)),
    })),
    series: [{
      id: id("f", 1), title: "Vacatures per jaar", unit: "vacatures",
      points: ["Noord", "Oost", "Zuid"].flatMap((group, of) => count(20, (at) => ({ label: String(2005 + at), group, value: String(400 + ((at * 37 + of * 90) % 300)) }))),
    }],
    stated: plan.themes.map((theme, at) => ({ id: id("9", at), scope: { theme: theme.id }, value: { applications: String(500 + at) }, source: "Brief" })),
  };
}

/** What both libraries draw: labels, and values for each of some series; a bar may have two ends. */
function dataOf(plan) {
  const applications = plan.themes.map((_, at) => 1_000 - at * 50);
  const days = count(10, (at) => day(at * 70));
  const of = plan.targets.filter((target) => Number(target.quantity) > 0);
  return {
    participants: { type: "bar", labels: plan.themes.map((theme) => theme.title), series: [applications] },
    "stated beside derived": { type: "bar", labels: plan.themes.map((theme) => theme.title), series: [applications, applications.map((it) => it / 2)] },
    targets: { type: "bar", labels: of.map((target) => target.qualifier ?? ""), series: [of.map((_, at) => (at % 10) / 10), of.map(() => 0.5), of.map(() => 1)] },
    indicators: {
      type: "line",
      labels: days,
      series: plan.indicators.flatMap((indicator) => [indicator.readings, indicator.aims].map((all) => all.map((it) => Number(it.value)))),
    },
    series: { type: "line", labels: count(20, (at) => String(2005 + at)), series: count(3, (of) => count(20, (at) => 400 + ((at * 37 + of * 90) % 300))) },
    timeline: { type: "bar", labels: plan.measures.map((measure) => measure.title), series: [plan.measures.map((_, at) => [at % 300, 400 + (at % 300)])] },
  };
}

/** Runs in the page: how long each redraw takes, in milliseconds. */
function redraw({ data, runs }) {
  const seen = {};
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
  for (const [name, { type, labels, series }] of Object.entries(data)) {
    const [ours, chartjs, echarts] = [canvas(), canvas(), canvas()];
    const note = (who, work) => {
      const start = performance.now();
      const result = work();
      (seen[`${name} ${who}`] ??= []).push(performance.now() - start);
      return result;
    };
    const chart = new window.Chart(chartjs.canvas, {
      type,
      data: { labels, datasets: series.map((data, at) => ({ label: `series ${at}`, data: [...data] })) },
      options: { animation: false, responsive: false, indexAxis: type === "bar" ? "y" : "x" },
    });
    const drawing = window.echarts.init(echarts.box, null, { renderer: "canvas" });
    const axis = { type: "category", data: labels };
    // A bar with two ends is one bar on top of another that is not seen.
    const stacked = series.flatMap((data, at) =>
      Array.isArray(data[0])
        ? [
            { type, stack: "all", itemStyle: { opacity: 0 }, data: data.map(([from]) => from) },
            { type, stack: "all", data: data.map(([from, to]) => to - from) },
          ]
        : [{ type, name: `series ${at}`, data: [...data] }],
    );
    const option = {
      animation: false,
      legend: {},
      xAxis: type === "bar" ? { type: "value" } : axis,
      yAxis: type === "bar" ? axis : { type: "value" },
      series: stacked,
    };
    for (let run = 0; run < runs; run += 1) {
      const marks = note("ours", () => window.drawn(name, ours.canvas));
      if (!(marks > 0)) throw new Error(`${name} is not drawn`);
      const first = chart.data.datasets[0].data;
      first[0] = Array.isArray(first[0]) ? first[0].map((it) => it + 1) : first[0] + 1;
      note("Chart.js", () => chart.update("none"));
      option.series[0].data[0] += 1;
      note("ECharts", () => {
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

export async function charts({ browser, root }) {
  const server = await serve(`${root}/benches/drawing/dist`);
  const rows = [];
  try {
    for (const measures of SIZES) {
      const plan = filled(generated(root, measures));
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(server.address);
      await page.waitForFunction(() => window.ready === true);
      for (const library of Object.values(LIBRARIES)) {
        await page.addScriptTag({ content: readFileSync(`${root}/benches/yardsticks/node_modules/${library}`, "utf8") });
      }
      const lines = await page.evaluate((text) => window.prepare(text), JSON.stringify(plan));
      if (lines !== plan.cost_lines.length) throw new Error(`${lines} lines were read`);
      const all = dataOf(plan);
      // Of the large plan only what grows with it.
      const data = measures === SIZES[0] ? all : { targets: all.targets, timeline: all.timeline };
      const seen = await page.evaluate(redraw, { data, runs: measures === SIZES[0] ? RUNS : RUNS / 2 });
      await context.close();
      for (const name of Object.keys(data)) {
        const ours = median(seen[`${name} ours`]);
        for (const library of Object.keys(LIBRARIES)) {
          const theirs = median(seen[`${name} ${library}`]);
          rows.push({
            what: `${measures} measures: redraw of the chart “${name}”`,
            page: milliseconds(ours),
            yardstick: `${milliseconds(theirs)} (${library})`,
            ratio: times(ours / theirs),
            aim: "< 1 ×",
            met: ours < theirs,
          });
        }
      }
    }
  } finally {
    server.close();
  }
  return rows;
}
