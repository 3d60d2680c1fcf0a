//! Proves in seconds that the fetching step is all that a build without a network needs.

use std::path::Path;
use std::process::Command;

use crate::cargo_home::{self, Temporary};
use crate::project::Project;
use crate::setup;

/// Fetches into an empty folder of cargo, then has cargo find every package there without a network.
///
/// The tools stay as they are: `cargo xtask fresh` builds these too.
pub fn suffices(project: &Project) -> Result<(), String> {
    let temporary = Temporary::new("sectorplan-fetching")?;
    let home = temporary.path("cargo");
    cargo_home::make(&home)?;
    if finds_all(project, &home).is_ok() {
        return Err(String::from(
            "cargo finds its packages where nothing was fetched: this check would always pass",
        ));
    }
    setup::crates(project, Some(&home))?;
    finds_all(project, &home).map_err(|reason| {
        format!("the fetching step leaves out what a build without a network needs:\n{reason}")
    })
}

/// Whether every package of the workspace, for all targets and features, is in `home`; else why not.
fn finds_all(project: &Project, home: &Path) -> Result<(), String> {
    let mut metadata: Command = project.cargo();
    metadata
        .args(["metadata", "--locked", "--offline", "--all-features"])
        .args(["--format-version", "1"])
        .env("CARGO_HOME", home);
    let output = metadata
        .output()
        .map_err(|reason| format!("cargo does not start: {reason}"))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}
