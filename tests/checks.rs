//! What is wrong or missing in a plan: each rule at a plan about which there is else nothing to say.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::BTreeMap;

use sectorplan::{
    check::{
        Counts, Finding, Reason, Rule, Subject, Verdict, check, of_measure, of_section, smart,
    },
    figures::figures,
    plan::{
        Activity, Attachment, Bottleneck, Comment, Evidence, Execution, Funding, FundingKind, Goal,
        Horizon, Id, Indicator, IndicatorOf, Measure, MoneyPhase, OrderKey, People, Phasing, Pilot,
        PilotResult, Plan, PracticeCase, Realisation, RealisationOf, RelatedPlan, Research, Scope,
        Section, SeenIn, Serves, Stated, StatedValue, Target, TargetGroup, TargetUnit, Theme,
        Waiver,
    },
};
use support::{
    add, cost_line, day, empty, euros, measure, overlap, product, quantity, sound, target, term,
    theme,
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

#[test]
fn about_a_sound_plan_there_is_nothing_to_say() {
    expect(&sound(), &[]);
}

#[test]
fn a_new_plan_shows_first_steps() {
    let steps = [
        "no_title",
        "no_sector",
        "no_mission",
        "no_measures",
        "no_lead_applicant",
        "period_missing",
    ];
    expect(&empty(), &steps);
}

#[test]
fn a_section_that_the_plan_does_not_have_is_not_missed() {
    let mut plan = empty();
    plan.sections = vec![Section::Profile, Section::Activities];
    expect(&plan, &["no_title", "no_sector", "period_missing"]);
}

#[test]
fn a_new_measure_misses_its_title_and_nothing_else_yet() {
    let new = Measure {
        id: Id::numbered(2),
        theme: Some(Id::numbered(1)),
        ..Measure::default()
    };
    expect_after(
        |plan| add(&mut plan.measures, new),
        &["measure_without_title"],
    );
}

#[test]
fn what_a_measure_misses() {
    expect_of_measure(|measure| measure.title.clear(), &["measure_without_title"]);
    expect_of_measure(
        |measure| measure.theme = None,
        &["theme_without_measures", "measure_without_theme"],
    );
    expect_of_measure(
        |measure| measure.execution = Execution::default(),
        &["no_executor"],
    );
    expect_of_measure(
        |measure| measure.execution = Execution::ToBeDetermined,
        &["executor_to_be_determined"],
    );
    expect_after(
        |plan| plan.targets.retain(|_| false),
        &["measure_without_target"],
    );
}

#[test]
fn without_themes_measures_are_not_asked_for_theirs() {
    let without = |plan: &mut Plan| {
        plan.themes.retain(|_| false);
        plan.measures
            .update(Id::numbered(1), |measure| measure.theme = None);
    };
    expect_after(without, &["no_themes"]);
}

#[test]
fn two_measures_with_one_code_are_one_finding() {
    let second = Measure {
        code: " 1 ".into(),
        ..measure(2, 1)
    };
    let change = |plan: &mut Plan| {
        add(&mut plan.measures, second);
        add(&mut plan.targets, target(2, 2, 50, People::Each));
        add(&mut plan.cost_lines, cost_line(2, 2));
    };
    expect_after(change, &["same_code"]);
}

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
        add(
            &mut plan.bottlenecks,
            Bottleneck {
                id: Id::numbered(1),
                horizon: Horizon::Coming {
                    from: 2020,
                    to: 2015,
                },
                ..Bottleneck::default()
            },
        );
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
            measure.bottlenecks = vec![Id::numbered(nowhere)];
            measure.goals = vec![Id::numbered(nowhere), Id::numbered(nowhere + 1)];
            measure.interventions = vec![Id::numbered(nowhere)];
        });
        overlap(plan, 1, nowhere, 5);
    };
    // One for a field, however many lead nowhere.
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
        add(
            &mut plan.bottlenecks,
            Bottleneck {
                id: Id::numbered(1),
                facts: vec![Id::numbered(nowhere)],
                ..Bottleneck::default()
            },
        );
        add(
            &mut plan.goals,
            Goal {
                id: Id::numbered(1),
                parent: Some(Id::numbered(nowhere)),
                ..Goal::default()
            },
        );
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
    let goal = |number: u128, parent: u128| Goal {
        id: Id::numbered(number),
        parent: Some(Id::numbered(parent)),
        ..Goal::default()
    };
    let change = |plan: &mut Plan| {
        for (number, parent) in [(1, 2), (2, 3), (3, 1), (4, 1), (5, 5)] {
            add(&mut plan.goals, goal(number, parent));
        }
    };
    // Goal 4 only hangs under the circle of the first three.
    expect_after(change, &["goal_circle", "goal_circle"]);
    let activity = |number: u128, first: &[u128]| Activity {
        id: Id::numbered(number),
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
        for number in [1, 2] {
            add(
                &mut plan.target_groups,
                TargetGroup {
                    id: Id::numbered(number),
                    ..TargetGroup::default()
                },
            );
        }
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
        smart(target, measure)
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
    assert_eq!(smart(&own_words, None).specific, Verdict::Ok);
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
            for number in [1, 2] {
                add(
                    &mut plan.target_groups,
                    TargetGroup {
                        id: Id::numbered(number),
                        ..TargetGroup::default()
                    },
                );
            }
            let ids = |numbers: &[u128]| numbers.iter().copied().map(Id::numbered).collect();
            plan.measures
                .update(Id::numbered(1), |m| m.target_groups = ids(of_measure));
            plan.targets
                .update(Id::numbered(1), |t| t.groups = ids(of_target));
        }
    };
    expect_after(groups(&[1, 2], &[2]), &[]);
    expect_after(groups(&[], &[2]), &[]);
    expect_after(groups(&[1], &[2]), &["group_not_in_measure"]);
}

#[track_caller]
fn expect_of_text(text: &str, expected: &[&str]) {
    let text = text.to_owned();
    let change = |plan: &mut Plan| {
        second_target(plan, |target| {
            target.quantity = Some(3.into());
            target.unit = Some(TargetUnit::ServicePoint);
            target.people = People::None;
        });
        plan.measures
            .update(Id::numbered(1), |measure| measure.approach = text);
    };
    expect_after(change, expected);
}

#[test]
fn a_text_that_says_at_least_expects_the_target_to_do_so() {
    let found = ["at_least_in_text"];
    expect_of_text(
        "(Her)start van ten minste drie Servicepunten Techniek.",
        &found,
    );
    expect_of_text("Minstens 3 servicepunten", &found);
    expect_of_text("minimaal **drie**, zo snel mogelijk", &found);
    expect_of_text("At least three of them", &found);
    expect_of_text("At least 100 people", &found);
    expect_of_text("drie servicepunten", &[]);
    expect_of_text("ten minste vier servicepunten", &[]);
    expect_of_text("ten minste drie workshops", &[]);
    expect_of_text("ten minsten drie", &[]);
    expect_of_text("ten minste", &[]);
    expect_of_text("ten minste 1.00", &[]);
}

#[test]
fn at_least_one_is_a_way_of_speaking() {
    let study = |text: &'static str| {
        move |plan: &mut Plan| {
            second_target(plan, |target| {
                target.quantity = Some(1.into());
                target.unit = Some(TargetUnit::Study);
                target.people = People::None;
            });
            plan.measures
                .update(Id::numbered(1), |measure| measure.aim = text.into());
        }
    };
    expect_after(study("een pilot op minimaal één afdeling"), &[]);
    expect_after(study("minimaal één onderzoek"), &["at_least_in_text"]);
}

#[test]
fn a_target_that_says_at_least_satisfies_the_text() {
    let mut plan = sound();
    plan.measures.update(Id::numbered(1), |measure| {
        measure.aim = "minstens 100".into();
    });
    expect(&plan, &["at_least_in_text"]);
    plan.targets
        .update(Id::numbered(1), |target| target.at_least = true);
    expect(&plan, &[]);
}

#[test]
fn one_thing_has_one_word() {
    let words = |plan: &mut Plan| {
        plan.measures.update(Id::numbered(1), |measure| {
            measure.aim = "Meer leerplekken".into();
        });
        let places = "Leerwerkplekken".to_owned();
        plan.targets
            .update(Id::numbered(1), |target| target.qualifier = places);
    };
    expect_after(words, &["words_vary"]);
    let mut plan = sound();
    words(&mut plan);
    let rule = findings(&plan)
        .into_iter()
        .map(|finding| finding.rule)
        .next();
    let words = vec!["leerwerkplek", "leerplek"];
    assert_eq!(rule, Some(Rule::WordsVary { words }));
}

#[test]
fn money_and_measures_belong_together() {
    let loose = |plan: &mut Plan| {
        plan.cost_lines
            .update(Id::numbered(1), |line| line.measure = None);
    };
    expect_after(
        loose,
        &["measure_without_costs", "cost_line_without_measure"],
    );
    let none = |plan: &mut Plan| plan.cost_lines.retain(|_| false);
    expect_after(none, &["no_money"]);
    let stated = |plan: &mut Plan| {
        none(plan);
        add(&mut plan.stated, stated(1, StatedValue::Costs(euros(100))));
    };
    expect_after(stated, &["stated_not_broken_down"]);
}

fn stated(number: u128, value: StatedValue) -> Stated {
    Stated {
        id: Id::numbered(number),
        value,
        ..Stated::default()
    }
}

#[track_caller]
fn expect_of_stated(values: &[StatedValue], expected: &[&str]) {
    let change = |plan: &mut Plan| {
        for (number, value) in (1..).zip(values) {
            add(&mut plan.stated, stated(number, *value));
        }
    };
    expect_after(change, expected);
}

#[test]
fn stated_participants_are_those_that_follow_from_the_targets() {
    use StatedValue::{Applications, People};
    expect_of_stated(&[Applications(100.into()), People(100.into())], &[]);
    expect_of_stated(&[Applications(99.into())], &["stated_differs"]);
    expect_of_stated(&[People(quantity("100.5"))], &["stated_differs"]);
    // The one that was overtaken is held against the one that stands.
    expect_of_stated(
        &[Applications(90.into()), Applications(100.into())],
        &["stated_disagrees"],
    );
    expect_of_stated(&[Applications(100.into()), Applications(100.into())], &[]);
}

#[test]
fn a_stated_number_above_a_lower_bound_is_possible() {
    let circle = |stated_people: u32| {
        move |plan: &mut Plan| {
            second_target(plan, |_| {});
            second_target_numbered(plan, 3);
            for (one, other) in [(1, 2), (2, 3), (3, 1)] {
                overlap(plan, one, other, 10);
            }
            // 100 + 50 + 50, less three times ten.
            add(
                &mut plan.stated,
                stated(1, StatedValue::People(stated_people.into())),
            );
        }
    };
    expect_after(circle(170), &[]);
    expect_after(circle(180), &[]);
    expect_after(circle(201), &["stated_differs"]);
    expect_after(circle(169), &["stated_differs"]);
}

fn second_target_numbered(plan: &mut Plan, number: u128) {
    let mut third = target(number, 1, 50, People::Each);
    third.unit = Some(TargetUnit::Meeting);
    add(&mut plan.targets, third);
}

#[test]
fn stated_grant_and_own_contribution_are_the_stated_costs() {
    use StatedValue::{Costs, Grant, OwnContribution};
    let metalektro = [
        Costs(euros(19_952_803)),
        Grant(euros(6_475_973)),
        OwnContribution(euros(13_476_830)),
    ];
    expect_of_stated(&metalektro, &[]);
    let wrong = [
        Costs(euros(100)),
        Grant(euros(40)),
        OwnContribution(euros(50)),
    ];
    expect_of_stated(&wrong, &["stated_sum"]);
    expect_of_stated(&[Costs(euros(100)), Grant(euros(40))], &[]);
}

#[test]
fn links_are_safe_to_follow() {
    let attachment = |link: &str| Attachment {
        id: Id::numbered(1),
        link: link.into(),
        ..Attachment::default()
    };
    let add_link = |link| move |plan: &mut Plan| add(&mut plan.attachments, attachment(link));
    expect_after(add_link("https://example.org"), &[]);
    expect_after(add_link(""), &[]);
    expect_after(add_link("javascript:alert(1)"), &["unsafe_link"]);
}

#[test]
fn a_file_of_a_newer_version_says_so() {
    expect_after(|plan| plan.format.minor = 7, &["newer_format"]);
}

#[test]
fn what_could_not_be_read_is_found() {
    let json = r#"[{"title":"no id"}]"#;
    let change = |plan: &mut Plan| plan.facts = serde_json::from_str(json).unwrap();
    expect_after(change, &["set_aside"]);
}

fn remark(text: &str, resolved: bool) -> Comment {
    Comment {
        text: text.into(),
        resolved,
        ..Comment::default()
    }
}

#[test]
fn open_remarks_are_found_where_they_were_made() {
    let mut plan = sound();
    let theme: Id<Theme> = Id::numbered(1);
    let gone: Id<Theme> = Id::numbered(77);
    plan.comments = BTreeMap::from([
        (
            gone.uuid(),
            vec![remark("on something that was deleted", false)],
        ),
        (Id::<Target>::numbered(5).uuid(), vec![remark("done", true)]),
    ])
    .into();
    expect(&plan, &["open_remark"]);
    assert_eq!(
        findings(&plan).first().map(|finding| finding.about),
        Some(Subject::Plan)
    );
    // A theme with an id of its own: the others of the sound plan share number one.
    plan.themes
        .update(theme, |theme| theme.order = OrderKey::default());
    add(&mut plan.themes, support::theme(50));
    add(&mut plan.measures, measure(51, 50));
    add(&mut plan.targets, target(51, 51, 5, People::Each));
    add(&mut plan.cost_lines, cost_line(51, 51));
    let theme: Id<Theme> = Id::numbered(50);
    plan.comments = BTreeMap::from([(theme.uuid(), vec![remark("why?", false)])]).into();
    expect(&plan, &["open_remark"]);
    let about = findings(&plan).first().map(|finding| finding.about);
    assert_eq!(about, Some(Subject::Theme(theme)));
}

#[test]
fn a_waived_finding_is_marked_and_not_counted() {
    let mut plan = sound();
    plan.title.clear();
    plan.targets
        .update(Id::numbered(1), |target| target.due = None);
    let counts = |plan: &Plan| Counts::of(&findings(plan));
    assert_eq!((counts(&plan).warning, counts(&plan).waived), (2, 0));
    let waiver = |finding: &str, subject: u128| Waiver {
        finding: finding.into(),
        subject: Id::<Target>::numbered(subject).uuid(),
        ..Waiver::default()
    };
    plan.waivers = vec![
        waiver("not_smart", 1),
        waiver("no_title", 0),
        waiver("no_sector", 1),
    ];
    assert_eq!((counts(&plan).open(), counts(&plan).waived), (0, 2));
    expect(&plan, &["no_title", "not_smart"]);
}

#[test]
fn findings_stand_in_the_order_of_the_plan() {
    let mut plan = sound();
    plan.title.clear();
    add(&mut plan.themes, theme(2));
    let untitled = |number, theme| Measure {
        title: String::new(),
        ..measure(number, theme)
    };
    // The measure of theme 2 stands before the second one of theme 1.
    for (number, theme) in [(2, 2), (3, 1)] {
        add(&mut plan.measures, untitled(number, theme));
        add(&mut plan.targets, target(number, number, 0, People::Each));
        add(&mut plan.cost_lines, cost_line(number, number));
    }
    let about: Vec<Subject> = findings(&plan)
        .iter()
        .map(|finding| finding.about)
        .collect();
    assert_eq!(
        about,
        [
            Subject::Plan,
            Subject::Measure(Id::numbered(3)),
            Subject::Target(Id::numbered(3)),
            Subject::Measure(Id::numbered(2)),
            Subject::Target(Id::numbered(2)),
        ]
    );
    let found = findings(&plan);
    assert_eq!(of_measure(&found, Id::numbered(2)).count(), 2);
    assert_eq!(of_section(&found, Section::Measures).count(), 4);
    assert_eq!(of_section(&found, Section::Profile).count(), 1);
}
