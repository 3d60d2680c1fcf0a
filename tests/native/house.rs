//! The order of the rooms is the one drawn in ARCHITECTURE.md, and the code keeps to it.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What a table of ARCHITECTURE.md lists, ground floor first; the table is found by its head.
fn listed(head: &str) -> Vec<String> {
    let map = fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).unwrap();
    let table = map.split_once(head).unwrap().1;
    table
        .lines()
        .skip(2)
        .map_while(|row| row.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn rooms() -> Vec<String> {
    listed("| room | holds | promises |")
}

fn shelves() -> Vec<String> {
    listed("| shelf | holds |")
}

pub fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// The paths that begin with this word in a source, one for each branch of a list in braces:
/// `crate::{plan::Id, text}` is `crate::plan::Id` and `crate::text`.
fn paths_of(word: &str, source: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut left = source;
    while let Some((before, after)) = left.find(word).and_then(|at| left.split_at_checked(at)) {
        // It may be part of a longer word, or a later step of a path that began earlier.
        let inside = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
        left = if before.ends_with(inside) {
            after.strip_prefix(word).unwrap_or_default()
        } else {
            branches(after, "", &mut paths)
        };
    }
    paths
}

/// Reads what follows the stem of a path, with all its branches; returns the rest.
fn branches<'a>(text: &'a str, path: &str, paths: &mut Vec<String>) -> &'a str {
    if let Some(list) = text.strip_prefix('{') {
        let mut left = list.trim_start();
        while !left.is_empty() && !left.starts_with('}') {
            let after = branches(left, path, paths);
            // What an item is called here does not matter.
            let end = after.find([',', '}']).and_then(|at| after.get(at..));
            let after = end.unwrap_or_default();
            left = after.strip_prefix(',').unwrap_or(after).trim_start();
        }
        return left.strip_prefix('}').unwrap_or(left);
    }
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    let (step, after) = text.split_at(end.unwrap_or(text.len()));
    let path = match path {
        "" => step.to_owned(),
        path => format!("{path}::{step}"),
    };
    if let Some(more) = after.strip_prefix("::") {
        return branches(more, &path, paths);
    }
    paths.push(path);
    after
}

/// The modules that a file of `src` names, from the root of the library.
fn named(file: &Path, source: &str) -> BTreeSet<String> {
    let from_root = paths_of("crate", source).into_iter();
    let mut names: BTreeSet<String> = from_root
        .filter_map(|path| Some(path.strip_prefix("crate::")?.to_owned()))
        .collect();
    // The folder of a file is its parent, and for a `mod.rs` the module itself.
    let inside = file.strip_prefix(Path::new(ROOT).join("src"));
    let module = inside.unwrap_or(file).with_extension("");
    let mut steps: Vec<&str> = module.iter().filter_map(|it| it.to_str()).collect();
    if steps.last() == Some(&"mod") {
        steps.pop();
    }
    for path in paths_of("super", source) {
        let ups = path.split("::").take_while(|it| *it == "super").count();
        let above = steps.get(..steps.len().saturating_sub(ups)).unwrap_or(&[]);
        let below = path.split("::").skip(ups);
        names.insert(
            above
                .iter()
                .copied()
                .chain(below)
                .collect::<Vec<_>>()
                .join("::"),
        );
    }
    names
}

fn first_step(path: &str) -> &str {
    path.split("::").next().unwrap_or(path)
}

/// The shelf of `app` that a module is on; `None` for modules above all shelves.
fn shelf_of<'a>(shelves: &'a [String], path: &str) -> Option<&'a String> {
    let place = path.strip_prefix("app::")?.replace("::", "/");
    shelves.iter().find(|shelf| {
        place
            .strip_prefix(shelf.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// The code outside its tests; a test may look at any room.
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
            let used = named(file, outside_tests(&source));
            let below = used
                .iter()
                .filter(|it| place(first_step(it)).is_some_and(|it| it > at));
            wrong.extend(below.map(|it| format!("{} imports {it}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The modules above all shelves of `app` put them together, and no shelf knows them.
const ABOVE: [&str; 5] = [
    "app::shell",
    "app::doors",
    "app::pages::editor",
    "app::pages",
    "app",
];

#[test]
fn a_shelf_of_the_page_imports_only_from_shelves_above_it_on_the_map() {
    let shelves = shelves();
    let app = Path::new(ROOT).join("src/app");
    let mut files = Vec::new();
    sources(&app, &mut files);
    let mut wrong = Vec::new();
    let mut filled = BTreeSet::new();
    for file in &files {
        let source = fs::read_to_string(file).unwrap();
        let inside = file.strip_prefix(&app).unwrap().with_extension("");
        let steps: Vec<&str> = inside.iter().filter_map(|it| it.to_str()).collect();
        let module = format!("app::{}", steps.join("::"));
        let module = module.strip_suffix("::mod").unwrap_or(&module);
        let Some(shelf) = shelf_of(&shelves, module) else {
            assert!(ABOVE.contains(&module), "{module} stands on no shelf");
            continue;
        };
        filled.insert(shelf);
        let place = |shelf: &String| shelves.iter().position(|it| it == shelf);
        for path in named(file, outside_tests(&source)) {
            if !path.starts_with("app::") {
                continue;
            }
            if shelf_of(&shelves, &path).is_none_or(|other| place(other) > place(shelf)) {
                wrong.push(format!("{module} imports {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(filled.len(), shelves.len(), "an empty shelf is on the map");
}

#[test]
fn the_page_takes_items_out_by_the_act_that_leaves_nothing_dangling() {
    let mut files = Vec::new();
    sources(&Path::new(ROOT).join("src/app"), &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        for (at, _) in source.match_indices(".remove(") {
            let before = source.get(..at).unwrap_or_default();
            let list = before.trim_end_matches(|it: char| it.is_alphanumeric() || it == '_');
            if list.ends_with("plan.") || before.ends_with("list_mut(plan)") {
                wrong.push(file.display().to_string());
            }
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
    let source = "use crate::{\n    plan::{Id, text::{self, a}},\n    keep::Shelf,\n};\n\
                  use super::{Grid, super::keys};\ncrate::app::x(1);";
    let file = Path::new(ROOT).join("src/app/money/grid.rs");
    let found = [
        "app::keys",
        "app::money::Grid",
        "app::x",
        "keep::Shelf",
        "plan::Id",
        "plan::text::a",
        "plan::text::self",
    ];
    assert_eq!(named(&file, source), found.map(str::to_owned).into());
    let shelves = ["parts", "pages/plan"].map(str::to_owned);
    let of = |path| shelf_of(&shelves, path).map(String::as_str);
    assert_eq!(of("app::pages::plan::top::Top"), Some("pages/plan"));
    assert_eq!(of("app::partial"), None);
}
