//! The plans in which every rule finds something: the browser's sweep follows all their links.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::{collections::BTreeSet, fs, path::Path};

use sectorplan::{
    check::{Field, Finding, Rule, Subject, check_on, said_once},
    exchange::read_bytes,
    figures::figures,
    plan::{Date, Kind, Language, Plan},
    text::Words,
};

/// What is found in the plans of `tests/data/faulty`, each as a plan of this kind.
fn found(kind: Kind) -> Vec<Finding> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/faulty");
    let mut all = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let mut plan = read_bytes(&bytes).unwrap();
        plan.kind = kind;
        all.extend(check_on(&plan, &figures(&plan), Date::new(2026, 1, 1)));
    }
    all
}

/// Wherever findings are listed: no tip stands above what is to be looked at or mended.
#[test]
fn entries_stand_with_the_worst_first_in_every_list() {
    for kind in Kind::ALL {
        let found = found(*kind);
        // The findings of each plan come after those of the one before it.
        for of_plan in found.chunk_by(|one, next| one.severity() <= next.severity()) {
            let entries = said_once(of_plan);
            let severities = entries
                .iter()
                .map(|entry| entry.first().map(|it| it.severity()));
            assert!(severities.is_sorted());
            let alike = |entry: &Vec<&Finding>| {
                entry
                    .iter()
                    .all(|it| Some(it.severity()) == entry.first().map(|it| it.severity()))
            };
            assert!(entries.iter().all(alike));
        }
    }
}

/// *1 of the 1 targets* is nobody's language.
#[test]
fn of_the_only_one_it_is_said_as_of_one() {
    let plan = Plan::default();
    for rule in [
        Rule::NoBaseline { missing: 1, of: 1 },
        Rule::NoVerification { missing: 1, of: 1 },
        Rule::NoFinalReading { missing: 1, of: 1 },
        Rule::PointWithoutValue { missing: 1, of: 1 },
        Rule::PartsMissing {
            missing: 1,
            of: 1,
            parts: vec!["Begroting".into()],
        },
    ] {
        let finding = Finding {
            rule,
            about: Subject::Plan,
            field: Field::Whole,
            mended_at: None,
            measure: None,
            waived: false,
        };
        for language in Language::ALL {
            let said = Words::new(*language).finding(&plan, &finding).title;
            assert!(!said.contains('1'), "{said}");
        }
    }
}

#[test]
fn every_rule_finds_something_in_the_plans_that_the_browser_sweeps() {
    let of_every_kind = Kind::ALL.iter().flat_map(|kind| found(*kind));
    let found: BTreeSet<&str> = of_every_kind.map(|finding| finding.rule.code()).collect();
    let silent: Vec<&&str> = Rule::CODES
        .iter()
        .filter(|code| !found.contains(*code))
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}
