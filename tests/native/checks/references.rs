//! References: everything leads somewhere, and nothing leads back to itself.

use sectorplan::plan::{
    Activity, Evidence, Funding, Id, Indicator, IndicatorOf, Pilot, PilotResult, Plan,
    PracticeCase, Realisation, RealisationOf, Scope, SeenIn, Serves, Stated,
};

use super::{expect_after, second_target};
use crate::support::{add, goal, overlap};

#[test]
fn a_target_without_its_measure_is_said_once() {
    let lost = |plan: &mut Plan| second_target(plan, |target| target.measure = Id::numbered(9));
    expect_after(lost, &["target_without_measure"]);
}

#[test]
fn references_lead_somewhere() {
    let nowhere = 99;
    let change = |plan: &mut Plan| {
        plan.credit.producer = Some(Id::numbered(nowhere));
        plan.measures.update(Id::numbered(1), |measure| {
            measure.target_groups = vec![Id::numbered(nowhere)];
            measure.regions = vec![Id::numbered(nowhere)];
            measure.bottlenecks.push(Id::numbered(nowhere));
            measure
                .goals
                .extend([Id::numbered(nowhere), Id::numbered(nowhere + 1)]);
            measure.interventions = vec![Id::numbered(nowhere)];
        });
        overlap(plan, 1, nowhere, 5);
    };
    // One for each field, however many references lead nowhere.
    expect_after(change, &["dangling"; 7]);
    let change = |plan: &mut Plan| {
        plan.cost_lines.update(Id::numbered(1), |line| {
            line.bearer = Some(Id::numbered(nowhere));
            line.rate = Some(Id::numbered(nowhere));
            line.attachments = vec![Id::numbered(nowhere)];
        });
        add(
            &mut plan.funding,
            Funding {
                id: Id::numbered(1),
                party: Some(Id::numbered(nowhere)),
                ..Funding::default()
            },
        );
        add(
            &mut plan.stated,
            Stated {
                id: Id::numbered(1),
                scope: Scope::Measure(Id::numbered(nowhere)),
                ..Stated::default()
            },
        );
        add(
            &mut plan.realisations,
            Realisation {
                id: Id::numbered(1),
                of: Some(RealisationOf::Target(Id::numbered(nowhere))),
                ..Realisation::default()
            },
        );
        add(
            &mut plan.realisations,
            Realisation {
                id: Id::numbered(2),
                of: Some(RealisationOf::CostLine(Id::numbered(nowhere))),
                ..Realisation::default()
            },
        );
        add(
            &mut plan.realisations,
            Realisation {
                id: Id::numbered(3),
                of: Some(RealisationOf::CostLine(Id::numbered(1))),
                note: "Not yet known".into(),
                ..Realisation::default()
            },
        );
    };
    expect_after(change, &["dangling"; 7]);
}

#[test]
fn references_of_a_programme_lead_somewhere() {
    let nowhere = 99;
    let change = |plan: &mut Plan| {
        plan.bottlenecks.update(Id::numbered(1), |bottleneck| {
            bottleneck.facts.push(Id::numbered(nowhere));
        });
        plan.goals.update(Id::numbered(1), |goal| {
            goal.parent = Some(Id::numbered(nowhere));
        });
        add(
            &mut plan.indicators,
            Indicator {
                id: Id::numbered(1),
                of: Some(IndicatorOf::Goal(Id::numbered(nowhere))),
                ..Indicator::default()
            },
        );
        add(
            &mut plan.activities,
            Activity {
                id: Id::numbered(1),
                title: "Visit".into(),
                serves: Some(Serves::Pilot(Id::numbered(nowhere))),
                lead: Some(Id::numbered(nowhere)),
                depends_on: vec![Id::numbered(nowhere)],
                ..Activity::default()
            },
        );
        add(
            &mut plan.pilots,
            Pilot {
                id: Id::numbered(1),
                party: Some(Id::numbered(nowhere)),
                results: vec![PilotResult {
                    gap: Some(Id::numbered(nowhere)),
                    ..PilotResult::default()
                }],
                ..Pilot::default()
            },
        );
        add(
            &mut plan.evidence,
            Evidence {
                id: Id::numbered(1),
                seen_in: Some(SeenIn::Pilot(Id::numbered(1))),
                ..Evidence::default()
            },
        );
        add(
            &mut plan.practice_cases,
            PracticeCase {
                id: Id::numbered(1),
                goal: Some(Id::numbered(1)),
                parties: vec![Id::numbered(nowhere)],
                ..PracticeCase::default()
            },
        );
    };
    expect_after(change, &["dangling"; 10]);
}

#[test]
fn goals_and_activities_do_not_go_round() {
    let hang = |plan: &mut Plan, number: u128, parent: u128| {
        let mut below = goal(number);
        below.parent = Some(Id::numbered(parent));
        add(&mut plan.goals, below);
        plan.measures
            .update(Id::numbered(1), |one| one.goals.push(Id::numbered(number)));
    };
    let change = |plan: &mut Plan| {
        for (number, parent) in [(11, 12), (12, 13), (13, 11), (14, 11), (15, 15)] {
            hang(plan, number, parent);
        }
    };
    // Goal 14 only hangs below the circle of the first three.
    expect_after(change, &["goal_circle", "goal_circle"]);
    let activity = |number: u128, first: &[u128]| Activity {
        id: Id::numbered(number),
        title: format!("Activity {number}"),
        depends_on: first.iter().copied().map(Id::numbered).collect(),
        ..Activity::default()
    };
    let change = |plan: &mut Plan| {
        add(&mut plan.activities, activity(1, &[2, 3]));
        add(&mut plan.activities, activity(2, &[3]));
        add(&mut plan.activities, activity(3, &[]));
    };
    expect_after(change, &[]);
    let change = |plan: &mut Plan| {
        add(&mut plan.activities, activity(1, &[2, 3]));
        add(&mut plan.activities, activity(2, &[3]));
        add(&mut plan.activities, activity(3, &[1]));
    };
    expect_after(change, &["activity_circle"]);
}
