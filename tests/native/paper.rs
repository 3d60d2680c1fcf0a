//! What paper says, regardless of layout: the table of participants, and the text to read.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::collections::BTreeMap;

use crate::support::{add, day, empty, measure, target, theme};
use sectorplan::{
    chart::{Cell, Table, TableRow},
    exchange,
    figures::{figures, money},
    paper::{
        Participants, participants,
        reading::{Part, reading},
    },
    plan::{Id, Language, People, Plan, Scope, Stated, StatedValue},
    schemes,
    text::Words,
};

fn table(plan: &Plan) -> Participants {
    participants(plan, &figures(plan), Words::new(Language::En)).unwrap()
}

fn figures_of(row: &TableRow) -> Vec<Option<u64>> {
    let figure = |cell: &Cell| match cell {
        Cell::Count(count) => Some(*count),
        Cell::Counted(count) => Some(count.number),
        Cell::Number(number) => Some(number.decimal().try_into().unwrap()),
        _ => None,
    };
    row.cells.iter().map(figure).collect()
}

#[track_caller]
fn check(plan: &Plan, rows: &[(&str, &[Option<u64>])]) {
    let found = table(plan).table.rows;
    let found: Vec<(&str, Vec<Option<u64>>)> = found
        .iter()
        .map(|row| (row.head.as_str(), figures_of(row)))
        .collect();
    let rows: Vec<(&str, Vec<Option<u64>>)> = rows
        .iter()
        .map(|(head, row)| (*head, row.to_vec()))
        .collect();
    assert_eq!(found, rows);
}

/// Two themes with a measure each: 100 people in the first, 50 in the second, of whom 20 take
/// part in both.
fn two_themes() -> Plan {
    let mut plan = empty();
    for number in [1, 2] {
        add(&mut plan.themes, theme(number));
        add(&mut plan.measures, measure(10 + number, number));
    }
    let mut first = target(21, 11, 100, People::Each);
    first.overlaps = [(Id::numbered(22), 20.into())].into();
    add(&mut plan.targets, first);
    add(&mut plan.targets, target(22, 12, 50, People::Each));
    plan
}

fn stated(number: u128, value: StatedValue, scope: Scope) -> Stated {
    Stated {
        id: Id::numbered(number),
        value,
        scope,
        ..Stated::default()
    }
}

#[test]
fn who_takes_part_in_two_themes_is_one_person_of_the_plan() {
    let plan = two_themes();
    check(
        &plan,
        &[
            ("1 Theme 1", &[Some(100), Some(100)]),
            ("2 Theme 2", &[Some(50), Some(50)]),
            ("Total", &[Some(150), Some(130)]),
        ],
    );
    assert!(table(&plan).shared.is_some());
    assert!(participants(&empty(), &figures(&empty()), Words::new(Language::En)).is_none());
}

#[test]
fn what_was_stated_of_themes_stands_in_a_column_and_of_the_plan_in_a_row() {
    let mut plan = two_themes();
    let of_theme = Scope::Theme(Id::numbered(2));
    let applications = StatedValue::Applications(60.into());
    add(&mut plan.stated, stated(31, applications, of_theme));
    let people = StatedValue::People(125.into());
    add(&mut plan.stated, stated(32, people, Scope::Plan));
    check(
        &plan,
        &[
            ("1 Theme 1", &[Some(100), Some(100), None]),
            ("2 Theme 2", &[Some(50), Some(50), Some(60)]),
            ("Total", &[Some(150), Some(130), None]),
            ("Stated total", &[None, Some(125), None]),
        ],
    );
}

#[test]
fn years_stand_where_there_are_several_and_not_too_many() {
    let mut plan = two_themes();
    plan.targets
        .update(Id::numbered(22), |one| one.due = Some(day("2028-06-01")));
    // The due date of a target in these plans is 1 June 2027.
    check(
        &plan,
        &[
            ("1 Theme 1", &[Some(100), Some(100), Some(100), Some(0)]),
            ("2 Theme 2", &[Some(50), Some(50), Some(0), Some(50)]),
            ("Total", &[Some(150), Some(130), Some(100), Some(50)]),
        ],
    );
    let years = ["2029-01-01", "2030-01-01", "2031-01-01"];
    for (number, year) in (23..).zip(years) {
        let mut more = target(number, 12, 1, People::Each);
        more.due = Some(day(year));
        add(&mut plan.targets, more);
    }
    // Five years are too many.
    assert_eq!(table(&plan).table.head.len(), 3);
}

#[test]
fn measures_without_a_theme_have_a_row_of_their_own() {
    let mut plan = two_themes();
    add(&mut plan.measures, measure(13, 99));
    add(&mut plan.targets, target(23, 13, 7, People::Each));
    let table = table(&plan);
    assert_eq!(table.table.rows[2].head, "Without a theme");
    assert_eq!(figures_of(&table.table.rows[2]), [Some(7), Some(7)]);
    assert_eq!(
        figures_of(&table.table.rows[table.total]),
        [Some(157), Some(137)]
    );
}

const EVERYTHING: &str = include_str!("../data/everything.json");

/// What is not in the text to read, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("title", "stands above it"),
    ("lineage", "says which copy this is"),
    ("poster.", "shorter texts for the poster"),
    ("measures.poster_text", "a shorter text for the poster"),
    ("scheme.own.parts_there", "said of those that are not there"),
    ("submission.copy", "the plan as it once was"),
    ("private", "never on paper"),
    ("comments", "said about the plan"),
    ("assignments", "who does what while it is written"),
    ("waivers", "said about the checks"),
    ("translations", "in another language"),
];

/// Makes every text of a plan unique, and reports where each one is.
fn tell_apart(value: &mut serde_json::Value, path: &str, texts: &mut BTreeMap<String, String>) {
    match value {
        serde_json::Value::String(text) => {
            let typed = [
                "Tekst over",
                "https:",
                "A title",
                "info@",
                "Opleidingsfonds",
                "Zoals",
            ];
            if typed.iter().any(|begin| text.starts_with(begin)) {
                let link = if text.starts_with("https:") {
                    "https://example.org/"
                } else {
                    ""
                };
                *text = format!("{link}woord{}x", texts.len());
                texts.insert(text.clone(), path.to_owned());
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                tell_apart(item, path, texts);
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                tell_apart(field, &path, texts);
            }
        }
        _ => {}
    }
}

/// Everything that the text of a plan says.
fn said(plan: &Plan, language: Language) -> String {
    let words = Words::new(language);
    let counts = figures(plan);
    let parts = reading(plan, &counts, &money(plan, schemes::rate(plan)), words);
    let table = |Table { head, rows }: Table| {
        let rows = rows.into_iter().flat_map(|row| {
            let cells = row.cells.into_iter().map(|cell| cell.shown(words));
            std::iter::once(row.head).chain(cells).collect::<Vec<_>>()
        });
        head.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    };
    let parts = parts.into_iter().map(|part| match part {
        Part::Heading(_, text) | Part::Prose(text) => text,
        Part::List(texts) => texts.join("\n"),
        Part::Table(it) => table(it),
    });
    parts.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_text_of_a_plan_is_read_or_left_out_on_purpose() {
    let mut json: serde_json::Value = serde_json::from_str(EVERYTHING).unwrap();
    let mut texts = BTreeMap::new();
    tell_apart(&mut json, "", &mut texts);
    let plan = exchange::read(&json.to_string()).unwrap();
    for language in [Language::Nl, Language::En] {
        let said = said(&plan, language);
        let missing: Vec<&String> = texts
            .iter()
            .filter(|(text, path)| {
                let left_out = LEFT_OUT.iter().any(|(begin, _)| path.starts_with(begin));
                left_out == said.contains(text.as_str())
            })
            .map(|(_, path)| path)
            .collect();
        assert_eq!(missing, Vec::<&String>::new());
    }
}

#[test]
fn a_text_to_read_says_nothing_of_what_is_not_there() {
    let said = said(&empty(), Language::En);
    assert_eq!(said, "Status: draft");
}
