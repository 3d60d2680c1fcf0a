//! The cells of cost lines: what they contain, how they are shown, and how they are copied.

use uuid::Uuid;

use super::{block::Block, column::Column, names::Names};
use crate::{
    figures::{InYear, Money, NoAmount},
    plan::{Cents, CostCategory, CostLine, Id, Measure, Party, Phasing, Quantity, Rate, Vat},
    text::Words,
};

/// What a cell can contain.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// The measure.
    Measure(Option<Id<Measure>>),
    /// The kind of cost.
    Category(CostCategory),
    /// Any text.
    Text(String),
    /// A number or a percentage.
    Quantity(Option<Quantity>),
    /// An amount.
    Money(Option<Cents>),
    /// The rate on the rate card.
    Rate(Option<Id<Rate>>),
    /// The party that bears it.
    Bearer(Option<Id<Party>>),
    /// Whether it is given in kind.
    InKind(bool),
    /// What happens to the VAT.
    Vat(Vat),
    /// When it is spent.
    Phasing(Phasing),
    /// One piece at this price: what an amount without number and price becomes.
    OnePiece(Cents),
}

impl Column {
    /// What a line has in this column; empty if it is worked out.
    #[must_use]
    pub fn of(self, line: &CostLine, names: &Names) -> Value {
        match self {
            Self::Measure => Value::Measure(line.measure),
            Self::Category => Value::Category(line.category.clone()),
            Self::Description => Value::Text(line.description.clone()),
            Self::Units => Value::Quantity(line.units),
            Self::Unit => Value::Text(line.unit.clone()),
            Self::UnitPrice => Value::Money(line.unit_price),
            Self::Rate => Value::Rate(line.rate),
            Self::Amount => Value::Money(None),
            Self::Bearer => Value::Bearer(line.bearer),
            Self::InKind => Value::InKind(line.in_kind),
            Self::Vat => Value::Vat(line.vat),
            Self::LegalBasis => Value::Text(line.legal_basis.clone()),
            Self::FundingRate => Value::Quantity(line.funding_rate),
            Self::Phasing => Value::Phasing(line.phasing.clone()),
            Self::Year(year) => Value::Money(names.years.in_year(line, year).amount()),
            Self::Substantiation => Value::Text(line.substantiation.clone()),
        }
    }

    /// Puts a value in this column of a line; a value for another column changes nothing.
    pub(super) fn put(self, line: &mut CostLine, value: Value, names: &Names) {
        match (self, value) {
            (Self::Measure, Value::Measure(measure)) => line.measure = measure,
            (Self::Category, Value::Category(category)) => line.category = category,
            (Self::Description, Value::Text(text)) => line.description = text,
            (Self::Units, Value::Quantity(units)) => line.units = units,
            (Self::Unit, Value::Text(text)) => line.unit = text,
            (Self::UnitPrice, Value::Money(price)) => line.unit_price = price,
            (Self::Rate, Value::Rate(rate)) => line.rate = rate,
            (Self::Amount, Value::OnePiece(amount)) => {
                line.units = Some(1.into());
                line.unit_price = Some(amount);
            }
            (Self::Bearer, Value::Bearer(bearer)) => line.bearer = bearer,
            (Self::InKind, Value::InKind(in_kind)) => line.in_kind = in_kind,
            (Self::Vat, Value::Vat(vat)) => line.vat = vat,
            (Self::LegalBasis, Value::Text(text)) => line.legal_basis = text,
            (Self::FundingRate, Value::Quantity(rate)) => line.funding_rate = rate,
            (Self::Phasing, Value::Phasing(phasing)) => line.phasing = phasing,
            // What cannot be expressed by year stays: the cell can only be read.
            (Self::Year(year), Value::Money(amount)) => {
                names.years.write(line, year, amount);
            }
            (Self::Substantiation, Value::Text(text)) => line.substantiation = text,
            _ => {}
        }
    }

    /// What an empty cell of this column contains.
    #[must_use]
    pub fn empty(self, names: &Names) -> Value {
        self.of(&CostLine::default(), names)
    }

    /// Why a cell can only be read, if so: its amount follows, or belongs to more than one year.
    #[must_use]
    pub fn closed(self, line: &CostLine, names: &Names) -> Option<Closed> {
        match self {
            Self::Amount => Some(Closed::Follows),
            Self::Year(year) => match names.years.in_year(line, year) {
                InYear::Part(_) => Some(Closed::SeveralYears),
                InYear::Open | InYear::Amount(_) => None,
            },
            _ => None,
        }
    }
}

/// Puts values in cells of a line.
pub fn put_all(
    line: &mut CostLine,
    cells: impl IntoIterator<Item = (Column, Value)>,
    names: &Names,
) {
    let mut before = None;
    for (column, value) in cells {
        if column.is_year() {
            before.get_or_insert_with(|| line.phasing.clone());
        }
        column.put(line, value, names);
    }
    if let Some(before) = before {
        settle_years(line, &before);
    }
}

/// Spreads a line evenly once none of its years says anything.
pub(super) fn settle_years(line: &mut CostLine, before: &Phasing) {
    let nothing = Phasing::Typed(Vec::new());
    if line.phasing == nothing && *before != nothing {
        line.phasing = Phasing::Even;
    }
}

/// Why a cell can only be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// It is worked out from other cells.
    Follows,
    /// It belongs to a period that continues in another year.
    SeveralYears,
}

impl Value {
    /// The item it refers to.
    fn item(&self) -> Option<Uuid> {
        match self {
            Self::Measure(id) => id.map(Id::uuid),
            Self::Rate(id) => id.map(Id::uuid),
            Self::Bearer(id) => id.map(Id::uuid),
            _ => None,
        }
    }
}

/// What a cell says: the value of the line, or the amount worked out for it.
pub(super) fn said(column: Column, line: &CostLine, names: &Names, money: &Money) -> Value {
    match column {
        Column::Amount => {
            let amount = money.line(line.id).and_then(|line| line.amount.ok());
            Value::Money(amount)
        }
        column => column.of(line, names),
    }
}

/// A cell as a person reads it.
#[must_use]
pub fn shown(
    column: Column,
    line: &CostLine,
    names: &Names,
    money: &Money,
    words: Words,
) -> String {
    let too_large = || {
        let amount = money.line(line.id).map(|line| line.amount);
        column == Column::Amount && amount == Some(Err(NoAmount::TooLarge))
    };
    match said(column, line, names, money) {
        Value::Measure(Some(id)) => names.shown(column, id.uuid()).to_owned(),
        Value::Quantity(Some(rate)) if column == Column::FundingRate => {
            format!("{}%", words.number(rate.decimal()))
        }
        Value::Quantity(Some(units)) => words.number(units.decimal()),
        Value::Money(Some(amount)) => words.money(amount),
        Value::Money(None) if too_large() => words.beyond_adding_up().to_owned(),
        Value::Text(text) => text,
        Value::Category(CostCategory::Own(own)) => own,
        value => written(column, &value, names, words),
    }
}

/// A cell as it stands in a grid, where a measure is its number.
#[must_use]
pub fn in_short(
    column: Column,
    line: &CostLine,
    names: &Names,
    money: &Money,
    words: Words,
) -> String {
    match (column, line.measure) {
        (Column::Measure, Some(id)) => names.copied(column, id.uuid()).to_owned(),
        _ => shown(column, line, names, money, words),
    }
}

/// A cell as a spreadsheet of this language reads it, and as it is read back: numbers without
/// grouping and euro sign, with an apostrophe before text that looks like a formula.
#[must_use]
pub fn copied(
    column: Column,
    line: &CostLine,
    names: &Names,
    money: &Money,
    words: Words,
) -> String {
    written(column, &said(column, line, names, money), names, words)
}

/// A value as it is copied.
pub(super) fn written(column: Column, value: &Value, names: &Names, words: Words) -> String {
    match value {
        Value::Measure(_) | Value::Rate(_) | Value::Bearer(_) => {
            let item = value.item();
            item.map_or_else(String::new, |id| guarded(names.copied(column, id)))
        }
        Value::Category(CostCategory::Unspecified)
        | Value::Vat(Vat::Unspecified)
        | Value::Quantity(None)
        | Value::Money(None) => String::new(),
        Value::Category(category) => guarded(&words.cost_category(category)),
        Value::Text(text) => guarded(text),
        Value::Quantity(Some(share)) if column == Column::FundingRate => {
            words.ungrouped(share.decimal()) + "%"
        }
        Value::Quantity(Some(units)) => words.ungrouped(units.decimal()),
        Value::Money(Some(amount)) | Value::OnePiece(amount) => words.ungrouped_money(*amount),
        Value::InKind(true) => words.grid_in_kind_yes().to_owned(),
        Value::InKind(false) => words.grid_in_kind_no().to_owned(),
        Value::Vat(vat) => words.vat(*vat).to_owned(),
        Value::Phasing(Phasing::Even) => words.phasing_even().to_owned(),
        Value::Phasing(Phasing::Typed(_)) => words.phasing_typed().to_owned(),
    }
}

/// What a spreadsheet takes for the start of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a text may be a formula. A dash before words is one that somebody put before an item.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let listed = text.strip_prefix(['-', '+']).is_some_and(|item| {
        let words = |it: char| it.is_alphanumeric() || it.is_whitespace() || ".,;:?€%".contains(it);
        let apart = item.is_empty() || item.starts_with(char::is_whitespace);
        apart && item.chars().all(words)
    });
    text.starts_with(FORMULA) && !listed
}

/// A text that no spreadsheet takes for a formula: an apostrophe goes before anything that may be
/// one.
fn guarded(text: &str) -> String {
    if is_formula(text) {
        return format!("'{text}");
    }
    text.to_owned()
}

/// A text without the apostrophe that guarded it.
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

/// The cells of these lines and columns, ready for the clipboard.
#[must_use]
pub fn clipboard<'a>(
    lines: impl Iterator<Item = &'a CostLine>,
    columns: &[Column],
    names: &Names,
    money: &Money,
    words: Words,
) -> Block {
    let row = |line: &CostLine| {
        let cells = columns.iter();
        cells
            .map(|column| copied(*column, line, names, money, words))
            .collect()
    };
    Block::of(lines.map(row).collect())
}

/// All columns of these lines under their names, for a file.
#[must_use]
pub fn with_heads<'a>(
    lines: impl Iterator<Item = &'a CostLine>,
    names: &Names,
    money: &Money,
    words: Words,
) -> Block {
    let columns = names.columns();
    let heads = columns.iter().map(|column| column.name(words)).collect();
    let mut block = clipboard(lines, &columns, names, money, words);
    block.rows.splice(0..0, Block::of(vec![heads]).rows);
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_made_safe_and_read_back_the_same() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("-reis", "'-reis"),
            ("- cmd|' /C calc'!A0", "'- cmd|' /C calc'!A0"),
            ("- 1+1", "'- 1+1"),
            ("-", "-"),
            ("- reiskosten", "- reiskosten"),
            ("@werk", "'@werk"),
            ("'=1", "''=1"),
            ("'s Hertogenbosch", "'s Hertogenbosch"),
            ("3 - 4", "3 - 4"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), safe);
            assert_eq!(unguarded(safe), text);
        }
    }
}
