//! What is missing: first steps, and what a measure lacks.

use sectorplan::{
    check::{Field, Finding, Reason, Rule, Subject, Verdict, smart},
    plan::{Execution, Id, Measure, Party, People, Plan, Section},
};

use super::{expect, expect_after, expect_of_measure, findings};
use crate::support::{add, cost_line, empty, measure, sound, target};

#[test]
fn about_a_sound_plan_there_is_nothing_to_say() {
    expect(&sound(), &[]);
}

#[test]
fn a_new_plan_shows_first_steps() {
    let steps = [
        "no_title",
        "no_sector",
        "no_measures",
        "no_lead_applicant",
        "period_missing",
        "no_mission",
        "no_goals",
        "no_facts",
        "no_bottlenecks",
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
fn a_party_without_a_name_carries_nothing_out() {
    let mut plan = sound();
    plan.parties
        .update(Id::numbered(1), |party| party.name = " ".into());
    expect(&plan, &["no_name", "no_executor"]);
    // What mends it is the name of that party.
    let found = findings(&plan);
    let party: Subject = Id::<Party>::numbered(1).into();
    let executor = found.iter().find(|it| it.rule == Rule::NoExecutor);
    assert_eq!(executor.map(Finding::leads_to), Some((party, Field::Name)));
    let measure = plan.measures.get(Id::numbered(1));
    let target = plan.targets.iter().next().unwrap();
    let verdict = |plan: &Plan| {
        let named = |party| plan.parties.get(party).is_some_and(Party::is_somebody);
        smart(target, measure, named).assigned
    };
    assert_eq!(verdict(&plan), Verdict::Missing(Reason::NoExecutor));
    assert_eq!(verdict(&sound()), Verdict::Ok);
}

#[test]
fn a_measure_that_is_there_twice_is_found() {
    let mut plan = sound();
    let twin = Measure {
        title: format!(
            " {} ",
            plan.measures.iter().next().unwrap().title.to_uppercase()
        ),
        ..measure(2, 1)
    };
    add(&mut plan.measures, twin);
    add(&mut plan.targets, target(2, 2, 100, People::Each));
    add(&mut plan.cost_lines, cost_line(2, 2));
    let codes = |plan: &Plan| {
        let all = findings(plan).into_iter();
        let twins = all.filter(|it| it.rule.code() == "twin_measure");
        twins.map(|it| (it.about, it.measure)).collect::<Vec<_>>()
    };
    let second = Id::<Measure>::numbered(2);
    assert_eq!(codes(&plan), [(second.into(), Some(second))]);
    // Two measures of one title with another aim are two measures.
    plan.measures
        .update(second, |it| it.aim = "Another aim".into());
    assert!(codes(&plan).is_empty());
    // Measures without a title yet are no twins.
    for id in [1, 2] {
        plan.measures.update(Id::numbered(id), |it| {
            it.title.clear();
            it.aim.clear();
        });
    }
    assert!(codes(&plan).is_empty());
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
        add(&mut plan.targets, target(2, 2, 50, People::None));
        add(&mut plan.cost_lines, cost_line(2, 2));
    };
    expect_after(change, &["same_code"]);
}

#[test]
fn codes_that_a_spreadsheet_takes_for_the_same_are_a_finding() {
    let with = |code: &str| {
        let second = Measure {
            code: code.to_owned(),
            ..measure(2, 1)
        };
        move |plan: &mut Plan| {
            add(&mut plan.measures, second);
            add(&mut plan.targets, target(2, 2, 50, People::None));
            add(&mut plan.cost_lines, cost_line(2, 2));
        }
    };
    expect_after(with("01"), &["code_like"]);
    expect_after(with("1a"), &[]);
}
