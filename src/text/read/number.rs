//! Numbers, shares and amounts of money, with the marks of either language.

use rust_decimal::Decimal;

use super::{ReadError, Words, amount::Around, is_digits};
use crate::plan::{Cents, Number, NumberError, Quantity};

/// The mark that parts the decimals of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// `1.458,50`
    Comma,
    /// `1,458.50`
    Point,
}

/// How a mark is taken that may part thousands as well as decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// As the language has it: its own thousands are thousands, all else is asked.
    #[default]
    Language,
    /// As it is elsewhere: this mark parts decimals.
    Settled(Mark),
    /// It is asked, whatever it is.
    Open,
}

impl Mark {
    const fn of(letter: char) -> Option<Self> {
        match letter {
            ',' => Some(Self::Comma),
            '.' => Some(Self::Point),
            _ => None,
        }
    }

    /// The mark that parts the decimals of a text; `None` where both may, or where it has none.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let digits = Around::of(text).ok()?.digits;
        match reading(digits.trim_end_matches('%').trim_end(), false)? {
            Reading::Sure(_, mark) => mark,
            Reading::Either { .. } => None,
        }
    }

    /// The mark in a text that may part its decimals or its thousands.
    #[must_use]
    pub fn open_in(text: &str) -> Option<Self> {
        let digits = Around::of(text).ok()?.digits;
        match reading(digits.trim_end_matches('%').trim_end(), false)? {
            Reading::Either { mark, .. } => Some(mark),
            Reading::Sure(..) => None,
        }
    }

    /// The mark that parts the decimals of a text that shows this number.
    #[must_use]
    pub fn by_number(text: &str, number: Decimal) -> Option<Self> {
        let around = Around::of(text).ok()?;
        let Reading::Either {
            mark,
            decimal,
            grouped,
        } = reading(&around.digits, around.negative)?
        else {
            return None;
        };
        let far = |digits: &Digits| Some((digits.decimal()?.checked_sub(number)?).abs());
        let is_decimal = far(&decimal)? <= far(&grouped)?;
        Some(if is_decimal { mark } else { mark.other() })
    }

    /// The mark that parts thousands where this one parts decimals.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

impl Words {
    /// Reads a number: `1.458`, `1 458`, `7,7`, `1.458,00`, `€ 19.952.803,-` in Dutch.
    ///
    /// The marks of the other language are understood if nothing else can be meant.
    ///
    /// # Errors
    /// If it is not a number, is beyond the limits of a plan, or can be two numbers.
    pub fn read_number(self, text: &str) -> Result<Number, ReadError> {
        self.read_number_by(text, Marks::Language)
    }

    /// The same where marks are taken as they are elsewhere.
    ///
    /// # Errors
    /// Like [`Words::read_number`].
    pub fn read_number_by(self, text: &str, marks: Marks) -> Result<Number, ReadError> {
        let around = Around::of(text)?;
        let sign = if around.negative { "-" } else { "" };
        let bare = format!("{sign}{}", around.digits);
        let text = if around.plain { &bare } else { text };
        self.read(text, marks, |digits| {
            digits.text().parse().map_err(ReadError::Number)
        })
    }

    /// Reads a count or quantity; never an amount of money.
    ///
    /// # Errors
    /// Like [`Words::read_number`], and if it is negative.
    pub fn read_quantity(self, text: &str) -> Result<Quantity, ReadError> {
        self.read_quantity_by(text, Marks::Language)
    }

    /// The same where marks are taken as they are elsewhere.
    ///
    /// # Errors
    /// Like [`Words::read_quantity`].
    pub fn read_quantity_by(self, text: &str, marks: Marks) -> Result<Quantity, ReadError> {
        self.read(text, marks, |digits| {
            digits.text().parse().map_err(ReadError::Number)
        })
    }

    /// Reads a share in percent, with or without its sign: `32,46%`.
    ///
    /// # Errors
    /// Like [`Words::read_quantity`].
    pub fn read_percent(self, text: &str) -> Result<Quantity, ReadError> {
        self.read_percent_by(text, Marks::Language)
    }

    /// The same where marks are taken as they are elsewhere.
    ///
    /// # Errors
    /// Like [`Words::read_quantity`].
    pub fn read_percent_by(self, text: &str, marks: Marks) -> Result<Quantity, ReadError> {
        let text = text.trim();
        self.read_quantity_by(text.strip_suffix('%').unwrap_or(text), marks)
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

    /// Reads an amount in euros, with or without its sign and cents, also as accountants write it.
    ///
    /// # Errors
    /// Like [`Words::read_number`]; if it has more than two decimals: `€ 1,458` in Dutch is not
    /// taken for thousands; and if it is other money, or has a word that is asked about.
    pub fn read_money(self, text: &str) -> Result<Cents, ReadError> {
        self.read_money_by(text, Marks::Language, 1)
    }

    /// The same where marks are taken as they are elsewhere, and for amounts that are counted in
    /// thousands or millions of euros.
    ///
    /// # Errors
    /// Like [`Words::read_money`].
    pub fn read_money_by(self, text: &str, marks: Marks, times: u32) -> Result<Cents, ReadError> {
        let around = Around::of(text)?;
        let times = Decimal::from(times).checked_mul(around.times.unwrap_or(Decimal::ONE));
        let digits = match around.digits.as_str() {
            "" => "0",
            digits if digits.starts_with(['-', '−', '+']) => {
                return Err(ReadError::Money(NumberError::NotANumber));
            }
            digits => digits,
        };
        let sign = if around.negative { "-" } else { "" };
        let read = self.read(&format!("{sign}{digits}"), marks, |digits| {
            let euros = digits.decimal().zip(times);
            let euros = euros.and_then(|(euros, times)| euros.checked_mul(times));
            let cents = euros.ok_or(NumberError::TooLarge).and_then(cents);
            cents.map_err(ReadError::Money)
        });
        match read {
            Err(ReadError::Number(error)) => Err(ReadError::Money(error)),
            Ok(cents) if around.times.is_some() => Err(ReadError::Offered(cents)),
            Ok(cents) if around.words => Err(ReadError::Beside(cents)),
            read => read,
        }
    }

    /// Reads digits and marks, and converts them with `take`.
    fn read<T>(
        self,
        text: &str,
        marks: Marks,
        take: impl Fn(&Digits) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ReadError::Empty);
        }
        let (text, negative) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (rest.trim_start(), true),
            None => (text.strip_prefix('+').unwrap_or(text).trim_start(), false),
        };
        let reading = reading(text, negative);
        let (mark, decimal, grouped) =
            match reading.ok_or(ReadError::Number(NumberError::NotANumber))? {
                Reading::Sure(digits, _) => return take(&digits),
                Reading::Either {
                    mark,
                    decimal,
                    grouped,
                } => (mark, decimal, grouped),
            };
        let own = Mark::of(self.decimal_mark());
        match marks {
            Marks::Settled(settled) if settled == mark => return take(&decimal),
            Marks::Settled(_) => return take(&grouped),
            Marks::Language if own != Some(mark) => return take(&grouped),
            Marks::Language | Marks::Open => {}
        }
        let value = take(&decimal)?;
        // A reading that cannot be accepted is not what was meant.
        if take(&grouped).is_err() {
            return Ok(value);
        }
        match (decimal.decimal(), grouped.decimal()) {
            (Some(decimal), Some(grouped)) if decimal != grouped => {
                Err(ReadError::Ambiguous { decimal, grouped })
            }
            _ => Ok(value),
        }
    }
}

/// How digits and marks can be read, whatever the language.
enum Reading {
    /// In one way, with the mark that parts its decimals, if that can be seen.
    Sure(Digits, Option<Mark>),
    /// With this mark before its decimals, or between its thousands.
    Either {
        mark: Mark,
        decimal: Digits,
        grouped: Digits,
    },
}

/// How a text without its sign can be read. Nobody parts thousands but in groups of three, groups
/// the digits after a zero, or mixes spaces and marks: then a mark parts decimals.
fn reading(text: &str, negative: bool) -> Option<Reading> {
    let number = |whole: String, decimals: &str| Digits {
        negative,
        whole,
        decimals: decimals.to_owned(),
    };
    let Some(last) = text.rfind(['.', ',']) else {
        let whole = ungrouped(text, is_space)?;
        return Some(Reading::Sure(number(whole, ""), None));
    };
    let (before, after) = text.split_at(last);
    let letter = after.chars().next()?;
    let (mark, after) = (Mark::of(letter)?, after.strip_prefix(letter)?);
    if !after.is_empty() && !is_digits(after) {
        return None;
    }
    let other = match mark {
        Mark::Comma => '.',
        Mark::Point => ',',
    };
    if before.contains(other) {
        let whole = ungrouped(before, |c| c == other)?;
        return Some(Reading::Sure(number(whole, after), Some(mark)));
    }
    if before.contains(letter) {
        let whole = ungrouped(text, |c| c == letter)?;
        return Some(Reading::Sure(number(whole, ""), Some(mark.other())));
    }
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let whole = match before {
        "" => "0".to_owned(),
        _ => ungrouped(before, is_space)?,
    };
    let decimal = number(whole.clone(), after);
    if after.len() == 3 && ungrouped(text, |c| c == letter).is_some() {
        return Some(Reading::Either {
            mark,
            decimal,
            grouped: number(format!("{whole}{after}"), ""),
        });
    }
    Some(Reading::Sure(
        decimal,
        Some(mark).filter(|_| !after.is_empty()),
    ))
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

/// What people put between thousands in any language: a space, or an apostrophe as the Swiss do.
/// Tabs and new lines separate cells of a table.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’')
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
        // Nobody parts thousands in groups of two, or leaves out the first of two marks.
        check_both("1.45", Ok("1.45"));
        check_both("7.7", Ok("7.7"));
        check_both("1,45", Ok("1.45"));
        check_both("1007.13", Ok("1007.13"));
        check_both("1458.500", Ok("1458.5"));
    }

    #[test]
    fn where_there_is_doubt_the_page_asks() {
        check(NL, "1,458", Err(doubt("1.458", "1458")));
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
        check_money(NL, "12,50 euro", Ok(1_250));
        check_money(NL, "Eur 500", Ok(50_000));
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
        check_money(NL, "€ 1.45", Ok(145));
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
    fn amounts_are_read_as_accountants_write_them() {
        for (text, cents) in [
            (" €  -   ", 0),
            ("€ -,--", 0),
            ("-", 0),
            ("€ 1.458,00-", -145_800),
            ("1.458,00 -", -145_800),
            ("(1.458,00)", -145_800),
            ("€ (1.458,00)", -145_800),
            ("(€ 1.458)", -145_800),
            ("–1.458,00", -145_800),
            ("€ –1.458,00", -145_800),
            ("1'458,00", 145_800),
            ("1’458’000.00", 145_800_000),
            ("€\u{a0}1\u{a0}458,00", 145_800),
            ("1\u{202f}458,00", 145_800),
            ("500 euro", 50_000),
            ("500,00 EUR", 50_000),
            ("€ 500,-", 50_000),
            ("€ 500,--", 50_000),
            ("500,=", 50_000),
        ] {
            check_money(NL, text, Ok(cents));
        }
        for text in ["--5", "(5", "5-5", "1 sep 2014", "3 x 500", "60%", "€ vijf"] {
            check_money(NL, text, Err(ReadError::Money(NumberError::NotANumber)));
        }
        for text in ["£ 500", "$500", "500 CHF", "usd 5", "5 pond"] {
            check_money(NL, text, Err(ReadError::OtherMoney));
        }
    }

    #[test]
    fn words_and_powers_are_asked() {
        let million = Cents::new(120_000_000).unwrap();
        for text in [
            "1,2E+06",
            "€ 1,2 mln",
            "1,2 miljoen euro",
            "1.200 k",
            "1.2M",
        ] {
            check_money(NL, text, Err(ReadError::Offered(million)));
        }
        let five_hundred = Cents::new(50_000).unwrap();
        for text in [
            "€ 500,- p.p.",
            "500 per uur",
            "500/uur",
            "€ 500,00 (excl. btw)",
        ] {
            check_money(NL, text, Err(ReadError::Beside(five_hundred)));
        }
        let asked = NL.read_money("€ 1,2 mln").unwrap_err();
        assert_eq!(asked.choices(NL), ["1200000,00"]);
    }

    #[test]
    fn a_mark_is_seen_in_what_can_be_read_in_one_way() {
        for (text, mark) in [
            ("0.5", Some(Mark::Point)),
            ("950.00", Some(Mark::Point)),
            ("€ 1,234.5", Some(Mark::Point)),
            ("1.234.567", Some(Mark::Comma)),
            ("(12,5)", Some(Mark::Comma)),
            ("60,5%", Some(Mark::Comma)),
            ("1.250", None),
            ("1250", None),
            ("dag", None),
        ] {
            assert_eq!(Mark::of_text(text), mark, "{text}");
        }
        let by = |marks| NL.read_money_by("1.250", marks, 1).map(Cents::get);
        assert_eq!(by(Marks::Language), Ok(125_000));
        assert_eq!(by(Marks::Settled(Mark::Comma)), Ok(125_000));
        assert_eq!(by(Marks::Settled(Mark::Point)), Ok(125));
        assert_eq!(by(Marks::Open), Err(doubt("1.25", "1250")));
        let thousands = NL.read_money_by("12,345", Marks::Settled(Mark::Comma), 1_000);
        assert_eq!(thousands.map(Cents::get), Ok(1_234_500));
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
