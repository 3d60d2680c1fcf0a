//! Dates: in order, and inside the plan.

use sectorplan::{
    check::Rule,
    plan::{
        Activity, Funding, FundingKind, Horizon, Id, MoneyPhase, Phasing, Pilot, Plan, RelatedPlan,
        Research,
    },
};

use super::{expect_after, expect_of_measure, expect_of_target, findings};
use crate::support::{add, day, sound, term};

#[test]
fn the_period_of_a_plan() {
    expect_after(|plan| plan.period.last = None, &["period_missing"]);
    expect_after(
        |plan| plan.period = term("2028-01-01", "2027-12-31"),
        &["ends_before_start"],
    );
    expect_after(
        |plan| plan.period = term("2026-01-01", "2028-01-01"),
        &["years_and_a_day"],
    );
    expect_after(
        |plan| plan.version.date = Some(day("2026-01-02")),
        &["version_after_start"],
    );
}

#[test]
fn two_years_end_a_day_earlier_than_two_years_and_a_day() {
    let mut plan = sound();
    plan.period = term("2014-09-01", "2016-09-01");
    let found = findings(&plan);
    let rule = found.iter().map(|finding| &finding.rule).next();
    let expected = Rule::YearsAndADay {
        years: 2,
        last: day("2016-08-31"),
    };
    assert_eq!(rule, Some(&expected));
}

#[test]
fn dates_lie_inside_the_plan() {
    expect_of_target(
        |target| target.due = Some(day("2028-01-01")),
        &["outside_plan"],
    );
    expect_of_target(|target| target.due = Some(day("2027-12-31")), &[]);
    expect_of_measure(
        |measure| measure.period = term("2025-01-01", "2029-01-01"),
        &["outside_plan"],
    );
    expect_of_measure(
        |measure| measure.period = term("2029-01-01", "2025-01-01"),
        &["ends_before_start"],
    );
    let milestone = Activity {
        id: Id::numbered(1),
        title: "Kick-off".into(),
        milestone: Some(day("2020-01-01")),
        ..Activity::default()
    };
    expect_after(
        |plan| add(&mut plan.activities, milestone),
        &["outside_plan"],
    );
}

#[test]
fn periods_end_after_they_start_everywhere() {
    let reversed = || term("2027-01-01", "2026-01-01");
    let phases = Phasing::Typed(vec![MoneyPhase {
        period: reversed(),
        ..MoneyPhase::default()
    }]);
    let change = |plan: &mut Plan| {
        add(
            &mut plan.related_plans,
            RelatedPlan {
                id: Id::numbered(1),
                period: reversed(),
                ..RelatedPlan::default()
            },
        );
        plan.bottlenecks.update(Id::numbered(1), |bottleneck| {
            bottleneck.horizon = Horizon::Coming {
                from: 2020,
                to: 2015,
            };
        });
        plan.cost_lines
            .update(Id::numbered(1), |line| line.phasing = phases.clone());
        add(
            &mut plan.funding,
            Funding {
                id: Id::numbered(1),
                kind: FundingKind::Grant,
                phasing: phases.clone(),
                ..Funding::default()
            },
        );
        add(
            &mut plan.pilots,
            Pilot {
                id: Id::numbered(1),
                period: reversed(),
                ..Pilot::default()
            },
        );
        add(
            &mut plan.research,
            Research {
                id: Id::numbered(1),
                period: reversed(),
                ..Research::default()
            },
        );
    };
    expect_after(
        change,
        &[
            "ends_before_start",
            "years_reversed",
            "ends_before_start",
            "ends_before_start",
            "ends_before_start",
            "ends_before_start",
        ],
    );
}

#[test]
fn work_begins_when_what_it_waits_for_has_ended() {
    let work = |number: u128, first: &str, last: &str| Activity {
        id: Id::numbered(number),
        title: format!("Activity {number}"),
        period: term(first, last),
        depends_on: (1..number).map(Id::numbered).collect(),
        ..Activity::default()
    };
    let begins = |day: &'static str| {
        move |plan: &mut Plan| {
            add(&mut plan.activities, work(1, "2026-02-01", "2026-03-31"));
            add(&mut plan.activities, work(2, day, "2026-06-30"));
        }
    };
    expect_after(begins("2026-03-30"), &["begins_too_early"]);
    expect_after(begins("2026-03-31"), &[]);
}
