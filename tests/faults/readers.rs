//! Every reader, given files that were changed at random: the targets of the fuzzer, as often as a
//! check on every change can afford.
//!
//! A seed of every past failure stays in fuzz/seeds.

#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use crate::{
    chance::Chance,
    tried::{times, tried},
};
use fuzz::{TARGETS, Target};

/// Files that are small enough to be changed thousands of times.
const LARGEST: u64 = 60_000;
/// Pieces of what readers look for.
const TOKENS: [&str; 34] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\u0000",
    "\\",
    "\n",
    "null",
    "true",
    "-1",
    "1e999",
    "0.1",
    "5.20e2",
    "\\ud83d",
    "\"overlaps\":",
    "\"comments\":",
    "18446744073709551616",
    "\"id\"",
    "\"order\"",
    "\"format\":",
    "sectorplan",
    "\u{feff}",
    "é",
    "🦺",
    "**",
    "[a](http://b)",
    "  - ",
    "<li style=\"mso-list:l0 level9\">",
    "1.458,00",
    "31-2-2027",
    " 12 ",
];

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| {
        file.metadata()
            .is_ok_and(|file| file.is_file() && file.len() <= LARGEST)
    });
    files.sort();
    files
}

/// The seeds of a target, and for plans also the files used by other tests.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = files_in(&root.join("fuzz/seeds").join(name));
    if name == "plan" {
        for folder in ["tests/data", "tests/data/broken", "tests/data/formats"] {
            files.extend(files_in(&root.join(folder)));
        }
    }
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(!seeds.is_empty(), "{name} has no seeds");
    seeds
}

/// Changes a file in one place, or inserts a piece of another one.
fn change(bytes: &mut Vec<u8>, others: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let many = chance.below(40).min(bytes.len() - at);
    match chance.below(8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 => drop(bytes.drain(at..at + many)),
        2 => {
            let piece = bytes[at..at + many].to_vec();
            for _ in 0..=chance.below(20) {
                bytes.splice(at..at, piece.iter().copied());
            }
        }
        3 => bytes.truncate(at),
        4 => {
            let other = &others[chance.below(others.len())];
            let from = chance.below(other.len() + 1);
            let to = from + chance.below(200).min(other.len() - from);
            bytes.splice(at..at + many, other[from..to].iter().copied());
        }
        5 => {
            // Replaces a number with another one.
            let digits = bytes[at..].iter().position(u8::is_ascii_digit);
            if let Some(digits) = digits {
                let number = chance.number() >> chance.below(64);
                bytes.splice(at + digits..=at + digits, number.to_string().into_bytes());
            }
        }
        _ => {
            let token = TOKENS[chance.below(TOKENS.len())];
            bytes.splice(at..at, token.bytes());
        }
    }
}

/// Runs a target; an input at which it stops is written to a file, and the test fails.
fn run(name: &str, target: Target, bytes: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| target(bytes))).is_err() {
        let file = env::temp_dir().join(format!("sectorplan-{name}-failure"));
        fs::write(&file, bytes).unwrap();
        panic!(
            "{name} failed on {}: put it into fuzz/seeds/{name}",
            file.display()
        );
    }
}

#[test]
fn readers_stand_changed_files() {
    for (number, (name, target)) in (1..).zip(TARGETS) {
        let seeds = seeds(name);
        for seed in &seeds {
            run(name, target, seed);
        }
        let mut chance = Chance::new(number);
        let tries = 300 * times();
        for _ in 0..tries {
            let mut bytes = seeds[chance.below(seeds.len())].clone();
            for _ in 0..=chance.below(4) {
                change(&mut bytes, &seeds, &mut chance);
            }
            run(name, target, &bytes);
        }
        tried(
            &format!("changed files, {}", name.replace('_', " ")),
            seeds.len() + tries,
        );
    }
}
