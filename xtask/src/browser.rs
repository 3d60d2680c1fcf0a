//! Finds the browser that tests run in, or installs it.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::project::{answer, finish, on_path, say};

/// A browser and the driver of the same version.
#[derive(Debug)]
pub struct Browser {
    /// Chromium or a browser made of it.
    pub chromium: PathBuf,
    /// What the wasm tests steer it with.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds Chromium and its driver; where one is missing, installs both with apt.
    pub fn ready() -> Result<Self, String> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        if on_path("apt-get").is_none() {
            return Err(String::from(
                "Chromium and chromedriver are missing and there is no apt-get to install them \
                 with. Install both in one version, then put them on PATH or name them in \
                 CHROMIUM and CHROMEDRIVER.",
            ));
        }
        say("Installing chromium and chromium-driver with apt-get");
        finish(&mut apt(&["update"]))?;
        finish(&mut apt(&[
            "install",
            "--yes",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ]))?;
        Self::find().ok_or_else(|| {
            String::from(
                "apt-get installed chromium and chromium-driver, but neither is on PATH: name \
                 them in CHROMIUM and CHROMEDRIVER",
            )
        })
    }

    fn find() -> Option<Self> {
        let named = |variable| env::var_os(variable).map(PathBuf::from);
        Some(Self {
            chromium: named("CHROMIUM").or_else(|| {
                [
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                ]
                .into_iter()
                .find_map(on_path)
            })?,
            driver: named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?,
        })
    }
}

fn apt(words: &[&str]) -> Command {
    let root = answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("apt-get");
        sudo
    };
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
