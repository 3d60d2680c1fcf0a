// Redraws charts in the page of benches/drawing, each compared with Chart.js and ECharts.

import { readFileSync } from "node:fs";
import { median, milliseconds, times } from "./numbers.mjs";

const CHARTS = { "Chart.js": "chart.js/dist/chart.umd.min.js", ECharts: "echarts/dist/echarts.min.js" };

/** A page with the core, which has read the plan, with both libraries and with any others. */
export async function drawingPage({ browser, root, server, plan, others = [] }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.address);
  await page.waitForFunction(() => window.ready === true);
  for (const library of [...others, ...Object.values(CHARTS)]) {
    await page.addScriptTag({ content: readFileSync(`${root}/benches/yardsticks/node_modules/${library}`, "utf8") });
  }
  const lines = await page.evaluate((text) => window.prepare(text), JSON.stringify(plan));
  if (lines !== plan.cost_lines.length) throw new Error(`${lines} lines were read`);
  return page;
}

/** Runs in the page: how long each redraw takes, in milliseconds. */
function redrawn({ data, runs }) {
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
  for (const [name, { type, stacked, labels, series }] of Object.entries(data)) {
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
      options: { animation: false, responsive: false, indexAxis: type === "bar" ? "y" : "x", scales: { x: { stacked }, y: { stacked } } },
    });
    const drawing = window.echarts.init(echarts.box, null, { renderer: "canvas" });
    const axis = { type: "category", data: labels };
    // A bar with two ends is one bar on top of an invisible one.
    const bars = series.flatMap((data, at) =>
      Array.isArray(data[0])
        ? [
            { type, stack: "all", itemStyle: { opacity: 0 }, data: data.map(([from]) => from) },
            { type, stack: "all", data: data.map(([from, to]) => to - from) },
          ]
        : [{ type, name: `series ${at}`, data: [...data], stack: stacked ? "all" : undefined }],
    );
    const option = {
      animation: false,
      legend: {},
      xAxis: type === "bar" ? { type: "value" } : axis,
      yAxis: type === "bar" ? axis : { type: "value" },
      series: bars,
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

/** The rows of all charts in `data`: labels, and values for each series. */
export async function redraws(page, { measures, data, runs }) {
  const seen = await page.evaluate(redrawn, { data, runs });
  const of = (name, who) => median(seen[`${name} ${who}`]);
  return Object.keys(data).flatMap((name) =>
    Object.keys(CHARTS).map((library) => ({
      what: `${measures} measures: redraw of the chart “${name}”`,
      page: milliseconds(of(name, "ours")),
      yardstick: `${milliseconds(of(name, library))} (${library})`,
      ratio: times(of(name, "ours") / of(name, library)),
      aim: "< 1 ×",
      met: of(name, "ours") < of(name, library),
    })),
  );
}
