//! The rows of a block, one by one: what becomes of each cell, and the resulting line.

use rustc_hash::FxHashMap;

use super::{
    block::Cell,
    cells::{Closed, Value, copied, settle_years},
    column::Column,
    paste::{Answer, Doubt, Onto, Paste},
    reading::{Leaves, Verdict, What, read_cell},
};
use crate::{
    figures::RateCard,
    plan::{Cents, CostLine, Phasing, sort_by_key},
};

/// Reads the rows of a block in turn.
pub(super) struct Reader<'a> {
    paste: &'a Paste,
    onto: Onto<'a>,
    card: RateCard,
    above: Above,
    /// The texts in doubt so far.
    pub doubts: Vec<Doubt>,
    known: FxHashMap<Key<'a>, usize>,
}

/// A doubt: its column and text, whether it was merged, whether it is a total, and what follows in
/// its place, which differs from line to line.
type Key<'a> = (Column, &'a str, bool, bool, Option<i64>);

impl<'a> Reader<'a> {
    pub fn of(paste: &'a Paste, onto: Onto<'a>) -> Self {
        Self {
            paste,
            onto,
            card: RateCard::of(onto.plan),
            above: Above::default(),
            doubts: Vec::new(),
            known: FxHashMap::default(),
        }
    }

    /// The line that results from the row with this number, pasted onto an existing line or a new
    /// one; `None` if the row adds up those above it.
    pub fn row(
        &mut self,
        number: usize,
        row: &'a [Cell],
        held: Option<&CostLine>,
    ) -> Option<CostLine> {
        let mut line = held.unwrap_or(self.onto.new_line).clone();
        let cells = self.paste.columns.iter().zip(row);
        let cells = cells.filter_map(|(column, cell)| Some(((*column)?, cell)));
        let mut cells: Vec<(Column, &'a Cell)> = cells.collect();
        sort_by_key(&mut cells, |(column, _)| stage(*column));
        let years = cells.partition_point(|(column, _)| !column.is_year());
        let (others, years) = cells.split_at(years);
        for (column, cell) in others.iter().copied() {
            let same = |held| says_already(column, held, &cell.text, self.onto);
            if held.is_some_and(same) {
                continue;
            }
            let verdict = self.put(number, column, cell, &mut line);
            if verdict == Verdict::Left(Leaves::Total) {
                self.above.end_of_part();
                return None;
            }
        }
        let before = line.phasing.clone();
        let even = self.stays_even(years, held, &mut line);
        for (column, cell) in years.iter().copied().filter(|_| !even) {
            // The amount of a year follows from the other cells.
            if !says_already(column, &line, &cell.text, self.onto) {
                self.put(number, column, cell, &mut line);
            }
        }
        settle_years(&mut line, &before);
        self.above.add(self.card.amount(&line).ok());
        Some(line)
    }

    /// Puts a cell in its column of a line, or notes why it is in doubt.
    fn put(
        &mut self,
        number: usize,
        column: Column,
        cell: &'a Cell,
        line: &mut CostLine,
    ) -> Verdict {
        let verdict = self.verdict(column, cell, line);
        if let Verdict::Taken(value) | Verdict::Understood(value, _) = &verdict {
            column.put(line, value.clone(), self.onto.names);
        }
        let answered = self
            .paste
            .answers
            .contains_key(&(column, cell.text.clone()));
        if answered || !matches!(verdict, Verdict::Taken(_)) {
            self.doubt(number, column, cell, &verdict);
        }
        verdict
    }

    fn verdict(&self, column: Column, cell: &Cell, line: &CostLine) -> Verdict {
        let (names, words) = (self.onto.names, self.onto.words);
        let text = match self.paste.answers.get(&(column, cell.text.clone())) {
            Some(Answer::LeaveOut) => return Verdict::Taken(column.of(line, names)),
            Some(Answer::Instead(text)) => text,
            None => &cell.text,
        };
        let filled = !text.trim().is_empty();
        if cell.merged && filled && column.is_number() {
            return Verdict::Understood(column.empty(names), What::MergedBlank);
        }
        match read_cell(column, text, names, words) {
            Verdict::Taken(Value::Money(said)) if column == Column::Amount => {
                self.amount(said, line)
            }
            Verdict::Taken(_) if column.closed(line, names) == Some(Closed::SeveralYears) => {
                Verdict::Left(Leaves::SeveralYears)
            }
            Verdict::Taken(value) if cell.merged && filled => {
                Verdict::Understood(value, What::MergedRepeated)
            }
            verdict => verdict,
        }
    }

    /// What becomes of an amount: it is compared with what follows from the line.
    fn amount(&self, said: Option<Cents>, line: &CostLine) -> Verdict {
        let Some(said) = said else {
            return Verdict::Taken(Value::Money(None));
        };
        let follows = self.card.amount(line).ok();
        if follows == Some(said) {
            return Verdict::Taken(Value::Money(None));
        }
        if line.units.is_some() || line.unit_price.is_some() || line.rate.is_some() {
            return Verdict::Left(Leaves::WorkedOut(follows));
        }
        if self.above.is(said) {
            return Verdict::Left(Leaves::Total);
        }
        Verdict::Understood(Value::OnePiece(said), What::OnePiece)
    }

    /// Whether the years of a row leave its line spread evenly: they are all empty, or equal to the
    /// even spread. If they say something else about a new line, it has only those years.
    fn stays_even(
        &self,
        years: &[(Column, &Cell)],
        held: Option<&CostLine>,
        line: &mut CostLine,
    ) -> bool {
        if line.phasing != Phasing::Even {
            return false;
        }
        let as_is = |(column, cell): &(Column, &Cell)| {
            let value = column.of(line, self.onto.names);
            let answered = self
                .paste
                .answers
                .contains_key(&(*column, cell.text.clone()));
            !answered && self.verdict(*column, cell, line) == Verdict::Taken(value)
        };
        let even = years.iter().all(|(_, cell)| cell.is_blank()) || years.iter().all(as_is);
        if !even && held.is_none() {
            line.phasing = Phasing::Typed(Vec::new());
        }
        even
    }

    fn doubt(&mut self, number: usize, column: Column, cell: &'a Cell, verdict: &Verdict) {
        let follows = match verdict {
            Verdict::Left(Leaves::WorkedOut(amount)) => amount.map(Cents::get),
            _ => None,
        };
        let is_total = *verdict == Verdict::Left(Leaves::Total);
        let key = (column, cell.text.as_str(), cell.merged, is_total, follows);
        let doubts = &mut self.doubts;
        let place = *self.known.entry(key).or_insert_with(|| {
            doubts.push(Doubt {
                column,
                text: cell.text.clone(),
                verdict: verdict.clone(),
                merged: cell.merged,
                rows: Vec::new(),
            });
            doubts.len() - 1
        });
        if let Some(doubt) = self.doubts.get_mut(place) {
            doubt.rows.push(number);
        }
    }
}

/// What the rows of a block add up to so far.
#[derive(Default)]
struct Above {
    all: Added,
    /// Those since the last total.
    part: Added,
}

/// Amounts that are added up.
#[derive(Default)]
struct Added {
    rows: usize,
    cents: i128,
}

impl Above {
    fn add(&mut self, amount: Option<Cents>) {
        for added in [&mut self.all, &mut self.part] {
            added.rows += usize::from(amount.is_some());
            added.cents += amount.map_or(0, |amount| i128::from(amount.get()));
        }
    }

    /// A total was read: what comes after it is added up anew.
    fn end_of_part(&mut self) {
        self.part = Added::default();
    }

    /// Whether an amount is the total of several rows above it, so that it would count twice.
    fn is(&self, sum: Cents) -> bool {
        let is = |added: &Added| added.rows > 1 && added.cents == i128::from(sum.get());
        is(&self.all) || is(&self.part)
    }
}

/// When the cells of a column are read: those that follow from other cells come after these.
const fn stage(column: Column) -> u8 {
    match column {
        Column::Year(_) => 2,
        Column::Amount => 1,
        _ => 0,
    }
}

/// Whether a cell already says what the line has, as it would be copied; then it stays as it is,
/// even if its text alone would not be accepted.
pub(super) fn says_already(column: Column, held: &CostLine, text: &str, onto: Onto<'_>) -> bool {
    copied(column, held, onto.names, onto.money, onto.words) == text
}
