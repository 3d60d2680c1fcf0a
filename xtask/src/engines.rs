//! Finds the other engines that the main job is tried in, or installs them.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::browser::{apt_install, has_apt};
use crate::project::{on_path, say};

/// What the tests are told of the engines, and why one is missing.
#[derive(Debug, Default)]
pub struct Engines {
    /// Variables that name programs.
    pub named: Vec<(&'static str, PathBuf)>,
    /// For each engine that could not be had, the reason: the check goes on without it and says so.
    pub missing: Vec<String>,
}

/// An engine: its name, its packages of Debian, and how to find what the tests need.
struct Engine {
    name: &'static str,
    packages: &'static [&'static str],
    find: fn() -> Option<Vec<(&'static str, PathBuf)>>,
}

const ALL: [Engine; 2] = [
    Engine {
        name: "Firefox",
        packages: &["firefox-esr"],
        find: || {
            Some(vec![(
                "FIREFOX",
                program("FIREFOX", &["firefox-esr", "firefox"])?,
            )])
        },
    },
    Engine {
        name: "WebKit",
        packages: &["webkit2gtk-driver", "xvfb", "xauth"],
        find: || {
            on_path("xvfb-run")?;
            Some(vec![
                (
                    "WEBKIT_DRIVER",
                    program("WEBKIT_DRIVER", &["WebKitWebDriver"])?,
                ),
                ("WEBKIT_BROWSER", mini_browser()?),
            ])
        },
    },
];

impl Engines {
    /// Finds the engines; installs whatever is missing with apt, if there is one.
    pub fn ready() -> Self {
        let mut engines = Self::default();
        for engine in &ALL {
            match engine.ready() {
                Ok(named) => engines.named.extend(named),
                Err(reason) => {
                    let said = format!("SKIPPED {}: {reason}", engine.name);
                    say(&said);
                    engines.missing.push(said);
                }
            }
        }
        engines
    }
}

impl Engine {
    fn ready(&self) -> Result<Vec<(&'static str, PathBuf)>, String> {
        if let Some(named) = (self.find)() {
            return Ok(named);
        }
        let packages = self.packages.join(", ");
        if !has_apt() {
            return Err(format!(
                "it is not on PATH, and there is no apt-get to install it with ({packages})"
            ));
        }
        apt_install(self.packages)?;
        (self.find)().ok_or_else(|| format!("{packages} were installed, but not found"))
    }
}

/// A program that a variable names, or else one of these on PATH.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| names.iter().copied().find_map(on_path))
}

/// The browser of `WebKitGTK`, which is in a folder named after processor and version.
fn mini_browser() -> Option<PathBuf> {
    if let Some(named) = env::var_os("WEBKIT_BROWSER") {
        return Some(named.into());
    }
    let inside = |folder: PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.path()))
    };
    let mut found: Vec<PathBuf> = inside("/usr/lib".into())
        .flat_map(inside)
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk-4") || name.starts_with("webkitgtk-6")
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|file| file.is_file())
        .collect();
    found.sort();
    found.pop()
}
