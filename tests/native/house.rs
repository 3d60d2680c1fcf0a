//! The order of the rooms is the one that ARCHITECTURE.md draws, and the code keeps to it.

// The helpers of a test may stop it, as the test itself may.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The rooms in the order of the table in ARCHITECTURE.md, ground floor first.
fn rooms() -> Vec<String> {
    let map = fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).unwrap();
    let table = map.split_once("| room | holds | promises |").unwrap().1;
    table
        .lines()
        .skip(2)
        .map_while(|row| row.strip_prefix("| `")?.split_once('`'))
        .map(|(room, _)| room.to_owned())
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a source names after `crate::`, one at a time or as a list in braces.
fn named(source: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for (start, found) in source.match_indices("crate::") {
        let after = source.get(start + found.len()..).unwrap_or_default();
        match after.strip_prefix('{') {
            None => names.extend(first_word(after)),
            Some(list) => {
                let mut depth = 0_usize;
                let mut begins = true;
                for (at, letter) in list.char_indices() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => begins = true,
                        letter if begins && letter.is_alphabetic() => {
                            names.extend(first_word(list.get(at..).unwrap_or_default()));
                            begins = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

fn first_word(text: &str) -> Option<&str> {
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    text.get(..end.unwrap_or(text.len()))
        .filter(|it| !it.is_empty())
}

/// What the code outside its tests says; a test may look at any room.
fn outside_tests(source: &str) -> &str {
    source
        .split_once("#[cfg(test)]\nmod")
        .map_or(source, |(code, _)| code)
}

#[test]
fn a_room_imports_only_from_rooms_above_it_on_the_map() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|it| it == room);
    let mut wrong = Vec::new();
    for (at, room) in rooms.iter().enumerate() {
        let mut files = Vec::new();
        sources(&Path::new(ROOT).join("src").join(room), &mut files);
        assert!(!files.is_empty(), "{room} stands on the map and is empty");
        for file in files.iter().filter(|it| !it.ends_with("tests.rs")) {
            let source = fs::read_to_string(file).unwrap();
            let used = named(outside_tests(&source));
            let below = used.iter().filter(|it| place(it).is_some_and(|it| it > at));
            wrong.extend(below.map(|it| format!("{} imports {it}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_room_stands_on_the_map_and_in_the_same_order_in_the_library() {
    let library = fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).unwrap();
    let listed: Vec<String> = library
        .lines()
        .filter_map(|line| line.strip_prefix("//! - `")?.split_once('`'))
        .map(|(room, _)| room.to_owned())
        .collect();
    assert_eq!(listed, rooms());
    let modules: BTreeSet<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(modules, listed.iter().map(String::as_str).collect());
}

#[test]
fn the_tests_above_see_what_they_look_for() {
    let source = "use crate::{\n    plan::{Id, text},\n    keep::Shelf,\n};\ncrate::app::x();";
    assert_eq!(named(source), BTreeSet::from(["app", "keep", "plan"]));
}
