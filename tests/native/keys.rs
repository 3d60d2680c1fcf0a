//! Nothing on the page acts on a key that belongs to a text being composed.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use crate::house::sources;

/// What of a source reads a key by itself.
fn reads_keys(source: &str) -> Vec<&str> {
    let handles = ["keydown", "keyup", "keypress", "KeyboardEvent"];
    if !handles.iter().any(|word| source.contains(word)) {
        return Vec::new();
    }
    let by_itself = [
        ".key()",
        ".code()",
        ".key_code()",
        ".char_code()",
        ".which()",
        ".is_composing()",
        "\"key\"",
    ];
    by_itself
        .into_iter()
        .filter(|call| source.contains(call))
        .collect()
}

#[test]
fn only_one_helper_reads_the_key_of_an_event() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let mut files = Vec::new();
    sources(&app, &mut files);
    let helper = app.join("browser/keys.rs");
    assert!(!reads_keys(&fs::read_to_string(&helper).unwrap()).is_empty());
    let faults: Vec<String> = files
        .into_iter()
        .filter(|file| *file != helper)
        .filter_map(|file| {
            let source = fs::read_to_string(&file).unwrap();
            let read = reads_keys(&source);
            (!read.is_empty()).then(|| format!("{}: {read:?}", file.display()))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "these act on keys without `browser::keys::pressed`, so that composing Japanese, Chinese \
         or an accent sets them off:\n{}",
        faults.join("\n")
    );
}
