//! Files of every version of the format can be opened, for ever.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::{collections::BTreeMap, fs, path::Path};

use sectorplan::{exchange, figures, plan::Format};
use serde_json::{Value, json};

/// What a file must read as, counted in the file itself.
fn check(name: &str, title: &str, applications: u64, lists: &[(&str, usize)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let file = fs::read_to_string(path.join(name)).unwrap();
    let plan = exchange::read(&file).unwrap();
    assert_eq!(plan.title, title);
    assert_eq!(figures::figures(&plan).plan.applications, applications);
    assert_eq!(plan.set_aside(), []);

    let written: Value = serde_json::from_str(&exchange::write(&plan)).unwrap();
    let counts = written
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(name, list)| {
            let items = list
                .as_array()
                .filter(|items| items.iter().any(Value::is_object));
            items.map(|items| (name.as_str(), items.len()))
        });
    assert_eq!(
        counts.collect::<BTreeMap<_, _>>(),
        lists.iter().copied().collect()
    );
    // A minor version only adds: everything that was there still is.
    let mut original: Value = serde_json::from_str(&file).unwrap();
    if original["format"]["major"] == json!(Format::MAJOR) {
        original["format"] = written["format"].clone();
        assert!(written == original, "something of {name} is gone");
    }
}

#[test]
fn a_file_of_1_0_with_every_field_opens() {
    check(
        "1.0-everything.json",
        "Tekst over title",
        6_387_502,
        &[
            ("activities", 4),
            ("assignments", 1),
            ("attachments", 1),
            ("bottlenecks", 2),
            ("cost_lines", 9),
            ("evidence", 3),
            ("factors", 1),
            ("facts", 1),
            ("funding", 4),
            ("goals", 3),
            ("indicators", 2),
            ("interventions", 1),
            ("measures", 2),
            ("parties", 11),
            ("pilots", 3),
            ("practice_cases", 1),
            ("rates", 1),
            ("realisations", 2),
            ("regions", 1),
            ("related_plans", 1),
            ("research", 1),
            ("series", 1),
            ("stated", 5),
            ("target_groups", 1),
            ("targets", 11),
            ("themes", 1),
            ("waivers", 1),
        ],
    );
}

#[test]
fn a_file_of_1_1_with_every_field_opens() {
    check(
        "1.1-everything.json",
        "Tekst over title",
        6_387_502,
        &[
            ("activities", 4),
            ("assignments", 1),
            ("attachments", 1),
            ("bottlenecks", 2),
            ("cost_lines", 9),
            ("distinct", 1),
            ("evidence", 3),
            ("factors", 1),
            ("facts", 1),
            ("funding", 4),
            ("goals", 3),
            ("indicators", 2),
            ("interventions", 1),
            ("measures", 2),
            ("parties", 11),
            ("pilots", 3),
            ("practice_cases", 1),
            ("rates", 2),
            ("realisations", 6),
            ("regions", 1),
            ("related_plans", 1),
            ("research", 1),
            ("series", 1),
            ("stated", 6),
            ("target_groups", 1),
            ("targets", 11),
            ("themes", 1),
            ("waivers", 1),
        ],
    );
}

#[test]
fn a_file_of_1_0_from_practice_opens() {
    // The published figure of the plan.
    check(
        "1.0-metalektro.json",
        "Metalektro 2014–2016",
        2_411,
        &[
            ("parties", 12),
            ("target_groups", 14),
            ("facts", 5),
            ("goals", 6),
            ("themes", 5),
            ("measures", 14),
            ("targets", 24),
            ("funding", 2),
            ("stated", 9),
        ],
    );
}

#[test]
fn every_file_is_asked_for_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 3);
}

#[test]
fn an_older_minor_version_is_written_as_this_one() {
    let plan = exchange::read(
        r#"{"format":{"name":"sectorplan","major":1},"id":"00000000-0000-0000-0000-000000000001"}"#,
    );
    assert_eq!(plan.unwrap().format, Format::current());
}
