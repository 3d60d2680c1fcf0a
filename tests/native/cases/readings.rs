//! What was recorded: every reading is seen, and what is said of it is true.

use std::{fs, path::Path};

use sectorplan::{
    chart::{Chart, progress},
    check::{Finding, Severity, check},
    exchange,
    figures::{figures, money, progress::progress as standing},
    paper::reading::{Part, reading},
    plan::{
        CostLine, Id, Language, Number, People, Plan, ReadingPart, Realisation, RealisationOf,
        Scope, Stated, StatedValue, Target, TargetGroup, TargetUnit,
    },
    text::Words,
};

use crate::support::{
    LANGUAGES, add, cost_line, day, empty, measure, quantity, sound, target, term, theme,
};

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

const CODES: [&str; 12] = [
    "dangling",
    "reading_of_nothing",
    "reading_without_day",
    "reading_without_value",
    "reading_before_start",
    "reading_after_end",
    "readings_differ",
    "reading_without_promise",
    "reading_below_zero",
    "parts_too_large",
    "whole_differs",
    "figures_without_day",
];

/// The codes of what is found about readings.
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

/// The rows of the chart's table as somebody reads them.
fn rows(plan: &Plan) -> Vec<String> {
    let words = Words::new(Language::Nl);
    let table = chart(plan, Language::Nl).table;
    let rows = (0..table.rows.len()).filter_map(|row| table.row_in_words(row, words));
    rows.map(|row| row.replace('\u{a0}', " ")).collect()
}

/// All words of the reading version.
fn on_paper(plan: &Plan) -> String {
    let words = Words::new(Language::Nl);
    let parts = reading(plan, &figures(plan), &money(plan, None), words);
    let text = parts.into_iter().map(|part| match part {
        Part::Heading(_, text) | Part::Prose(text) => text,
        Part::List(texts) => texts.join("\n"),
        Part::Table(table) => (0..table.rows.len())
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

/// A plan of two years without findings, with a target of 100 people, and a reading of it.
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
        "Of 1 measured target nothing can be expected yet: the plan does not say when."
    );
    // Nor where the plan has not begun by then.
    let mut plan = case("g2a");
    plan.period = term("2017-01-01", "2018-12-31");
    assert_eq!(
        says(&plan, Language::En),
        "Of 1 measured target nothing can be expected yet: by the plan that comes later."
    );
}

#[test]
fn only_those_of_which_something_is_expected_are_on_course() {
    let mut plan = plan("2026-12-31", "80");
    add(
        &mut plan.targets,
        Target {
            phasing: vec![sectorplan::plan::QuantityPhase {
                period: term("2027-07-01", "2027-12-31"),
                amount: quantity("10"),
                ..sectorplan::plan::QuantityPhase::default()
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
        "Op 31 dec 2026 ligt 1 van de 1 gemeten doelen waarvan al iets verwacht mag worden op of \
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
        "Of 1 target there is only a reading without a day: whether it is on course cannot be said."
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
    // Also where the plan was made shorter later, and a day early enough is none.
    let mut plan = plan("2027-12-31", "90");
    assert!(codes(&plan).is_empty());
    plan.period = term("2026-01-01", "2027-06-30");
    assert_eq!(codes(&plan), ["reading_after_end"]);
    plan.period = term("2028-01-01", "2028-12-31");
    assert_eq!(codes(&plan), ["reading_before_start"]);
    // The last day alone is enough to know.
    plan.period.first = None;
    plan.period.last = Some(day("2027-06-30"));
    assert_eq!(codes(&plan), ["reading_after_end"]);
    // A plan that ends before it starts says so itself.
    plan.period = term("2028-01-01", "2026-12-31");
    assert!(codes(&plan).is_empty());
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
    // Of three, one finding.
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
    // As it is given, the reading counts in the unit of its target.
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
    // The unit of the target itself, however it is written, is no other.
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
        said.starts_with("Op 31 dec 2027 ligt 1 van de 1 gemeten doelen"),
        "{said}"
    );
    assert!(!said.contains("achter"), "{said}");
    assert!(rows(&plan)[1].starts_with("Maatregel 1, doel 2: waarvan deelnemers"));
}

/// Two themes with a measure of 100 people each, for one group each.
fn of_two_themes() -> Plan {
    let mut plan = sound();
    add(
        &mut plan.target_groups,
        TargetGroup {
            id: Id::numbered(2),
            name: "Older workers".into(),
            ..TargetGroup::default()
        },
    );
    add(&mut plan.themes, theme(2));
    let mut second = measure(2, 2);
    second.target_groups = vec![Id::numbered(2)];
    add(&mut plan.measures, second);
    add(&mut plan.targets, target(2, 2, 300, People::Each));
    add(&mut plan.cost_lines, cost_line(2, 2));
    plan
}

#[test]
fn readings_of_parts_of_the_plan_are_held_against_their_applications() {
    let mut plan = of_two_themes();
    let on = "2026-12-31";
    record(&mut plan, RealisationOf::Plan, on, "150");
    record(&mut plan, RealisationOf::Theme(Id::numbered(2)), on, "120");
    record(
        &mut plan,
        RealisationOf::TargetGroup(Id::numbered(1)),
        on,
        "30",
    );
    record(
        &mut plan,
        RealisationOf::Measure(Id::numbered(2)),
        on,
        "120",
    );
    // Both targets are due on 1 June 2027, the 517th day; 365 days have passed.
    assert_eq!(
        rows(&plan),
        [
            "Hele plan: Beloofd 400, Bereikt 150, Dag 31 dec 2026, Verwacht 282,4, Aandeel 37,5%",
            "Thema ‘Theme 2’: Beloofd 300, Bereikt 120, Dag 31 dec 2026, Verwacht 211,8, Aandeel \
             40,0%",
            "Doelgroep ‘Young people’: Beloofd 100, Bereikt 30, Dag 31 dec 2026, Verwacht 70,6, \
             Aandeel 30,0%",
            "Maatregel 2: Beloofd 300, Bereikt 120, Dag 31 dec 2026, Verwacht 211,8, Aandeel 40,0%",
        ]
    );
    assert!(says(&plan, Language::Nl).starts_with(
        "Hele plan: 150 bereikt van 400 deelnames, 282,4 verwacht. Thema ‘Theme 2’: 120 bereikt"
    ));
    assert!(codes(&plan).is_empty());
    let paper = on_paper(&plan);
    for name in [
        "Hele plan",
        "Thema ‘Theme 2’",
        "Doelgroep ‘Young people’",
        "Maatregel 2",
    ] {
        assert!(paper.contains(name), "{name}");
    }
    // One target that does not say when: nothing is said of the whole.
    plan.period.last = None;
    plan.targets.update(Id::numbered(1), |it| it.due = None);
    assert!(rows(&plan)[0].contains("Verwacht geen cijfer"));
}

#[test]
fn a_group_that_shares_targets_with_others_is_held_against_nothing() {
    let mut plan = of_two_themes();
    plan.measures
        .update(Id::numbered(2), |it| it.target_groups.push(Id::numbered(1)));
    record(
        &mut plan,
        RealisationOf::TargetGroup(Id::numbered(1)),
        "2026-12-31",
        "30",
    );
    assert!(
        rows(&plan)[0].starts_with("Doelgroep ‘Young people’: Beloofd geen cijfer, Bereikt 30")
    );
}

#[test]
fn a_part_that_counts_companies_is_held_against_no_applications() {
    let mut plan = of_two_themes();
    let id = record(&mut plan, RealisationOf::Plan, "2026-12-31", "12");
    plan.realisations
        .update(id, |it| it.unit = Some(TargetUnit::Company));
    assert!(
        rows(&plan)[0].contains("Bereikt 12 bedrijven") && rows(&plan)[0].ends_with("geen cijfer")
    );
    plan.realisations
        .update(id, |it| it.unit = Some(TargetUnit::Participant));
    assert!(rows(&plan)[0].contains("Bereikt 12, "));
}

#[test]
fn what_was_only_stated_is_promised_too() {
    let mut plan = empty();
    plan.period = term("2026-01-01", "2027-12-31");
    add(
        &mut plan.stated,
        Stated {
            id: Id::numbered(1),
            scope: Scope::Plan,
            value: StatedValue::Applications(quantity("2000")),
            approximate: true,
            ..Stated::default()
        },
    );
    record(&mut plan, RealisationOf::Plan, "2026-12-31", "500");
    assert_eq!(
        rows(&plan),
        [
            "Hele plan: Beloofd ca. 2.000, Bereikt 500, Dag 31 dec 2026, Verwacht 1.000, Aandeel ca. \
          25%"
        ]
    );
}

#[test]
fn targets_that_were_measured_make_no_reading_of_the_plan() {
    let plan = plan("2026-12-31", "50");
    let of: Vec<_> = standing(&plan)
        .unwrap()
        .rows
        .iter()
        .map(|row| row.of)
        .collect();
    assert_eq!(of, [FIRST]);
}

#[test]
fn a_whole_that_differs_from_all_its_parts_is_found() {
    let on = "2026-12-31";
    let second = RealisationOf::Target(Id::numbered(2));
    let mut plan = of_two_themes();
    let whole = record(&mut plan, RealisationOf::Plan, on, "150");
    record(&mut plan, FIRST, on, "30");
    // One of two parts is less than the whole.
    assert!(codes(&plan).is_empty());
    record(&mut plan, second, on, "119");
    assert_eq!(codes(&plan), ["whole_differs"]);
    let text = findings(&plan)
        .iter()
        .find(|it| it.about == whole.into())
        .map(|it| Words::new(Language::Nl).finding(&plan, it))
        .unwrap();
    assert_eq!(
        text.title,
        "Realisatie van het plan: het geheel is niet wat de delen samen zijn"
    );
    assert!(text.detail.contains("150") && text.detail.contains("149"));
    // A later reading of that day stands, and one of another day says nothing of this one.
    record(&mut plan, second, on, "120");
    assert!(!codes(&plan).contains(&"whole_differs"));
    record(&mut plan, second, "2027-03-31", "200");
    assert!(!codes(&plan).contains(&"whole_differs"));
    // More than the whole cannot be, whatever else is known.
    let mut plan = of_two_themes();
    record(&mut plan, RealisationOf::Plan, on, "20");
    record(&mut plan, FIRST, on, "30");
    assert_eq!(codes(&plan), ["whole_differs"]);
    // A theme with a reading of its own counts by that one, and is held against its targets.
    let mut plan = of_two_themes();
    record(&mut plan, RealisationOf::Theme(Id::numbered(1)), on, "40");
    record(&mut plan, second, on, "60");
    record(&mut plan, RealisationOf::Plan, on, "100");
    assert!(codes(&plan).is_empty());
    record(&mut plan, FIRST, on, "39");
    assert_eq!(codes(&plan), ["whole_differs"]);
    // So is a group, of which more may be known than is.
    let mut plan = of_two_themes();
    record(
        &mut plan,
        RealisationOf::TargetGroup(Id::numbered(2)),
        on,
        "100",
    );
    record(&mut plan, second, on, "60");
    assert!(codes(&plan).is_empty());
    record(&mut plan, second, on, "120");
    assert_eq!(
        codes(&plan),
        ["readings_differ", "whole_differs"]
            .as_slice()
            .iter()
            .rev()
            .copied()
            .collect::<Vec<_>>()
    );
}

fn in_parts(plan: &mut Plan, value: &str, parts: &[(&str, &str)]) -> Id<Realisation> {
    let id = record(plan, FIRST, "2026-12-31", value);
    plan.realisations.update(id, |it| {
        let part = |(label, value): &(&str, &str)| ReadingPart {
            label: (*label).into(),
            value: value.parse().ok(),
            ..ReadingPart::default()
        };
        it.parts = parts.iter().map(part).collect();
    });
    id
}

#[test]
fn parts_of_a_reading_are_at_most_the_whole() {
    let mut plan = sound();
    in_parts(&mut plan, "70", &[("jongeren", "40"), ("ouderen", "31")]);
    assert_eq!(codes(&plan), ["parts_too_large"]);
    let found = findings(&plan);
    assert_eq!(found[0].severity(), Severity::Blocking);
    let mut plan = sound();
    in_parts(&mut plan, "70", &[("jongeren", "40"), ("ouderen", "30")]);
    assert!(codes(&plan).is_empty() && !on_paper(&plan).contains("rest"));
    // What the parts do not say is the rest.
    let mut plan = sound();
    in_parts(&mut plan, "70", &[("jongeren", "40"), ("", "20")]);
    assert!(codes(&plan).is_empty());
    let paper = on_paper(&plan);
    assert!(
        paper.contains("jongeren: 40; deel 2: 20; rest: 10"),
        "{paper}"
    );
    // Parts that all have a number say the whole, those that do not say nothing.
    let mut plan = sound();
    in_parts(&mut plan, "", &[("jongeren", "40"), ("ouderen", "30")]);
    assert!(rows(&plan)[0].contains("Bereikt 70"));
    let mut plan = sound();
    in_parts(&mut plan, "", &[("jongeren", "40"), ("ouderen", "")]);
    assert_eq!(codes(&plan), ["reading_without_value"]);
}

#[test]
fn readings_of_cost_lines_are_judged_too() {
    let of = RealisationOf::CostLine(Id::numbered(1));
    let mut plan = sound();
    record(&mut plan, of, "2026-12-31", "1000");
    assert!(codes(&plan).is_empty());
    record(&mut plan, of, "2026-12-31", "1500");
    record(&mut plan, of, "", "1600");
    record(&mut plan, of, "2030-01-01", "1700");
    assert_eq!(
        codes(&plan),
        [
            "readings_differ",
            "reading_without_day",
            "reading_after_end"
        ]
    );
    let found = findings(&plan);
    assert!(
        found
            .iter()
            .all(|it| it.section() == sectorplan::plan::Section::Money)
    );
}

#[test]
fn what_cannot_be_is_found_and_nothing_stops_the_program() {
    let mut plan = plan("2026-12-31", "-5");
    assert_eq!(codes(&plan), ["reading_below_zero"]);
    let most = "1000000000000";
    for of in [
        FIRST,
        RealisationOf::Plan,
        RealisationOf::Theme(Id::numbered(9)),
    ] {
        record(&mut plan, of, "2026-12-31", most);
        record(&mut plan, of, "", "");
    }
    in_parts(&mut plan, most, &[("a", most), ("b", most)]);
    plan.targets.update(Id::numbered(1), |it| {
        it.quantity = Some(quantity("0.000001"))
    });
    add(
        &mut plan.realisations,
        Realisation {
            id: Id::numbered(99),
            ..Realisation::default()
        },
    );
    assert!(codes(&plan).contains(&"reading_of_nothing"));
    for language in LANGUAGES {
        assert!(!says(&plan, language).is_empty());
        for finding in findings(&plan) {
            let text = Words::new(language).finding(&plan, &finding);
            assert!(!text.title.is_empty() && !text.detail.is_empty());
        }
    }
}

#[test]
fn every_reading_leads_to_the_page_on_which_it_stands() {
    use sectorplan::plan::Section;
    for (of, section) in [
        (FIRST, Section::Measures),
        (RealisationOf::CostLine(Id::numbered(1)), Section::Money),
        (RealisationOf::Plan, Section::Measures),
        (RealisationOf::Theme(Id::numbered(1)), Section::Measures),
    ] {
        let mut plan = sound();
        record(&mut plan, of, "", "4");
        let found = findings(&plan);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].section(), section);
    }
}

/// A thousand measures of one target, a quarterly reading of each and of the plan.
#[test]
fn four_thousand_readings_take_no_time() {
    let mut plan = empty();
    plan.period = term("2026-01-01", "2027-12-31");
    add(&mut plan.themes, theme(1));
    for number in 1..=1_000 {
        add(&mut plan.measures, measure(number, 1));
        add(&mut plan.targets, target(number, number, 100, People::Each));
        add::<CostLine>(&mut plan.cost_lines, cost_line(number, number));
    }
    let readings = (0..4_000_u128).map(|number| {
        let of = RealisationOf::Target(Id::numbered(1 + number / 4));
        let quarters = ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];
        Realisation {
            id: Id::numbered(number + 1),
            of: Some(of),
            date: Some(day(quarters[usize::try_from(number % 4).unwrap()])),
            value: Some(number_of(number % 4 * 10)),
            ..Realisation::default()
        }
    });
    for reading in readings {
        add(&mut plan.realisations, reading);
    }
    record(&mut plan, RealisationOf::Plan, "2026-12-31", "30000");
    let begun = std::time::Instant::now();
    let found = codes(&plan).into_iter().filter(|code| *code != "dangling");
    assert_eq!(found.count(), 0);
    assert_eq!(rows(&plan).len(), 1_001);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

fn number_of(value: u128) -> Number {
    number(&value.to_string())
}
