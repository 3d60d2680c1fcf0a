//! Targets: overlaps, numbers, SMART and groups.

use sectorplan::{
    check::{Reason, Rule, Verdict, smart},
    plan::{Execution, Id, Measure, People, Plan, Target, TargetGroup, TargetUnit},
};

use super::{expect_after, expect_of_measure, expect_of_target, findings, second_target};
use crate::support::{add, measure, overlap, product, quantity, sound, target};

#[test]
fn overlaps_are_possible() {
    expect_after(|plan| overlap(plan, 1, 1, 5), &["overlap_with_itself"]);
    let with_second = |shared: u32| {
        move |plan: &mut Plan| {
            second_target(plan, |_| {});
            overlap(plan, 1, 2, shared);
        }
    };
    expect_after(with_second(50), &[]);
    expect_after(with_second(51), &["overlap_too_large"]);
    let both_sides = |plan: &mut Plan| {
        second_target(plan, |_| {});
        overlap(plan, 1, 2, 60);
        overlap(plan, 2, 1, 60);
    };
    expect_after(both_sides, &["overlap_too_large"]);
    let two_answers = |plan: &mut Plan| {
        second_target(plan, |_| {});
        overlap(plan, 1, 2, 20);
        overlap(plan, 2, 1, 30);
    };
    expect_after(two_answers, &["overlap_sides"]);
}

#[test]
fn companies_and_people_do_not_overlap() {
    let companies = |plan: &mut Plan| {
        second_target(plan, |target| {
            target.unit = Some(TargetUnit::Company);
            target.people = People::None;
        });
        overlap(plan, 1, 2, 10);
    };
    expect_after(companies, &["overlap_units"]);
}

#[test]
fn an_overlap_of_a_product_is_held_against_its_people() {
    // Five meetings seat 160 people, of whom 150 can be among 200 participants.
    let meetings = |shared: u32| {
        move |plan: &mut Plan| {
            plan.targets
                .update(Id::numbered(1), |target| target.quantity = Some(200.into()));
            second_target(plan, |target| {
                target.quantity = Some(5.into());
                target.unit = Some(TargetUnit::Meeting);
                target.people = product(&["8", "4"]);
            });
            overlap(plan, 1, 2, shared);
        }
    };
    expect_after(meetings(150), &[]);
    expect_after(meetings(161), &["overlap_too_large"]);
}

/// A second target group.
fn older_workers() -> TargetGroup {
    TargetGroup {
        id: Id::numbered(2),
        name: "Older workers".into(),
        ..TargetGroup::default()
    }
}

#[test]
fn the_same_unit_twice_is_probably_counted_twice() {
    let same = |target: &mut Target| target.unit = Some(TargetUnit::Participant);
    expect_after(|plan| second_target(plan, same), &["probable_double_count"]);
    let declared = |plan: &mut Plan| {
        second_target(plan, same);
        overlap(plan, 2, 1, 0);
    };
    expect_after(declared, &[]);
    let other_groups = |plan: &mut Plan| {
        add(&mut plan.target_groups, older_workers());
        plan.measures.update(Id::numbered(1), |measure| {
            measure.target_groups.push(Id::numbered(2));
        });
        let first = vec![Id::numbered(1)];
        plan.targets
            .update(Id::numbered(1), |target| target.groups = first);
        second_target(plan, |target| {
            same(target);
            target.groups = vec![Id::numbered(2)];
        });
    };
    expect_after(other_groups, &[]);
    let workshops = |plan: &mut Plan| {
        for number in [2, 3] {
            let mut workshops = target(number, 1, 10, People::None);
            workshops.unit = Some(TargetUnit::Workshop);
            add(&mut plan.targets, workshops);
        }
    };
    expect_after(workshops, &[]);
}

#[test]
fn numbers_can_be() {
    expect_of_target(
        |target| target.quantity = Some(0.into()),
        &["zero_quantity"],
    );
    expect_of_target(
        |target| target.quantity = Some(quantity("2.5")),
        &["people_from_fraction"],
    );
    expect_of_target(|target| target.people = product(&[]), &["average_missing"]);
    expect_of_target(
        |target| target.people = product(&["8", ""]),
        &["average_missing"],
    );
    expect_of_target(|target| target.people = product(&["7.7"]), &[]);
}

#[test]
fn a_target_says_all_letters_of_smart_at_once() {
    let change = |target: &mut Target| {
        target.unit = None;
        target.quantity = None;
        target.due = None;
    };
    expect_of_target(change, &["not_smart"]);
    let mut plan = sound();
    plan.targets.update(Id::numbered(1), change);
    let missing = vec![Reason::NoUnit, Reason::NoQuantity, Reason::NoDueDate];
    let rule = findings(&plan)
        .into_iter()
        .map(|finding| finding.rule)
        .next();
    assert_eq!(rule, Some(Rule::NotSmart { missing }));
}

#[test]
fn the_letters_of_smart() {
    let verdicts = |target: &Target, measure: Option<&Measure>| {
        smart(target, measure, |party| !party.is_nil())
            .letters()
            .map(|(_, verdict)| verdict.reason())
    };
    let good = target(1, 1, 100, People::Each);
    assert_eq!(verdicts(&good, Some(&measure(1, 1))), [None; 5]);
    let poor = Target {
        quantity: Some(0.into()),
        ..Target::default()
    };
    assert_eq!(
        verdicts(&poor, None),
        [
            Some(Reason::NoUnit),
            Some(Reason::ZeroQuantity),
            Some(Reason::NoExecutor),
            Some(Reason::NoAim),
            Some(Reason::NoDueDate),
        ]
    );
    let own_words = Target {
        unit: Some(TargetUnit::Own("communication plan".into())),
        qualifier: String::new(),
        ..good
    };
    assert_eq!(smart(&own_words, None, |_| true).specific, Verdict::Ok);
}

#[test]
fn an_executor_that_misses_is_said_of_the_measure_only() {
    let change = |measure: &mut Measure| measure.execution = Execution::ToBeDetermined;
    expect_of_measure(change, &["executor_to_be_determined"]);
}

#[test]
fn baselines_and_verification_are_missed_once() {
    expect_of_target(|target| target.baseline = None, &["no_baseline"]);
    expect_of_target(|target| target.verification.clear(), &["no_verification"]);
}

#[test]
fn a_target_counts_groups_of_its_measure() {
    let groups = |of_measure: &'static [u128], of_target: &'static [u128]| {
        move |plan: &mut Plan| {
            add(&mut plan.target_groups, older_workers());
            let ids = |numbers: &[u128]| numbers.iter().copied().map(Id::numbered).collect();
            plan.measures
                .update(Id::numbered(1), |m| m.target_groups = ids(of_measure));
            plan.targets
                .update(Id::numbered(1), |t| t.groups = ids(of_target));
        }
    };
    expect_after(groups(&[1, 2], &[2]), &[]);
    expect_after(groups(&[], &[2]), &["measure_without_target_group"]);
    expect_after(groups(&[1], &[2]), &["group_not_in_measure"]);
}
