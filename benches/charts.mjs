// Each chart compared with Chart.js and ECharts drawing the same data: alternating, in one browser.

import { generated } from "./native.mjs";
import { drawingPage, redraws } from "./redraw.mjs";
import { serve } from "./server.mjs";

const RUNS = 20;
const SIZES = { usual: 60, large: 1_000 };
/** Half-years of the plan, by the share of its days in each. */
const HALVES = 4;
const FIRST = Date.UTC(2026, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

const id = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const day = (number) => new Date(FIRST + number * DAY).toISOString().slice(0, 10);
const count = (length, make) => Array.from({ length }, (_, at) => make(at));

/** A generated plan with results for its targets, indicators over time, and series. */
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

/** What both libraries draw: labels, and values for each series; a bar may have two ends. */
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

/** The same for the charts of money. */
function moneyOf({ measures, cost_lines: lines, themes }) {
  const amount = (line) => (Number(line.units) * line.unit_price) / 100;
  const kinds = [...new Set(lines.map((line) => line.category))];
  const themeOf = new Map(measures.map((measure) => [measure.id, measure.theme]));
  const cell = (theme, kind) =>
    lines.filter((line) => themeOf.get(line.measure) === theme.id && line.category === kind).map(amount).reduce((a, b) => a + b, 0);
  const all = lines.map(amount).reduce((a, b) => a + b, 0);
  const halves = Array.from({ length: HALVES }, (_, at) => `half ${at + 1}`);
  const shares = halves.map((_, at) => all / HALVES + at);
  const heads = measures.slice(0, 30);
  return {
    costs: { type: "bar", stacked: true, labels: themes.map((theme) => theme.title), series: kinds.map((kind) => themes.map((theme) => cell(theme, kind))) },
    funding: { type: "bar", stacked: true, labels: ["funding"], series: [[all / 3], [all - all / 3]] },
    periods: { type: "bar", labels: halves, series: [shares, shares.map((share) => share / 2), shares] },
    cash: { type: "line", labels: [...halves, "after"], series: [[...shares, 0]] },
    heads: { type: "bar", labels: heads.map((measure) => measure.title), series: [heads.map((_, at) => 300 - at), heads.map((_, at) => 150 - at)] },
  };
}

export async function charts({ browser, root }) {
  const server = await serve(`${root}/benches/drawing/dist`);
  const rows = [];
  try {
    for (const measures of Object.values(SIZES)) {
      const plan = filled(generated(root, measures));
      const { targets, timeline, ...others } = dataOf(plan);
      // For the large plan, only the charts that grow with it, and its money.
      const [data, runs] = measures === SIZES.usual
        ? [{ targets, timeline, ...others }, RUNS]
        : [{ targets, timeline, ...moneyOf(plan) }, RUNS / 2];
      const page = await drawingPage({ browser, root, server, plan });
      rows.push(...(await redraws(page, { measures, data, runs })));
      await page.context().close();
    }
  } finally {
    server.close();
  }
  return rows;
}
