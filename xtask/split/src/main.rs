//! `split mark PROGRAM MARKED`: the program, telling which of its functions are called.
//! `split cut NAME PROGRAM CALLED FIRST LATER`: the program in two, by the functions that were
//! called; what was not becomes a part with a name.

mod cut;
mod items;
mod mark;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use walrus::{Module, ModuleConfig};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["mark", program, marked] => mark(program.as_ref(), marked.as_ref()),
        ["cut", name, program, called, first, later] => cut(
            name,
            program.as_ref(),
            called.as_ref(),
            first.as_ref(),
            later.as_ref(),
        ),
        _ => Err(String::from(
            "usage: split mark PROGRAM MARKED | split cut NAME PROGRAM CALLED FIRST LATER",
        )),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn mark(program: &Path, marked: &Path) -> Result<(), String> {
    let mut module = parsed(&read(program)?)?;
    mark::every_call(&mut module);
    write(marked, &module.emit_wasm())
}

fn cut(
    name: &str,
    program: &Path,
    called: &Path,
    first: &Path,
    later: &Path,
) -> Result<(), String> {
    let called = numbers(&read(called)?)?;
    let parts = cut::in_two(name, &read(program)?, &called)?;
    write(first, &parts.first)?;
    write(later, &parts.later)
}

/// The program, without the names that only people need.
fn parsed(program: &[u8]) -> Result<Module, String> {
    ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(program)
        .map_err(|reason| format!("not a program: {reason:#}"))
}

/// Numbers separated by commas.
fn numbers(text: &[u8]) -> Result<BTreeSet<usize>, String> {
    String::from_utf8_lossy(text)
        .trim()
        .split(',')
        .map(|number| {
            number
                .parse()
                .map_err(|_| format!("not a number: {number}"))
        })
        .collect()
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|reason| format!("{} cannot be read: {reason}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes)
        .map_err(|reason| format!("{} cannot be written: {reason}", path.display()))
}
