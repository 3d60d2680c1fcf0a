//! Folders for trying out cargo with nothing fetched yet.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::project::{failed, home, variable};

/// The files that tell cargo which registries to use; all else in its folder was fetched.
const SETTINGS: [&str; 4] = ["config.toml", "config", "credentials.toml", "credentials"];

/// A new folder, removed with everything in it on drop.
#[derive(Debug)]
pub struct Temporary(PathBuf);

impl Temporary {
    /// Makes the folder in the system's temporary folder.
    pub fn new(name: &str) -> Result<Self, String> {
        let folder = env::temp_dir().join(format!("{name}-{}", process::id()));
        // A folder that already exists may contain something.
        fs::create_dir(&folder).map_err(|reason| failed("make", &folder, &reason))?;
        Ok(Self(folder))
    }

    /// A path inside it.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.0.join(inside)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // If this fails, only space is lost.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Turns `empty` into a cargo folder with the settings of this user and nothing else.
pub fn make(empty: &Path) -> Result<(), String> {
    let mine = variable("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| home().map(|home| home.join(".cargo")));
    settings(mine.as_deref(), empty)
}

fn settings(mine: Option<&Path>, empty: &Path) -> Result<(), String> {
    fs::create_dir(empty).map_err(|reason| failed("make", empty, &reason))?;
    let Some(mine) = mine else { return Ok(()) };
    for name in SETTINGS {
        let file = mine.join(name);
        if file.is_file() {
            fs::copy(&file, empty.join(name)).map_err(|reason| failed("copy", &file, &reason))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_along_and_nothing_that_was_fetched() -> Result<(), String> {
        let temporary = Temporary::new("sectorplan-settings")?;
        let mine = temporary.path("mine");
        fs::create_dir_all(mine.join("registry/cache")).map_err(|reason| reason.to_string())?;
        for name in ["config.toml", "registry/cache/leptos.crate"] {
            fs::write(mine.join(name), "x").map_err(|reason| reason.to_string())?;
        }
        let empty = temporary.path("empty");
        settings(Some(&mine), &empty)?;
        let names: Vec<_> = fs::read_dir(&empty)
            .map_err(|reason| reason.to_string())?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        assert_eq!(names, ["config.toml"]);
        Ok(())
    }

    #[test]
    fn a_temporary_folder_is_gone_afterwards() -> Result<(), String> {
        let temporary = Temporary::new("sectorplan-gone")?;
        let folder = temporary.path("");
        make(&temporary.path("home"))?;
        drop(temporary);
        assert!(!folder.exists());
        Ok(())
    }
}
