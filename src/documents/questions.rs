//! What is asked of a block before its cells are read: each once, with two answers.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{
    block::Cell,
    cells::Value,
    column::Column,
    names::is_listed,
    paste::{Onto, Paste},
    reading::{How, Times, Verdict, read_as},
    rows::says_already,
};
use crate::{
    plan::{Quantity, folded},
    text::{Mark, Marks, Words},
};

/// A question about a block, for which one answer is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Whether rows that were out of sight stay out.
    Hidden,
    /// Whether amounts are counted in thousands or millions, as something says above them.
    Times(Times),
    /// Whether a mark of repetition in a column stands for what is above it.
    Above(Column),
    /// Whether the marks in a column that may part thousands part decimals.
    Mark(Column),
    /// Whether a row, from 0, adds up others, and stays out.
    Total(usize),
}

/// A question that was asked, and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// What is asked.
    pub question: Question,
    /// Whether it is so: what the person said, else what is likely; `None` while nothing is.
    pub said: Option<bool>,
    /// Some of the texts that it is about.
    pub texts: Vec<String>,
    /// The rows that it is about, from 1.
    pub rows: Vec<usize>,
    /// What the column adds up to if it is so, and if it is not; for a total what the row says, and
    /// what the rows above it add up to.
    pub sums: Vec<Decimal>,
}

impl Asked {
    /// Whether its rows stay out.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        match self.question {
            Question::Hidden | Question::Total(_) => self.said == Some(true),
            Question::Times(_) | Question::Above(_) | Question::Mark(_) => false,
        }
    }
}

/// The most texts of a question that are shown.
const MOST_TEXTS: usize = 5;

/// A row of a block that is read, with its place there.
pub(super) type Row = (usize, Vec<Cell>);

impl Paste {
    /// The rows that are read, with what marks of repetition stand for; and what was asked of them.
    pub(super) fn rows(&self, onto: Onto<'_>) -> (Vec<Row>, Vec<Asked>) {
        let mut asked = Vec::new();
        let rows = self.block.rows.iter().enumerate().skip(self.start());
        let (hidden, seen): (Vec<_>, Vec<_>) =
            rows.partition(|(at, _)| self.block.hidden_rows.contains(at));
        let hidden: Vec<_> = hidden
            .into_iter()
            .filter(|(_, row)| !row.iter().all(Cell::is_blank))
            .collect();
        let said = self.said.get(&Question::Hidden).copied().unwrap_or(true);
        let mut rows: Vec<Row> = seen
            .into_iter()
            .map(|(at, row)| (at, row.clone()))
            .collect();
        if !hidden.is_empty() {
            let first = |row: &[Cell]| {
                let said = row.iter().filter(|cell| !cell.is_blank());
                said.map(|cell| cell.text.trim())
                    .collect::<Vec<_>>()
                    .join(" · ")
            };
            asked.push(Asked {
                question: Question::Hidden,
                said: Some(said),
                texts: hidden
                    .iter()
                    .take(MOST_TEXTS)
                    .map(|(_, row)| first(row))
                    .collect(),
                rows: hidden.iter().map(|(at, _)| at + 1).collect(),
                sums: Vec::new(),
            });
            if !said {
                rows.extend(hidden.into_iter().map(|(at, row)| (at, row.clone())));
                rows.sort_by_key(|(at, _)| *at);
            }
        }
        for (at, column) in self.columns.iter().enumerate() {
            let column = column.map(|column| self.repeat(&mut rows, (at, column), onto));
            asked.extend(column.flatten());
        }
        (rows, asked)
    }

    /// Puts what stands above in the place of marks of repetition in a column.
    fn repeat(
        &self,
        rows: &mut [Row],
        (at, column): (usize, Column),
        onto: Onto<'_>,
    ) -> Option<Asked> {
        // What a line says already is no mark, whatever it looks like.
        let stays = |place: usize, text: &str| {
            let held = onto.lines.get(place);
            let held = held.and_then(|id| onto.plan.cost_lines.get(*id));
            held.is_some_and(|line| says_already(column, line, text, onto))
        };
        let question = Question::Above(column);
        let said = self.said.get(&question).copied().unwrap_or(true);
        let (mut places, mut texts) = (Vec::new(), Vec::new());
        let mut above: Option<Cell> = None;
        for (place, (row, cells)) in rows.iter_mut().enumerate() {
            let Some(cell) = cells.get_mut(at) else {
                continue;
            };
            let repeats = is_repeat(&cell.text) && !stays(place, &cell.text);
            match &above {
                Some(above) if repeats => {
                    places.push(*row + 1);
                    if texts.is_empty() {
                        texts = vec![cell.text.trim().to_owned(), above.text.clone()];
                    }
                    if said {
                        *cell = above.clone();
                    }
                }
                _ if repeats => {}
                _ => above = Some(cell.clone()).filter(|cell| !cell.is_blank()),
            }
        }
        (!places.is_empty()).then_some(Asked {
            question,
            said: Some(said),
            texts,
            rows: places,
            sums: Vec::new(),
        })
    }
}

/// What is settled about the columns of a block before its cells are read.
pub(super) struct Settled {
    marks: FxHashMap<Column, Told>,
    times: FxHashMap<Column, Times>,
    /// The columns whose marks are asked.
    asked: BTreeSet<Column>,
}

/// What is known of the marks in a column.
#[derive(Clone, Copy)]
enum Told {
    /// By a cell of it that can be read in one way only.
    By(Mark),
    /// By the person: whether they part decimals.
    Answered(bool),
    /// Cells contradict each other, and nobody was asked yet.
    Open,
}

impl Settled {
    pub fn of(paste: &Paste, rows: &[Row], onto: Onto<'_>) -> (Self, Vec<Asked>) {
        let mut settled = Self {
            marks: FxHashMap::default(),
            times: FxHashMap::default(),
            asked: BTreeSet::new(),
        };
        let mut asked: Vec<Asked> = settled.counted_in(paste).into_iter().collect();
        for (at, column) in paste.columns.iter().enumerate() {
            if let Some(column) = column.filter(|column| column.is_number()) {
                asked.extend(settled.ask_marks(paste, rows, (at, column), onto));
            }
        }
        (settled, asked)
    }

    /// Whether the marks of a column are asked, so that its texts need not be.
    pub fn is_asked(&self, column: Column) -> bool {
        self.asked.contains(&column)
    }

    /// How a cell of a column is read.
    pub fn how(&self, column: Column, cell: &Cell) -> How {
        let own = || Mark::open_in(&cell.text);
        let by_number = cell
            .number
            .and_then(|number| Mark::by_number(&cell.text, number));
        let marks = match (by_number, self.marks.get(&column).copied()) {
            (Some(mark), _) | (None, Some(Told::By(mark))) => Marks::Settled(mark),
            (None, Some(Told::Answered(true))) => own().map_or(Marks::Language, Marks::Settled),
            (None, Some(Told::Answered(false))) => {
                own().map_or(Marks::Language, |mark| Marks::Settled(mark.other()))
            }
            (None, Some(Told::Open)) => Marks::Open,
            (None, None) => Marks::Language,
        };
        How {
            marks,
            times: self.times.get(&column).copied().unwrap_or_default(),
            chosen: false,
        }
    }

    /// Notes in what amounts are counted, if a row above them says so: all of them, or those under
    /// the names that do.
    fn counted_in(&mut self, paste: &Paste) -> Option<Asked> {
        let head = paste.head?;
        let above = paste.block.rows.iter().take(head).flatten();
        let title = above
            .map(|cell| &cell.text)
            .find(|text| times_in(text).is_some());
        let heads = paste.heads();
        let in_head = heads.iter().find(|text| times_in(text).is_some());
        let text = title.map(String::as_str).or(in_head.copied())?;
        let times = times_in(text)?;
        let question = Question::Times(times);
        let said = paste.said.get(&question).copied().unwrap_or(true);
        for (at, column) in paste.columns.iter().enumerate() {
            let Some(column) = column.filter(|column| column.is_money()) else {
                continue;
            };
            let says = heads.get(at).is_some_and(|head| times_in(head).is_some());
            if said && (title.is_some() || says) {
                self.times.insert(column, times);
            }
        }
        Some(Asked {
            question,
            said: Some(said),
            texts: vec![text.trim().to_owned()],
            rows: Vec::new(),
            sums: Vec::new(),
        })
    }

    /// Settles what the marks in a column part, by its cells that can be read in one way only; asked
    /// where those contradict each other, or where there are none and two texts are in doubt.
    fn ask_marks(
        &mut self,
        paste: &Paste,
        rows: &[Row],
        (at, column): (usize, Column),
        onto: Onto<'_>,
    ) -> Option<Asked> {
        let cells = || {
            rows.iter()
                .filter_map(|(row, cells)| Some((*row, cells.get(at)?)))
        };
        let witness = |cell: &Cell| match cell.number {
            Some(number) => Mark::by_number(&cell.text, number),
            None => Mark::of_text(&cell.text),
        };
        let seen: BTreeSet<Mark> = cells().filter_map(|(_, cell)| witness(cell)).collect();
        let told = match (seen.first(), seen.len()) {
            (Some(mark), 1) => Some(Told::By(*mark)),
            (None, _) => None,
            (Some(_), _) => Some(Told::Open),
        };
        if let Some(told) = told {
            self.marks.insert(column, told);
        }
        let in_doubt = |cell: &Cell| {
            let how = self.how(column, cell);
            let read = read_as(column, &cell.text, onto.names, onto.words, how);
            let open = Mark::open_in(&cell.text).is_some();
            open && !matches!(read, Verdict::Taken(_) | Verdict::Understood(..))
        };
        if matches!(told, Some(Told::By(_))) {
            return None;
        }
        let doubtful: Vec<(usize, &Cell)> = cells().filter(|(_, cell)| in_doubt(cell)).collect();
        let mut texts: Vec<String> = Vec::new();
        for (_, cell) in &doubtful {
            if texts.len() < MOST_TEXTS && !texts.contains(&cell.text) {
                texts.push(cell.text.clone());
            }
        }
        if texts.len() < 2 {
            return None;
        }
        let question = Question::Mark(column);
        let sums = [true, false].map(|decimals| {
            self.marks.insert(column, Told::Answered(decimals));
            let value = |cell: &Cell| {
                let how = self.how(column, cell);
                match read_as(column, &cell.text, onto.names, onto.words, how) {
                    Verdict::Taken(value) | Verdict::Understood(value, _) => value.number(),
                    Verdict::Asked(_) | Verdict::Left(_) => None,
                }
            };
            let values = cells().filter_map(|(_, cell)| value(cell));
            values.fold(Decimal::ZERO, |sum, value| {
                sum.checked_add(value).unwrap_or(sum)
            })
        });
        let said = paste.said.get(&question).copied();
        self.asked.insert(column);
        self.marks
            .insert(column, said.map_or(Told::Open, Told::Answered));
        Some(Asked {
            question,
            said,
            texts,
            rows: doubtful.iter().map(|(row, _)| row + 1).collect(),
            sums: sums.into(),
        })
    }
}

impl Value {
    /// The number that it is, or the amount in euros.
    pub(super) fn number(&self) -> Option<Decimal> {
        match self {
            Self::Quantity(quantity) => quantity.map(Quantity::decimal),
            Self::Money(cents) => cents.map(|it| Decimal::new(it.get(), 2)),
            Self::OnePiece(cents) => Some(Decimal::new(cents.get(), 2)),
            Self::Measure(_)
            | Self::Category(_)
            | Self::Text(_)
            | Self::Rate(_)
            | Self::Bearer(_)
            | Self::InKind(_)
            | Self::Vat(_)
            | Self::Phasing(_) => None,
        }
    }
}

/// Whether a cell says *the same as above*.
fn is_repeat(text: &str) -> bool {
    const QUOTES: [&str; 9] = ["\"", "\"\"", "”", "“", "„", "〃", "''", "’’", ",,"];
    QUOTES.contains(&text.trim()) || is_listed(&folded(text), Words::column_repeats)
}

/// What amounts are counted in by a text above them: `(bedragen × € 1.000)`, `in duizendtallen`.
fn times_in(text: &str) -> Option<Times> {
    let bare: String = folded(text)
        .replace("euro", "")
        .replace("eur", "")
        .chars()
        .filter(|it| !matches!(it, ' ' | '€' | '.' | ',' | '\'' | '’'))
        .collect();
    let says = |names: &[&str]| names.iter().any(|name| bare.contains(name));
    if says(&[
        "x1000000",
        "×1000000",
        "*1000000",
        "x1mln",
        "×1mln",
        "inmiljoen",
        "inmln",
        "inmillions",
    ]) {
        Some(Times::Million)
    } else if says(&[
        "x1000",
        "×1000",
        "*1000",
        "induizend",
        "inthousands",
        "duizenden",
        "ink)",
        "x1k",
    ]) {
        Some(Times::Thousand)
    } else {
        None
    }
}
