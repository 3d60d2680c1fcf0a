//! What was recorded: every reading is seen, and what is said about it is true.

#![allow(
    clippy::unwrap_used,
    reason = "a test whose plan cannot be made has failed"
)]

mod parts;

use std::{fs, path::Path};

use sectorplan::{
    chart::{Chart, progress},
    check::{Field, Finding, Rule, check, check_on},
    exchange,
    figures::{
        figures, money,
        progress::progress as standing,
        readings::{is_falling, meets},
    },
    paper::reading::{About, Part, reading},
    plan::{
        Id, Indicator, Language, Number, People, Plan, QuantityPhase, Reading, Realisation,
        RealisationOf, Target, TargetUnit,
    },
    text::Words,
};

use crate::support::{LANGUAGES, add, day, quantity, sound, target, term};

fn case(name: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let file = fs::read_to_string(path.join(format!("{name}.json"))).unwrap();
    exchange::read(&file).unwrap()
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn findings(plan: &Plan) -> Vec<Finding> {
    check(plan, &figures(plan))
}

const CODES: [&str; 13] = [
    "dangling",
    "reading_of_nothing",
    "reading_without_day",
    "reading_without_value",
    "reading_before_start",
    "reading_after_end",
    "reading_to_come",
    "readings_differ",
    "reading_without_promise",
    "reading_below_zero",
    "parts_too_large",
    "whole_differs",
    "figures_without_day",
];

/// The codes of the findings about readings.
fn codes(plan: &Plan) -> Vec<&'static str> {
    let all = findings(plan).into_iter().map(|it| it.rule.code());
    all.filter(|code| CODES.contains(code)).collect()
}

fn chart(plan: &Plan, language: Language) -> Chart {
    progress(plan, Words::new(language)).unwrap()
}

fn says(plan: &Plan, language: Language) -> String {
    chart(plan, language).says.replace('\u{a0}', " ")
}

/// The rows of the chart's table as a person reads them.
fn rows(plan: &Plan) -> Vec<String> {
    let words = Words::new(Language::Nl);
    let table = chart(plan, Language::Nl).table;
    let rows = (0..table.rows.len()).filter_map(|row| table.row_in_words(row, words));
    rows.map(|row| row.replace('\u{a0}', " ")).collect()
}

/// All words of the reading version.
fn on_paper(plan: &Plan) -> String {
    let words = Words::new(Language::Nl);
    let parts = reading(About::Plan, plan, &figures(plan), &money(plan, None), words);
    let text = parts.into_iter().map(|part| match part {
        Part::Heading { text, .. } => text,
        Part::Prose(label, text) => format!("{label}\n{text}"),
        Part::Fields(fields) => fields
            .iter()
            .map(|(label, text)| format!("{label}: {text}"))
            .collect::<Vec<_>>()
            .join("\n"),
        Part::List(label, texts) => format!("{label}\n{}", texts.join("\n")),
        Part::Table(table, _) => (0..table.rows.len())
            .filter_map(|row| table.row_in_words(row, words))
            .collect::<Vec<_>>()
            .join("\n"),
    });
    text.collect::<Vec<_>>().join("\n")
}

fn record(plan: &mut Plan, of: RealisationOf, on: &str, value: &str) -> Id<Realisation> {
    let id = Id::numbered(100 + u128::try_from(plan.realisations.len()).unwrap());
    let reading = Realisation {
        id,
        of: Some(of),
        date: (!on.is_empty()).then(|| day(on)),
        value: value.parse().ok(),
        ..Realisation::default()
    };
    add(&mut plan.realisations, reading);
    id
}

const FIRST: RealisationOf = RealisationOf::Target(Id::numbered(1));

/// A plan of two years without findings, with a target of 100 people and a reading of it.
fn plan(on: &str, value: &str) -> Plan {
    let mut plan = sound();
    record(&mut plan, FIRST, on, value);
    plan
}

#[test]
fn nothing_is_found_in_readings_that_are_in_order() {
    assert!(findings(&plan("2026-12-31", "50")).is_empty());
}

#[test]
fn g2a_who_was_not_expected_anywhere_is_not_where_it_should_be() {
    let plan = case("g2a");
    assert_eq!(
        says(&plan, Language::Nl),
        "Van 1 gemeten doel kan nog niets worden verwacht: het plan zegt niet wanneer."
    );
    assert_eq!(
        says(&plan, Language::En),
        "For 1 measured target nothing can be expected yet: the plan does not say when."
    );
    // Nor if the plan has not begun by then.
    let mut plan = case("g2a");
    plan.period = term("2017-01-01", "2018-12-31");
    assert_eq!(
        says(&plan, Language::En),
        "For 1 measured target nothing can be expected yet: by the plan that comes later."
    );
}

#[test]
fn only_those_of_which_something_is_expected_are_on_course() {
    let mut plan = plan("2026-12-31", "80");
    add(
        &mut plan.targets,
        Target {
            phasing: vec![QuantityPhase {
                period: term("2027-07-01", "2027-12-31"),
                amount: quantity("10"),
                ..QuantityPhase::default()
            }],
            ..target(2, 1, 10, People::Each)
        },
    );
    record(
        &mut plan,
        RealisationOf::Target(Id::numbered(2)),
        "2026-12-31",
        "0",
    );
    assert!(says(&plan, Language::Nl).starts_with(
        "Op 31 dec 2026 ligt het ene gemeten doel waarvan al iets verwacht mag worden op of \
         boven die verwachting. Van 1 gemeten doel kan nog niets worden verwacht"
    ));
}

#[test]
fn who_are_equally_far_behind_are_told_together() {
    let mut plan = plan("2027-12-31", "20");
    for id in [2, 3] {
        add(&mut plan.targets, target(id, 1, 100, People::Each));
    }
    let of = |id| RealisationOf::Target(Id::numbered(id));
    record(&mut plan, of(2), "2027-12-31", "20");
    record(&mut plan, of(3), "2027-12-31", "100");
    let said = says(&plan, Language::En);
    assert!(
        said.contains(
            "Furthest behind, and equally far, are ‘Measure 1, target 1: participants \
                       young people’ (20 reached, 100 expected) and 1 other target."
        ),
        "{said}"
    );
    record(&mut plan, of(2), "2027-12-31", "100");
    let said = says(&plan, Language::En);
    assert!(said.contains("Only ‘Measure 1, target 1"), "{said}");
}

#[test]
fn g11a_a_reading_without_a_day_is_seen_and_found() {
    let plan = case("g11a");
    assert_eq!(codes(&plan), ["reading_without_day"]);
    let found = findings(&plan);
    let found = found
        .iter()
        .find(|it| it.rule.code() == "reading_without_day")
        .unwrap();
    let reading = plan.realisations.iter().next().unwrap().id;
    assert_eq!(found.about, reading.into());
    assert_eq!(found.measure, plan.measures.iter().next().map(|it| it.id));
    assert_eq!(
        rows(&plan),
        [
            "Maatregel 1: deelnemers: Beloofd 100, Bereikt 40, Dag geen cijfer, Verwacht geen cijfer, \
          Aandeel 40,0%"
        ]
    );
    assert_eq!(
        says(&plan, Language::En),
        "For 1 target there is only a reading without a day: it cannot be said whether it is on track."
    );
    assert!(on_paper(&plan).contains("Maatregel 1: deelnemers: 40"));
}

#[test]
fn a_reading_without_a_day_beside_others_is_named_as_left_out() {
    let mut plan = plan("2026-12-31", "50");
    record(&mut plan, FIRST, "", "80");
    assert_eq!(rows(&plan).len(), 1);
    let said = says(&plan, Language::En);
    assert!(
        said.contains("1 reading is not in this chart: 1 without a day."),
        "{said}"
    );
    assert_eq!(codes(&plan), ["reading_without_day"]);
}

#[test]
fn g11b_a_reading_after_the_end_is_found() {
    assert_eq!(codes(&case("g11b")), ["reading_after_end"]);
    // Also if the plan was shortened later; an early enough day gives none.
    let mut plan = plan("2027-12-31", "90");
    assert!(codes(&plan).is_empty());
    plan.period = term("2026-01-01", "2027-06-30");
    assert_eq!(codes(&plan), ["reading_after_end"]);
    plan.period = term("2028-01-01", "2028-12-31");
    assert_eq!(codes(&plan), ["reading_before_start"]);
    // The last day alone is enough.
    plan.period.first = None;
    plan.period.last = Some(day("2027-06-30"));
    assert_eq!(codes(&plan), ["reading_after_end"]);
    // A plan that ends before it starts says so itself.
    plan.period = term("2028-01-01", "2026-12-31");
    assert!(codes(&plan).is_empty());
}

/// It is known only where somebody says which day it is.
#[test]
fn a_reading_of_a_day_to_come_is_found() {
    let plan = plan("2027-06-30", "90");
    let on = |today: Option<&str>| -> Vec<&'static str> {
        let found = check_on(&plan, &figures(&plan), today.map(day)).into_iter();
        let codes = found.map(|it| it.rule.code());
        codes.filter(|code| CODES.contains(code)).collect()
    };
    assert_eq!(on(Some("2027-06-29")), ["reading_to_come"]);
    assert!(on(Some("2027-06-30")).is_empty());
    assert!(on(None).is_empty());
    // What lies outside the plan says so, once.
    let mut plan = plan.clone();
    plan.period = term("2026-01-01", "2026-12-31");
    let found = check_on(&plan, &figures(&plan), Some(day("2026-06-01")));
    let codes: Vec<_> = found
        .iter()
        .map(|it| it.rule.code())
        .filter(|code| CODES.contains(code))
        .collect();
    assert_eq!(codes, ["reading_after_end"]);
}

#[test]
fn which_way_an_indicator_goes_follows_from_baseline_and_aim() {
    let figure = |value: &str, on: &str| Reading {
        date: Some(day(on)),
        value: Some(number(value)),
        ..Reading::default()
    };
    let of = |baseline: &str, aims: &[&str], falling: bool| {
        let days = ["2026-06-30", "2027-06-30"];
        Indicator {
            id: Id::numbered(1),
            title: "Absence".into(),
            falling,
            baseline: Some(figure(baseline, "2026-01-01")),
            aims: aims
                .iter()
                .zip(days)
                .map(|(aim, on)| figure(aim, on))
                .collect(),
            ..Indicator::default()
        }
    };
    // At 5.5 a fall from 6 to 5 is not there yet, whether somebody ticked that less is better or not.
    for falling in [true, false] {
        let indicator = of("6", &["5"], falling);
        assert!(!meets(&indicator, number("5.5"), number("5")));
        assert!(meets(&indicator, number("4.9"), number("5")));
    }
    // The last aim says where it should go, by day.
    assert!(is_falling(&of("6", &["6", "5"], false)));
    assert!(!is_falling(&of("6", &["5", "7"], true)));
    // Where they say nothing, the tick does.
    assert!(is_falling(&of("6", &["6"], true)) && !is_falling(&of("6", &["6"], false)));

    let found = |indicator: Indicator| {
        let mut plan = sound();
        add(&mut plan.indicators, indicator);
        let found = findings(&plan).into_iter();
        found.map(|it| (it.field, it.rule)).collect::<Vec<_>>()
    };
    let (baseline, aim) = (number("5"), number("6"));
    assert!(found(of("6", &["5"], false)).is_empty() && found(of("6", &["5"], true)).is_empty());
    assert_eq!(
        found(of("5", &["6"], true)),
        [(Field::Falling, Rule::WrongDirection { baseline, aim })]
    );
    assert_eq!(
        found(of("5", &["6", "5"], true)),
        [(Field::Aims, Rule::AimIsBaseline { value: baseline })]
    );
    let told = Indicator {
        qualitative: true,
        ..of("5", &["5"], false)
    };
    assert!(found(told).is_empty());
}

#[test]
fn g11c_two_readings_of_one_day_that_differ_are_found() {
    let plan = case("g11c");
    assert_eq!(codes(&plan), ["readings_differ"]);
    let last = plan.realisations.iter().last().unwrap().id;
    let found = findings(&plan);
    let found = found
        .iter()
        .find(|it| it.rule.code() == "readings_differ")
        .unwrap();
    assert_eq!(found.about, last.into());
    let text = Words::new(Language::En).finding(&plan, found);
    assert!(text.detail.contains("296,000") && text.detail.contains("181,000"));
    let paper = on_paper(&plan);
    assert!(
        paper.contains("181.000") && paper.contains("vervangen"),
        "{paper}"
    );
    assert!(paper.contains("296.000"));
}

#[test]
fn the_same_reading_twice_or_another_unit_is_no_contradiction() {
    let mut plan = plan("2026-12-31", "50");
    record(&mut plan, FIRST, "2026-12-31", "50");
    assert!(codes(&plan).is_empty());
    let other = record(&mut plan, FIRST, "2026-12-31", "12");
    plan.realisations
        .update(other, |it| it.unit = Some(TargetUnit::Company));
    assert!(codes(&plan).is_empty());
    // Three readings, one finding.
    record(&mut plan, FIRST, "2026-12-31", "51");
    record(&mut plan, FIRST, "2026-12-31", "52");
    assert_eq!(codes(&plan), ["readings_differ"]);
}

#[test]
fn g11d_a_reading_of_a_target_without_a_number_is_seen_and_found() {
    let plan = case("g11d");
    assert_eq!(codes(&plan), ["reading_without_promise"]);
    assert_eq!(
        rows(&plan),
        [
            "Maatregel 1, doel 2: deelnemers: Beloofd geen cijfer, Bereikt 96, Dag 30 jun 2016, \
          Verwacht geen cijfer, Aandeel geen cijfer"
        ]
    );
    let said = says(&plan, Language::Nl);
    assert_eq!(
        said,
        "Van 1 doel is iets bereikt, maar het plan belooft daarvoor geen aantal. Van 1 doel is \
         nog niets opgenomen."
    );
}

#[test]
fn g12a_people_are_not_held_against_companies() {
    let mut plan = case("g12a");
    let reading = plan.realisations.iter().next().unwrap().id;
    // As given, the reading counts in the unit of its target.
    assert_eq!(
        rows(&plan),
        [
            "Maatregel 4: bedrijven: Beloofd 750, Bereikt 402, Dag 10 mrt 2015, Verwacht 571,2, \
          Aandeel 53,6%"
        ]
    );
    plan.realisations.update(reading, |it| {
        it.unit = Some(TargetUnit::Own("praktijkopleiders".into()));
    });
    assert_eq!(
        rows(&plan),
        [
            "Maatregel 4: bedrijven: Beloofd 750, Bereikt 402 praktijkopleiders, Dag 10 mrt 2015, \
          Verwacht geen cijfer, Aandeel geen cijfer"
        ]
    );
    assert_eq!(
        says(&plan, Language::Nl),
        "1 stand telt iets anders dan het plan belooft en krijgt geen percentage."
    );
    assert!(codes(&plan).is_empty());
    assert!(on_paper(&plan).contains("402 praktijkopleiders"));
    let row = &standing(&plan).unwrap().rows[0];
    assert_eq!(
        (row.share(row.reached.decimal()), row.is_behind()),
        (None, None)
    );
    // The target's own unit, however it is written, is not a different one.
    plan.targets
        .update(Id::numbered(3), |it| it.quantity = None);
    for unit in [TargetUnit::Company, TargetUnit::Own(String::new())] {
        plan.realisations.update(reading, |it| it.unit = Some(unit));
        assert!(standing(&plan).unwrap().rows[0].unit.is_none());
    }
}

#[test]
fn a_label_never_reads_as_how_many() {
    for language in LANGUAGES {
        let chart = chart(&case("g12a"), language);
        let head = &chart.table.rows[0].head;
        assert!(
            !head.starts_with(|first: char| first.is_ascii_digit()),
            "{head}"
        );
    }
    let mut plan = case("g12a");
    let id = plan.measures.iter().next().unwrap().id;
    plan.measures.update(id, |it| it.code.clear());
    assert!(rows(&plan)[0].starts_with("Maatregel ‘Praktijkopleiders’: bedrijven: "));
}

#[test]
fn what_is_about_or_at_least_promised_is_shown_so() {
    let mut plan = plan("2026-12-31", "50");
    plan.targets
        .update(Id::numbered(1), |it| it.at_least = true);
    assert!(
        rows(&plan)[0].contains("Beloofd ≥ 100, Bereikt 50,"),
        "{:?}",
        rows(&plan)
    );
    plan.targets.update(Id::numbered(1), |it| {
        it.approximate = true;
        it.at_least = false;
    });
    assert!(
        rows(&plan)[0].ends_with("Aandeel ca. 50%"),
        "{:?}",
        rows(&plan)
    );
}

#[test]
fn what_is_part_of_another_target_is_counted_once() {
    let mut plan = plan("2027-12-31", "100");
    add(
        &mut plan.targets,
        Target {
            part_of: Some(Id::numbered(1)),
            ..target(2, 1, 40, People::Each)
        },
    );
    record(
        &mut plan,
        RealisationOf::Target(Id::numbered(2)),
        "2027-12-31",
        "1",
    );
    let said = says(&plan, Language::Nl);
    assert!(
        said.starts_with("Op 31 dec 2027 ligt het ene doel dat gemeten is"),
        "{said}"
    );
    assert!(!said.contains("achter"), "{said}");
    assert!(rows(&plan)[1].starts_with("Maatregel 1, doel 2: waarvan deelnemers"));
}
