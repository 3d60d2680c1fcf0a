//! What follows from a plan: participants, and money as stated.

use crate::support::{
    add, day, empty, euros, measure, metalektro, overlap, product, target, theme,
};
use proptest::prelude::*;
use sectorplan::{
    figures::{Of, factors, figures, people, stated_money},
    plan::{Id, People, Place, Plan, Scope, Stated, StatedValue, Target, TargetUnit},
};

/// A plan with one theme and one measure with these targets, numbered from 1.
fn with_targets(targets: &[(u32, People)]) -> Plan {
    let mut plan = empty();
    add(&mut plan.themes, theme(1));
    add(&mut plan.measures, measure(1, 1));
    for (number, (quantity, people)) in (1..).zip(targets) {
        add(
            &mut plan.targets,
            target(number, 1, *quantity, people.clone()),
        );
    }
    plan
}

#[track_caller]
fn check(plan: &Plan, applications: u64, people: u64) {
    let whole = figures(plan).plan;
    assert_eq!((whole.applications, whole.people), (applications, people));
}

#[track_caller]
fn check_people(of: &Target, expected: u64) {
    assert_eq!(people(of), expected);
}

fn people_of(text: &str, people: People) -> Target {
    Target {
        quantity: text.parse().ok(),
        people,
        ..Target::default()
    }
}

#[test]
fn the_metalektro_plan_counts_2411_applications() {
    let plan = metalektro();
    let figures = figures(&plan);
    let themes: Vec<u64> = plan
        .themes
        .iter()
        .filter_map(|theme| figures.theme(theme.id))
        .map(|theme| theme.applications)
        .collect();
    // 430 + 13 + 50; 1,458; nothing; 5 × 8 × 4; 100 + 200.
    assert_eq!(themes, [493, 1_458, 0, 160, 300]);
    check(&plan, 2_411, 2_411);
}

#[test]
fn a_figure_knows_which_parts_it_came_from() {
    let figures = figures(&metalektro());
    let of_plan: Vec<_> = [1, 2, 4, 5].map(|theme| Some(Id::numbered(theme))).into();
    assert_eq!(figures.plan.from, of_plan);
    let of_theme: Vec<_> = [11, 13].map(Id::numbered).into();
    assert_eq!(figures.theme(Id::numbered(5)).unwrap().from, of_theme);
    let of_measure = vec![Id::numbered(8)];
    assert_eq!(figures.measure(Id::numbered(8)).unwrap().from, of_measure);
}

#[test]
fn a_target_shows_its_factors() {
    let target = target(1, 1, 5, product(&["8", "4"]));
    let numbers: Vec<_> = factors(&target)
        .iter()
        .map(|factor| factor.quantity)
        .collect();
    assert_eq!(numbers, ["5", "8", "4"].map(|text| text.parse().ok()));
    let first = factors(&target).first().map(|factor| factor.of);
    assert_eq!(first, Some(Of::Unit(Some(&TargetUnit::Participant))));
}

#[test]
fn studies_and_workshops_are_not_people() {
    check_people(&people_of("10", People::None), 0);
    assert!(factors(&people_of("10", People::None)).is_empty());
}

#[test]
fn meetings_times_companies_times_employees() {
    check_people(&people_of("5", product(&["8", "4"])), 160);
}

#[test]
fn people_are_rounded_once_and_half_up() {
    check_people(&people_of("2.4", People::Each), 2);
    check_people(&people_of("2.5", People::Each), 3);
    // 5 × 7.7 × 1.3 = 50.05, and not 5 × 8 × 1.
    check_people(&people_of("5", product(&["7.7", "1.3"])), 50);
    check_people(&people_of("3", product(&["0.5"])), 2);
}

#[test]
fn a_factor_that_is_missing_makes_it_nobody() {
    check_people(&people_of("", People::Each), 0);
    check_people(&people_of("", product(&["8"])), 0);
    check_people(&people_of("5", product(&["8", ""])), 0);
    check_people(&people_of("5", product(&[])), 0);
}

#[test]
fn more_people_than_can_be_counted_is_the_most_that_can() {
    let most = "1000000000000";
    check_people(&people_of(most, product(&[most, most])), u64::MAX);
    check_people(&people_of(most, product(&[most, most, most, "0"])), 0);
}

#[test]
fn a_target_without_its_measure_counts_nowhere() {
    let mut plan = with_targets(&[(100, People::Each)]);
    add(&mut plan.targets, target(2, 99, 50, People::Each));
    overlap(&mut plan, 1, 2, 25);
    check(&plan, 100, 100);
    let figures = figures(&plan);
    let people = [1, 2].map(|number| figures.target(Id::numbered(number)));
    assert_eq!(people, [100, 0]);
}

#[test]
fn a_measure_without_a_theme_that_is_there_counts_for_the_plan() {
    let mut plan = with_targets(&[(100, People::Each)]);
    add(&mut plan.measures, measure(2, 99));
    add(&mut plan.targets, target(2, 2, 50, People::Each));
    check(&plan, 150, 150);
    let figures = figures(&plan);
    assert_eq!(figures.without_theme.from, [Id::numbered(2)]);
    assert_eq!(figures.plan.from, [Some(Id::numbered(1)), None]);
}

#[test]
fn an_overlap_declared_on_either_side_counts_the_same() {
    let plan = || with_targets(&[(100, People::Each), (50, People::Each)]);
    let mut here = plan();
    overlap(&mut here, 1, 2, 25);
    check(&here, 150, 125);
    let mut there = plan();
    overlap(&mut there, 2, 1, 25);
    check(&there, 150, 125);
    let mut both = here;
    overlap(&mut both, 2, 1, 20);
    check(&both, 150, 125);
}

#[test]
fn an_overlap_larger_than_its_target_is_capped() {
    let mut plan = with_targets(&[(100, People::Each), (50, People::Each)]);
    overlap(&mut plan, 1, 2, 900);
    check(&plan, 150, 100);
}

#[test]
fn companies_that_overlap_are_not_people() {
    let mut plan = with_targets(&[(100, People::None), (50, People::None), (30, People::Each)]);
    overlap(&mut plan, 1, 2, 25);
    overlap(&mut plan, 1, 3, 25);
    overlap(&mut plan, 3, 3, 25);
    check(&plan, 30, 30);
}

#[test]
fn an_overlap_lowers_only_what_both_targets_are_part_of() {
    let mut plan = empty();
    add(&mut plan.themes, theme(1));
    add(&mut plan.themes, theme(2));
    for (number, theme) in [(1, 1), (2, 1), (3, 2)] {
        add(&mut plan.measures, measure(number, theme));
        add(&mut plan.targets, target(number, number, 100, People::Each));
    }
    overlap(&mut plan, 1, 2, 10);
    overlap(&mut plan, 2, 3, 5);
    let figures = figures(&plan);
    let measure = |number| figures.measure(Id::numbered(number)).unwrap().people;
    let theme = |number| figures.theme(Id::numbered(number)).unwrap().people;
    assert_eq!([measure(1), measure(2), measure(3)], [100, 100, 100]);
    // The overlap between measures 1 and 2 lowers theme 1, the one across themes only the plan.
    assert_eq!([theme(1), theme(2)], [190, 100]);
    check(&plan, 300, 285);
}

#[test]
fn overlaps_that_close_a_circle_give_a_lower_bound() {
    let mut plan = with_targets(&[(10, People::Each), (10, People::Each), (10, People::Each)]);
    overlap(&mut plan, 1, 2, 10);
    overlap(&mut plan, 2, 3, 10);
    // In a chain: they are the same ten people.
    check(&plan, 30, 10);
    assert!(!figures(&plan).plan.lower_bound);
    overlap(&mut plan, 1, 3, 10);
    // Three pairs subtract thirty; there are at least the ten of the largest target.
    check(&plan, 30, 10);
    assert!(figures(&plan).plan.lower_bound);
}

#[test]
fn a_lower_bound_lies_where_the_circle_is() {
    let mut plan = empty();
    add(&mut plan.themes, theme(1));
    add(&mut plan.themes, theme(2));
    for (number, theme) in [(1, 1), (2, 1), (3, 2)] {
        add(&mut plan.measures, measure(number, theme));
        add(&mut plan.targets, target(number, number, 100, People::Each));
    }
    for (one, other) in [(1, 2), (2, 3), (3, 1)] {
        overlap(&mut plan, one, other, 10);
    }
    let figures = figures(&plan);
    assert!(figures.plan.lower_bound);
    assert!(!figures.theme(Id::numbered(1)).unwrap().lower_bound);
    check(&plan, 300, 270);
}

fn stated(number: u128, value: StatedValue, date: Option<&str>) -> Stated {
    Stated {
        id: Id::numbered(number),
        value,
        date: date.map(day),
        ..Stated::default()
    }
}

#[test]
fn the_metalektro_grant_is_32_46_percent_of_the_stated_costs() {
    let mut plan = empty();
    let values = [
        StatedValue::Costs(euros(19_952_803)),
        StatedValue::Grant(euros(6_475_973)),
        StatedValue::OwnContribution(euros(13_476_830)),
    ];
    for (number, value) in (1..).zip(values) {
        add(&mut plan.stated, stated(number, value, None));
    }
    let money = stated_money(&plan);
    // 6,475,973 ÷ 19,952,803 = 0.32456…
    assert_eq!(money.grant_share, "32.46".parse().ok());
    assert_eq!(money.costs.unwrap().amount, euros(19_952_803));
    assert_eq!(money.own_contribution.unwrap().from, Id::numbered(3));
}

#[test]
fn of_two_statements_the_latest_stands() {
    let costs = |amount| StatedValue::Costs(euros(amount));
    let mut plan = empty();
    let of_measure = Stated {
        scope: Scope::Measure(Id::numbered(1)),
        ..stated(9, costs(1), Some("2030-01-01"))
    };
    add(&mut plan.stated, of_measure);
    add(&mut plan.stated, stated(1, costs(300), Some("2015-02-01")));
    add(&mut plan.stated, stated(2, costs(200), Some("2014-10-29")));
    add(&mut plan.stated, stated(3, costs(100), None));
    let money = stated_money(&plan);
    assert_eq!(money.costs.unwrap().from, Id::numbered(1));
    assert_eq!((money.grant, money.grant_share), (None, None));
}

#[test]
fn there_is_no_share_of_nothing() {
    let mut plan = empty();
    add(
        &mut plan.stated,
        stated(1, StatedValue::Costs(euros(0)), None),
    );
    add(
        &mut plan.stated,
        stated(2, StatedValue::Grant(euros(5)), None),
    );
    assert_eq!(stated_money(&plan).grant_share, None);
}

/// A plan of three themes and six measures; some references lead nowhere.
fn any_plan() -> impl Strategy<Value = Plan> {
    let people = prop_oneof![
        Just(People::None),
        Just(People::Each),
        Just(product(&["8", "4"])),
        Just(product(&["0.5"])),
        Just(product(&[])),
    ];
    let target_parts = (0_u128..8, 0_u32..200, people);
    let targets = prop::collection::vec(target_parts, 0..12);
    let overlaps = prop::collection::vec((1_u128..14, 1_u128..14, 0_u32..150), 0..20);
    let themes = prop::collection::vec(1_u128..5, 6);
    (themes, targets, overlaps).prop_map(|(themes, targets, overlaps)| {
        let mut plan = empty();
        for number in 1..=3 {
            add(&mut plan.themes, theme(number));
        }
        for (number, theme) in (1..).zip(themes) {
            add(&mut plan.measures, measure(number, theme));
        }
        for (number, (measure, quantity, people)) in (1..).zip(targets) {
            add(&mut plan.targets, target(number, measure, quantity, people));
        }
        for (one, other, shared) in overlaps {
            plan.targets.update(Id::numbered(one), |target| {
                target.overlaps.insert(Id::numbered(other), shared.into());
            });
        }
        plan
    })
}

proptest! {
    #[test]
    fn parts_add_up_to_the_plan(plan in any_plan()) {
        let figures = figures(&plan);
        let groups = plan.themes.iter().map(|theme| Some(theme.id)).chain([None]);
        let groups: Vec<_> = groups.filter_map(|group| figures.group(group)).collect();
        let sum: u64 = groups.iter().map(|group| group.applications).sum();
        prop_assert_eq!(sum, figures.plan.applications);
        let measures: Vec<_> = plan.measures.iter().filter_map(|m| figures.measure(m.id)).collect();
        let sum: u64 = measures.iter().map(|measure| measure.applications).sum();
        prop_assert_eq!(sum, figures.plan.applications);
        // A whole has at most as many people as its parts together.
        let people: u64 = groups.iter().map(|group| group.people).sum();
        prop_assert!(figures.plan.people <= people);
        let people_of_measures: u64 = measures.iter().map(|measure| measure.people).sum();
        prop_assert!(people <= people_of_measures);
    }

    #[test]
    fn people_are_never_more_than_applications_nor_fewer_than_one_target(plan in any_plan()) {
        let figures = figures(&plan);
        prop_assert!(figures.plan.people <= figures.plan.applications);
        let largest = plan.targets.iter().map(|target| figures.target(target.id)).max();
        prop_assert!(figures.plan.people >= largest.unwrap_or(0));
    }

    #[test]
    fn it_does_not_matter_on_which_side_an_overlap_is_declared(plan in any_plan()) {
        let mut other = plan.clone();
        for target in plan.targets.iter() {
            for (&with, &shared) in &target.overlaps {
                let known = plan.targets.get(with).and_then(|with| with.overlaps.get(&target.id));
                other.targets.update(target.id, |target| {
                    target.overlaps.remove(&with);
                });
                other.targets.update(with, |with| {
                    let larger = known.copied().unwrap_or_default().max(shared);
                    with.overlaps.insert(target.id, larger);
                });
            }
        }
        let (before, after) = (figures(&plan), figures(&other));
        prop_assert_eq!(before.plan, after.plan);
        prop_assert_eq!(before.without_theme, after.without_theme);
    }

    #[test]
    fn the_order_of_targets_changes_no_figure(plan in any_plan()) {
        let mut turned = plan.clone();
        for target in plan.targets.iter() {
            turned.targets.move_to(target.id, Place::First);
        }
        let (one, other) = (figures(&plan).plan, figures(&turned).plan);
        prop_assert_eq!((one.applications, one.people), (other.applications, other.people));
    }
}
