//! A block of cells pasted onto cost lines: what becomes of each cell, before anything is done.

use std::collections::BTreeMap;

use super::{
    block::{Block, Cell},
    column::Column,
    names::Names,
    reading::Verdict,
    rows::{Reader, says_already},
};
use crate::{
    figures::Money,
    plan::{CostLine, Id, Plan},
    text::Words,
};

/// Where a block is pasted.
#[derive(Clone, Copy)]
pub struct Onto<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What its things are called.
    pub names: &'a Names,
    /// What its lines cost.
    pub money: &'a Money,
    /// The language in which numbers are read.
    pub words: Words,
    /// The lines shown, from the first that is pasted on.
    pub lines: &'a [Id<CostLine>],
    /// The columns shown, from the first that is pasted on.
    pub columns: &'a [Column],
    /// The line that a new line starts from.
    pub new_line: &'a CostLine,
}

/// A block being pasted, with what the person decided about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paste {
    /// The cells.
    pub block: Block,
    /// Whether the first row has the names of the columns.
    pub head: bool,
    /// Which column of the lines each column of the block goes to; `None` if it is left out.
    pub columns: Vec<Option<Column>>,
    /// What the person said about doubtful texts.
    pub answers: BTreeMap<(Column, String), Answer>,
}

/// What the person said about a doubtful text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is read as if it were this text.
    Instead(String),
    /// It is left out.
    LeaveOut,
}

/// The result of a paste.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// The lines as they will be; one without an id is new.
    pub lines: Vec<(Option<Id<CostLine>>, CostLine)>,
    /// The texts in doubt, each once, in order of appearance.
    pub doubts: Vec<Doubt>,
    /// The columns of the block that go nowhere although they are not empty.
    pub lost: Vec<Lost>,
}

/// A text in doubt.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The column it is in.
    pub column: Column,
    /// The text, as it was pasted.
    pub text: String,
    /// What becomes of it, given the answer if there is one.
    pub verdict: Verdict,
    /// Whether it came from a merged cell.
    pub merged: bool,
    /// The rows of the block it is in, from 1.
    pub rows: Vec<usize>,
}

/// A column of the block that goes nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Which column of the block, from 0.
    pub at: usize,
    /// The first text in it.
    pub example: String,
    /// How many of its cells are not empty.
    pub cells: usize,
}

impl Paste {
    /// A block as it arrives: matched by a row of names if it has one, else by position.
    #[must_use]
    pub fn new(block: Block, onto: Onto<'_>) -> Self {
        let named = named_columns(&block, onto);
        let head = named.is_some();
        let by_place = |at| onto.columns.get(at).copied();
        let columns = named.unwrap_or_else(|| (0..block.width()).map(by_place).collect());
        Self {
            block,
            head,
            columns,
            answers: BTreeMap::new(),
        }
    }

    /// The names above the columns of the block; empty if it has none.
    #[must_use]
    pub fn heads(&self) -> Vec<&str> {
        let first = self.block.rows.first().filter(|_| self.head);
        first.map_or_else(Vec::new, |row| {
            row.iter().map(|cell| cell.text.as_str()).collect()
        })
    }

    /// The result of the paste.
    #[must_use]
    pub fn outcome(&self, onto: Onto<'_>) -> Outcome {
        let by_id = onto.plan.cost_lines.by_id();
        let mut reader = Reader::of(self, onto);
        let mut lines = Vec::new();
        let skip = usize::from(self.head);
        for (at, row) in self.block.rows.iter().enumerate().skip(skip) {
            let held = onto.lines.get(at - skip).and_then(|id| by_id.get(id));
            if held.is_none() && row.iter().all(Cell::is_blank) {
                continue;
            }
            let line = reader.row(at + 1, row, held.copied());
            lines.extend(line.map(|line| (held.map(|held| held.id), line)));
        }
        Outcome {
            lines,
            doubts: reader.doubts,
            lost: self.lost(),
        }
    }

    fn lost(&self) -> Vec<Lost> {
        let skip = usize::from(self.head);
        let of = |at: usize| {
            let rows = self.block.rows.iter().skip(skip);
            let texts = rows.filter_map(|row| row.get(at).map(|cell| cell.text.trim()));
            let mut filled = texts.filter(|text| !text.is_empty());
            let example = filled.next()?.to_owned();
            Some(Lost {
                at,
                example,
                cells: 1 + filled.count(),
            })
        };
        (0..self.block.width())
            .filter(|at| self.columns.get(*at).copied().flatten().is_none())
            .filter_map(of)
            .collect()
    }
}

impl Outcome {
    /// How many lines are new.
    #[must_use]
    pub fn added(&self) -> usize {
        self.lines.iter().filter(|(id, _)| id.is_none()).count()
    }

    /// Whether nobody needs to check it.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.doubts.is_empty() && self.lost.is_empty()
    }
}

/// The columns by the names in the first row, if that is a row of names: two or more, each once,
/// and no more other texts than names.
fn named_columns(block: &Block, onto: Onto<'_>) -> Option<Vec<Option<Column>>> {
    let [first, _, ..] = &block.rows[..] else {
        return None;
    };
    let all = onto.names.columns();
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in first {
        let column = Column::named(&cell.text, &all);
        columns.push(column.filter(|column| !columns.contains(&Some(*column))));
    }
    let names = columns.iter().flatten().count();
    let filled = first.iter().filter(|cell| !cell.text.trim().is_empty());
    if names < 2 || names * 2 < filled.count() || is_there_already(first, onto) {
        return None;
    }
    // Many budgets call the price of a unit its rate.
    let rate = columns
        .iter()
        .position(|column| *column == Some(Column::Rate));
    if let Some(at) = rate.filter(|_| !columns.contains(&Some(Column::UnitPrice))) {
        let texts = block.rows.iter().skip(1).filter_map(|row| row.get(at));
        let mut filled = texts.filter(|cell| !cell.text.trim().is_empty());
        let is_price = |cell: &Cell| onto.words.read_money(&cell.text).is_ok();
        if filled.next().is_some_and(is_price)
            && let Some(column) = columns.get_mut(at)
        {
            *column = Some(Column::UnitPrice);
        }
    }
    Some(columns)
}

/// Whether the lines already say what this row says, so that its texts are values and not names.
fn is_there_already(row: &[Cell], onto: Onto<'_>) -> bool {
    let first = onto
        .lines
        .first()
        .and_then(|id| onto.plan.cost_lines.get(*id));
    first.is_some_and(|line| {
        let mut cells = row.iter().zip(onto.columns);
        cells.all(|(cell, column)| says_already(*column, line, &cell.text, onto))
    })
}
