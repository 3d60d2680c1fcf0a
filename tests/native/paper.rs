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
        reading::{About, Part, reading},
    },
    plan::{
        Cents, CostLine, Id, Kind, Language, Number, People, Plan, Point, Scope, Section, Series,
        Stated, StatedValue,
    },
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

fn read(plan: &Plan, about: About, language: Language) -> Vec<Part> {
    let money = money(plan, schemes::rate(plan));
    reading(about, plan, &figures(plan), &money, Words::new(language))
}

/// Everything that the text of a plan says.
fn said(plan: &Plan, language: Language) -> String {
    let words = Words::new(language);
    let parts = read(plan, About::Plan, language);
    let table = |Table { head, rows }: Table| {
        let rows = rows.into_iter().flat_map(|row| {
            let cells = row.cells.into_iter().map(|cell| cell.shown(words));
            std::iter::once(row.head).chain(cells).collect::<Vec<_>>()
        });
        head.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    };
    let parts = parts.into_iter().map(|part| match part {
        Part::Heading { text, .. } => text,
        Part::Prose(label, text) => format!("{label}\n{text}"),
        Part::Fields(fields) => {
            let fields = fields
                .iter()
                .map(|(label, text)| format!("{label}: {text}"));
            fields.collect::<Vec<_>>().join("\n")
        }
        Part::List(label, texts) => format!("{label}\n{}", texts.join("\n")),
        Part::Table(it, _) => table(it),
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
    assert_eq!(said, "Profile\nStatus: draft");
}

/// The headings of a level, each with what stands between it and the next.
fn under(parts: &[Part], wanted: u8) -> Vec<(String, Vec<Part>)> {
    let mut found: Vec<(String, Vec<Part>)> = Vec::new();
    for part in parts {
        match (part, found.last_mut()) {
            (Part::Heading { level, text, .. }, _) if *level == wanted => {
                found.push((text.clone(), Vec::new()));
            }
            (part, Some((_, parts))) => parts.push(part.clone()),
            (_, None) => {}
        }
    }
    found
}

#[test]
fn a_plan_is_read_in_the_order_of_its_menu_and_what_has_no_page_comes_after() {
    let mut plan = exchange::read(EVERYTHING).unwrap();
    for kind in Kind::ALL {
        plan.kind = *kind;
        plan.sections = Vec::new();
        let words = Words::new(Language::En);
        let headings = under(&read(&plan, About::Plan, Language::En), 2);
        let headings: Vec<&str> = headings.iter().map(|(text, _)| text.as_str()).collect();
        let menu = plan.sections().iter().map(|it| words.section(*it));
        let menu: Vec<&str> = menu.filter(|name| headings.contains(name)).collect();
        assert_eq!(headings[..menu.len()], menu, "{kind:?}");
        assert!(menu.len() > 5, "{kind:?}");
        let gaps = words.section(Section::Gaps);
        // Pilots tell them where they have no page.
        assert_eq!(
            headings.contains(&gaps),
            plan.sections().contains(&Section::Gaps)
        );
    }
}

#[test]
fn series_stand_under_the_labour_market_and_not_under_what_came_before() {
    let mut plan = exchange::read(EVERYTHING).unwrap();
    let words = Words::new(Language::En);
    let series = plan.series.iter().next().unwrap().id;
    let title = "Inflow and outflow";
    plan.series
        .update(series, |series| series.title = title.to_owned());
    let sections = under(&read(&plan, About::Plan, Language::En), 2);
    let with = sections.iter().filter(|(_, parts)| {
        let named = |part: &Part| matches!(part, Part::Heading { text, .. } if text == title);
        parts.iter().any(named)
    });
    let with: Vec<&str> = with.map(|(text, _)| text.as_str()).collect();
    assert_eq!(with, [words.section(Section::LabourMarket)]);
}

#[test]
fn cost_lines_end_with_what_they_add_up_to() {
    let mut plan = empty();
    for (number, units) in [(1, 40), (2, 12)] {
        add(
            &mut plan.cost_lines,
            CostLine {
                id: Id::numbered(number),
                description: format!("Line {number}"),
                units: Some(units.into()),
                unit_price: Some(Cents::new(12_500).unwrap()),
                ..CostLine::default()
            },
        );
    }
    let parts = read(&plan, About::Section(Section::Money), Language::En);
    let costs = under(&parts, 3);
    let (_, costs) = costs.iter().find(|(text, _)| text == "Costs").unwrap();
    let Part::Table(table, total) = &costs[0] else {
        panic!("no table: {costs:?}");
    };
    // 52 × 125.00.
    let last = table.rows.last().unwrap();
    assert_eq!((last.head.as_str(), *total), ("Total", Some(2)));
    assert_eq!(
        last.cells.last(),
        Some(&Cell::Money(Cents::new(650_000).unwrap()))
    );
    // On its own sheet, without its lines.
    let alone = under(&read(&plan, About::Money, Language::En), 3);
    assert!(alone.iter().all(|(text, _)| text != "Costs"));
}

#[test]
fn a_series_has_a_row_for_each_period_and_loses_no_value() {
    let mut plan = empty();
    let point = |label: &str, group: &str, value: i64| Point {
        label: label.to_owned(),
        group: group.to_owned(),
        value: Number::new(value.into()).ok(),
        ..Point::default()
    };
    let points = vec![
        point("2026", "in", 5),
        point("2026", "out", 7),
        point("2027", "in", 6),
    ];
    let series = Series {
        id: Id::numbered(1),
        points,
        ..Series::default()
    };
    add(&mut plan.series, series.clone());
    let table = |plan: &Plan| {
        let parts = read(plan, About::Section(Section::LabourMarket), Language::En);
        let mut tables = parts.into_iter().filter_map(|part| match part {
            Part::Table(table, _) => Some(table),
            _ => None,
        });
        tables.next_back().unwrap()
    };
    let found = table(&plan);
    assert_eq!(found.head[1..], ["in", "out"]);
    assert_eq!(found.rows.len(), 2);
    // Twice the same period and group: three rows of their own.
    plan.series.update(Id::numbered(1), |series| {
        series.points[2].label = "2026".to_owned();
    });
    assert_eq!(table(&plan).rows.len(), 3);
}
