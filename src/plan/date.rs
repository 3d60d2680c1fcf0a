//! Calendar days.

use std::{borrow::Cow, fmt, ops::Deref};

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the calendar, without a time or a place.
///
/// A type of our own around jiff's, because reading it takes a few lines where jiff's reader of
/// all ISO 8601 forms, and of why something is none, would be a tenth of the core in the page.
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
}
