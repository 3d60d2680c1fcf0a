//! What was stated, or phased, compared with what is counted.

use sectorplan::{
    chart::{self, Cell},
    check::{Counted, Field, Rule, Severity},
    figures::figures,
    plan::{
        Id, Language, Number, Plan, Point, Precision, QuantityPhase, Scope, Series, StatedValue,
    },
};

use super::{
    ABOUT, AT_LEAST, both, case, found, of_measures, of_stated, of_themes, precise, state, update,
    with_code, words,
};
use crate::support::{add, empty, quantity, sound, term};

#[test]
fn people_who_are_stated_where_nothing_is_counted_yet_contradict_nothing() {
    let plan = case("g9a");
    assert!(with_code(&plan, "stated_differs").is_empty());
    let found = with_code(&plan, "count_not_broken_down");
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(one.severity(), Severity::Advice);
    assert_eq!(
        both(|words| words.finding(&plan, one).title),
        [
            "Het plan: 700 deelnemers genoemd, nog niet uitgesplitst",
            "The plan: 700 people stated, not broken down yet"
        ]
    );
    let chart = chart::stated_counts(&plan, &figures(&plan), words(Language::En)).unwrap();
    // A missing figure is never zero, and nothing contradicts it.
    assert_eq!(chart.table.rows[0].cells[1], Cell::Missing);
    assert_eq!(chart.says, "Nothing that was stated can be worked out yet.");
}

#[test]
fn a_stated_nobody_is_what_is_counted() {
    assert!(of_stated(&empty(), 0, Precision::EXACT).is_empty());
}

fn phased(amounts: &[&str], precision: Precision) -> usize {
    let mut plan = of_measures(&[100]);
    update(&mut plan, 1, |target| {
        target.phasing = amounts
            .iter()
            .map(|amount| QuantityPhase {
                period: term("2014-01-01", "2014-12-31"),
                amount: quantity(amount),
                ..QuantityPhase::default()
            })
            .collect();
    });
    precise(&mut plan, 1, precision);
    with_code(&plan, "target_phases_differ").len()
}

#[test]
fn phases_of_a_target_are_the_target_together() {
    let found = with_code(&case("g16a"), "target_phases_differ");
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(one.field, Field::Phasing);
    assert_eq!(one.severity(), Severity::Warning);
    assert_eq!(
        one.rule,
        Rule::TargetPhasesDiffer {
            phased: 120.into(),
            quantity: 100.into()
        }
    );
    assert_eq!(phased(&["60", "40"], Precision::EXACT), 0);
    assert_eq!(phased(&["60", "39.5"], Precision::EXACT), 1);
    assert_eq!(phased(&[], Precision::EXACT), 0);
    assert_eq!(phased(&["60", "60"], AT_LEAST), 0);
    assert_eq!(phased(&["40", "50"], AT_LEAST), 1);
    assert_eq!(phased(&["60", "45"], ABOUT), 0);
    assert_eq!(phased(&["60", "60"], ABOUT), 1);
    let most = "1000000000000";
    assert_eq!(phased(&[most; 5], Precision::EXACT), 1);
}

#[test]
fn a_stated_number_of_measures_is_held_against_the_list() {
    let of = |stated: u32, precision: Precision, scope: Scope| {
        let mut plan = of_themes(&[1, 1, 1]);
        state(
            &mut plan,
            StatedValue::Measures(stated.into()),
            precision,
            scope,
        );
        let found = found(&plan).into_iter();
        let found = found.filter_map(|finding| match finding.rule {
            Rule::StatedDiffers {
                counted: Counted::Measures,
                derived,
                ..
            } => Some(derived.number),
            _ => None,
        });
        found.collect::<Vec<_>>()
    };
    let exact = Precision::EXACT;
    assert_eq!(of(3, exact, Scope::Plan), [0; 0]);
    assert_eq!(of(9, exact, Scope::Plan), [3]);
    assert_eq!(of(2, AT_LEAST, Scope::Plan), [0; 0]);
    assert_eq!(of(1, exact, Scope::Theme(Id::numbered(2))), [0; 0]);
    assert_eq!(of(2, exact, Scope::Theme(Id::numbered(2))), [1]);
    // A measure has no measures, and a theme that no longer exists is found as such.
    assert_eq!(of(2, exact, Scope::Measure(Id::numbered(2))), [0; 0]);
    assert_eq!(of(2, exact, Scope::Theme(Id::numbered(9))), [0; 0]);

    let mut plan = of_themes(&[1, 1, 1]);
    let nine = StatedValue::Measures(9.into());
    state(&mut plan, nine, exact, Scope::Plan);
    let chart = chart::stated_counts(&plan, &figures(&plan), words(Language::En)).unwrap();
    let cells: Vec<String> = chart.table.rows[0]
        .cells
        .iter()
        .map(|cell| cell.shown(words(Language::En)))
        .collect();
    assert_eq!(cells, ["9", "3", "6"]);
}

fn series(values: &[&str], total: &str) -> Plan {
    let mut plan = sound();
    let points = values.iter().zip(1..).map(|(value, number)| Point {
        label: format!("Group {number}"),
        value: value.parse().ok(),
        ..Point::default()
    });
    let one = Series {
        id: Id::numbered(1),
        title: "Vacancies".into(),
        source: "Statistics".into(),
        points: points.collect(),
        total: total.parse::<Number>().ok(),
        ..Series::default()
    };
    add(&mut plan.series, one);
    plan
}

#[test]
fn the_total_of_a_series_is_held_against_its_figures() {
    let found =
        |values: &[&str], total: &str| with_code(&series(values, total), "series_total").len();
    assert_eq!(found(&["2", "3.5"], "5.5"), 0);
    assert_eq!(found(&["2", "3.5"], "6"), 1);
    assert_eq!(found(&["2", "3.5"], ""), 0);
    // While a figure is missing, nobody knows the sum.
    assert_eq!(found(&["2", ""], "6"), 0);
    assert_eq!(found(&[], "6"), 0);
    assert_eq!(found(&["-2", "2"], "0"), 0);
}

#[test]
fn the_total_of_a_series_is_in_its_chart_and_its_table() {
    let said = |total: &str| {
        let plan = series(&["2", "3"], total);
        let series = plan.series.iter().next().unwrap();
        chart::series(series, words(Language::En)).unwrap()
    };
    let agrees = said("5");
    assert!(agrees.says.ends_with("The sum is 5, as the source says."));
    let last = agrees.table.rows.last().unwrap();
    assert_eq!(last.head, "Total according to the source");
    let differs = said("6");
    let sentence = "The sum is 5; the source says 6.";
    assert!(differs.says.ends_with(sentence), "{}", differs.says);
}
