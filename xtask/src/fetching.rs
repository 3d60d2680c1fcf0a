//! Proves in seconds that after the fetching step a build needs no network.

use std::path::Path;
use std::process::Command;

use crate::cargo_home::{self, Temporary};
use crate::project::Project;
use crate::setup;

/// Fetches into an empty cargo folder, then has cargo find every package there offline.
///
/// The tools stay as they are: `cargo xtask fresh` builds those too.
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

/// Checks that every package of the workspace, for all targets and features, is in `home`.
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
