// All figures and checks of a large plan, natively, compared with reading it and with a small plan.

import { timed } from "./native.mjs";
import { milliseconds, times } from "./numbers.mjs";

const SIZES = [10, 1_000];

export async function figures({ root }) {
  const [small, large] = timed(root, ...SIZES);
  const row = (yardstick, of) => ({
    what: `${large.measures} measures: all figures and checks from nothing, natively`,
    page: milliseconds(large.all),
    yardstick: `${milliseconds(yardstick)} (${of})`,
    ratio: times(large.all / yardstick),
  });
  return [
    row(large.json, "its JSON read by `serde_json` into a value"),
    {
      ...row(large.json, "its JSON read by `serde_json` into a value"),
      what: `${large.measures} measures: the money in every split from nothing, natively`,
      page: milliseconds(large.money),
      ratio: times(large.money / large.json),
    },
    row(small.all, `plan of ${small.measures} measures`),
  ];
}
