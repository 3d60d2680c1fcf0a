//! Installs the tools that build the page, each once per version and user.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

use crate::project::{self, OFFLINE, Project, cargo, failed, finish, home, say, variable};

const TRUNK: &str = "0.21.14";
/// Splits the program into the files of its halls; must match the `wasm_split_helpers` of Leptos.
const SPLIT: &str = "0.2.4";
/// The parts of the tools that process the whole program at each build.
const BUSY: [&str; 6] = [
    "id-arena",
    "walrus",
    "wasm-bindgen-cli-support",
    "wasm-encoder",
    "wasm_split_cli_support",
    "wasmparser",
];

/// The tools of one clone, all there.
#[derive(Debug)]
pub struct Tools {
    trunk: PathBuf,
    split: PathBuf,
    wasm_bindgen: PathBuf,
    packages: PathBuf,
}

impl Tools {
    /// Installs what is missing, announcing each step that takes long. `packages` is the folder
    /// with the programs of the npm packages.
    pub fn ready(project: &Project, packages: PathBuf) -> Result<Self, String> {
        let mut cache = Cache::find()?;
        let bindgen = locked_version(&project.path("Cargo.lock"), "wasm-bindgen")?;
        let tools = Self {
            wasm_bindgen: cache.tool("wasm-bindgen-cli", &bindgen, "wasm-bindgen", &[])?,
            trunk: cache.tool(
                "trunk",
                TRUNK,
                "trunk",
                &["--locked", "--no-default-features"],
            )?,
            split: cache.tool(
                "wasm_split_cli_support",
                SPLIT,
                "wasm-split-cli",
                &["--locked", "--features", "build-binary"],
            )?,
            packages,
        };
        cache.tidy();
        Ok(tools)
    }

    /// Trunk, with the other tools on its path.
    pub fn trunk(&self, project: &Project) -> Result<Command, String> {
        self.able(project, self.trunk.join("trunk"))
    }

    /// Node, with the tools and the packages' programs on its path.
    pub fn node(&self, project: &Project) -> Result<Command, String> {
        self.able(project, "node")
    }

    /// `program`, set up to build the page: all tools are on its path, and cargo stays offline.
    fn able(&self, project: &Project, program: impl AsRef<OsStr>) -> Result<Command, String> {
        let mut command = project.command(program);
        command
            .env("PATH", self.path()?)
            .env(OFFLINE.0, OFFLINE.1)
            // Trunk reads this as a switch and stops on the customary value `1`.
            .env_remove("NO_COLOR")
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        Ok(command)
    }

    /// The program that runs wasm tests in a browser.
    pub fn test_runner(&self) -> PathBuf {
        self.wasm_bindgen.join(format!(
            "wasm-bindgen-test-runner{}",
            env::consts::EXE_SUFFIX
        ))
    }

    fn path(&self) -> Result<OsString, String> {
        project::path_with(&[
            self.trunk.clone(),
            self.split.clone(),
            self.wasm_bindgen.clone(),
            self.packages.clone(),
        ])
    }
}

/// The user's folder for tools, shared by all clones.
struct Cache {
    folder: PathBuf,
    /// Whether a tool was built just now.
    built: bool,
}

impl Cache {
    fn find() -> Result<Self, String> {
        let caches = variable("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| home().map(|home| home.join(".cache")));
        caches
            .map(|caches| Self {
                folder: caches.join("sectorplan"),
                built: false,
            })
            .ok_or_else(|| String::from("neither XDG_CACHE_HOME nor HOME is set"))
    }

    /// The folder with `program` in this exact version, built if missing.
    fn tool(
        &mut self,
        package: &str,
        version: &str,
        program: &str,
        options: &[&str],
    ) -> Result<PathBuf, String> {
        let tools = self.folder.join("tools");
        let home = tools.join(format!("{package}-{version}"));
        let programs = home.join("bin");
        let file = programs.join(format!("{program}{}", env::consts::EXE_SUFFIX));
        if file.is_file() {
            return Ok(programs);
        }
        self.built = true;
        say(&format!(
            "Building {package} {version}; this takes some minutes, once per version"
        ));
        // Under a name of its own until complete: an interrupted install must not look finished.
        let partial = tools.join(format!(".{package}-{version}-{}", process::id()));
        fs::create_dir_all(&partial).map_err(|reason| failed("make", &partial, &reason))?;
        let mut install = Command::new(cargo());
        install
            .current_dir(&partial)
            .args(["install", package, "--version", version, "--root", "."])
            .args(options)
            .arg("--target-dir")
            .arg(self.build())
            // These tools run for seconds; optimising them takes longer than it ever saves.
            .env("CARGO_PROFILE_RELEASE_LTO", "false")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET");
        for busy in BUSY {
            install
                .arg("--config")
                .arg(format!("profile.release.package.{busy}.opt-level=2"));
        }
        let installed = finish(&mut install).and_then(|()| {
            if file.is_file() {
                // Another clone was first.
                return fs::remove_dir_all(&partial)
                    .map_err(|reason| failed("remove", &partial, &reason));
            }
            // What is here has no such program: it was left by an install that did not finish.
            if home.exists() {
                fs::remove_dir_all(&home).map_err(|reason| failed("replace", &home, &reason))?;
            }
            fs::rename(&partial, &home).map_err(|reason| failed("make", &home, &reason))
        });
        if installed.is_err() {
            drop(fs::remove_dir_all(&partial));
        }
        installed.map(|()| programs)
    }

    /// One build folder for all tools, which share many packages. It outlives an interruption.
    fn build(&self) -> PathBuf {
        self.folder.join("build")
    }

    fn tidy(&self) {
        // Not at every start: another clone may be building its tools there.
        if self.built {
            // If this fails, only space is lost.
            drop(fs::remove_dir_all(self.build()));
        }
    }
}

/// Reads from the lock file: the program and the library must have exactly the same version.
fn locked_version(lock: &Path, package: &str) -> Result<String, String> {
    let text = fs::read_to_string(lock).map_err(|reason| failed("read", lock, &reason))?;
    version_in(&text, package).ok_or_else(|| format!("Cargo.lock holds no {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_belongs_to_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
