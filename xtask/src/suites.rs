//! Runs every check and test, and says in one line how many passed.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::counts::Counts;
use crate::engines::Engines;
use crate::project::{Project, finish, say};
use crate::setup::{self, WASM};
use crate::tools::Tools;
use crate::{build, fetching};

/// What else to test natively besides the core.
const NATIVE: &str = "sectorplan/cli";

/// The result of one suite; an error is a reason that kept it from running to its end.
type Outcome = Result<Counts, String>;

/// Runs all suites, even after one fails, and returns whether all passed.
///
/// Its last line on the standard output is `N passed, N failed`.
pub fn run(project: &Project) -> bool {
    let mut report = Report::default();
    let begin = Instant::now();
    let tools = setup::for_page(project);
    let browser = Browser::ready();
    let engines = Engines::ready();
    report.took("setting up", begin.elapsed());

    report.add("fetching", || {
        fetching::suffices(project).map(|()| Counts::PASSED)
    });
    report.add("format", || {
        check(project.cargo().args(["fmt", "--all", "--check"]))
    });
    // It keeps one core busy for minutes, in its own build folder.
    let built = thread::scope(|scope| {
        let release = scope.spawn(|| timed(|| release_build(project, &tools)));
        report.add("clippy", || {
            check(project.cargo().args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--features",
                NATIVE,
                "--",
                "-D",
                "warnings",
            ]))
        });
        report.add("clippy for the page", || clippy_page(project));
        report.add("core tests", || {
            tests(
                project
                    .cargo()
                    .args(["test", "--workspace", "--features", NATIVE])
                    .arg("--no-fail-fast"),
            )
        });
        report.add("page tests", || {
            page_tests(project, tools.as_ref()?, browser.as_ref()?)
        });
        say("Waiting for the release build");
        let (outcome, time) = release
            .join()
            .unwrap_or_else(|_| (Err(String::from("panicked")), Duration::ZERO));
        let built = outcome.is_ok();
        report.record("release build, beside the four before it", outcome, time);
        built
    });
    report.add("browser tests", || {
        if !built {
            return Err(String::from("the release build they look at failed"));
        }
        let mut command = playwright(project, tools.as_ref()?, browser.as_ref()?)?;
        tests(command.envs(engines.named.clone()))
    });
    report.skipped = engines.missing;

    report.close()
}

/// The result of `suite`, and how long it took.
fn timed(suite: impl FnOnce() -> Outcome) -> (Outcome, Duration) {
    let begin = Instant::now();
    (suite(), begin.elapsed())
}

#[derive(Default)]
struct Report {
    total: Counts,
    failures: Vec<String>,
    /// What could not be tried on this machine, and why.
    skipped: Vec<String>,
    /// A line for each suite.
    times: Vec<String>,
}

impl Report {
    fn add(&mut self, name: &str, suite: impl FnOnce() -> Outcome) {
        say(&format!("Running: {name}"));
        let (outcome, time) = timed(suite);
        self.record(name, outcome, time);
    }

    fn record(&mut self, name: &str, outcome: Outcome, time: Duration) {
        self.took(name, time);
        match outcome {
            // Silence is not success.
            Ok(Counts {
                passed: 0,
                failed: 0,
            }) => self.fail(name, Counts::FAILED, "ran no tests"),
            Ok(counts) if counts.failed == 0 => self.total += counts,
            Ok(counts) => self.fail(name, counts, &format!("{} failed", counts.failed)),
            Err(reason) => self.fail(name, Counts::FAILED, &reason),
        }
    }

    fn fail(&mut self, name: &str, counts: Counts, note: &str) {
        self.total += counts;
        self.failures.push(format!("FAILED {name}: {note}"));
    }

    fn took(&mut self, name: &str, time: Duration) {
        self.times.push(format!("{:>5} s  {name}", time.as_secs()));
    }

    /// Reports how long each suite took and what failed, then the totals.
    fn close(&self) -> bool {
        for time in &self.times {
            println!("{time}");
        }
        for line in self.failures.iter().chain(&self.skipped) {
            println!("{line}");
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        self.failures.is_empty()
    }
}

/// A check that counts as one.
fn check(command: &mut Command) -> Outcome {
    finish(command).map(|()| Counts::PASSED)
}

/// Builds what is published; its output is shown only if needed, not between other lines.
fn release_build(project: &Project, tools: &Result<Tools, String>) -> Outcome {
    let output = build::release(project, tools.as_ref()?)?
        .output()
        .map_err(|reason| format!("trunk does not start: {reason}"))?;
    if output.status.success() {
        return Ok(Counts::PASSED);
    }
    let mut shown = std::io::stderr();
    shown
        .write_all(&output.stdout)
        .and_then(|()| shown.write_all(&output.stderr))
        .map_err(|reason| reason.to_string())?;
    Err(format!("trunk failed ({})", output.status))
}

fn clippy_page(project: &Project) -> Outcome {
    check(
        project
            .cargo()
            .args(["clippy", "--target", WASM, "--features", "page"])
            .args(["--lib", "--bins"])
            .args(page_test_files(project)?)
            .args(["--", "-D", "warnings"]),
    )
}

/// The tests that need a browser; those of the library itself run natively.
fn page_tests(project: &Project, tools: &Tools, browser: &Browser) -> Outcome {
    let folder = project.path("target/xtask");
    let capabilities = folder.join("webdriver.json");
    // As root, Chromium needs --no-sandbox; in a container its shared memory may be tiny.
    let content = format!(
        r#"{{"goog:chromeOptions":{{"binary":{:?},"args":["--headless=new","--no-sandbox","--disable-gpu","--disable-dev-shm-usage"]}}}}"#,
        browser.chromium.to_string_lossy()
    );
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&capabilities, content))
        .map_err(|reason| format!("cannot write {}: {reason}", capabilities.display()))?;
    tests(
        project
            .cargo()
            .args(["test", "--target", WASM, "--features", "page"])
            .arg("--no-fail-fast")
            .args(page_test_files(project)?)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                tools.test_runner(),
            )
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            // A busy machine starts a browser slowly.
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300"),
    )
}

/// `--test` for each file in tests/ that is meant for the browser.
fn page_test_files(project: &Project) -> Result<Vec<String>, String> {
    let folder = project.path("tests");
    let entries =
        fs::read_dir(&folder).map_err(|reason| format!("cannot read tests/: {reason}"))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|file| Some(file.strip_suffix(".rs")?.to_owned()))
        .filter(|name| name.starts_with("wasm_"))
        .collect();
    names.sort();
    Ok(names
        .into_iter()
        .flat_map(|name| [String::from("--test"), name])
        .collect())
}

/// What runs the browser tests on the page in `dist/`.
pub fn playwright(project: &Project, tools: &Tools, browser: &Browser) -> Result<Command, String> {
    let port = build::free_port(4173..4273)?;
    let mut command = tools.node(project)?;
    command
        .args(["node_modules/@playwright/test/cli.js", "test", "--config"])
        .arg("tests/browser/playwright.config.mjs")
        .env("CHROMIUM", &browser.chromium)
        .env("PORT", port.to_string());
    Ok(command)
}

/// Runs a test program, showing its output live, and adds up its result lines.
fn tests(command: &mut Command) -> Outcome {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|reason| format!("does not start: {reason}"))?;
    let mut counts = Counts::default();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        let mut shown = std::io::stdout();
        while output
            .read_until(b'\n', &mut line)
            .map_err(|reason| reason.to_string())?
            > 0
        {
            shown
                .write_all(&line)
                .and_then(|()| shown.flush())
                .map_err(|reason| reason.to_string())?;
            if let Some(result) = Counts::read(&String::from_utf8_lossy(&line)) {
                counts += result;
            }
            line.clear();
        }
    }
    let status = child.wait().map_err(|reason| reason.to_string())?;
    if !status.success() && counts.failed == 0 {
        // It did not compile, or stopped before it could count.
        counts += Counts::FAILED;
    }
    Ok(counts)
}
