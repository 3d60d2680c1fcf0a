//! What stands on paper besides its place: the table of participants, and the text to read.

// The helpers of a test may stop it, as the test itself may.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod support;

use sectorplan::{
    chart::{Cell, TableRow},
    figures::figures,
    paper::{Participants, participants},
    plan::{Id, Language, People, Plan, Scope, Stated, StatedValue},
    text::Words,
};
use support::{add, day, empty, measure, target, theme};

fn table(plan: &Plan) -> Participants {
    participants(plan, &figures(plan), Words::new(Language::En)).unwrap()
}

fn figures_of(row: &TableRow) -> Vec<Option<u64>> {
    let figure = |cell: &Cell| match cell {
        Cell::Count(count) => Some(*count),
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
    assert!(table(&plan).shared);
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
