//! What somebody typed, read by the rules of their language; in case of doubt, the page asks.

mod amount;
mod day;
mod number;

use rust_decimal::Decimal;

pub use day::shown_for;
pub use number::{Mark, Marks, cents};

use super::Words;
use crate::plan::{Cents, Date, NumberError};

/// Why something typed is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing was typed.
    Empty,
    /// It is not a number or quantity that a plan can have.
    Number(NumberError),
    /// It is not an amount that a plan can have.
    Money(NumberError),
    /// It can be two numbers, or two amounts in euros for money: `1.45` in Dutch.
    Ambiguous {
        /// If the mark is a decimal mark.
        decimal: Decimal,
        /// If the mark separates thousands.
        grouped: Decimal,
    },
    /// It is other money than euros.
    OtherMoney,
    /// It is counted in thousands or millions, or in powers of ten: probably this many euros.
    Offered(Cents),
    /// Words stand beside an amount of euros: `500 p.p.`
    Beside(Cents),
    /// It is a number with decimals where only a whole one makes sense.
    NotWhole,
    /// It is not a day, a month and a year.
    NotADate,
    /// The month has no such day, or the year no such month.
    NoSuchDay,
    /// The year is missing or not in four digits.
    YearUnclear,
    /// It is only a year, while the other end of the period is known to the day.
    OnlyAYear,
    /// It can be two days: `1/9/2014` in English.
    AmbiguousDate {
        /// If the day comes first.
        day_first: Date,
        /// If the month comes first.
        month_first: Date,
    },
}

impl Words {
    /// What is wrong with something typed, and what to type instead.
    #[must_use]
    pub fn read_error(self, error: &ReadError) -> String {
        use NumberError as E;
        match *error {
            ReadError::Empty => self.read_empty().to_owned(),
            ReadError::Number(E::NotANumber) => self.read_not_a_number().to_owned(),
            ReadError::Number(E::Negative) => self.read_negative().to_owned(),
            ReadError::Number(E::TooLarge) => self.read_number_too_large().to_owned(),
            ReadError::Number(E::TooPrecise) => self.read_number_too_precise().to_owned(),
            ReadError::Money(E::NotANumber) => self.read_not_money().to_owned(),
            ReadError::Money(E::Negative) => self.read_money_negative().to_owned(),
            ReadError::Money(E::TooLarge) => self.read_money_too_large().to_owned(),
            ReadError::Money(E::TooPrecise) => self.read_money_too_precise().to_owned(),
            ReadError::Ambiguous { decimal, grouped } => {
                self.read_ambiguous(self.number(decimal), self.number(grouped))
            }
            ReadError::OtherMoney => self.read_other_money().to_owned(),
            ReadError::Offered(cents) => self.read_offered(self.money(cents)),
            ReadError::Beside(cents) => self.read_beside(self.money(cents)),
            ReadError::NotWhole => self.read_not_whole().to_owned(),
            ReadError::NotADate => self.read_not_a_date().to_owned(),
            ReadError::NoSuchDay => self.read_no_such_day().to_owned(),
            ReadError::YearUnclear => self.read_year_unclear().to_owned(),
            ReadError::OnlyAYear => self.read_only_a_year().to_owned(),
            ReadError::AmbiguousDate {
                day_first,
                month_first,
            } => self.read_ambiguous(self.date_long(day_first), self.date_long(month_first)),
        }
    }
}

impl ReadError {
    /// What it may mean, each as it would be typed; none where nothing can be offered.
    #[must_use]
    pub fn choices(&self, words: Words) -> Vec<String> {
        match *self {
            Self::Ambiguous { decimal, grouped } => {
                [decimal, grouped].map(|it| words.ungrouped(it)).into()
            }
            Self::Offered(cents) | Self::Beside(cents) => vec![words.ungrouped_money(cents)],
            Self::AmbiguousDate {
                day_first,
                month_first,
            } => [day_first, month_first].map(|it| words.date(it)).into(),
            Self::Empty
            | Self::Number(_)
            | Self::Money(_)
            | Self::OtherMoney
            | Self::NotWhole
            | Self::NotADate
            | Self::NoSuchDay
            | Self::YearUnclear
            | Self::OnlyAYear => Vec::new(),
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Bound, Cents, Language, Number, date};
    use proptest::prelude::*;

    const NL: Words = Words::new(Language::Nl);
    const EN: Words = Words::new(Language::En);

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same(
            mantissa in -1_000_000_000_000_i64..1_000_000_000_000,
            scale in 0_u32..=6,
            cents in -Cents::MOST..=Cents::MOST,
            year in 1_000_i16..=9_999,
            day in 0_i32..365,
        ) {
            let number = Number::new(Decimal::new(mantissa, scale)).unwrap();
            let amount = Cents::new(cents).unwrap();
            let day = Date::from(*date(year, 1, 1) + jiff::ToSpan::days(day));
            for words in [NL, EN] {
                prop_assert_eq!(words.read_number(&words.number(number.decimal())), Ok(number));
                prop_assert_eq!(words.read_money(&words.money(amount)), Ok(amount));
                prop_assert_eq!(words.read_date(&words.date(day)), Ok(day));
                prop_assert_eq!(words.read_date(&words.date_long(day)), Ok(day));
                for bound in [Bound::Day(day), Bound::Year(year)] {
                    prop_assert_eq!(words.read_bound(&words.bound(bound), None), Ok(bound));
                }
            }
        }

        #[test]
        fn small_numbers_are_never_in_doubt(mantissa in -2_000_000_i64..2_000_000, scale in 0_u32..=4) {
            let number = Number::new(Decimal::new(mantissa, scale)).unwrap();
            for words in [NL, EN] {
                prop_assert_eq!(words.read_number(&words.number(number.decimal())), Ok(number));
            }
        }

        #[test]
        fn nothing_that_is_typed_panics(text in "[-+€ 0-9.,/a-z\u{a0}é]{0,16}") {
            for words in [NL, EN] {
                let _ = (words.read_number(&text), words.read_money(&text), words.read_date(&text));
            }
        }
    }
}
