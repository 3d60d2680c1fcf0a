//! Finds the browser that tests run in, or installs it.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::project::{answer, finish, on_path, say};

/// A browser and the driver of the same version.
#[derive(Debug)]
pub struct Browser {
    /// Chromium or a browser based on it.
    pub chromium: PathBuf,
    /// The driver with which the wasm tests control it.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds Chromium, its driver and the PDF reader; installs whatever is missing with apt.
    pub fn ready() -> Result<Self, String> {
        let reads_pdf = on_path("pdftotext").is_some();
        if let Some(browser) = Self::find()
            && reads_pdf
        {
            return Ok(browser);
        }
        if !has_apt() {
            return Err(String::from(
                "Chromium, chromedriver or pdftotext (of poppler) is missing and there is no \
                 apt-get to install it with. Install them, Chromium and its driver in one \
                 version, and put them on PATH; or name these two in CHROMIUM and CHROMEDRIVER.",
            ));
        }
        let packages: &[&str] = if Self::find().is_some() {
            &["poppler-utils"]
        } else {
            &["chromium", "chromium-driver", "poppler-utils"]
        };
        apt_install(packages)?;
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

/// Whether packages can be installed.
pub fn has_apt() -> bool {
    on_path("apt-get").is_some()
}

/// Installs packages of the distribution.
pub fn apt_install(packages: &[&str]) -> Result<(), String> {
    say(&format!("Installing {} with apt-get", packages.join(", ")));
    finish(&mut apt(&["update"]))?;
    let install = ["install", "--yes", "--no-install-recommends"];
    finish(&mut apt(&[&install, packages].concat()))
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
