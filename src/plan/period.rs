//! Dates and periods: calendar days, both ends included.

use super::{Date, noun::noun};

noun! {
    /// A period as somebody is still typing it.
    pub struct DraftPeriod {
        /// Its first day.
        pub first: Option<Date>,
        /// Its last day, included.
        pub last: Option<Date>,
        /// Whether only the years are known: the days are then 1 January and 31 December.
        pub in_years: bool,
    }
}

/// A period that does not end before it starts; both days are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: Date,
    last: Date,
}

impl DraftPeriod {
    /// The period, once both days are there and in order.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        Period::new(self.first?, self.last?)
    }
}

impl Period {
    /// The period of these days; `None` when it would end before it starts.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether the day lies inside.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it lasts.
    #[must_use]
    pub fn days(self) -> i32 {
        self.last.number() - self.first.number() + 1
    }

    /// The part of it that lies inside another one.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// How many whole years it lasts, when one day beyond that is all it lasts longer:
    /// 1 September 2014 – 1 September 2016 is two years and a day.
    #[must_use]
    pub fn years_and_a_day(self) -> Option<i16> {
        let years = self.last.year() - self.first.year();
        let same_day =
            self.first.month() == self.last.month() && self.first.day() == self.last.day();
        (years > 0 && same_day).then_some(years)
    }
}

macro_rules! phase {
    ($(#[$meta:meta])* $Name:ident, $Amount:ty) => {
        noun! {
            $(#[$meta])*
            pub struct $Name {
                /// When.
                pub period: DraftPeriod,
                /// How much of the whole.
                pub amount: $Amount,
            }
        }
    };
}

phase! {
    /// The part of a quantity that falls in one period.
    QuantityPhase, super::Quantity
}
phase! {
    /// The part of an amount that falls in one period.
    MoneyPhase, super::Cents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::date;

    #[test]
    fn a_period_never_ends_before_it_starts() {
        assert_eq!(Period::new(date(2016, 9, 1), date(2014, 9, 1)), None);
        assert!(Period::new(date(2016, 9, 1), date(2016, 9, 1)).is_some());
    }

    #[test]
    fn the_metalektro_term_is_two_years_and_a_day() {
        let term = Period::new(date(2014, 9, 1), date(2016, 9, 1)).unwrap();
        assert_eq!(term.years_and_a_day(), Some(2));
        let two_years = Period::new(date(2014, 9, 1), date(2016, 8, 31)).unwrap();
        assert_eq!(two_years.years_and_a_day(), None);
    }

    #[test]
    fn the_31st_of_february_is_no_date() {
        assert!(serde_json::from_str::<Date>("\"2016-02-31\"").is_err());
    }
}
