//! Sets up, serves, tests, builds and measures the page: `cargo xtask <command>`.

mod browser;
mod build;
mod cargo_home;
mod counts;
mod engines;
mod faults;
mod fetching;
mod fresh;
mod project;
mod setup;
mod suites;
mod tools;

use std::process::ExitCode;

use project::Project;

const HELP: &str = "\
cargo xtask serve [--port N] [--release]   builds the page and serves it on this machine
cargo xtask test                           runs every check and test
cargo xtask dist                           builds the page for publishing, into dist/
cargo xtask bench                          measures the page, into benches/RESULTS.md
cargo xtask faults [--times N | --costly]  tries at length to lose a plan, into docs/kept-safe.md
cargo xtask fresh                          proves that `serve` works on a machine that has nothing yet

What is missing is fetched first, all of it: the compiler's wasm target, the packages of cargo and
npm, trunk, wasm-bindgen, and for tests and for publishing a browser. Nothing is downloaded later.
Tools land in ~/.cache/sectorplan and are shared by every clone.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all went well; an error means that the command could not be carried out at all.
fn run(words: &[&str]) -> Result<bool, String> {
    match words {
        ["serve", options @ ..] => {
            build::serve(&Project::find()?, &build::Serve::read(options)?).map(|()| true)
        }
        ["test"] => Ok(suites::run(&Project::find()?)),
        ["dist"] => build::dist(&Project::find()?).map(|()| true),
        ["faults", options @ ..] => faults::run(&Project::find()?, options),
        ["fresh"] => fresh::run(&Project::find()?).map(|()| true),
        ["bench"] => build::bench(&Project::find()?).map(|()| true),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(true)
        }
        other => Err(format!("unknown command: {}\n\n{HELP}", other.join(" "))),
    }
}
