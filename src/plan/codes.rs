//! What becomes of the code of a measure in a spreadsheet: `1.10` is taken for a number, `2-3` for
//! a day, and both come back as something else.

use rust_decimal::Decimal;

/// What a spreadsheet takes a code for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trace {
    /// A number: `1.10` and `01.1` are 1.1, `1E5` is 100000.
    Number(Decimal),
    /// A day and a month: `2-3`, `2/3`, `2.3`.
    Day(i8, i8),
}

/// What a spreadsheet may take this code for; nothing for `5a`.
#[must_use]
pub fn traces(code: &str) -> Vec<Trace> {
    let code = code.trim();
    let number = as_number(code).map(Trace::Number);
    let day = code.split_once(['.', '-', '/']).and_then(|(day, month)| {
        let small = |text: &str| -> Option<i8> {
            let short = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|number| short && *number > 0)
        };
        let (day, month) = (small(day)?, small(month)?);
        (day <= 31 && month <= 12).then_some(Trace::Day(day, month))
    });
    number.into_iter().chain(day).collect()
}

/// Whether a spreadsheet may show this code as something else.
#[must_use]
pub fn is_changed_by_spreadsheets(code: &str) -> bool {
    let code = code.trim();
    let is_count = code.bytes().all(|byte| byte.is_ascii_digit()) && !code.starts_with('0');
    !is_count && !traces(code).is_empty()
}

/// A code as a number, whatever the mark before its decimals.
fn as_number(code: &str) -> Option<Decimal> {
    if !code.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let code = code.replace(',', ".");
    let number = match code.split_once(['e', 'E']) {
        Some(_) => Decimal::from_scientific(&code.replace('+', "")),
        None => code.parse(),
    };
    number.ok().map(|number| number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, alike: bool) {
        let of_other = traces(other);
        let shared = traces(one).iter().any(|trace| of_other.contains(trace));
        assert_eq!(shared, alike, "{one} and {other}");
    }

    #[test]
    fn codes_that_a_spreadsheet_takes_for_the_same_leave_the_same_trace() {
        check("1.1", "1.10", true);
        check("1", "01", true);
        check("1E5", "1,00E+05", true);
        check("2-3", "2/3", true);
        check("2-3", "2.3", true);
        check("1.1", "1.2", false);
        check("1", "1a", false);
        check("M1", "M01", false);
        check("1.10.2", "1.1.2", false);
    }

    #[test]
    fn only_a_plain_count_stays_as_it_is() {
        for code in ["1", "12", "5a", "M01", "1.2.3", ""] {
            assert!(!is_changed_by_spreadsheets(code), "{code}");
        }
        for code in ["1.1", "01", "2-3", "1E5"] {
            assert!(is_changed_by_spreadsheets(code), "{code}");
        }
    }
}
