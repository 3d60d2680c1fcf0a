// Ends with what failed in a few lines each, where a log that is cut still has it, and with the same line
// as `cargo test`, so that all suites are counted alike.

const ESCAPES = /\u001b\[[0-9;]*m/g;
const LINES = 8;
const LETTERS = 160;

/** The first lines of what went wrong in a test. */
function why(test) {
  const said = test.results.flatMap(({ errors }) => errors.map(({ message, value }) => message ?? value ?? ""));
  const lines = said.join("\n").replace(ESCAPES, "").split("\n");
  return lines.filter((line) => line.trim()).slice(0, LINES).map((line) => `  ${line.slice(0, LETTERS)}`);
}

export default class CountReporter {
  errors = 0;

  onBegin(_config, suite) {
    this.suite = suite;
  }

  /** Errors outside any test: a file that does not load, a server that does not start. */
  onError() {
    this.errors += 1;
  }

  onEnd() {
    const counts = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    const told = { unexpected: "failed", flaky: "passed on the second try" };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      counts[outcome] += 1;
      if (told[outcome]) console.log([`${told[outcome]}: ${test.title}`, ...why(test)].join("\n"));
    }
    const failed = counts.unexpected + this.errors;
    const passed = counts.expected + counts.flaky;
    console.log(`\ntest result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed; ${counts.skipped} skipped`);
  }
}
