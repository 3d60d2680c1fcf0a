//! The rows of a block, one by one: what becomes of each cell, and the resulting line.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{
    block::Cell,
    cells::{Closed, Value, copied, settle_years},
    column::Column,
    names::is_listed,
    paste::{Answer, Doubt, Onto, Paste, Tally},
    questions::{Asked, Question, Settled},
    reading::{Leaves, Verdict, What, read_as},
};
use crate::{
    figures::RateCard,
    plan::{Cents, CostLine, Phasing, folded, sort_by_key},
    text::{Mark, Marks, Words},
};

/// Reads the rows of a block in turn.
pub(super) struct Reader<'a> {
    paste: &'a Paste,
    onto: Onto<'a>,
    card: RateCard,
    settled: Settled,
    above: Above,
    /// The rows that add up others, so far.
    pub totals: Vec<Asked>,
    /// What the rows come to so far.
    pub tally: Tally,
    /// The texts in doubt so far.
    pub doubts: Vec<Doubt>,
    known: FxHashMap<Key<'a>, usize>,
}

/// A doubt: its column and text, whether it was merged, what follows in its place, which differs
/// from line to line, and the row if it is asked for that row alone.
type Key<'a> = (Column, &'a str, bool, Option<i64>, Option<usize>);

impl<'a> Reader<'a> {
    pub fn of(paste: &'a Paste, onto: Onto<'a>, settled: Settled) -> Self {
        Self {
            paste,
            onto,
            card: RateCard::of(onto.plan),
            settled,
            above: Above::default(),
            totals: Vec::new(),
            tally: Tally::default(),
            doubts: Vec::new(),
            known: FxHashMap::default(),
        }
    }

    /// The line that results from the row with this number, from 0, pasted onto an existing line or
    /// a new one; `None` if the row adds up those above it.
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
        if self.is_total(number, row, &cells, held) {
            self.above.end_of_part();
            return None;
        }
        for (column, cell) in others.iter().copied() {
            let same = |held| says_already(column, held, &cell.text, self.onto);
            if held.is_some_and(same) {
                continue;
            }
            self.put(number, column, cell, &mut line);
        }
        let before = line.phasing.clone();
        let even = self.stays_even(number, years, held, &mut line);
        for (column, cell) in years.iter().copied().filter(|_| !even) {
            // The amount of a year follows from the other cells.
            if !says_already(column, &line, &cell.text, self.onto) {
                self.put(number, column, cell, &mut line);
            }
        }
        settle_years(&mut line, &before);
        let amount = self.card.amount(&line).ok();
        self.above.add(amount);
        self.tally.amount = sum(self.tally.amount, amount);
        Some(line)
    }

    /// Whether a row is no line, but the total of those above it or the VAT on them: by its name, or
    /// by what it amounts to. A row that may be one is asked; it is left out first where a word says
    /// so, or where it has no words at all.
    fn is_total(
        &mut self,
        number: usize,
        row: &[Cell],
        cells: &[(Column, &Cell)],
        held: Option<&CostLine>,
    ) -> bool {
        let filled = |wanted: Column| {
            let mut cells = cells.iter();
            let cell = cells.find(|(column, _)| *column == wanted)?.1;
            Some(cell).filter(|cell| !cell.is_blank() && !cell.merged)
        };
        let priced =
            |amount: Option<&Cell>| amount.is_some() && filled(Column::UnitPrice).is_some();
        let amount = filled(Column::Amount);
        let own_price = priced(amount) || filled(Column::Rate).is_some();
        let (column, cell) = match (amount, filled(Column::UnitPrice)) {
            (Some(cell), _) => (Column::Amount, cell),
            (None, Some(cell)) => (Column::UnitPrice, cell),
            (None, None) => return false,
        };
        // A line that costs this already is no total.
        if held.is_some_and(|held| says_already(column, held, &cell.text, self.onto)) {
            return false;
        }
        let how = self.settled.how(column, cell);
        let said = read_as(column, &cell.text, self.onto.names, self.onto.words, how);
        let (Verdict::Taken(Value::Money(Some(said)))
        | Verdict::Understood(Value::Money(Some(said)), _)) = said
        else {
            return false;
        };
        let is_text = |at: usize| {
            let column = self.paste.columns.get(at).copied().flatten();
            !column.is_some_and(Column::is_number)
        };
        let texts = row
            .iter()
            .enumerate()
            .filter(|(at, cell)| is_text(*at) && !cell.is_blank());
        let mut texts = texts.map(|(_, cell)| cell.text.as_str()).peekable();
        let wordless = texts.peek().is_none();
        let text = texts.find(|text| names_a_total(text));
        let adds_up = column == Column::Amount && self.above.is(said, how.times.euros());
        let no_line = filled(Column::Units).is_none() && !own_price;
        let likely = match text {
            Some(_) if no_line || !own_price => true,
            _ if adds_up && no_line => wordless,
            _ => return false,
        };
        let question = Question::Total(number);
        let left = self.paste.said.get(&question).copied().unwrap_or(likely);
        let first = row
            .iter()
            .find(|cell| !cell.is_blank())
            .map(|cell| cell.text.as_str());
        self.totals.push(Asked {
            question,
            said: Some(left),
            texts: text
                .or(first)
                .map(|text| text.trim().to_owned())
                .into_iter()
                .collect(),
            rows: vec![number + 1],
            sums: vec![Decimal::new(said.get(), 2), self.above.euros(said)],
        });
        if left {
            self.tally.amount_out = sum(self.tally.amount_out, Some(said));
        }
        left
    }

    /// Puts a cell in its column of a line, or notes why it is in doubt.
    fn put(&mut self, number: usize, column: Column, cell: &'a Cell, line: &mut CostLine) {
        let verdict = self.verdict(number, column, cell, line);
        if let Verdict::Taken(value) | Verdict::Understood(value, _) = &verdict {
            column.put(line, value.clone(), self.onto.names);
        }
        let stays_empty = matches!(verdict, Verdict::Asked(_) | Verdict::Left(_))
            && !matches!(verdict, Verdict::Left(Leaves::WorkedOut(_)));
        self.tally.empty += usize::from(stays_empty && column.is_number());
        // What is asked of the whole column is not asked of each of its texts.
        let of_column = !matches!(verdict, Verdict::Taken(_) | Verdict::Understood(..))
            && Mark::open_in(&cell.text).is_some()
            && self.settled.is_asked(column);
        let answered = self.answer(number, column, cell).is_some();
        if answered || !(of_column || matches!(verdict, Verdict::Taken(_))) {
            self.doubt(number, column, cell, &verdict);
        }
    }

    /// What the person said about a text, in its row or wherever it stands.
    fn answer(&self, number: usize, column: Column, cell: &Cell) -> Option<&'a Answer> {
        let in_row = self.paste.in_row.get(&(column, number));
        in_row.or_else(|| self.paste.answers.get(&(column, cell.text.clone())))
    }

    fn verdict(&self, number: usize, column: Column, cell: &Cell, line: &CostLine) -> Verdict {
        let (names, words) = (self.onto.names, self.onto.words);
        let mut how = self.settled.how(column, cell);
        let text = match self.answer(number, column, cell) {
            Some(Answer::LeaveOut) => return Verdict::Taken(column.of(line, names)),
            Some(Answer::Instead(text)) => {
                // What is chosen is written as the page writes it.
                how.marks = Marks::Language;
                how.chosen = true;
                text
            }
            None => &cell.text,
        };
        let filled = !text.trim().is_empty();
        if cell.merged && filled && column.is_number() {
            return Verdict::Understood(column.empty(names), What::MergedBlank);
        }
        let read = match (read_as(column, text, names, words, how), cell.number) {
            (Verdict::Left(Leaves::Narrow), Some(number)) if column.is_number() => {
                let number = words.ungrouped(number.round_dp(2));
                read_as(column, &number, names, words, how)
            }
            (read, _) => read,
        };
        match read {
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
        Verdict::Understood(Value::OnePiece(said), What::OnePiece)
    }

    /// Whether the years of a row leave its line spread evenly: they are all empty, or equal to the
    /// even spread. If they say something else about a new line, it has only those years.
    fn stays_even(
        &self,
        number: usize,
        years: &[(Column, &Cell)],
        held: Option<&CostLine>,
        line: &mut CostLine,
    ) -> bool {
        if line.phasing != Phasing::Even {
            return false;
        }
        let as_is = |(column, cell): &(Column, &Cell)| {
            let value = column.of(line, self.onto.names);
            let answered = self.answer(number, *column, cell).is_some();
            !answered && self.verdict(number, *column, cell, line) == Verdict::Taken(value)
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
        // A code that may have been another is another in each row.
        let may_be = !self.onto.names.shown_as(column, &cell.text).is_empty();
        let alone = may_be.then_some(number);
        let key = (column, cell.text.as_str(), cell.merged, follows, alone);
        let doubts = &mut self.doubts;
        let place = *self.known.entry(key).or_insert_with(|| {
            doubts.push(Doubt {
                column,
                text: cell.text.clone(),
                verdict: verdict.clone(),
                merged: cell.merged,
                alone,
                rows: Vec::new(),
            });
            doubts.len() - 1
        });
        if let Some(doubt) = self.doubts.get_mut(place) {
            doubt.rows.push(number + 1);
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

    /// Whether an amount is the total of several rows above it, so that it would count twice: to
    /// half a cent for each, or half of what they are counted in.
    fn is(&self, sum: Cents, times: u32) -> bool {
        let is = |added: &Added| {
            let off = (added.cents - i128::from(sum.get())).unsigned_abs();
            added.rows > 1 && off * 2 <= added.rows as u128 * u128::from(times)
        };
        is(&self.all) || is(&self.part)
    }

    /// What the rows since the last total add up to, or all of them: whichever is nearer to what a
    /// total says.
    fn euros(&self, said: Cents) -> Decimal {
        let off = |added: &Added| (added.cents - i128::from(said.get())).unsigned_abs();
        let added = if self.part.rows > 0 && off(&self.part) <= off(&self.all) {
            &self.part
        } else {
            &self.all
        };
        Decimal::try_from_i128_with_scale(added.cents, 2).unwrap_or_default()
    }
}

/// Whether a text begins with a word for a total, or for the VAT that is under one.
fn names_a_total(text: &str) -> bool {
    let text = folded(text);
    let first = text
        .split(|it: char| !(it.is_alphanumeric() || it == '-'))
        .next();
    first.is_some_and(|first| is_listed(first, Words::column_totals))
}

/// Two amounts together; the first where that is more than a plan holds.
fn sum(one: Cents, other: Option<Cents>) -> Cents {
    let all = other.and_then(|other| Cents::new(one.get().saturating_add(other.get())).ok());
    all.unwrap_or(one)
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
