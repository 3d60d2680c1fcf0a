//! How many take part, and what targets count.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod distinct;
mod parts;
mod precision;
mod stated;
mod themes;

use std::{fs, path::PathBuf};

use sectorplan::{
    chart::{self, Chart},
    check::{Finding, check},
    exchange,
    figures::figures,
    plan::{
        Id, Language, Measure, People, Plan, Precision, Scope, Stated, StatedValue, Target,
        TargetGroup,
    },
    text::Words,
};

use crate::support::{LANGUAGES, add, empty, measure, target, theme};

const NO_BREAK: char = '\u{a0}';

fn case(name: &str) -> Plan {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let text = fs::read_to_string(path.join(format!("{name}.json"))).unwrap();
    exchange::read(&text).unwrap()
}

fn found(plan: &Plan) -> Vec<Finding> {
    check(plan, &figures(plan))
}

fn with_code(plan: &Plan, code: &str) -> Vec<Finding> {
    let mut found = found(plan);
    found.retain(|finding| finding.rule.code() == code);
    found
}

fn words(language: Language) -> Words {
    Words::new(language)
}

/// Dutch and English, with ordinary spaces for reading.
fn both(said: impl Fn(Words) -> String) -> [String; 2] {
    LANGUAGES.map(|language| said(words(language)).replace(NO_BREAK, " "))
}

fn participants(plan: &Plan, words: Words) -> Chart {
    chart::participants(plan, &figures(plan), words)
}

#[track_caller]
fn says(plan: &Plan, dutch: &str, english: &str) {
    assert_eq!(
        both(|words| participants(plan, words).says),
        [dutch, english]
    );
}

/// The rows of a chart's table: what they are about, and their only figure.
fn rows(chart: &Chart) -> Vec<(String, String)> {
    let rows = chart.table.rows.iter();
    rows.map(|row| {
        let shown = row.cells[0].shown(words(Language::En));
        (row.head.clone(), shown.replace(NO_BREAK, " "))
    })
    .collect()
}

fn row(head: &str, figure: &str) -> (String, String) {
    (head.to_owned(), figure.to_owned())
}

/// A plan with this many measures, each promising people; no themes.
fn of_measures(people: &[u32]) -> Plan {
    let mut plan = empty();
    for (number, people) in (1..).zip(people) {
        let one = Measure {
            theme: None,
            ..measure(number, 1)
        };
        add(&mut plan.measures, one);
        add(
            &mut plan.targets,
            target(number, number, *people, People::Each),
        );
    }
    plan
}

/// A plan of themes with one measure each.
fn of_themes(people: &[u32]) -> Plan {
    let mut plan = of_measures(people);
    for number in (1..).take(people.len()) {
        add(&mut plan.themes, theme(number));
        plan.measures.update(Id::numbered(number), |measure| {
            measure.theme = Some(Id::numbered(number));
        });
    }
    plan
}

fn precise(plan: &mut Plan, number: u128, precision: Precision) {
    plan.targets.update(Id::numbered(number), |target| {
        target.at_least = precision.at_least;
        target.approximate = precision.approximate;
    });
}

const AT_LEAST: Precision = Precision {
    at_least: true,
    approximate: false,
};
const ABOUT: Precision = Precision {
    at_least: false,
    approximate: true,
};

fn state(plan: &mut Plan, value: StatedValue, precision: Precision, scope: Scope) {
    let stated = Stated {
        id: Id::numbered(80),
        value,
        scope,
        at_least: precision.at_least,
        approximate: precision.approximate,
        ..Stated::default()
    };
    add(&mut plan.stated, stated);
}

/// What is found about a stated number of applications in this plan.
fn of_stated(plan: &Plan, stated: u32, precision: Precision) -> Vec<&'static str> {
    let mut plan = plan.clone();
    let value = StatedValue::Applications(stated.into());
    state(&mut plan, value, precision, Scope::Plan);
    let codes = found(&plan).into_iter().map(|finding| finding.rule.code());
    codes
        .filter(|code| code.starts_with("stated") || code.starts_with("count"))
        .collect()
}

fn part(plan: &mut Plan, part: u128, whole: u128) {
    plan.targets.update(Id::numbered(part), |target| {
        target.part_of = Some(Id::numbered(whole));
    });
}

fn update(plan: &mut Plan, number: u128, change: impl FnOnce(&mut Target)) {
    assert!(plan.targets.update(Id::numbered(number), change));
}

fn group(number: u128) -> TargetGroup {
    TargetGroup {
        id: Id::numbered(number),
        name: format!("Group {number}"),
        ..TargetGroup::default()
    }
}

/// A plan with groups 1 to 3 and a measure for each of these targets, with its groups.
fn for_groups(targets: &[&[u128]]) -> Plan {
    let mut plan = empty();
    for number in 1..=3 {
        add(&mut plan.target_groups, group(number));
    }
    for (number, groups) in (1..).zip(targets) {
        let one = Measure {
            target_groups: groups.iter().copied().map(Id::numbered).collect(),
            ..measure(number, 1)
        };
        add(&mut plan.measures, one);
        add(&mut plan.targets, target(number, number, 10, People::Each));
    }
    plan
}
