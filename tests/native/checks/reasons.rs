//! Facts, bottlenecks, goals and names: why the plan does what it does, and what things are called.

use sectorplan::plan::{
    Activity, Fact, Goal, Id, Party, Plan, Point, Region, Section, Series, Serves, TargetGroup,
    date,
};

use super::{expect, expect_after, expect_of_measure};
use crate::support::{add, bottleneck, empty, fact, goal};

fn expect_of_fact(change: impl FnOnce(&mut Fact), expected: &[&str]) {
    expect_after(
        |plan| assert!(plan.facts.update(Id::numbered(1), change)),
        expected,
    );
}

#[test]
fn a_fact_has_a_source_and_a_figure_a_day() {
    expect_of_fact(|fact| fact.source.clear(), &["fact_without_source"]);
    expect_of_fact(|fact| fact.value = "5".parse().ok(), &["fact_without_date"]);
    let dated = |fact: &mut Fact| {
        fact.value = "5".parse().ok();
        fact.as_of = Some(date(2025, 7, 1));
    };
    expect_of_fact(dated, &[]);
}

#[test]
fn a_series_has_figures() {
    let series = |values: &[&str]| {
        let points = values.iter().map(|value| Point {
            value: value.parse().ok(),
            ..Point::default()
        });
        Series {
            id: Id::numbered(1),
            title: "Vacancies".into(),
            points: points.collect(),
            ..Series::default()
        }
    };
    let with = |values: &'static [&'static str]| {
        move |plan: &mut Plan| add(&mut plan.series, series(values))
    };
    expect_after(with(&["1", "2"]), &[]);
    expect_after(with(&[]), &["series_without_points"]);
    expect_after(with(&["1", "", ""]), &["point_without_value"]);
}

#[test]
fn a_bottleneck_is_shown_and_answered() {
    let unshown = |plan: &mut Plan| {
        plan.bottlenecks
            .update(Id::numbered(1), |bottleneck| bottleneck.facts.clear());
    };
    expect_after(unshown, &["bottleneck_without_fact"]);
    expect_of_measure(|one| one.bottlenecks.clear(), &["bottleneck_unserved"]);
    let answered_by_work = |plan: &mut Plan| {
        plan.measures
            .update(Id::numbered(1), |one| one.bottlenecks.clear());
        let serves = Some(Serves::Bottleneck(Id::numbered(1)));
        add(&mut plan.activities, activity(serves));
    };
    expect_after(answered_by_work, &[]);
}

fn activity(serves: Option<Serves>) -> Activity {
    Activity {
        id: Id::numbered(1),
        title: "Talks".into(),
        serves,
        ..Activity::default()
    }
}

#[test]
fn a_goal_is_served_or_a_goal_below_it_is() {
    expect_of_measure(|one| one.goals.clear(), &["goal_unserved"]);
    let under = |served: u128| {
        move |plan: &mut Plan| {
            for (number, parent) in [(2, 1), (3, 2)] {
                let parent = Some(Id::numbered(parent));
                add(
                    &mut plan.goals,
                    Goal {
                        parent,
                        ..goal(number)
                    },
                );
            }
            plan.measures.update(Id::numbered(1), |one| {
                one.goals = vec![Id::numbered(served)];
            });
        }
    };
    expect_after(under(3), &[]);
    expect_after(under(2), &["goal_unserved"]);
    expect_after(under(1), &["goal_unserved"; 2]);
}

#[test]
fn without_measures_nothing_is_missed_of_them() {
    let mut plan = empty();
    plan.sections = vec![Section::Goals];
    add(&mut plan.goals, goal(1));
    add(&mut plan.facts, fact(1));
    add(&mut plan.bottlenecks, bottleneck(1));
    expect(&plan, &["no_title", "no_sector", "period_missing"]);
}

#[test]
fn what_is_known_by_its_name_has_one() {
    let nameless = |plan: &mut Plan| {
        let (party, region, group) = (Id::numbered(2), Id::numbered(2), Id::numbered(2));
        add(
            &mut plan.parties,
            Party {
                id: party,
                ..Party::default()
            },
        );
        add(
            &mut plan.regions,
            Region {
                id: region,
                ..Region::default()
            },
        );
        add(
            &mut plan.target_groups,
            TargetGroup {
                id: group,
                ..TargetGroup::default()
            },
        );
        plan.facts.update(Id::numbered(1), |one| one.title.clear());
        plan.bottlenecks
            .update(Id::numbered(1), |one| one.title.clear());
        plan.goals
            .update(Id::numbered(1), |one| one.title = " ".into());
        let mut work = activity(None);
        work.title.clear();
        add(&mut plan.activities, work);
    };
    expect_after(nameless, &["no_name"; 7]);
}

#[test]
fn no_two_parties_share_a_name() {
    let second = |name: &'static str| {
        move |plan: &mut Plan| {
            let party = Party {
                id: Id::numbered(2),
                name: name.into(),
                ..Party::default()
            };
            add(&mut plan.parties, party);
        }
    };
    expect_after(second("Other"), &[]);
    expect_after(second(" fund "), &["same_name"]);
}
