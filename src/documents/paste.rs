//! A block of cells pasted onto cost lines: what becomes of each cell, before anything is done.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    block::{Block, Cell},
    column::Column,
    names::{Found, Names, is_listed},
    questions::{Asked, Question, Settled},
    reading::Verdict,
    rows::{Reader, says_already},
};
use crate::{
    figures::Money,
    plan::{Cents, CostLine, Id, Plan, folded},
    text::{Mark, Words},
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
    /// The row with the names of the columns, from 0; what stands above it is left out.
    pub head: Option<usize>,
    /// Which column of the lines each column of the block goes to; `None` if it is left out.
    pub columns: Vec<Option<Column>>,
    /// What the person said about doubtful texts.
    pub answers: BTreeMap<(Column, String), Answer>,
    /// The same about a text in one row, from 0, that may have been another there.
    pub in_row: BTreeMap<(Column, usize), Answer>,
    /// What the person said to questions about the block.
    pub said: BTreeMap<Question, bool>,
    /// The block as it came, if it came as lines of one cell.
    pub parted: Option<Parted>,
}

/// A block that came as lines of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// What parts the cells in a line.
    pub by: char,
    /// Whether they are parted.
    pub on: bool,
    whole: Block,
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
    /// What is asked about the block as a whole, or about a row of it.
    pub questions: Vec<Asked>,
    /// The texts in doubt, each once, in order of appearance.
    pub doubts: Vec<Doubt>,
    /// The columns of the block that go nowhere although they are not empty.
    pub lost: Vec<Lost>,
    /// What stands above the names of the columns, and is left out.
    pub above: Vec<String>,
    /// Whether rows came with fewer cells than others.
    pub ragged: bool,
    /// What it comes to.
    pub tally: Tally,
}

/// What a paste comes to, before anything is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// What its lines cost together.
    pub amount: Cents,
    /// How many numbers and amounts of the block stay empty.
    pub empty: usize,
    /// How many rows stay out.
    pub out: usize,
    /// What those amount to, as far as they say.
    pub amount_out: Cents,
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
    /// The row, from 0, if it is asked for that row alone.
    pub alone: Option<usize>,
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
    /// A block as it arrives: parted if it came as lines of one cell, and matched by a row of names
    /// if it has one, else by position.
    #[must_use]
    pub fn new(block: Block, onto: Onto<'_>) -> Self {
        let mut paste = Self::default();
        match block.parted() {
            Some((cells, by)) => {
                paste.parted = Some(Parted {
                    by,
                    on: true,
                    whole: block,
                });
                paste.block = cells;
            }
            None => paste.block = block,
        }
        paste.point_at(find_head(&paste.block, onto), onto);
        paste
    }

    /// Takes its lines for rows of cells, or for cells.
    pub fn part(&mut self, on: bool, onto: Onto<'_>) {
        let Some(parted) = &mut self.parted else {
            return;
        };
        parted.on = on;
        let whole = parted.whole.clone();
        let cells = whole.parted().filter(|_| on);
        self.block = cells.map_or(whole, |(cells, _)| cells);
        self.point_at(find_head(&self.block, onto), onto);
    }

    /// Takes this row, from 0, for the names of the columns, or none.
    pub fn point_at(&mut self, head: Option<usize>, onto: Onto<'_>) {
        self.head = head;
        let named = head.map(|row| named_columns(&self.block, row, onto));
        let by_place = |at| {
            let seen = !self.block.hidden_columns.contains(&at);
            onto.columns.get(at).copied().filter(|_| seen)
        };
        self.columns = named.unwrap_or_else(|| (0..self.block.width()).map(by_place).collect());
    }

    /// The names above the columns of the block; empty if it has none.
    #[must_use]
    pub fn heads(&self) -> Vec<&str> {
        let head = self.head.and_then(|row| self.block.rows.get(row));
        head.map_or_else(Vec::new, |row| {
            row.iter().map(|cell| cell.text.as_str()).collect()
        })
    }

    /// The result of the paste.
    #[must_use]
    pub fn outcome(&self, onto: Onto<'_>) -> Outcome {
        let by_id = onto.plan.cost_lines.by_id();
        let (rows, mut questions) = self.rows(onto);
        let (settled, mut about_columns) = Settled::of(self, &rows, onto);
        questions.append(&mut about_columns);
        let mut reader = Reader::of(self, onto, settled);
        let mut lines = Vec::new();
        for (place, (at, row)) in rows.iter().enumerate() {
            let held = onto.lines.get(place).and_then(|id| by_id.get(id));
            if held.is_none() && row.iter().all(Cell::is_blank) {
                continue;
            }
            let line = reader.row(*at, row, held.copied());
            lines.extend(line.map(|line| (held.map(|held| held.id), line)));
        }
        questions.append(&mut reader.totals);
        let is_out = |asked: &&Asked| asked.leaves_out();
        Outcome {
            lines,
            tally: Tally {
                out: questions
                    .iter()
                    .filter(is_out)
                    .map(|it| it.rows.len())
                    .sum(),
                ..reader.tally
            },
            questions,
            doubts: reader.doubts,
            lost: self.lost(),
            above: self.above(),
            ragged: self.block.ragged,
        }
    }

    /// The first row below the names of the columns.
    pub(super) fn start(&self) -> usize {
        self.head.map_or(0, |row| row + 1)
    }

    /// What stands above the names of the columns.
    fn above(&self) -> Vec<String> {
        let rows = self.block.rows.iter().take(self.head.unwrap_or(0));
        let texts = rows
            .flatten()
            .filter(|cell| !cell.is_blank() && !cell.merged);
        texts.map(|cell| cell.text.trim().to_owned()).collect()
    }

    fn lost(&self) -> Vec<Lost> {
        let of = |at: usize| {
            let rows = self.block.rows.iter().skip(self.start());
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
        self.questions.is_empty()
            && self.doubts.is_empty()
            && self.lost.is_empty()
            && self.above.is_empty()
            && !self.ragged
    }
}

/// How many rows may stand above the names of the columns.
const MOST_ABOVE: usize = 10;

/// The first row of names: two or more, each once, and no more other texts than names.
fn find_head(block: &Block, onto: Onto<'_>) -> Option<usize> {
    let last = block.rows.len().checked_sub(1)?;
    (0..last.min(MOST_ABOVE)).find(|row| {
        let columns = named_columns(block, *row, onto);
        let names = columns.iter().flatten().count();
        let cells = block.rows.get(*row).map_or(&[][..], Vec::as_slice);
        let filled = cells.iter().filter(|cell| !cell.is_blank()).count();
        let seen = !block.hidden_rows.contains(row);
        seen && names > 1 && names * 2 >= filled && !is_there_already(cells, *row, onto)
    })
}

/// The columns by their names in a row.
fn named_columns(block: &Block, row: usize, onto: Onto<'_>) -> Vec<Option<Column>> {
    let all = onto.names.columns();
    let mut columns: Vec<Option<Column>> = Vec::new();
    let cells = block.rows.get(row).map_or(&[][..], Vec::as_slice);
    for cell in cells {
        let column = Column::named(&cell.text, &all);
        columns.push(column.filter(|column| !columns.contains(&Some(*column))));
    }
    let below = |at: usize| {
        let texts = block
            .rows
            .iter()
            .skip(row + 1)
            .filter_map(move |row| row.get(at));
        texts
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
    };
    // Many budgets call the price of a unit its rate.
    let rate = columns
        .iter()
        .position(|column| *column == Some(Column::Rate));
    if let Some(at) = rate.filter(|_| !columns.contains(&Some(Column::UnitPrice))) {
        let is_price = |text| Mark::open_in(text).is_some() || onto.words.read_money(text).is_ok();
        if below(at).next().is_some_and(is_price)
            && let Some(column) = columns.get_mut(at)
        {
            *column = Some(Column::UnitPrice);
        }
    }
    // Under *Nr* stand measures or the numbers of rows; only those of measures return.
    let number = cells.iter().position(|cell| is_number_head(&cell.text));
    if let Some(at) = number.filter(|_| !columns.contains(&Some(Column::Measure))) {
        let mut seen = BTreeSet::new();
        let returns = below(at).any(|text| !seen.insert(text));
        let known = |text| matches!(onto.names.find(Column::Measure, text), Found::One(_));
        if returns
            && below(at).all(known)
            && let Some(column) = columns.get_mut(at)
        {
            *column = Some(Column::Measure);
        }
    }
    columns
}

/// Whether a name above a column says that it numbers something.
fn is_number_head(text: &str) -> bool {
    let name = folded(text);
    is_listed(name.trim_end_matches('.'), Words::column_number)
}

/// Whether the lines already say what this row says, so that its texts are values and not names.
fn is_there_already(cells: &[Cell], row: usize, onto: Onto<'_>) -> bool {
    let line = onto.lines.get(row);
    let line = line.and_then(|id| onto.plan.cost_lines.get(*id));
    line.is_some_and(|line| {
        let mut cells = cells.iter().zip(onto.columns);
        cells.all(|(cell, column)| says_already(*column, line, &cell.text, onto))
    })
}
