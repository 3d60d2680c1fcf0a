//! Days and years, with months named in either language.

use jiff::ToSpan;

use super::{ReadError, Words, is_digits};
use crate::plan::{Bound, Date, Language, Trace, folded, traces};

impl Words {
    /// Reads a year, in four digits.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn read_year(self, text: &str) -> Result<i16, ReadError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ReadError::Empty);
        }
        let year = (text.len() == 4 && is_digits(text)).then(|| text.parse().ok());
        year.flatten().ok_or(ReadError::YearUnclear)
    }

    /// Reads one end of a period: a year in four digits, or a day, which may be named from today.
    ///
    /// # Errors
    /// If it is neither.
    pub fn read_bound(self, text: &str, today: Option<Date>) -> Result<Bound, ReadError> {
        match self.read_year(text) {
            Ok(year) => Ok(Bound::Year(year)),
            Err(_) => self.read_day(text, today).map(Bound::Day),
        }
    }

    /// Reads a day that may be named by where it is from today: `vandaag`, `tomorrow`.
    ///
    /// # Errors
    /// Like [`Words::read_date`].
    pub fn read_day(self, text: &str, today: Option<Date>) -> Result<Date, ReadError> {
        let name = folded(text);
        let named = [Language::Nl, Language::En].map(Words::new);
        let days = named.into_iter().flat_map(|words| {
            let days = [
                words.read_yesterday(),
                words.read_today(),
                words.read_tomorrow(),
            ];
            (-1..=1).zip(days)
        });
        let from_today = days.into_iter().find(|(_, day)| *day == name);
        let day = from_today
            .zip(today)
            .and_then(|((days, _), today)| today.checked_add(days.days()).ok());
        day.map_or_else(|| self.read_date(text), |day| Ok(day.into()))
    }

    /// Reads a day: `1-9-2014`, `1/9/14`, `1 sep 2014`, `1 september 2014`, `2014-09-01`; a time of
    /// day behind it is no part of it, and `41883` is the number of days of a spreadsheet.
    ///
    /// Months may be named in either language. A year of two digits is one of the first half of
    /// this century; another is refused rather than guessed: parties were founded in 1898.
    ///
    /// # Errors
    /// If there is no such day, or if it can be two days: in English, numbers are written day
    /// first in Europe and month first in America.
    pub fn read_date(self, text: &str) -> Result<Date, ReadError> {
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let separator = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',');
        let parts: Vec<&str> = without_time(text)
            .split(separator)
            .filter(|part| !part.is_empty())
            .collect();
        match parts[..] {
            [days] => by_number(days).ok_or(ReadError::NotADate),
            [year, month, day] if year.len() == 4 && is_digits(year) => {
                calendar_day(year, small(month)?, small(day)?)
            }
            [day, name, year] if is_digits(day) && month_named(name).is_some() => {
                calendar_day(year, month_named(name).unwrap_or_default(), small(day)?)
            }
            [name, day, year] if month_named(name).is_some() => {
                calendar_day(year, month_named(name).unwrap_or_default(), small(day)?)
            }
            [day, month, year] => {
                let day_first = calendar_day(year, small(month)?, small(day)?);
                let month_first = calendar_day(year, small(day)?, small(month)?);
                match (day_first, month_first) {
                    _ if self.language() == Language::Nl || text.contains('.') => day_first,
                    (Ok(day_first), Ok(month_first)) if day_first != month_first => {
                        Err(ReadError::AmbiguousDate {
                            day_first,
                            month_first,
                        })
                    }
                    _ => day_first.or(month_first),
                }
            }
            [day, month]
                if small(day).is_ok() && (is_digits(month) || month_named(month).is_some()) =>
            {
                Err(ReadError::YearUnclear)
            }
            _ => Err(ReadError::NotADate),
        }
    }
}

/// What a spreadsheet may show as this text: a number, or a day that it made of a code such as
/// `2-3`, by the name of its month or in full.
#[must_use]
pub fn shown_for(text: &str) -> Vec<Trace> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.', ' ']).collect();
    let day = match parts[..] {
        [day, month] if is_digits(day) => small(day).ok().zip(month_named(month)),
        [month, day] if is_digits(day) => small(day).ok().zip(month_named(month)),
        [_, _, year] | [year, _, _] if year.len() == 4 => {
            let day = Words::new(Language::Nl).read_date(text);
            day.ok().map(|day| (day.day(), day.month()))
        }
        _ => None,
    };
    // In America the month comes first.
    let days = day
        .into_iter()
        .flat_map(|(day, month)| [(day, month), (month, day)]);
    let days = days.map(|(day, month)| Trace::Day(day, month));
    let numbers = traces(text).into_iter();
    let numbers = numbers.filter(|trace| matches!(trace, Trace::Number(_)));
    numbers.chain(days).collect()
}

/// A day or a month in one or two digits.
fn small(text: &str) -> Result<i8, ReadError> {
    if text.len() > 2 || !is_digits(text) {
        return Err(ReadError::NotADate);
    }
    text.parse().map_err(|_| ReadError::NotADate)
}

/// A text without the time of day that programs write behind a day: `0:00`, `T00:00:00Z`.
fn without_time(text: &str) -> &str {
    let text = text.trim();
    let Some((day, time)) = text.rsplit_once([' ', 'T', '\u{a0}']) else {
        return text;
    };
    let mut parts = time.trim_end_matches('Z').split([':', '.']);
    let is_time = time.contains(':') && parts.all(|part| part.len() <= 3 && is_digits(part));
    if is_time {
        day.trim_end_matches(',')
    } else {
        text
    }
}

/// The day by its number in a spreadsheet, which counts from the end of 1899; of this century and
/// the half before it.
fn by_number(days: &str) -> Option<Date> {
    let number: i32 = is_digits(days).then(|| days.parse().ok()).flatten()?;
    let within = (18_264..=73_050).contains(&number).then_some(number)?;
    let start = Date::new(1899, 12, 30)?;
    start.checked_add(within.days()).ok().map(Date::from)
}

fn calendar_day(year: &str, month: i8, day: i8) -> Result<Date, ReadError> {
    if !is_digits(year) {
        return Err(ReadError::NotADate);
    }
    if let (2, Ok(short @ 0..50)) = (year.len(), year.parse::<i16>()) {
        return Date::new(2000 + short, month, day).ok_or(ReadError::NoSuchDay);
    }
    if year.len() != 4 || year.starts_with('0') {
        return Err(ReadError::YearUnclear);
    }
    let year: i16 = year.parse().map_err(|_| ReadError::YearUnclear)?;
    Date::new(year, month, day).ok_or(ReadError::NoSuchDay)
}

/// The month with this name in either language, or an abbreviation of three letters or more.
fn month_named(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let both = [Language::Nl, Language::En].map(Words::new);
    (1..=12).find(|&month| {
        both.iter().any(|words| {
            let full = words.month(month).to_lowercase();
            name.len() >= 3 && full.starts_with(&name)
                || words.month_short(month).eq_ignore_ascii_case(&name)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::date;

    const NL: Words = Words::new(Language::Nl);
    const EN: Words = Words::new(Language::En);

    #[track_caller]
    fn check_date(words: Words, text: &str, expected: Result<Date, ReadError>) {
        assert_eq!(words.read_date(text), expected, "{text}");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "1-9-2014",
            "01-09-2014",
            "1.9.2014",
            "1 - 9 - 2014",
            "1 sep 2014",
            "1 sept. 2014",
            "1 september 2014",
            "1 September 2014",
            "1-sep-2014",
            "September 1, 2014",
            "2014-09-01",
            "2014/9/1",
            "1-9-14",
            "1 sep 14",
            "01-09-2014 0:00",
            "1-9-2014 00:00:00",
            "2014-09-01T00:00:00Z",
            "41883",
        ] {
            check_date(NL, text, Ok(date(2014, 9, 1)));
        }
        for text in [
            "1 sep 2014",
            "September 1, 2014",
            "1.9.2014",
            "2014-09-01",
            "41883",
        ] {
            check_date(EN, text, Ok(date(2014, 9, 1)));
        }
        check_date(NL, "31-12-28", Ok(date(2028, 12, 31)));
        check_date(NL, "31 mrt 2016", Ok(date(2016, 3, 31)));
        check_date(NL, "31 maart 2016", Ok(date(2016, 3, 31)));
        check_date(NL, "31 March 2016", Ok(date(2016, 3, 31)));
        check_date(NL, "29-2-2016", Ok(date(2016, 2, 29)));
    }

    #[test]
    fn by_numbers_english_may_be_american() {
        check_date(NL, "1/9/2014", Ok(date(2014, 9, 1)));
        let both = ReadError::AmbiguousDate {
            day_first: date(2014, 9, 1),
            month_first: date(2014, 1, 9),
        };
        check_date(EN, "1/9/2014", Err(both));
        check_date(EN, "1-9-2014", Err(both));
        assert_eq!(both.choices(EN), ["1 Sep 2014", "9 Jan 2014"]);
        assert_eq!(
            EN.read_error(&both),
            "This can mean two things. Do you mean 1 September 2014 or 9 January 2014?"
        );
        check_date(EN, "9/9/2014", Ok(date(2014, 9, 9)));
        check_date(EN, "9/30/2014", Ok(date(2014, 9, 30)));
        check_date(EN, "30/9/2014", Ok(date(2014, 9, 30)));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        check_date(NL, "31-2-2014", Err(ReadError::NoSuchDay));
        check_date(NL, "29 februari 2015", Err(ReadError::NoSuchDay));
        check_date(NL, "1-13-2014", Err(ReadError::NoSuchDay));
        check_date(NL, "0-1-2014", Err(ReadError::NoSuchDay));
        check_date(EN, "31/2/2014", Err(ReadError::NoSuchDay));
    }

    #[test]
    fn a_year_has_four_digits() {
        for text in [
            "1-9-98",
            "1 sep 98",
            "1-9",
            "1 sep",
            "1-9-0014",
            "1-9-20144",
        ] {
            check_date(NL, text, Err(ReadError::YearUnclear));
        }
    }

    #[test]
    fn a_day_may_be_named_from_today() {
        let today = Some(date(2026, 11, 30));
        for (text, day) in [
            ("Vandaag", date(2026, 11, 30)),
            (" today ", date(2026, 11, 30)),
            ("morgen", date(2026, 12, 1)),
            ("yesterday", date(2026, 11, 29)),
            ("1-9-2014", date(2014, 9, 1)),
        ] {
            assert_eq!(NL.read_day(text, today), Ok(day), "{text}");
        }
        assert_eq!(NL.read_day("vandaag", None), Err(ReadError::NotADate));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        check_date(NL, " ", Err(ReadError::Empty));
        for text in [
            "morgen",
            "20140901",
            "1 bla 2014",
            "2014",
            "1-9-2014-5",
            "se 1 2014",
            "a-b-c",
        ] {
            check_date(NL, text, Err(ReadError::NotADate));
        }
    }
}
