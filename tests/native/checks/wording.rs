//! Words: texts compared with numbers and with each other.

use sectorplan::{
    check::Rule,
    plan::{Id, People, Plan, TargetUnit},
};

use super::{expect, expect_after, findings, second_target};
use crate::support::sound;

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
