//! Readings of parts of the plan, in parts, of cost lines, and of anything a file may contain.

use sectorplan::{
    check::Severity,
    figures::progress::progress as standing,
    plan::{
        CostLine, Id, Language, Number, People, Plan, ReadingPart, Realisation, RealisationOf,
        Scope, Section, Stated, StatedValue, TargetGroup, TargetUnit,
    },
    text::Words,
};

use super::{FIRST, codes, findings, number, on_paper, plan, record, rows, says};
use crate::support::{
    LANGUAGES, add, cost_line, day, empty, measure, quantity, sound, target, term, theme,
};

/// Two themes with a measure of 100 people each, each for one group.
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
    // One target without a date: nothing is said about the whole.
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
    // A later reading of that day replaces it, and one of another day says nothing about this one.
    record(&mut plan, second, on, "120");
    assert!(!codes(&plan).contains(&"whole_differs"));
    record(&mut plan, second, "2027-03-31", "200");
    assert!(!codes(&plan).contains(&"whole_differs"));
    // It cannot be more than the whole, whatever else is known.
    let mut plan = of_two_themes();
    record(&mut plan, RealisationOf::Plan, on, "20");
    record(&mut plan, FIRST, on, "30");
    assert_eq!(codes(&plan), ["whole_differs"]);
    // A theme with a reading of its own counts by that, and is compared with its targets.
    let mut plan = of_two_themes();
    record(&mut plan, RealisationOf::Theme(Id::numbered(1)), on, "40");
    record(&mut plan, second, on, "60");
    record(&mut plan, RealisationOf::Plan, on, "100");
    assert!(codes(&plan).is_empty());
    record(&mut plan, FIRST, on, "39");
    assert_eq!(codes(&plan), ["whole_differs"]);
    // So does a group, of which more may be known than is recorded.
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
    assert_eq!(codes(&plan), ["whole_differs", "readings_differ"]);
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
    // What the parts do not cover is the rest.
    let mut plan = sound();
    in_parts(&mut plan, "70", &[("jongeren", "40"), ("", "20")]);
    assert!(codes(&plan).is_empty());
    let paper = on_paper(&plan);
    assert!(
        paper.contains("jongeren: 40; deel 2: 20; rest: 10"),
        "{paper}"
    );
    // Parts that all have a number make up the whole; those that do not say nothing.
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
    assert!(found.iter().all(|it| it.section() == Section::Money));
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
        it.quantity = Some(quantity("0.000001"));
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

/// A thousand measures with one target each, a quarterly reading of each and of the plan.
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
