//! Participants by group, region and year: rows that add up to the plan, and no split that nobody
//! made.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{add, day, empty, measure, metalektro, product, quantity, target, term};
use proptest::prelude::*;
use sectorplan::{
    figures::{Row, by_region, by_target_group, by_year, by_year_in, figures},
    plan::{
        DraftPeriod, Id, People, Plan, QuantityPhase, Region, Target, TargetGroup, sample::sample,
    },
};

/// Measure 1 for groups 1 and 2 in region 1, measure 2 for group 1 everywhere.
fn plan() -> Plan {
    let mut plan = empty();
    for number in 1..=3 {
        let (group, region) = (Id::numbered(number), Id::numbered(number));
        add(
            &mut plan.target_groups,
            TargetGroup {
                id: group,
                ..TargetGroup::default()
            },
        );
        add(
            &mut plan.regions,
            Region {
                id: region,
                ..Region::default()
            },
        );
    }
    let mut first = measure(1, 1);
    first.target_groups = vec![Id::numbered(2), Id::numbered(1)];
    first.regions = vec![Id::numbered(1)];
    let mut second = measure(2, 1);
    second.target_groups = vec![Id::numbered(1)];
    add(&mut plan.measures, first);
    add(&mut plan.measures, second);
    plan
}

fn numbers<T>(rows: Vec<Row<Vec<Id<T>>>>) -> Vec<(Vec<u128>, u64)> {
    rows.into_iter()
        .map(|row| {
            let of = row.of.into_iter().map(|id| id.uuid().as_u128());
            (of.collect(), row.applications)
        })
        .collect()
}

#[test]
fn a_target_for_several_groups_is_shown_once_and_undivided() {
    let mut plan = plan();
    add(&mut plan.targets, target(1, 1, 100, People::Each));
    add(&mut plan.targets, target(2, 1, 30, People::Each));
    add(&mut plan.targets, target(3, 2, 7, People::Each));
    plan.targets
        .update(Id::numbered(2), |one| one.groups = vec![Id::numbered(2)]);
    let rows = numbers(by_target_group(&plan, &figures(&plan)));
    assert_eq!(rows, [(vec![1], 7), (vec![2], 30), (vec![1, 2], 100)]);
}

#[test]
fn a_group_that_is_gone_and_a_group_named_twice_make_no_row() {
    let mut plan = plan();
    add(&mut plan.targets, target(1, 2, 5, People::Each));
    plan.targets.update(Id::numbered(1), |one| {
        one.groups = vec![Id::numbered(9), Id::numbered(1), Id::numbered(1)];
    });
    assert_eq!(
        numbers(by_target_group(&plan, &figures(&plan))),
        [(vec![1], 5)]
    );
    plan.targets
        .update(Id::numbered(1), |one| one.groups = vec![Id::numbered(9)]);
    assert_eq!(
        numbers(by_target_group(&plan, &figures(&plan))),
        [(vec![], 5)]
    );
}

#[test]
fn regions_are_those_of_the_measure() {
    let mut plan = plan();
    add(&mut plan.targets, target(1, 1, 100, People::Each));
    add(&mut plan.targets, target(2, 2, 7, People::Each));
    assert_eq!(
        numbers(by_region(&plan, &figures(&plan))),
        [(vec![1], 100), (vec![], 7)]
    );
}

fn phase(period: DraftPeriod, amount: &str) -> QuantityPhase {
    QuantityPhase {
        period,
        amount: quantity(amount),
        ..QuantityPhase::default()
    }
}

#[track_caller]
fn check_years(change: impl FnOnce(&mut Target), expected: &[(Option<i16>, u64)]) {
    let mut plan = plan();
    plan.measures.update(Id::numbered(1), |one| {
        one.period.last = Some(day("2028-03-01"));
    });
    let mut one = target(1, 1, 10, People::Each);
    change(&mut one);
    add(&mut plan.targets, one);
    let rows = by_year(&plan, &figures(&plan));
    let rows: Vec<_> = rows.iter().map(|row| (row.of, row.applications)).collect();
    assert_eq!(rows, expected);
}

#[test]
fn a_year_is_that_of_the_phase_the_due_date_or_the_measure() {
    // The due date of a target in these plans is 1 June 2027.
    check_years(|_| {}, &[(Some(2027), 10)]);
    check_years(|one| one.due = None, &[(Some(2028), 10)]);
    check_years(
        |one| {
            one.due = None;
            one.measure = Id::numbered(2);
        },
        &[(None, 10)],
    );
    let phases = || {
        vec![
            phase(term("2025-01-01", "2025-12-31"), "4"),
            phase(term("2026-01-01", "2026-06-30"), "3"),
        ]
    };
    check_years(
        |one| one.phasing = phases(),
        &[(Some(2025), 4), (Some(2026), 3), (Some(2027), 3)],
    );
    // More in phases than in total: nobody can say which is right.
    check_years(
        |one| {
            one.phasing = phases();
            one.quantity = Some(6.into());
        },
        &[(Some(2027), 6)],
    );
}

#[test]
fn people_of_a_product_are_phased_as_its_quantity_is() {
    // 3 meetings × 1.5 people are 4.5, so 5; two of the three meetings are in 2025.
    check_years(
        |one| {
            one.quantity = Some(3.into());
            one.people = product(&["1.5"]);
            one.phasing = vec![phase(term("2025-01-01", "2025-12-31"), "2")];
        },
        &[(Some(2025), 3), (Some(2027), 2)],
    );
}

fn total<Key>(rows: &[Row<Key>]) -> u64 {
    rows.iter().map(|row| row.applications).sum()
}

fn adds_up(plan: &Plan) {
    let figures = figures(plan);
    let applications = figures.plan.applications;
    assert_eq!(total(&by_target_group(plan, &figures)), applications);
    assert_eq!(total(&by_region(plan, &figures)), applications);
    assert_eq!(total(&by_year(plan, &figures)), applications);
    let themes = plan.themes.iter().map(|theme| Some(theme.id));
    let by_theme = themes.chain([None]);
    let by_theme = by_theme.map(|theme| total(&by_year_in(plan, &figures, theme)));
    assert_eq!(by_theme.sum::<u64>(), applications);
}

#[test]
fn the_rows_of_known_plans_add_up() {
    adds_up(&sample(40));
    adds_up(&metalektro());
    let plan = metalektro();
    let rows = by_year(&plan, &figures(&plan));
    assert_eq!((total(&rows), rows.len()), (2_411, 1));
}

proptest! {
    #[test]
    fn rows_add_up_to_the_plan(targets in prop::collection::vec(
        (1_u128..4, 0_u32..500, prop::collection::vec(1_u128..5, 0..4), prop::collection::vec((0_u32..300, 2020_i16..2024), 0..4), any::<bool>()),
        0..12,
    )) {
        let mut plan = plan();
        for (number, (measure, quantity, groups, phases, dated)) in (1..).zip(targets) {
            let people = if number % 2 == 0 { People::Each } else { product(&["1.5", "3"]) };
            let mut one = target(number, measure, quantity, people);
            one.groups = groups.into_iter().map(Id::numbered).collect();
            one.due = one.due.filter(|_| dated);
            one.phasing = phases
                .into_iter()
                .map(|(amount, year)| {
                    phase(term(&format!("{year}-01-01"), &format!("{year}-12-31")), &amount.to_string())
                })
                .collect();
            add(&mut plan.targets, one);
        }
        adds_up(&plan);
    }
}
