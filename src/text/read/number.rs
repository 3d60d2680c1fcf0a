//! Numbers, shares and amounts of money, with the marks of either language.

use rust_decimal::Decimal;

use super::{ReadError, Words, is_digits};
use crate::plan::{Cents, Number, NumberError, Quantity};

impl Words {
    /// Reads a number: `1.458`, `1 458`, `7,7`, `1.458,00`, `€ 19.952.803,-` in Dutch.
    ///
    /// The marks of the other language are understood if nothing else can be meant.
    ///
    /// # Errors
    /// If it is not a number, is beyond the limits of a plan, or can be two numbers.
    pub fn read_number(self, text: &str) -> Result<Number, ReadError> {
        self.read(&without_euro(text), |digits| {
            digits.text().parse().map_err(ReadError::Number)
        })
    }

    /// Reads a count or quantity; never an amount of money.
    ///
    /// # Errors
    /// Like [`Words::read_number`], and if it is negative.
    pub fn read_quantity(self, text: &str) -> Result<Quantity, ReadError> {
        self.read(text, |digits| {
            digits.text().parse().map_err(ReadError::Number)
        })
    }

    /// Reads a share in percent, with or without its sign: `32,46%`.
    ///
    /// # Errors
    /// Like [`Words::read_quantity`].
    pub fn read_percent(self, text: &str) -> Result<Quantity, ReadError> {
        let text = text.trim();
        self.read_quantity(text.strip_suffix('%').unwrap_or(text))
    }

    /// Reads a whole number from 0, such as a number of months.
    ///
    /// # Errors
    /// Like [`Words::read_quantity`], and if it has decimals.
    pub fn read_whole(self, text: &str) -> Result<u32, ReadError> {
        let quantity = self.read_quantity(text)?;
        let whole = quantity.decimal().is_integer();
        let number = whole.then(|| u32::try_from(quantity.decimal()).ok());
        number.flatten().ok_or(ReadError::NotWhole)
    }

    /// Reads an amount in euros, with or without its sign and cents.
    ///
    /// # Errors
    /// Like [`Words::read_number`], and if it has more than two decimals: `€ 1,458` in Dutch is not
    /// taken for thousands.
    pub fn read_money(self, text: &str) -> Result<Cents, ReadError> {
        self.read(&without_euro(text), |digits| {
            digits.cents().map_err(ReadError::Money)
        })
        .map_err(|error| match error {
            ReadError::Number(error) => ReadError::Money(error),
            error => error,
        })
    }

    /// Reads digits and marks, and converts them with `take`.
    fn read<T>(
        self,
        text: &str,
        take: impl Fn(&Digits) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let reading = self
            .reading(text)
            .ok_or(ReadError::Number(NumberError::NotANumber))?;
        let value = take(&reading.sure)?;
        let Some(grouped) = reading.or_else else {
            return Ok(value);
        };
        // A reading that cannot be accepted is not what was meant.
        if take(&grouped).is_err() {
            return Ok(value);
        }
        match (reading.sure.decimal(), grouped.decimal()) {
            (Some(decimal), Some(grouped)) if decimal != grouped => {
                Err(ReadError::Ambiguous { decimal, grouped })
            }
            _ => Ok(value),
        }
    }

    fn reading(self, text: &str) -> Option<Reading> {
        let text = text.trim();
        let (text, negative) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (rest.trim_start(), true),
            None => (text.strip_prefix('+').unwrap_or(text).trim_start(), false),
        };
        let number = |whole: String, decimals: &str| Digits {
            negative,
            whole,
            decimals: decimals.to_owned(),
        };
        let Some(last) = text.rfind(['.', ',']) else {
            return ungrouped(text, is_space).map(|whole| Reading::sure(number(whole, "")));
        };
        let (before, after) = text.split_at(last);
        let mark = after.chars().next()?;
        let after = after.strip_prefix(mark)?;
        if !after.is_empty() && !is_digits(after) {
            return None;
        }
        let other = if mark == '.' { ',' } else { '.' };
        if before.contains(other) {
            let whole = ungrouped(before, |c| c == other)?;
            return Some(Reading::sure(number(whole, after)));
        }
        if before.contains(mark) {
            let whole = ungrouped(text, |c| c == mark)?;
            return Some(Reading::sure(number(whole, "")));
        }

        if before.is_empty() && after.is_empty() {
            return None;
        }
        let whole = match before {
            "" => "0".to_owned(),
            _ => ungrouped(before, is_space)?,
        };
        let spaced = before.contains(is_space);
        let thousands = after.len() == 3 && !spaced && ungrouped(text, |c| c == mark).is_some();
        let joined = number(format!("{whole}{after}"), "");
        let decimal = number(whole, after);
        if mark == self.decimal_mark() {
            return Some(Reading {
                sure: decimal,
                or_else: thousands.then_some(joined),
            });
        }
        if thousands {
            return Some(Reading::sure(joined));
        }
        // Nobody groups the digits after a zero, or mixes spaces and marks.
        let only_decimal =
            before.is_empty() || before.starts_with('0') || (spaced && after.len() != 3);
        Some(Reading {
            sure: decimal,
            or_else: (!only_decimal).then_some(joined),
        })
    }
}

/// An amount of euros in cents, for the reading a person chose.
///
/// # Errors
/// If it has more than two decimals or is beyond the limits of [`Cents`].
pub fn cents(euros: Decimal) -> Result<Cents, NumberError> {
    let cents = euros
        .checked_mul(Decimal::ONE_HUNDRED)
        .ok_or(NumberError::TooLarge)?;
    if !cents.is_integer() {
        return Err(NumberError::TooPrecise);
    }
    let cents = i64::try_from(cents).map_err(|_| NumberError::TooLarge)?;
    Cents::new(cents)
}

/// How digits and marks can be read.
struct Reading {
    sure: Digits,
    /// The other reading, if there is doubt.
    or_else: Option<Digits>,
}

impl Reading {
    fn sure(sure: Digits) -> Self {
        Self {
            sure,
            or_else: None,
        }
    }
}

/// A number of any length, before it is known what it counts.
struct Digits {
    negative: bool,
    whole: String,
    decimals: String,
}

impl Digits {
    /// The number as written in a file.
    fn text(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let decimals = self.decimals.trim_end_matches('0');
        if decimals.is_empty() {
            return format!("{sign}{}", self.whole);
        }
        format!("{sign}{}.{decimals}", self.whole)
    }

    fn decimal(&self) -> Option<Decimal> {
        Decimal::from_str_exact(&self.text()).ok()
    }

    fn cents(&self) -> Result<Cents, NumberError> {
        if self.decimals.trim_end_matches('0').len() > 2 {
            return Err(NumberError::TooPrecise);
        }
        cents(self.decimal().ok_or(NumberError::TooLarge)?)
    }
}

/// The digits of a whole number, if its groups, if any, are of three.
fn ungrouped(text: &str, mark: impl Fn(char) -> bool) -> Option<String> {
    let groups: Vec<&str> = text.split(mark).collect();
    let (first, others) = groups.split_first()?;
    let right = is_digits(first)
        && (others.is_empty() || first.len() <= 3 && !first.starts_with('0'))
        && others
            .iter()
            .all(|group| group.len() == 3 && is_digits(group));
    right.then(|| groups.concat())
}

/// A space that people put between thousands; tabs and new lines separate cells of a table.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// The amount without the euro sign before or after it and the dash in place of cents; a minus sign
/// before the euro sign stays.
fn without_euro(text: &str) -> String {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let before = ["€", "EUR", "eur"]
        .iter()
        .find_map(|euro| text.strip_prefix(euro));
    let after = ["€", "EUR", "eur"]
        .iter()
        .find_map(|euro| text.strip_suffix(euro));
    let text = before.or(after).unwrap_or(text).trim();
    let dashed = text.trim_end_matches(['-', '–', '—', '=']);
    let whole = (dashed.len() < text.len())
        .then(|| dashed.strip_suffix([',', '.']))
        .flatten();
    format!("{sign}{}", whole.unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Language;

    const NL: Words = Words::new(Language::Nl);
    const EN: Words = Words::new(Language::En);

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn doubt(decimals: &str, grouped: &str) -> ReadError {
        ReadError::Ambiguous {
            decimal: decimal(decimals),
            grouped: decimal(grouped),
        }
    }

    #[track_caller]
    fn check(words: Words, text: &str, expected: Result<&str, ReadError>) {
        let read = words.read_number(text).map(Number::decimal);
        assert_eq!(read, expected.map(decimal), "{text}");
    }

    /// Checks what is read the same in both languages.
    #[track_caller]
    fn check_both(text: &str, expected: Result<&str, ReadError>) {
        check(NL, text, expected);
        check(EN, text, expected);
    }

    #[track_caller]
    fn check_money(words: Words, text: &str, expected: Result<i64, ReadError>) {
        assert_eq!(words.read_money(text).map(Cents::get), expected, "{text}");
    }

    #[test]
    fn each_language_has_its_own_marks() {
        check(NL, "1.458", Ok("1458"));
        check(NL, "1,5", Ok("1.5"));
        check(NL, "1.458,00", Ok("1458"));
        check(NL, "1458,125", Ok("1458.125"));
        check(EN, "1,458", Ok("1458"));
        check(EN, "1.5", Ok("1.5"));
        check(EN, "1,458.00", Ok("1458"));
        check(EN, "1458.125", Ok("1458.125"));
    }

    #[test]
    fn the_other_language_is_understood_where_nothing_else_can_be_meant() {
        check_both("1.458,00", Ok("1458"));
        check_both("1,458.5", Ok("1458.5"));
        check_both("19.952.803", Ok("19952803"));
        check_both("19,952,803", Ok("19952803"));
        check_both("0.5", Ok("0.5"));
        check_both("0,125", Ok("0.125"));
        check_both(".5", Ok("0.5"));
        check_both("1 458.50", Ok("1458.5"));
    }

    #[test]
    fn where_there_is_doubt_the_page_asks() {
        check(NL, "1.45", Err(doubt("1.45", "145")));
        check(NL, "7.7", Err(doubt("7.7", "77")));
        check(NL, "1458.50", Err(doubt("1458.5", "145850")));
        check(NL, "1,458", Err(doubt("1.458", "1458")));
        check(EN, "1,45", Err(doubt("1.45", "145")));
        check(EN, "1.458", Err(doubt("1.458", "1458")));
        check(EN, "-1.458", Err(doubt("-1.458", "-1458")));
    }

    #[test]
    fn thousands_may_stand_apart() {
        check_both("1 458", Ok("1458"));
        check_both("1\u{a0}458\u{202f}000", Ok("1458000"));
        check(NL, "1 458,5", Ok("1458.5"));
        check_both("1 45", Err(ReadError::Number(NumberError::NotANumber)));
        check_both("1\t458", Err(ReadError::Number(NumberError::NotANumber)));
    }

    #[test]
    fn signs_of_any_kind_are_understood() {
        check_both("-5", Ok("-5"));
        check_both("\u{2212}5", Ok("-5"));
        check_both("+5", Ok("5"));
        check_both(" 007 ", Ok("7"));
        check_both("5,", Ok("5"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        check_both(" ", Err(ReadError::Empty));
        for text in [
            "vijf",
            "1e3",
            "--5",
            "5-",
            ".",
            ",",
            "1.45.678",
            "1..5",
            "1,5,",
            "1.458,5,5",
            "5%",
            "=1+1",
            "٣",
            "½",
            "1-9-2014",
            "€",
        ] {
            let nothing = text == "€";
            let error = if nothing {
                ReadError::Empty
            } else {
                ReadError::Number(NumberError::NotANumber)
            };
            check_both(text, Err(error));
        }
        check_both(
            "1000000000001",
            Err(ReadError::Number(NumberError::TooLarge)),
        );
        check_both(
            &"9".repeat(400),
            Err(ReadError::Number(NumberError::TooLarge)),
        );
        check(
            NL,
            "0,1234567",
            Err(ReadError::Number(NumberError::TooPrecise)),
        );
    }

    #[test]
    fn a_quantity_is_not_negative_and_not_money() {
        assert_eq!(NL.read_quantity("1.458"), Ok(1458.into()));
        assert_eq!(
            NL.read_quantity("-5"),
            Err(ReadError::Number(NumberError::Negative))
        );
        assert_eq!(
            NL.read_quantity("€ 5"),
            Err(ReadError::Number(NumberError::NotANumber))
        );
        assert_eq!(NL.read_percent("60 %"), Ok(60.into()));
        assert_eq!(
            NL.read_percent("32,46%").map(|q| q.to_string()),
            Ok("32.46".into())
        );
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        check_money(NL, "€ 19.952.803,-", Ok(1_995_280_300));
        check_money(NL, "€ 19.952.803,00", Ok(1_995_280_300));
        check_money(NL, "19952803", Ok(1_995_280_300));
        check_money(NL, "12,5", Ok(1_250));
        check_money(
            NL,
            "12,50 euro",
            Err(ReadError::Money(NumberError::NotANumber)),
        );
        check_money(NL, "EUR 5,–", Ok(500));
        check_money(NL, "5 €", Ok(500));
        check_money(NL, "€ -0,05", Ok(-5));
        check_money(NL, "-€ 0,05", Ok(-5));
        check_money(EN, "€19,952,803.00", Ok(1_995_280_300));
        check_money(EN, "-€0.05", Ok(-5));
    }

    #[test]
    fn amounts_have_two_decimals_and_an_end() {
        check_money(NL, "0,125", Err(ReadError::Money(NumberError::TooPrecise)));
        check_money(
            NL,
            "€ 1,458",
            Err(ReadError::Money(NumberError::TooPrecise)),
        );
        check_money(NL, "€ 1.45", Err(doubt("1.45", "145")));
        check_money(NL, "1,500", Err(doubt("1.5", "1500")));
        check_money(NL, "10000000000000", Ok(Cents::MOST));
        check_money(
            NL,
            "10000000000000,01",
            Err(ReadError::Money(NumberError::TooLarge)),
        );
        check_money(
            NL,
            &"9".repeat(400),
            Err(ReadError::Money(NumberError::TooLarge)),
        );
        assert_eq!(cents(decimal("1.45")).map(Cents::get), Ok(145));
        assert_eq!(cents(Decimal::MAX), Err(NumberError::TooLarge));
    }

    #[test]
    fn doubt_is_put_as_a_question() {
        let error = NL.read_number("1,458").unwrap_err();
        assert_eq!(
            NL.read_error(&error),
            "Dit kan twee dingen betekenen. Bedoelt u 1,4580 of 1.458?"
        );
    }
}
