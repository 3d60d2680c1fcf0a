//! What is wrong or missing in a plan: each rule on a plan with nothing else to report.

mod completeness;
mod dates;
mod leads;
mod money;
mod reasons;
mod record;
mod references;
mod schemes;
mod targets;
mod wording;

use crate::support::{add, sound, target};
use sectorplan::{
    check::{Finding, check},
    figures::figures,
    plan::{Id, Measure, People, Plan, Target, TargetUnit},
};

fn findings(plan: &Plan) -> Vec<Finding> {
    check(plan, &figures(plan))
}

#[track_caller]
fn expect(plan: &Plan, expected: &[&str]) {
    let found = findings(plan);
    let codes: Vec<&str> = found.iter().map(|finding| finding.rule.code()).collect();
    assert_eq!(codes, expected, "{found:#?}");
}

/// What is found after one change to the sound plan.
#[track_caller]
fn expect_after(change: impl FnOnce(&mut Plan), expected: &[&str]) {
    let mut plan = sound();
    change(&mut plan);
    expect(&plan, expected);
}

#[track_caller]
fn expect_of_target(change: impl FnOnce(&mut Target), expected: &[&str]) {
    expect_after(
        |plan| assert!(plan.targets.update(Id::numbered(1), change)),
        expected,
    );
}

#[track_caller]
fn expect_of_measure(change: impl FnOnce(&mut Measure), expected: &[&str]) {
    expect_after(
        |plan| assert!(plan.measures.update(Id::numbered(1), change)),
        expected,
    );
}

fn second_target(plan: &mut Plan, change: impl FnOnce(&mut Target)) {
    let mut second = target(2, 1, 50, People::Each);
    second.unit = Some(TargetUnit::Place);
    change(&mut second);
    add(&mut plan.targets, second);
}
