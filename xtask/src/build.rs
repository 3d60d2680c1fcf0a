//! Builds the page: to try it, to publish it, to measure it.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::project::{Project, finish, say};
use crate::setup;
use crate::tools::Tools;

/// How to serve.
#[derive(Debug, Default)]
pub struct Serve {
    port: Option<u16>,
    release: bool,
}

impl Serve {
    /// Reads the words after `serve`.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        match words {
            [] => Ok(Self::default()),
            ["--release", rest @ ..] => Ok(Self {
                release: true,
                ..Self::read(rest)?
            }),
            ["--port", port, rest @ ..] => Ok(Self {
                port: Some(
                    port.parse()
                        .map_err(|_| format!("not a port number: {port}"))?,
                ),
                ..Self::read(rest)?
            }),
            [other, ..] => Err(format!("serve knows no {other}")),
        }
    }
}

/// Builds the page and serves it until stopped; rebuilds when a source changes.
pub fn serve(project: &Project, how: &Serve) -> Result<(), String> {
    let mut server = setup::for_page(project)?.node(project)?;
    server
        .arg("xtask/scripts/serve.mjs")
        // Debug information is stripped on the way to the browser; function names stay.
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    if let Some(port) = how.port {
        server.args(["--port", &port.to_string()]);
    }
    // Separate from dist, so that a development build is never published or tested.
    server.arg(project.path("target/serve"));
    if how.release {
        server.arg("--release");
    }
    become_it(&mut server)
}

/// Replaces this process, so that stopping it stops the server.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<(), String> {
    use std::os::unix::process::CommandExt;
    Err(format!("node does not start: {}", command.exec()))
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result<(), String> {
    finish(command)
}

/// The first port of `ports` that nothing listens on.
pub fn free_port(ports: impl IntoIterator<Item = u16>) -> Result<u16, String> {
    ports
        .into_iter()
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .ok_or_else(|| String::from("every port tried is taken"))
}

/// Builds the page into `dist/` as it is published.
pub fn release(project: &Project, tools: &Tools) -> Result<Command, String> {
    let mut trunk = tools.trunk(project)?;
    trunk.args(["build", "--release"]);
    Ok(trunk)
}

/// Builds the page into `dist/` as it is published, and says so.
pub fn run_release(project: &Project, tools: &Tools) -> Result<(), String> {
    say("Building the page for publishing; this takes a few minutes");
    finish(&mut release(project, tools)?)
}

/// Builds for publishing and shows the sizes.
pub fn dist(project: &Project) -> Result<(), String> {
    let tools = setup::for_page(project)?;
    run_release(project, &tools)?;
    finish(
        tools
            .node(project)?
            .args(["xtask/scripts/sizes.mjs", "dist"]),
    )
}

/// Measures the page against its yardsticks.
pub fn bench(project: &Project) -> Result<(), String> {
    let (tools, browser) = setup::for_bench(project)?;
    run_release(project, &tools)?;
    say("Building the bare page to measure against");
    finish(
        tools
            .trunk(project)?
            .current_dir(project.path("benches/floor"))
            .args(["build", "--release"]),
    )?;
    say("Building the core alone");
    finish(
        tools
            .trunk(project)?
            .current_dir(project.path("benches/drawing"))
            .args(["build", "--release"]),
    )?;
    say("Building the examples that measure natively and write generated plans");
    finish(project.cargo().args(["build", "--release", "--examples"]))?;
    say("Measuring");
    finish(
        tools
            .node(project)?
            .arg("benches/run.mjs")
            .env("CHROMIUM", browser.chromium),
    )
}
