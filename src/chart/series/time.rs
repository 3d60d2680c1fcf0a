//! Whether the labels of a series are years or periods.

use crate::{plan::Language, text::Words};

/// What can accompany a year in the label of a period, besides months and numbers: quarters,
/// halves, weeks, and the words between two years.
const BESIDE_A_YEAR: [&str; 26] = [
    "q", "k", "kw", "kwartaal", "quarter", "h", "half", "halfjaar", "helft", "w", "week", "wk",
    "jaar", "year", "i", "ii", "iii", "iv", "e", "st", "nd", "rd", "th", "t", "m", "to",
];

/// The year that a label is: exactly four digits, from 1900 to 2199.
#[must_use]
pub fn year(label: &str) -> Option<i32> {
    let label = label.trim();
    let digits = label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit());
    let year = label.parse().ok().filter(|_| digits)?;
    (1900..2200).contains(&year).then_some(year)
}

/// Whether a label is a year or a period: it has a year, and otherwise only numbers, months and
/// other words for periods: `2014`, `2014/15`, `2e kwartaal 2014`, `1 apr 2013`.
#[must_use]
pub fn tells_time(label: &str) -> bool {
    let parts = || {
        label
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|part| !part.is_empty())
    };
    parts().any(|part| year(part).is_some()) && parts().all(belongs_to_a_period)
}

fn belongs_to_a_period(part: &str) -> bool {
    let letters = part
        .trim_matches(|letter: char| letter.is_ascii_digit())
        .to_lowercase();
    if letters.is_empty() || BESIDE_A_YEAR.contains(&letters.as_str()) {
        return true;
    }
    let is_month = |language| {
        let words = Words::new(language);
        (1..=12).any(|month| {
            letters == words.month(month).to_lowercase()
                || letters == words.month_short(month).to_lowercase()
        })
    };
    is_month(Language::Nl) || is_month(Language::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_periods_tell_time() {
        for label in [
            "2014",
            " 2014 ",
            "2014-2015",
            "2014/15",
            "Q1 2014",
            "2014 K3",
            "2e kwartaal 2014",
            "2014-II",
            "jan 2020",
            "mrt 2020",
            "1 april 2013",
            "week 12, 2020",
        ] {
            assert!(tells_time(label), "{label}");
        }
    }

    #[test]
    fn groups_do_not_tell_time() {
        for label in [
            "",
            "Metalektro",
            "15 tot 25 jaar",
            "55+",
            "1500",
            "Noord 2014",
            "plan 2014",
            "2014 werknemers",
        ] {
            assert!(!tells_time(label), "{label}");
        }
    }
}
