//! What is found in the example plan: each finding was judged against the source of the plan.
//!
//! `UPDATE_FINDINGS=1 cargo test --test native example_findings` rewrites the list: judged findings
//! keep their reason, and new ones get a question mark, which only a human reader may replace.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the example has failed"
)]

use std::{collections::BTreeMap, env, fs};

use sectorplan::{
    check::{Counts, check},
    figures::figures,
    plan::{Language, Plan},
    text::Words,
};

const LIST: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/data/metalektro-findings.txt"
);
const HEAD: &str = "\
# What is found in the example plan: code | about | what in the source of the plan causes it.
";

fn example() -> Plan {
    serde_json::from_str(include_str!(
        "../../public/examples/metalektro-2014-2016.json"
    ))
    .unwrap()
}

/// Code and subject of every finding, in order.
fn found(plan: &Plan) -> Vec<String> {
    let words = Words::new(Language::Nl);
    check(plan, &figures(plan))
        .iter()
        .map(|finding| {
            let about = words.subject(plan, finding.about);
            format!("{} | {about}", finding.rule.code())
        })
        .collect()
}

/// The judged list: each finding with its reason.
fn judged(list: &str) -> Vec<(String, String)> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (finding, reason) = line.rsplit_once(" | ").unwrap();
            (finding.to_owned(), reason.to_owned())
        })
        .collect()
}

#[test]
fn the_example_shows_the_traps_of_its_source_and_nothing_else() {
    let found = found(&example());
    let list = fs::read_to_string(LIST).unwrap_or_default();
    let judged = judged(&list);
    if env::var_os("UPDATE_FINDINGS").is_some() {
        let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (finding, reason) in judged.iter().rev() {
            reasons.entry(finding).or_default().push(reason);
        }
        let lines = found.iter().map(|finding| {
            let reason = reasons.get_mut(finding.as_str()).and_then(Vec::pop);
            format!("{finding} | {}\n", reason.unwrap_or("?"))
        });
        fs::write(LIST, HEAD.to_owned() + &lines.collect::<String>()).unwrap();
        return;
    }
    let expected: Vec<&String> = judged.iter().map(|(finding, _)| finding).collect();
    assert_eq!(found.iter().collect::<Vec<_>>(), expected);
    let open: Vec<_> = judged.iter().filter(|(_, reason)| reason == "?").collect();
    assert!(open.is_empty(), "not judged yet: {open:?}");
}

#[test]
fn nothing_in_the_example_contradicts_itself() {
    let plan = example();
    let blocking = Counts::of(&check(&plan, &figures(&plan))).blocking;
    assert_eq!((figures(&plan).plan.applications, blocking), (2_411, 0));
}
