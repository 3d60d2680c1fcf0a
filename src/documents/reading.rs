//! What becomes of a text in a cell: accepted, understood, asked about, or left out.

use rust_decimal::Decimal;
use uuid::Uuid;

use super::{
    cells::{Value, unguarded, written},
    column::{Column, Kind},
    names::{Found, Names, category_like, category_named, even_named, in_kind_named, vat_named},
};
use crate::{
    plan::{Cents, CostCategory, Id, MoneyPhase, Phasing, folded},
    text::{Marks, ReadError, Words, read::cents},
};

/// What becomes of a text in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is accepted; nothing else can be meant.
    Taken(Value),
    /// It is accepted as something the person may not expect.
    Understood(Value, What),
    /// It can mean any of these, each as it would be typed; nothing is accepted until the person
    /// chooses.
    Asked(Vec<String>),
    /// It is left out.
    Left(Leaves),
}

/// What a text is understood as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A kind of cost that the plan does not have yet.
    OwnCategory,
    /// A formula, kept as text.
    FormulaAsText,
    /// A part of a merged cell, with the text of that cell.
    MergedRepeated,
    /// A part of a merged cell, left empty so that no number counts twice.
    MergedBlank,
    /// An amount without number and price: one piece at this price.
    OnePiece,
    /// An amount with words beside it, which are left out.
    WordsLeftOut,
}

/// Why a text is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaves {
    /// It cannot be read.
    Unread(ReadError),
    /// It is a percentage where a number or an amount belongs.
    Percent,
    /// It is a formula where a value belongs.
    Formula,
    /// It is a spreadsheet error.
    Fault,
    /// The column was too narrow for it where it comes from.
    Narrow,
    /// Nothing with this name can be chosen.
    Unknown,
    /// The amount follows from the other cells, and is this; `None` if it cannot be worked out.
    WorkedOut(Option<Cents>),
    /// The cell belongs to a period that continues in another year.
    SeveralYears,
}

/// How a text is read: as it is typed, or as its column and somebody's answers have it.
#[derive(Debug, Clone, Copy, Default)]
pub struct How {
    /// What the marks of its numbers part.
    pub marks: Marks,
    /// What its amounts are counted in.
    pub times: Times,
    /// Whether somebody chose it, so that a name means just what it says.
    pub chosen: bool,
}

/// What amounts are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Times {
    /// Euros.
    #[default]
    One,
    /// Thousands of euros.
    Thousand,
    /// Millions of euros.
    Million,
}

impl Times {
    /// How many euros one is.
    #[must_use]
    pub const fn euros(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
        }
    }
}

/// What becomes of a text that is typed in a cell of a column.
#[must_use]
pub fn read_cell(column: Column, text: &str, names: &Names, words: Words) -> Verdict {
    read_as(column, text, names, words, How::default())
}

/// What becomes of a text in a cell of a column.
#[must_use]
pub fn read_as(column: Column, as_it_came: &str, names: &Names, words: Words, how: How) -> Verdict {
    let text = unguarded(as_it_came);
    if is_narrow(text) {
        return Verdict::Left(Leaves::Narrow);
    }
    if is_fault(text) {
        return Verdict::Left(Leaves::Fault);
    }
    match column.kind() {
        Kind::Text => {
            let value = Value::Text(text.to_owned());
            if as_it_came.starts_with('=') {
                Verdict::Understood(value, What::FormulaAsText)
            } else {
                Verdict::Taken(value)
            }
        }
        Kind::Number if text.trim().is_empty() => Verdict::Taken(column.empty(names)),
        Kind::Number => number(column, text, words, how),
        Kind::Choice => choice(column, text, names, words, how),
    }
}

fn number(column: Column, text: &str, words: Words, how: How) -> Verdict {
    let trimmed = text.trim();
    if trimmed.starts_with('=') {
        return Verdict::Left(Leaves::Formula);
    }
    let read = match column {
        Column::FundingRate => return percent(trimmed, words, how),
        _ if trimmed.ends_with('%') => return Verdict::Left(Leaves::Percent),
        Column::Units => words
            .read_quantity_by(text, how.marks)
            .map(Some)
            .map(Value::Quantity),
        _ => words
            .read_money_by(text, how.marks, how.times.euros())
            .map(Some)
            .map(Value::Money),
    };
    let asked = |decimal, grouped| match column {
        Column::Units => [decimal, grouped].map(|number| words.ungrouped(number)),
        _ => [decimal, grouped].map(|euros| {
            cents(euros).map_or_else(|_| words.ungrouped(euros), |it| words.ungrouped_money(it))
        }),
    };
    match read {
        Ok(value) => Verdict::Taken(value),
        Err(ReadError::Ambiguous { decimal, grouped }) => {
            Verdict::Asked(asked(decimal, grouped).into())
        }
        Err(error @ ReadError::Offered(_)) => Verdict::Asked(error.choices(words)),
        Err(ReadError::Beside(cents)) => {
            Verdict::Understood(Value::Money(Some(cents)), What::WordsLeftOut)
        }
        Err(error) => Verdict::Left(Leaves::Unread(error)),
    }
}

/// A share in percent. A spreadsheet that shows no percent sign stores 60% as 0.6.
fn percent(text: &str, words: Words, how: How) -> Verdict {
    let shown = |number: Decimal| words.ungrouped(number) + "%";
    match words.read_percent_by(text, how.marks) {
        Ok(share) => {
            let part = share.decimal() > Decimal::ZERO && share.decimal() < Decimal::ONE;
            let hundred = share.decimal().checked_mul(Decimal::ONE_HUNDRED);
            match hundred.filter(|_| part && !text.ends_with('%')) {
                Some(hundred) => Verdict::Asked(vec![shown(hundred), shown(share.decimal())]),
                None => Verdict::Taken(Value::Quantity(Some(share))),
            }
        }
        Err(ReadError::Ambiguous { decimal, grouped }) => {
            Verdict::Asked(vec![shown(decimal), shown(grouped)])
        }
        Err(error) => Verdict::Left(Leaves::Unread(error)),
    }
}

fn choice(column: Column, text: &str, names: &Names, words: Words, how: How) -> Verdict {
    let known = |value: Option<Value>| value.map_or(Verdict::Left(Leaves::Unknown), Verdict::Taken);
    let blank = text.trim().is_empty();
    match column {
        Column::Category | Column::Vat if blank => Verdict::Taken(column.empty(names)),
        Column::Category => match category_named(text) {
            Some(category) => Verdict::Taken(Value::Category(category)),
            None => own_category(text, names, words, how),
        },
        Column::Vat => known(vat_named(text).map(Value::Vat)),
        Column::InKind => known(in_kind_named(text).map(Value::InKind)),
        Column::Phasing => known(even_named(text).map(|even| {
            Value::Phasing(if even {
                Phasing::Even
            } else {
                Phasing::Typed(Vec::<MoneyPhase>::new())
            })
        })),
        _ if blank => Verdict::Taken(column.empty(names)),
        _ => named(column, text, names, words, how),
    }
}

fn own_category(text: &str, names: &Names, words: Words, how: How) -> Verdict {
    if text.starts_with('=') {
        return Verdict::Left(Leaves::Formula);
    }
    let own = |text: &str| Value::Category(CostCategory::Own(text.to_owned()));
    if let Some(known) = names.own(text) {
        return Verdict::Taken(own(known));
    }
    if let Some(known) = category_like(text).filter(|_| !how.chosen) {
        return Verdict::Asked(vec![words.cost_category(&known), text.to_owned()]);
    }
    Verdict::Understood(own(text.trim()), What::OwnCategory)
}

/// A measure, a party or a rate; a word such as *Maatregel* before a measure's code is allowed.
///
/// A code that may have been another before a spreadsheet showed it is asked.
fn named(column: Column, text: &str, names: &Names, words: Words, how: How) -> Verdict {
    let value = |id: Uuid| match column {
        Column::Measure => Value::Measure(Some(Id::new(id))),
        Column::Rate => Value::Rate(Some(Id::new(id))),
        _ => Value::Bearer(Some(Id::new(id))),
    };
    let found = match names.find(column, text) {
        Found::Nothing => without_first_word(text, column, words)
            .map_or(Found::Nothing, |rest| names.find(column, rest)),
        found => found,
    };
    let mut may_be = names.shown_as(column, text);
    may_be.retain(|id| found != Found::One(*id) && !how.chosen);
    let found = match found {
        found if may_be.is_empty() => found,
        Found::Nothing => Found::Several(may_be),
        Found::One(id) => Found::Several(std::iter::once(id).chain(may_be).collect()),
        Found::Several(ids) => Found::Several(ids),
    };
    match found {
        Found::Nothing => Verdict::Left(Leaves::Unknown),
        Found::One(id) => Verdict::Taken(value(id)),
        Found::Several(ids) => Verdict::Asked(
            ids.into_iter()
                .map(|id| written(column, &value(id), names, words))
                .collect(),
        ),
    }
}

fn without_first_word(text: &str, column: Column, words: Words) -> Option<&str> {
    let (first, rest) = text.trim().split_once(char::is_whitespace)?;
    let noun = folded(first) == folded(&column.name(words));
    noun.then_some(rest)
}

/// What a spreadsheet shows for a value that it had no room for.
fn is_narrow(text: &str) -> bool {
    let text = text.trim();
    text.len() > 1 && text.bytes().all(|byte| byte == b'#')
}

/// What a spreadsheet shows for a value that it could not work out.
fn is_fault(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix('#') else {
        return false;
    };
    let shout = rest.strip_suffix(['!', '?']).unwrap_or(rest);
    let loud = !shout.is_empty()
        && shout
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '/');
    let ends = rest.ends_with(['!', '?']) || matches!(rest, "N/A" | "N/B" | "NUM" | "NULL");
    loud && ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CostLine, Language, NumberError, Plan, Rate, Vat};

    const NL: Words = Words::new(Language::Nl);
    const EN: Words = Words::new(Language::En);

    #[track_caller]
    fn check(words: Words, column: Column, text: &str, expected: Verdict) {
        let rate = |number, title: &str| Rate {
            id: Id::numbered(number),
            title: title.to_owned(),
            ..Rate::default()
        };
        let line = |number, own: &str| CostLine {
            id: Id::numbered(number),
            category: CostCategory::Own(own.to_owned()),
            ..CostLine::default()
        };
        let plan = Plan {
            rates: [rate(1, "Trainer"), rate(2, "Coach"), rate(3, "coach")]
                .into_iter()
                .collect(),
            cost_lines: [line(1, "Café en zaal"), line(2, "café en zaal")]
                .into_iter()
                .collect(),
            ..Plan::default()
        };
        let names = Names::of(&plan, words);
        assert_eq!(read_cell(column, text, &names, words), expected, "{text}");
    }

    fn quantity(text: &str) -> Value {
        Value::Quantity(text.parse().ok())
    }

    fn money(cents: i64) -> Verdict {
        Verdict::Taken(Value::Money(Cents::new(cents).ok()))
    }

    fn asked(texts: [&str; 2]) -> Verdict {
        Verdict::Asked(texts.map(str::to_owned).to_vec())
    }

    const fn unread(error: ReadError) -> Verdict {
        Verdict::Left(Leaves::Unread(error))
    }

    #[test]
    fn amounts_are_read_as_the_language_writes_them() {
        check(NL, Column::UnitPrice, "€ 1.250,00", money(125_000));
        check(NL, Column::UnitPrice, "1250", money(125_000));
        check(EN, Column::UnitPrice, "€1,250.00", money(125_000));
        check(NL, Column::UnitPrice, "-12,50", money(-1_250));
        check(
            NL,
            Column::UnitPrice,
            " ",
            Verdict::Taken(Value::Money(None)),
        );
    }

    #[test]
    fn what_can_be_two_numbers_is_asked() {
        check(NL, Column::Units, "1,234", asked(["1,2340", "1234"]));
        check(EN, Column::Units, "1.234", asked(["1.2340", "1234"]));
        check(NL, Column::Units, "1.234", Verdict::Taken(quantity("1234")));
        check(NL, Column::UnitPrice, "1,450", asked(["1,45", "1450,00"]));
    }

    #[test]
    fn amounts_that_a_plan_does_not_hold_are_left_out() {
        let error = |error| unread(ReadError::Money(error));
        check(
            NL,
            Column::UnitPrice,
            "0,005",
            error(NumberError::TooPrecise),
        );
        let huge = "10000000000000,01";
        check(NL, Column::UnitPrice, huge, error(NumberError::TooLarge));
        check(
            NL,
            Column::UnitPrice,
            "1-9-2014",
            error(NumberError::NotANumber),
        );
        check(NL, Column::UnitPrice, "60%", Verdict::Left(Leaves::Percent));
        let below = unread(ReadError::Number(NumberError::Negative));
        check(NL, Column::Units, "-5", below);
    }

    #[test]
    fn a_formula_is_never_worked_out() {
        check(NL, Column::Units, "=1+1", Verdict::Left(Leaves::Formula));
        let text = Value::Text("=1+1".to_owned());
        check(
            NL,
            Column::Description,
            "=1+1",
            Verdict::Understood(text.clone(), What::FormulaAsText),
        );
        check(NL, Column::Category, "=A1", Verdict::Left(Leaves::Formula));
    }

    #[test]
    fn an_error_of_a_spreadsheet_is_no_value() {
        for text in ["#REF!", "#N/B", "#DIV/0!", "#WAARDE!"] {
            check(NL, Column::Units, text, Verdict::Left(Leaves::Fault));
            check(NL, Column::Description, text, Verdict::Left(Leaves::Fault));
        }
        check(NL, Column::Units, "######", Verdict::Left(Leaves::Narrow));
        let tag = Verdict::Taken(Value::Text("#vakwerk".to_owned()));
        check(NL, Column::Description, "#vakwerk", tag);
    }

    #[test]
    fn a_share_may_be_a_part_of_one() {
        let share = |text| Verdict::Taken(quantity(text));
        check(NL, Column::FundingRate, "60%", share("60"));
        check(NL, Column::FundingRate, "32,46", share("32.46"));
        check(NL, Column::FundingRate, "0,6", asked(["60%", "0,6%"]));
        check(NL, Column::FundingRate, "0,6%", share("0.6"));
    }

    #[test]
    fn choices_are_known_in_both_languages() {
        let training = Verdict::Taken(Value::Category(CostCategory::Training));
        check(EN, Column::Category, "Opleiding", training);
        check(
            NL,
            Column::Vat,
            "exempt",
            Verdict::Taken(Value::Vat(Vat::Exempt)),
        );
        let recoverable = Verdict::Taken(Value::Vat(Vat::Recoverable));
        check(NL, Column::Vat, "Verrekenbaar", recoverable);
        check(NL, Column::InKind, "x", Verdict::Taken(Value::InKind(true)));
        check(NL, Column::InKind, "", Verdict::Taken(Value::InKind(false)));
        check(NL, Column::Vat, "21%", Verdict::Left(Leaves::Unknown));
    }

    #[test]
    fn an_unknown_kind_of_cost_becomes_one_of_the_plan() {
        let own = Value::Category(CostCategory::Own("Reiskosten".to_owned()));
        let verdict = Verdict::Understood(own, What::OwnCategory);
        check(NL, Column::Category, "Reiskosten", verdict);
        // Part of a name, or a name with more behind it, is probably that kind.
        let training = |text| asked(["opleiding", text]);
        check(NL, Column::Category, "opl", training("opl"));
        check(
            NL,
            Column::Category,
            "Opleidingskosten",
            training("Opleidingskosten"),
        );
    }

    #[test]
    fn a_kind_of_cost_that_differs_by_a_capital_an_accent_or_a_hidden_character_is_the_known_one() {
        let known = |own: &str| {
            let own = CostCategory::Own(own.to_owned());
            Verdict::Taken(Value::Category(own))
        };
        for text in [
            "CAFE en  zaal",
            "cafe\u{301} en\u{a0}zaal",
            "café en zaal\u{200b}",
        ] {
            check(NL, Column::Category, text, known("Café en zaal"));
        }
        let training = Verdict::Taken(Value::Category(CostCategory::Training));
        check(NL, Column::Category, "Oplei\u{ad}ding", training);
    }

    #[test]
    fn names_are_looked_up() {
        let first = Verdict::Taken(Value::Rate(Some(Id::numbered(1))));
        check(NL, Column::Rate, "TRAINER", first.clone());
        check(NL, Column::Rate, "tarief Trainer", first);
        check(NL, Column::Rate, "Coach", asked(["Coach", "coach"]));
        check(NL, Column::Rate, "Adviseur", Verdict::Left(Leaves::Unknown));
    }
}
