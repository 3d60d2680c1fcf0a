//! Cost lines as a sheet: where the cursor goes, and what is selected, shown, sorted and filled.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::{
    cells::{Value, put_all, said, shown},
    column::Column,
    names::Names,
};
use crate::{
    figures::Money,
    plan::{Cents, CostLine, Id, Plan, Quantity, folded},
    text::Words,
};

/// A cell by its row and column, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// How large a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// How many rows are visible at once.
    pub page: usize,
}

/// A step of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the very first cell.
    First,
    /// To the very last cell.
    Last,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the next cell, wrapping at the end of the row.
    Next,
    /// To the previous cell, wrapping at the start of the row.
    Before,
}

/// The selected cells: from where the selection began to where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// Where the selection began.
    pub anchor: Spot,
    /// Where the cursor is.
    pub cursor: Spot,
}

impl Range {
    /// One cell.
    #[must_use]
    pub const fn at(spot: Spot) -> Self {
        Self {
            anchor: spot,
            cursor: spot,
        }
    }

    /// All cells, with the cursor where it is.
    #[must_use]
    pub fn all(size: Size) -> Self {
        Self {
            anchor: Spot::default(),
            cursor: Spot {
                row: size.rows.saturating_sub(1),
                column: size.columns.saturating_sub(1),
            },
        }
    }

    /// The rows, from the first to the last.
    #[must_use]
    pub fn rows(self) -> RangeInclusive<usize> {
        let (a, b) = (self.anchor.row, self.cursor.row);
        a.min(b)..=a.max(b)
    }

    /// The columns, from the first to the last.
    #[must_use]
    pub fn columns(self) -> RangeInclusive<usize> {
        let (a, b) = (self.anchor.column, self.cursor.column);
        a.min(b)..=a.max(b)
    }

    /// Whether it is one cell.
    #[must_use]
    pub fn is_one(self) -> bool {
        self.anchor == self.cursor
    }

    /// The range after a step of the cursor; with `extend` the selection continues from its start.
    #[must_use]
    pub fn after(self, step: Step, extend: bool, size: Size) -> Self {
        let cursor = stepped(self.cursor, step, size);
        let anchor = if extend { self.anchor } else { cursor };
        Self { anchor, cursor }
    }

    /// The part of it that is in a sheet of this size.
    #[must_use]
    pub fn within(self, size: Size) -> Self {
        let clip = |spot: Spot| Spot {
            row: spot.row.min(size.rows.saturating_sub(1)),
            column: spot.column.min(size.columns.saturating_sub(1)),
        };
        Self {
            anchor: clip(self.anchor),
            cursor: clip(self.cursor),
        }
    }
}

fn stepped(from: Spot, step: Step, size: Size) -> Spot {
    let (last_row, last) = (size.rows.saturating_sub(1), size.columns.saturating_sub(1));
    let Spot { row, column } = from;
    let (row, column) = match step {
        Step::Left => (row, column.saturating_sub(1)),
        Step::Right => (row, column + 1),
        Step::Up => (row.saturating_sub(1), column),
        Step::Down => (row + 1, column),
        Step::RowStart => (row, 0),
        Step::RowEnd => (row, last),
        Step::First => (0, 0),
        Step::Last => (last_row, last),
        Step::PageUp => (row.saturating_sub(size.page.max(1)), column),
        Step::PageDown => (row + size.page.max(1), column),
        Step::Next if column < last => (row, column + 1),
        Step::Next if row < last_row => (row + 1, 0),
        Step::Before if column > 0 => (row, column - 1),
        Step::Before if row > 0 => (row - 1, last),
        Step::Next | Step::Before => (row, column),
    };
    Spot {
        row: row.min(last_row),
        column: column.min(last),
    }
}

/// The rows to draw of a sheet scrolled by `scrolled`, with some extra on both sides; lengths in
/// pixels.
#[must_use]
pub fn drawn(scrolled: usize, height: usize, row: usize, rows: usize) -> std::ops::Range<usize> {
    const MORE: usize = 6;
    let row = row.max(1);
    let first = (scrolled / row).saturating_sub(MORE).min(rows);
    let last = (scrolled + height).div_ceil(row) + MORE;
    first..last.min(rows)
}

/// Which lines are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The required text for these columns.
    pub of: Vec<(Column, String)>,
    /// What at least one column must contain.
    pub text: String,
}

impl Filter {
    /// The columns by which lines are filtered.
    pub const COLUMNS: [Column; 3] = [Column::Measure, Column::Category, Column::Bearer];

    /// Whether all lines are shown.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.of.is_empty() && self.text.trim().is_empty()
    }

    /// The required text for a column; `None` if anything will do.
    #[must_use]
    pub fn wanted(&self, column: Column) -> Option<&str> {
        let found = self.of.iter().find(|(one, _)| *one == column);
        found.map(|(_, text)| text.as_str())
    }

    /// Requires this text in a column, or nothing.
    pub fn want(&mut self, column: Column, text: Option<String>) {
        self.of.retain(|(one, _)| *one != column);
        self.of.extend(text.map(|text| (column, text)));
    }

    /// Whether a line is shown.
    #[must_use]
    pub fn shows(&self, line: &CostLine, names: &Names, money: &Money, words: Words) -> bool {
        let says = |column| shown(column, line, names, money, words);
        let wanted = folded(&self.text);
        self.of.iter().all(|(column, text)| says(*column) == *text)
            && (wanted.is_empty()
                || Column::ALL
                    .into_iter()
                    .any(|column| folded(&says(column)).contains(&wanted)))
    }

    /// A new line that the filter shows: it has the required text in its columns.
    #[must_use]
    pub fn new_line(&self, plan: &Plan, names: &Names, money: &Money, words: Words) -> CostLine {
        let mut new = CostLine::default();
        for (column, text) in &self.of {
            let mut lines = plan.cost_lines.iter();
            let like = lines.find(|line| shown(*column, line, names, money, words) == *text);
            if let Some(like) = like {
                put_all(&mut new, [(*column, column.of(like, names))], names);
            }
        }
        new
    }
}

/// What the lines say in a column, each text once.
#[must_use]
pub fn texts_of(
    column: Column,
    plan: &Plan,
    names: &Names,
    money: &Money,
    words: Words,
) -> BTreeSet<String> {
    let lines = plan.cost_lines.iter();
    lines
        .map(|line| shown(column, line, names, money, words))
        .collect()
}

/// What the amounts of lines in a column add up to; `None` beyond 10¹⁵ cents. Cells without an
/// amount add nothing.
#[must_use]
pub fn total<'a>(
    column: Column,
    lines: impl Iterator<Item = &'a CostLine>,
    names: &Names,
    money: &Money,
) -> Option<Cents> {
    let amount = |line: &CostLine| match said(column, line, names, money) {
        Value::Money(amount) => amount,
        _ => None,
    };
    let sum: i128 = lines
        .filter_map(amount)
        .map(|amount| i128::from(amount.get()))
        .sum();
    Cents::new(i64::try_from(sum).ok()?).ok()
}

/// These lines in the order of a column, empty cells last; equal ones keep their order.
#[must_use]
pub fn arranged(
    lines: &[&CostLine],
    column: Column,
    up: bool,
    plan: &Plan,
    names: &Names,
    money: &Money,
    words: Words,
) -> Vec<Id<CostLine>> {
    let measures: Vec<_> = plan.measures.iter().map(|measure| measure.id).collect();
    let place = |line: &CostLine| {
        let at = |id| measures.iter().position(|one| *one == id);
        line.measure.and_then(at)
    };
    let key = |line: &CostLine| match said(column, line, names, money) {
        Value::Quantity(number) => Key::of(number.map(Quantity::decimal)),
        Value::Money(price) => Key::of(price.map(|price| price.get().into())),
        Value::Measure(_) => Key::of(place(line).map(Into::into)),
        _ => Key {
            number: None,
            text: folded(&shown(column, line, names, money, words)),
        },
    };
    let mut keyed: Vec<(Key, Id<CostLine>)> =
        lines.iter().map(|line| (key(line), line.id)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a.is_empty(), b.is_empty()) {
        (false, false) if up => a.cmp(b),
        (false, false) => b.cmp(a),
        (a, b) => a.cmp(&b),
    });
    keyed.into_iter().map(|(_, id)| id).collect()
}

/// What lines are sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    number: Option<rust_decimal::Decimal>,
    text: String,
}

impl Key {
    fn of(number: Option<rust_decimal::Decimal>) -> Self {
        Self {
            number,
            text: String::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.number.is_none() && self.text.is_empty()
    }
}

/// The lines after the first, with its values in these columns.
#[must_use]
pub fn filled_down(
    lines: &[&CostLine],
    columns: &[Column],
    names: &Names,
) -> Vec<(Option<Id<CostLine>>, CostLine)> {
    let Some((first, others)) = lines.split_first() else {
        return Vec::new();
    };
    let filled = |line: &&CostLine| {
        let mut filled = CostLine::clone(line);
        let cells = columns.iter();
        let cells = cells.map(|column| (*column, column.of(first, names)));
        put_all(&mut filled, cells, names);
        (Some(line.id), filled)
    };
    others.iter().map(filled).collect()
}

/// These lines with these columns emptied.
#[must_use]
pub fn cleared(
    lines: &[&CostLine],
    columns: &[Column],
    names: &Names,
) -> Vec<(Option<Id<CostLine>>, CostLine)> {
    let cleared = |line: &&CostLine| {
        let mut cleared = CostLine::clone(line);
        let cells = columns.iter();
        let cells = cells.map(|column| (*column, column.empty(names)));
        put_all(&mut cleared, cells, names);
        (Some(line.id), cleared)
    };
    lines.iter().map(cleared).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        rows: 50,
        columns: 4,
        page: 10,
    };

    #[track_caller]
    fn check(from: (usize, usize), step: Step, to: (usize, usize)) {
        let (row, column) = from;
        let after = Range::at(Spot { row, column }).after(step, false, SIZE);
        assert_eq!(after, Range::at(after.cursor));
        assert_eq!((after.cursor.row, after.cursor.column), to);
    }

    #[test]
    fn the_cursor_stays_on_the_sheet() {
        check((0, 0), Step::Left, (0, 0));
        check((0, 0), Step::Up, (0, 0));
        check((49, 3), Step::Down, (49, 3));
        check((49, 3), Step::Right, (49, 3));
        check((45, 1), Step::PageDown, (49, 1));
        check((5, 1), Step::PageUp, (0, 1));
        check((7, 2), Step::RowStart, (7, 0));
        check((7, 2), Step::RowEnd, (7, 3));
        check((7, 2), Step::First, (0, 0));
        check((7, 2), Step::Last, (49, 3));
    }

    #[test]
    fn tab_goes_over_the_end_of_a_row() {
        check((7, 2), Step::Next, (7, 3));
        check((7, 3), Step::Next, (8, 0));
        check((8, 0), Step::Before, (7, 3));
        check((0, 0), Step::Before, (0, 0));
        check((49, 3), Step::Next, (49, 3));
    }

    #[test]
    fn a_choice_grows_from_where_it_began() {
        let range = Range::at(Spot { row: 5, column: 2 });
        let range = range.after(Step::Up, true, SIZE);
        let range = range.after(Step::Right, true, SIZE);
        assert_eq!((range.rows(), range.columns()), (4..=5, 2..=3));
        assert!(range.after(Step::Down, false, SIZE).is_one());
    }

    #[test]
    fn only_rows_in_sight_are_drawn() {
        assert_eq!(drawn(0, 400, 40, 5_000), 0..16);
        assert_eq!(drawn(100_000, 400, 40, 5_000), 2_494..2_516);
        assert_eq!(drawn(199_800, 400, 40, 5_000), 4_989..5_000);
        assert_eq!(drawn(0, 400, 40, 3), 0..3);
        assert_eq!(drawn(900, 400, 40, 0), 0..0);
    }
}
