//! What a user of `cargo xtask serve` may rely on, with a stand-in for Trunk.
#![cfg(unix)]

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

type Tested = Result<(), Box<dyn Error>>;

/// The script, started in its own folder with one source.
struct Serve {
    child: Child,
    output: BufReader<ChildStdout>,
    folder: PathBuf,
    port: u16,
}

impl Serve {
    /// `trunk` is what the stand-in does, in shell; `$3` is the folder to build into.
    fn start(name: &str, trunk: &str) -> Result<Self, Box<dyn Error>> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/page.rs"), "first")?;
        Self::again(folder, trunk)
    }

    /// Starts in a folder where it has run before.
    fn again(folder: PathBuf, trunk: &str) -> Result<Self, Box<dyn Error>> {
        let program = folder.join("trunk");
        fs::write(&program, format!("#!/bin/sh\n{trunk}\n"))?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let path = std::env::var("PATH")?;
        let mut child = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/serve.mjs"))
            .args(["--port", &port.to_string(), "built"])
            .current_dir(&folder)
            .env("PATH", format!("{}:{path}", folder.display()))
            .stdout(Stdio::piped())
            .spawn()?;
        let output = BufReader::new(child.stdout.take().ok_or("no output")?);
        Ok(Self {
            child,
            output,
            folder,
            port,
        })
    }

    /// Its output until the first line is complete, or until it ends.
    fn line(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line)
    }

    /// What a browser would get at `path`, with the status line.
    fn answer(&self, path: &str) -> Result<String, Box<dyn Error>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// Whether `holds` becomes true within some seconds.
    fn soon(&self, holds: impl Fn(&Self) -> bool) -> bool {
        (0..300).any(|_| {
            holds(self) || {
                sleep(Duration::from_millis(100));
                false
            }
        })
    }

    fn terminate(&self) -> Tested {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status()?;
        assert!(status.success());
        Ok(())
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Copies the source into the page.
const BUILDS: &str = r#"sleep 1; mkdir -p "$3"; cp src/page.rs "$3/index.html""#;

#[test]
fn the_address_is_said_once_the_page_answers() -> Tested {
    let mut serve = Serve::start("answers", BUILDS)?;
    let said = serve.line()?;
    assert!(
        said.contains(&format!("http://127.0.0.1:{}/", serve.port)),
        "{said}"
    );
    let answer = serve.answer("/")?;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with("first"), "{answer}");
    let missing = serve.answer("/missing")?;
    assert!(missing.starts_with("HTTP/1.1 404"), "{missing}");
    Ok(())
}

#[test]
fn a_page_that_cannot_be_built_ends_the_command() -> Tested {
    // What an earlier start has built must not be mistaken for this one.
    let mut serve = Serve::start("fails", &format!("{BUILDS}; exit 3"))?;
    assert_eq!(serve.line()?, "");
    assert!(!serve.child.wait()?.success());
    Ok(())
}

#[test]
fn a_build_without_a_page_ends_the_command() -> Tested {
    let mut serve = Serve::start("empty", r#"mkdir -p "$3""#)?;
    assert_eq!(serve.line()?, "");
    assert!(!serve.child.wait()?.success());
    Ok(())
}

#[test]
fn a_change_is_built_and_a_broken_one_leaves_the_page() -> Tested {
    let trunk = format!("grep -q broken src/page.rs && exit 1\n{BUILDS}");
    let mut serve = Serve::start("changes", &trunk)?;
    serve.line()?;
    let source = serve.folder.join("src/page.rs");
    let shows = |text: &'static str| {
        move |serve: &Serve| serve.answer("/").is_ok_and(|page| page.ends_with(text))
    };
    fs::write(&source, "second")?;
    assert!(serve.soon(shows("second")));
    fs::write(&source, "broken, for a while")?;
    sleep(Duration::from_secs(2));
    assert!(shows("second")(&serve));
    // A new file counts too.
    fs::write(&source, "third, at last")?;
    fs::write(serve.folder.join("src/other.rs"), "")?;
    assert!(serve.soon(shows("third, at last")));
    Ok(())
}

#[test]
fn what_is_built_already_is_served_at_once() -> Tested {
    let mut serve = Serve::start("again", BUILDS)?;
    serve.line()?;
    let folder = serve.folder.clone();
    drop(serve);
    let mut serve = Serve::again(folder.clone(), "exit 1")?;
    assert!(serve.line()?.contains("http://"));
    assert!(serve.answer("/")?.ends_with("first"));
    drop(serve);
    // Not if a source has changed meanwhile, nor after a build that failed.
    fs::write(folder.join("src/page.rs"), "second")?;
    let mut serve = Serve::again(folder.clone(), "exit 1")?;
    assert_eq!(serve.line()?, "");
    drop(serve);
    let mut serve = Serve::again(folder, BUILDS)?;
    serve.line()?;
    assert!(serve.answer("/")?.ends_with("second"));
    Ok(())
}

#[test]
fn whoever_stops_it_stops_the_server() -> Tested {
    let mut serve = Serve::start("stops", BUILDS)?;
    serve.line()?;
    serve.terminate()?;
    assert!(!serve.child.wait()?.success());
    assert!(serve.answer("/").is_err());
    Ok(())
}

#[test]
fn whoever_stops_it_stops_the_build() -> Tested {
    let mut serve = Serve::start(
        "stops-build",
        "sh -c 'touch started; sleep 3; touch finished'",
    )?;
    assert!(serve.soon(|serve| serve.folder.join("started").exists()));
    serve.terminate()?;
    assert!(!serve.child.wait()?.success());
    sleep(Duration::from_secs(4));
    assert!(!serve.folder.join("finished").exists());
    Ok(())
}
