//! The plans in which every rule finds something: the browser's sweep follows all their links.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::{collections::BTreeSet, fs, path::Path};

use sectorplan::{
    check::{Finding, Rule, check_on},
    exchange::read_bytes,
    figures::figures,
    plan::{Date, Kind},
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
