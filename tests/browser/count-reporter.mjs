// Ends with the same line as `cargo test`, so that all suites are counted alike.

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
    for (const test of this.suite?.allTests() ?? []) counts[test.outcome()] += 1;
    const failed = counts.unexpected + counts.flaky + this.errors;
    console.log(
      `\ntest result: ${failed ? "FAILED" : "ok"}. ${counts.expected} passed; ${failed} failed; ${counts.skipped} skipped`,
    );
  }
}
