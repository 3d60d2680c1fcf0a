//! Fetches everything a command needs before it does anything else: nothing is downloaded later.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::Browser;
use crate::project::{self, Project, answer, cargo, failed, finish, say};
use crate::tools::Tools;

/// The target the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What is needed to build and publish the page.
pub fn for_page(project: &Project) -> Result<Tools, String> {
    compiler_target()?;
    // First what is fetched in seconds: without a network, the reason is shown at once.
    crates(project, None)?;
    let programs = packages(project, "")?.join(".bin");
    Tools::ready(project, programs)
}

/// What is needed to measure the page, including its yardsticks.
pub fn for_bench(project: &Project) -> Result<(Tools, Browser), String> {
    packages(project, "benches/yardsticks")?;
    let browser = Browser::ready()?;
    Ok((for_page(project)?, browser))
}

fn compiler_target() -> Result<(), String> {
    let library =
        answer(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("Adding the compiler's target {WASM}"));
    finish(Command::new("rustup").args(["target", "add", WASM])).map_err(|reason| {
        format!("{reason}\nInstall rustup, or the target {WASM} of your distribution's Rust.")
    })
}

/// The packages of Cargo.lock, including those of the page and the benches; into `home` instead of
/// the user's cargo folder.
///
/// For every target, because Trunk asks cargo about packages for others as well.
pub fn crates(project: &Project, home: Option<&Path>) -> Result<(), String> {
    let mut fetch = project.command(cargo());
    fetch.args(["fetch", "--locked", "--quiet"]);
    if let Some(home) = home {
        fetch.env("CARGO_HOME", home);
    }
    say("Fetching the packages of Cargo.lock that are not here yet");
    finish(&mut fetch)
}

/// The npm packages in the lock file of `folder`; returns where they are.
fn packages(project: &Project, folder: &str) -> Result<PathBuf, String> {
    let folder = project.path(folder);
    let packages = folder.join("node_modules");
    let lock = folder.join("package-lock.json");
    let installed = packages.join(".installed-lock.json");
    let wanted = fs::read(&lock).map_err(|reason| failed("read", &lock, &reason))?;
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(packages);
    }
    if project::on_path("npm").is_none() && project::on_path("npm.cmd").is_none() {
        return Err(String::from(
            "npm is missing: install Node.js 20 or later with npm, for instance with \
             `apt-get install nodejs npm`",
        ));
    }
    say(&format!(
        "Installing the npm packages of {}",
        lock.display()
    ));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    finish(
        Command::new(npm)
            .current_dir(&folder)
            // A script of a package might fetch more, and none of these needs its script.
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
    )?;
    // Written last, so that it is missing after an interrupted install.
    fs::write(&installed, wanted).map_err(|reason| failed("write", &installed, &reason))?;
    Ok(packages)
}
