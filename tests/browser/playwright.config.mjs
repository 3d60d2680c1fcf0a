// Runs the browser tests against the release build in dist/, with the browser of this machine.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { defineConfig, devices } from "@playwright/test";

const port = Number(process.env.PORT ?? 4173);
const baseURL = `http://127.0.0.1:${port}/`;
const chromium =
  process.env.CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.{mjs,ts}",
  outputDir: "results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A busy machine takes several times as long, and a fault shows all the same.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A test that passes on the second try has found something: it is told at the end, with why.
  retries: 1,
  reporter: [["list"], ["./count-reporter.mjs"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    // A service worker would answer from its cache in place of what a test puts on the network.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `node node_modules/sirv-cli/bin.js dist --host 127.0.0.1 --port ${port} --quiet`,
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    url: baseURL,
    // Another server on this port would serve another build.
    reuseExistingServer: false,
  },
});
