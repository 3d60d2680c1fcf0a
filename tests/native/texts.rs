//! Nothing that a person reads is left in only one language.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Every text of a language, by its key.
fn texts(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new("src/text").join(language);
    let mut texts = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let table: toml::Table = fs::read_to_string(file.unwrap().path())
            .unwrap()
            .parse()
            .unwrap();
        for (key, value) in table {
            match value {
                toml::Value::String(text) => drop(texts.insert(key, text)),
                toml::Value::Table(forms) => {
                    for (form, text) in forms {
                        texts.insert(format!("{key}.{form}"), text.as_str().unwrap().to_owned());
                    }
                }
                other => panic!("{key} is no text: {other}"),
            }
        }
    }
    texts
}

#[test]
fn no_text_is_left_in_the_other_language() {
    let (dutch, english) = (texts("nl"), texts("en"));
    // Names, marks and abbreviations are not sentences; a text of two words or more that is the
    // same in both languages was not translated.
    let same: Vec<_> = dutch
        .iter()
        .filter(|(key, text)| {
            let words = text.split_whitespace().filter(|word| !word.contains('{'));
            words
                .filter(|word| word.chars().any(char::is_alphabetic))
                .count()
                > 1
                && english.get(*key) == Some(text)
                && !key.starts_with("keys_")
        })
        .collect();
    assert!(same.is_empty(), "{same:#?}");
}

#[test]
fn the_page_has_no_words_of_its_own() {
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, found);
                continue;
            }
            let code = fs::read_to_string(&path).unwrap();
            for (number, line) in code.lines().enumerate() {
                if is_text_of_its_own(line) {
                    found.push(format!(
                        "{}:{}: {}",
                        path.display(),
                        number + 1,
                        line.trim()
                    ));
                }
            }
        }
    }
    let mut found = Vec::new();
    look(Path::new("src/app"), &mut found);
    assert!(found.is_empty(), "{found:#?}");
}

/// A line of markup that is only text, or an attribute that is read aloud with text in it. Names of
/// classes and abbreviations do not count.
fn is_text_of_its_own(line: &str) -> bool {
    let line = line.trim();
    let is_class = |text: &str| {
        ["sp-", "utrecht-", "nl-"]
            .iter()
            .any(|it| text.starts_with(it))
    };
    let says = |text: &str| {
        text.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !is_class(text)
            && text.chars().any(char::is_lowercase)
    };
    let spoken = ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\""];
    let attributes = spoken.iter().filter_map(|name| line.split_once(name));
    let values = attributes.filter_map(|(_, rest)| rest.split('"').next());
    let alone = line
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    values.chain(alone).any(says)
}

#[test]
fn the_test_above_finds_what_it_looks_for() {
    assert!(is_text_of_its_own("    \"Opslaan\""));
    assert!(is_text_of_its_own("<button aria-label=\"Sluiten\">"));
    assert!(!is_text_of_its_own("    \" \""));
    assert!(!is_text_of_its_own("<button aria-label=words.close()>"));
}

/// The names that a source calls or passes on.
fn words_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            words_in(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            names_in(&fs::read_to_string(path).unwrap(), found);
        }
    }
}

fn names_in(source: &str, found: &mut BTreeSet<String>) {
    let names = source.split(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    found.extend(names.map(str::to_owned));
}

#[test]
fn every_text_is_used() {
    let mut used = BTreeSet::new();
    words_in(Path::new("src"), &mut used);
    // The words used by the tables of rules and schemes.
    names_in(
        include_str!(concat!(env!("OUT_DIR"), "/findings.rs")),
        &mut used,
    );
    names_in(
        include_str!(concat!(env!("OUT_DIR"), "/scheme_words.rs")),
        &mut used,
    );
    let unused: BTreeSet<String> = texts("nl")
        .into_keys()
        .map(|key| key.split('.').next().unwrap_or_default().to_owned())
        .filter(|key| !used.contains(key))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// The order in which a text takes its arguments is that of the Dutch sentence: rewording it could
/// swap two numbers that the compiler cannot tell apart.
#[test]
fn no_text_takes_its_arguments_in_another_order_unseen() {
    let words = include_str!(concat!(env!("OUT_DIR"), "/words.rs"));
    let signatures = words.lines().filter_map(|line| {
        let (name, rest) = line.trim().strip_prefix("pub fn ")?.split_once("(self")?;
        let (arguments, _) = rest.split_once(')')?;
        let arguments: Vec<&str> = arguments
            .split(", ")
            .filter_map(|it| it.split_once(": ").map(|(name, _)| name))
            .collect();
        (arguments.len() > 1).then(|| format!("{name}({})", arguments.join(", ")))
    });
    let signatures: Vec<String> = signatures.collect();
    insta::assert_snapshot!(signatures.join("\n"));
}
