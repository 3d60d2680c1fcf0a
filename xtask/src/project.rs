//! Where this clone and its tools are, and how to run a program there.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// This clone of the project.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the folder that contains `xtask`.
    pub fn find() -> Result<Self, String> {
        // Looked up at run time, not compile time: a build folder may serve several clones.
        env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .and_then(|folder| folder.parent().map(Path::to_path_buf))
            .map(|root| Self { root })
            .ok_or_else(|| String::from("start this as `cargo xtask …`"))
    }

    /// A path inside this clone.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// A program to run in the root of this clone.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Cargo, which finds everything it needs on this machine: `setup` has fetched it.
    pub fn cargo(&self) -> Command {
        let mut command = self.command(cargo());
        command.env(OFFLINE.0, OFFLINE.1);
        command
    }
}

/// Keeps cargo off the network, even when another program starts it.
pub const OFFLINE: (&str, &str) = ("CARGO_NET_OFFLINE", "true");

/// The cargo that started this program.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The value of a variable that is set and not empty.
pub fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// The user's home folder, by its names on all systems.
pub fn home() -> Option<PathBuf> {
    variable("HOME")
        .or_else(|| variable("USERPROFILE"))
        .map(PathBuf::from)
}

/// Says what could not be done to which file.
pub fn failed(act: &str, path: &Path, reason: &std::io::Error) -> String {
    format!("cannot {act} {}: {reason}", path.display())
}

/// Announces a step that may take a while.
pub fn say(step: &str) {
    eprintln!("==> {step}");
}

/// Runs `command` to its end, showing its output live; an error if it fails or does not exist.
pub fn finish(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|reason| format!("{} does not start: {reason}", name(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", name(command)))
    }
}

/// What `command` prints, or `None` if it fails or does not exist.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![
        program
            .file_name()
            .unwrap_or(program.as_os_str())
            .to_string_lossy(),
    ];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}

/// Finds a program as a shell would.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// `PATH` with `folders` in front.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString, String> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&old)))
        .map_err(|reason| format!("PATH cannot be extended: {reason}"))
}
