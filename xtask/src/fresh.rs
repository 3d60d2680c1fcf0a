//! Proves that a machine with Rust, Node and git, and nothing fetched yet, gets a page.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::build::free_port;
use crate::cargo_home::{self, Temporary};
use crate::project::{OFFLINE, Project, answer, cargo, finish, say};

/// How long a start should take on two idle cores, and when it counts as failed.
struct Times {
    aim: Duration,
    limit: Duration,
}

const FIRST: Times = Times {
    aim: Duration::from_secs(10 * 60),
    limit: Duration::from_secs(60 * 60),
};
const SECOND: Times = Times {
    aim: Duration::from_secs(10),
    limit: Duration::from_secs(5 * 60),
};

/// Has a new clone with empty caches serve its page to a browser, twice, and reports both times.
pub fn run(project: &Project) -> Result<(), String> {
    let browser = Browser::ready()?;
    if answer(project.command("git").args(["status", "--porcelain"]))
        .is_some_and(|changes| !changes.is_empty())
    {
        say("What is not committed yet is left out: the clone has the last commit");
    }
    let place = Place::new(project)?;
    say("Serving from nothing");
    let first = place.serve(&browser, &FIRST)?;
    say("Serving once more");
    let second = place.serve(&browser, &SECOND)?;
    println!("from nothing: {}", told(first, &FIRST));
    println!("once more:    {}", told(second, &SECOND));
    Ok(())
}

fn told(time: Duration, times: &Times) -> String {
    let verdict = if time <= times.aim { "within" } else { "over" };
    format!(
        "{:.1} s, {verdict} the aim of {} s",
        time.as_secs_f64(),
        times.aim.as_secs()
    )
}

/// A new clone, and the folders for what is fetched.
struct Place {
    folder: Temporary,
}

impl Place {
    fn new(project: &Project) -> Result<Self, String> {
        let folder = Temporary::new("sectorplan-fresh")?;
        cargo_home::make(&folder.path("cargo"))?;
        let place = Self { folder };
        finish(
            project
                .command("git")
                .args(["clone", "--quiet", "--no-local", "."])
                .arg(place.root()),
        )?;
        Ok(place)
    }

    fn root(&self) -> PathBuf {
        self.folder.path("clone")
    }

    /// A program in the clone that finds nothing of what this machine has fetched or built.
    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.root())
            .env("CARGO_HOME", self.folder.path("cargo"))
            .env("CARGO_TARGET_DIR", self.root().join("target"))
            .env("XDG_CACHE_HOME", self.folder.path("cache"))
            .env("npm_config_cache", self.folder.path("npm"))
            .env_remove("CARGO_BUILD_BUILD_DIR")
            .env_remove("RUSTC_WRAPPER")
            .env_remove(OFFLINE.0);
        command
    }

    /// The time until a browser has seen the page; the server is then stopped.
    fn serve(&self, browser: &Browser, times: &Times) -> Result<Duration, String> {
        let port = free_port(8100..8200)?;
        let begin = Instant::now();
        let mut child = self
            .command(cargo())
            .args(["xtask", "serve", "--port", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|reason| format!("cargo does not start: {reason}"))?;
        let address = format!("http://127.0.0.1:{port}/");
        let seen = wait_for(&mut child, &address, begin + times.limit).and_then(|()| {
            finish(
                self.command("node")
                    .args(["xtask/scripts/opens.mjs", &address])
                    .env("CHROMIUM", &browser.chromium),
            )
        });
        let time = begin.elapsed();
        let stopped = stop(&mut child);
        seen?;
        stopped?;
        free_port([port])
            .map_err(|_| String::from("serve was stopped, but its server still listens"))?;
        Ok(time)
    }
}

/// Waits until the server prints its address; an error if it ends first or takes too long.
fn wait_for(child: &mut Child, address: &str, limit: Instant) -> Result<(), String> {
    let lines = lines_of(child);
    loop {
        let left = limit.saturating_duration_since(Instant::now());
        match lines.recv_timeout(left) {
            Ok(line) if line.contains(address) => return Ok(()),
            Ok(_) => {}
            Err(mpsc::RecvTimeoutError::Timeout) => {
                return Err(String::from("serve said no address in time"));
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                let status = child.wait().map_err(|reason| reason.to_string())?;
                return Err(format!("serve ended without an address ({status})"));
            }
        }
    }
}

/// The child's output, which is also shown, even after nobody waits for it any more.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    if let Some(output) = child.stdout.take() {
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                eprintln!("{line}");
                // Nobody waits once the address was printed.
                drop(sender.send(line));
            }
        });
    }
    lines
}

/// Stops the server as a service manager does, and waits until it has ended.
fn stop(child: &mut Child) -> Result<(), String> {
    let ended = |child: &mut Child| child.try_wait().map_err(|reason| reason.to_string());
    if ended(child)?.is_some() {
        return Ok(());
    }
    if cfg!(unix) {
        finish(Command::new("kill").args(["-TERM", &child.id().to_string()]))?;
        for _ in 0..100 {
            if ended(child)?.is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
    }
    child
        .kill()
        .and_then(|()| child.wait())
        .map_err(|reason| reason.to_string())?;
    if cfg!(unix) {
        return Err(String::from("serve did not end when it was asked to"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_held_against_its_aim() {
        let told = |seconds| told(Duration::from_secs(seconds), &SECOND);
        assert_eq!(told(10), "10.0 s, within the aim of 10 s");
        assert_eq!(told(11), "11.0 s, over the aim of 10 s");
    }

    #[cfg(unix)]
    #[track_caller]
    fn check(script: &str, limit: Duration, expected: Result<(), &str>) {
        let child = Command::new("sh")
            .args(["-c", script])
            .stdout(Stdio::piped())
            .spawn();
        let waited = child
            .map_err(|reason| reason.to_string())
            .and_then(|mut child| {
                let waited = wait_for(&mut child, "http://page/", Instant::now() + limit);
                stop(&mut child)?;
                waited
            });
        assert_eq!(waited, expected.map_err(str::to_owned));
    }

    #[cfg(unix)]
    #[test]
    fn a_server_that_says_its_address_is_waited_for_and_stopped() {
        let long = Duration::from_secs(30);
        check(
            "echo first; echo at http://page/; exec sleep 60",
            long,
            Ok(()),
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_server_that_ends_without_its_address_is_an_error() {
        check(
            "echo nearly; exit 3",
            Duration::from_secs(30),
            Err("serve ended without an address (exit status: 3)"),
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_server_that_says_nothing_is_an_error() {
        check(
            "exec sleep 60",
            Duration::from_millis(200),
            Err("serve said no address in time"),
        );
    }
}
