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
    in_years: bool,
}

/// One end of a period as somebody knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// To the day.
    Day(Date),
    /// To the year.
    Year(i16),
}

/// Which end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its beginning.
    First,
    /// Its end.
    Last,
}

impl End {
    const fn other(self) -> Self {
        match self {
            Self::First => Self::Last,
            Self::Last => Self::First,
        }
    }

    /// The day of a year that stands for it at this end.
    fn day_of(self, year: i16) -> Option<Date> {
        match self {
            Self::First => Date::new(year, 1, 1),
            Self::Last => Date::new(year, 12, 31),
        }
    }
}

impl DraftPeriod {
    /// From one day to another, even the wrong way round.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Self {
        Self {
            first: Some(first),
            last: Some(last),
            ..Self::default()
        }
    }

    /// The period, once both ends are there and in order.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        let (first, last) = (self.day(End::First)?, self.day(End::Last)?);
        Period::new(first, last).map(|period| Period {
            in_years: self.in_years,
            ..period
        })
    }

    /// The day of one end; if only years are known, that of the whole year, even if a file has
    /// another.
    #[must_use]
    pub fn day(&self, end: End) -> Option<Date> {
        let day = self.kept(end)?;
        if self.in_years {
            end.day_of(day.year())
        } else {
            Some(day)
        }
    }

    /// One end, as exact as it is known.
    #[must_use]
    pub fn bound(&self, end: End) -> Option<Bound> {
        self.kept(end).map(|day| {
            if self.in_years {
                Bound::Year(day.year())
            } else {
                Bound::Day(day)
            }
        })
    }

    /// Whether a bare year can be meant for this end: the other one says no more than a year.
    #[must_use]
    pub fn takes_a_year(&self, end: End) -> bool {
        let other = end.other();
        let whole = |day: Date| other.day_of(day.year()) == Some(day);
        self.in_years || self.kept(other).is_none_or(whole)
    }

    /// Sets one end. A year says that only years are known, a day that days are; the other end
    /// keeps its day or its year.
    pub fn set_bound(&mut self, end: End, bound: Option<Bound>) {
        match bound {
            None => *self.kept_mut(end) = None,
            Some(Bound::Day(day)) => {
                self.set_in_years(false);
                *self.kept_mut(end) = Some(day);
            }
            Some(Bound::Year(year)) => {
                *self.kept_mut(end) = end.day_of(year);
                self.set_in_years(true);
            }
        }
    }

    /// Says whether only the years are known; when they no longer are, the days stay.
    pub fn set_in_years(&mut self, in_years: bool) {
        if in_years {
            self.in_years = true;
            (self.first, self.last) = (self.day(End::First), self.day(End::Last));
        }
        self.in_years = in_years;
    }

    const fn kept(&self, end: End) -> Option<Date> {
        match end {
            End::First => self.first,
            End::Last => self.last,
        }
    }

    const fn kept_mut(&mut self, end: End) -> &mut Option<Date> {
        match end {
            End::First => &mut self.first,
            End::Last => &mut self.last,
        }
    }
}

impl From<Period> for DraftPeriod {
    fn from(period: Period) -> Self {
        Self {
            first: Some(period.first),
            last: Some(period.last),
            in_years: period.in_years,
            ..Self::default()
        }
    }
}

impl Period {
    /// The period of these days; `None` when it would end before it starts.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self {
            first,
            last,
            in_years: false,
        })
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

    /// Whether only its years are known: its days then stand for whole years.
    #[must_use]
    pub const fn in_years(self) -> bool {
        self.in_years
    }

    /// The years that it is in, as a period of which no more is known.
    #[must_use]
    pub fn as_years(self) -> Self {
        let first = End::First.day_of(self.first.year());
        let last = End::Last.day_of(self.last.year());
        Self {
            first: first.unwrap_or(self.first),
            last: last.unwrap_or(self.last),
            in_years: true,
        }
    }

    /// Whether it lasts whole calendar years, as a period does if only its years are known.
    #[must_use]
    pub fn is_whole_years(self) -> bool {
        End::First.day_of(self.first.year()) == Some(self.first)
            && End::Last.day_of(self.last.year()) == Some(self.last)
    }

    /// The latest day on which it can begin.
    #[must_use]
    pub fn latest_first(self) -> Date {
        let year = self.in_years.then(|| End::Last.day_of(self.first.year()));
        year.flatten().unwrap_or(self.first)
    }

    /// The earliest day on which it can end.
    #[must_use]
    pub fn earliest_last(self) -> Date {
        let year = self.in_years.then(|| End::First.day_of(self.last.year()));
        year.flatten().unwrap_or(self.last)
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

    /// This period with these days; unchanged if they are the same, so that what is known only to
    /// the year stays so. `None` if it would end before it starts.
    #[must_use]
    pub fn with_days(self, first: Date, last: Date) -> Option<Self> {
        if (first, last) == (self.first, self.last) {
            return Some(self);
        }
        Self::new(first, last)
    }

    /// The part of it that lies inside another one.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        self.with_days(self.first.max(other.first), self.last.min(other.last))
    }

    /// The part of it that lies inside another one; for years, the years that do.
    #[must_use]
    pub fn cropped_to(self, other: Self) -> Option<Self> {
        if self.in_years {
            self.within(other.as_years()).map(Self::as_years)
        } else {
            self.within(other)
        }
    }

    /// How many whole years it lasts, if it lasts just one day longer: 1 September 2014 – 1
    /// September 2016 is two years and a day.
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

    /// What is kept of both ends, and whether only years are known.
    fn kept(period: &DraftPeriod) -> (Option<Date>, Option<Date>, bool) {
        (period.first, period.last, period.in_years)
    }

    #[test]
    fn a_year_that_is_typed_says_that_only_years_are_known() {
        let mut period = DraftPeriod::default();
        assert!(period.takes_a_year(End::First) && period.takes_a_year(End::Last));
        period.set_bound(End::First, Some(Bound::Year(2014)));
        period.set_bound(End::Last, Some(Bound::Year(2016)));
        let (first, last) = (date(2014, 1, 1), date(2016, 12, 31));
        assert_eq!(kept(&period), (Some(first), Some(last), true));
        assert_eq!(period.bound(End::Last), Some(Bound::Year(2016)));

        // The days stay, and are no longer just years.
        period.set_in_years(false);
        assert_eq!(period.bound(End::Last), Some(Bound::Day(last)));
        assert!(period.takes_a_year(End::First));
        period.set_bound(End::Last, Some(Bound::Day(date(2016, 8, 31))));
        assert!(!period.takes_a_year(End::First));
        assert!(period.takes_a_year(End::Last));
    }

    #[test]
    fn a_day_that_is_typed_says_that_days_are_known() {
        let mut period = DraftPeriod::default();
        period.set_bound(End::First, Some(Bound::Year(2014)));
        period.set_bound(End::First, Some(Bound::Day(date(2014, 9, 1))));
        assert_eq!(kept(&period), (Some(date(2014, 9, 1)), None, false));
    }

    #[test]
    fn only_years_are_whole_years_whatever_days_a_file_has() {
        let period = DraftPeriod {
            first: Some(date(2014, 9, 1)),
            last: Some(date(2014, 3, 1)),
            in_years: true,
            ..DraftPeriod::default()
        };
        let period = period.period().unwrap();
        assert_eq!(period.first(), date(2014, 1, 1));
        assert_eq!(period.latest_first(), date(2014, 12, 31));
        assert_eq!(period.earliest_last(), date(2014, 1, 1));
        assert!(period.in_years() && period.is_whole_years());
        assert_eq!(period.years_and_a_day(), None);
        let longer = Period::new(date(2013, 1, 1), date(2015, 1, 1)).unwrap();
        assert!(period.within(longer).unwrap().in_years());
        let shorter = Period::new(date(2014, 2, 1), date(2015, 1, 1)).unwrap();
        assert!(!period.within(shorter).unwrap().in_years());
        assert_eq!(period.cropped_to(shorter), Some(period));
        let later = Period::new(date(2015, 2, 1), date(2015, 3, 1)).unwrap();
        assert_eq!(period.cropped_to(later), None);
        assert_eq!(shorter.cropped_to(later), None);
    }

    #[test]
    fn the_31st_of_february_is_no_date() {
        assert!(serde_json::from_str::<Date>("\"2016-02-31\"").is_err());
    }
}
