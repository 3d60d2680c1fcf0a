//! Calendar days, and how to go from one to another.

use std::{borrow::Cow, fmt, ops::Deref};

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the calendar, without a time or a place.
///
/// A type of our own around jiff's, because reading it takes a few lines, where jiff's reader of
/// all ISO 8601 forms, with its reasons for refusing one, would be a tenth of the core in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day of this year, month and day; `None` when there is no such day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `2016-08-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let fits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<i16>().ok().filter(|_| fits)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let date = Self::new(year, month.try_into().ok()?, day.try_into().ok()?);
        date.filter(|_| parts.next().is_none())
    }
}

/// From one day to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// This many days.
    Days(i32),
    /// This many months.
    Months(i32),
}

impl Step {
    /// About how many days it takes.
    #[must_use]
    pub const fn days(self) -> i32 {
        match self {
            Self::Days(days) => days,
            Self::Months(months) => months.saturating_mul(30),
        }
    }

    /// This many of these steps as one.
    #[must_use]
    pub const fn times(self, count: i32) -> Self {
        match self {
            Self::Days(days) => Self::Days(days.saturating_mul(count)),
            Self::Months(months) => Self::Months(months.saturating_mul(count)),
        }
    }
}

impl Date {
    /// How many days it comes after 1 March of the year 0.
    #[must_use]
    pub fn number(self) -> i32 {
        // A year that begins in March has its leap day at its end.
        let before_march = i32::from(self.month() <= 2);
        let year = i32::from(self.year()) - before_march;
        let month = i32::from(self.month()) + 12 * before_march - 3;
        let of_year = (153 * month + 2) / 5 + i32::from(self.day()) - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
    }

    /// The day that comes this many days after 1 March of the year 0, if the calendar has it.
    #[must_use]
    pub fn of_number(number: i32) -> Option<Self> {
        let mut year = i16::try_from(i64::from(number) * 400 / 146_097).ok()?;
        let begins = |year: i16| Self::new(year, 3, 1).map(Self::number);
        if begins(year).is_some_and(|begin| begin > number) {
            year -= 1;
        } else if begins(year.checked_add(1)?).is_some_and(|begin| begin <= number) {
            year += 1;
        }
        let left = number - begins(year)?;
        let month = (5 * left + 2) / 153;
        let day = left - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 {
            (year, month + 3)
        } else {
            (year.checked_add(1)?, month - 9)
        };
        Self::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
    }

    /// The day a step later, or earlier; `None` where the calendar ends.
    ///
    /// A month after 31 January is the last day of February.
    #[must_use]
    pub fn after(self, step: Step) -> Option<Self> {
        match step {
            Step::Days(days) => Self::of_number(self.number().checked_add(days)?),
            Step::Months(months) => {
                let month = (i32::from(self.year()) * 12 + i32::from(self.month()) - 1)
                    .checked_add(months)?;
                let year = i16::try_from(month.div_euclid(12)).ok()?;
                let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
                let days = (28..=self.day()).rev().chain([self.day()]);
                days.into_iter().find_map(|day| Self::new(year, month, day))
            }
        }
    }

    /// Whether it is the last day of its month.
    #[must_use]
    pub fn ends_a_month(self) -> bool {
        Self::new(self.year(), self.month(), self.day() + 1).is_none()
    }
}

/// A day that is written in the program.
///
/// # Panics
/// When there is no such day; use [`Date::new`] for a day from elsewhere.
#[must_use]
pub const fn date(year: i16, month: i8, day: i8) -> Date {
    Date(civil::date(year, month, day))
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

impl Deref for Date {
    type Target = civil::Date;

    fn deref(&self) -> &civil::Date {
        &self.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a day"))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_one_form_only() {
        let day = Date::new(2016, 2, 29);
        assert_eq!(Date::parse("2016-02-29"), day);
        assert_eq!(
            day.map(|day| day.to_string()).as_deref(),
            Some("2016-02-29")
        );
        for text in [
            "2016-02-31",
            "2016-2-9",
            "2016-02-29T10:00",
            "",
            "-016-02-29",
            "2016/02/29",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_follow_each_other_through_leap_years_and_centuries() {
        let days = date(2015, 9, 1).number() - date(2014, 9, 1).number();
        assert_eq!(days, 365);
        for (before, after) in [
            (date(2016, 2, 28), date(2016, 2, 29)),
            (date(2016, 2, 29), date(2016, 3, 1)),
            (date(2100, 2, 28), date(2100, 3, 1)),
            (date(2014, 12, 31), date(2015, 1, 1)),
        ] {
            assert_eq!(after.number() - before.number(), 1);
            assert_eq!(Date::of_number(after.number()), Some(after));
            assert_eq!(before.after(Step::Days(1)), Some(after));
        }
        let first = date(1999, 1, 1).number();
        for number in first..first + 4_000 {
            assert_eq!(Date::of_number(number).map(Date::number), Some(number));
        }
        assert_eq!(Date::of_number(i32::MAX), None);
    }

    #[track_caller]
    fn check_months(day: Date, months: i32, later: Date) {
        assert_eq!(day.after(Step::Months(months)), Some(later));
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last_one() {
        check_months(date(2027, 1, 15), 1, date(2027, 2, 15));
        check_months(date(2027, 1, 31), 1, date(2027, 2, 28));
        check_months(date(2028, 1, 31), 1, date(2028, 2, 29));
        check_months(date(2027, 1, 15), -1, date(2026, 12, 15));
        check_months(date(2027, 11, 30), 14, date(2029, 1, 30));
        assert!(date(2028, 2, 29).ends_a_month() && !date(2028, 2, 28).ends_a_month());
        assert_eq!(date(9999, 12, 31).after(Step::Months(1)), None);
    }
}
