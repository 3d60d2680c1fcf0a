//! Numbers, money and dates as a language writes them.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Words;
use crate::plan::{Bound, Cents, Date, Language, Period, Precision};

/// Between the euro sign and its amount, so that no line ends there.
const NO_BREAK: char = '\u{a0}';

impl Words {
    /// The mark between groups of three digits.
    pub(super) const fn group_mark(self) -> char {
        match self.language() {
            Language::Nl => '.',
            Language::En => ',',
        }
    }

    /// The mark before the decimals.
    pub(super) const fn decimal_mark(self) -> char {
        match self.language() {
            Language::Nl => ',',
            Language::En => '.',
        }
    }

    /// An exact number with all its decimals: `1.458`, `7,7`.
    ///
    /// A number such as 1,458 gets an extra zero, `1,4580`, because with three decimals it looks
    /// like a thousand in the other language.
    #[must_use]
    pub fn number(self, number: Decimal) -> String {
        let number = number.normalize();
        let looks_grouped = number.scale() == 3
            && number.abs() >= Decimal::ONE
            && number.abs() < Decimal::ONE_THOUSAND;
        let decimals = if looks_grouped { 4 } else { number.scale() };
        self.fixed(number, decimals)
    }

    /// An exact number as a spreadsheet of this language reads it: like [`Words::number`], but
    /// without marks between thousands.
    #[must_use]
    pub fn ungrouped(self, number: Decimal) -> String {
        self.number(number).replace(self.group_mark(), "")
    }

    /// The separator between cells in a file that a spreadsheet of this language opens.
    #[must_use]
    pub const fn between_cells(self) -> &'static str {
        match self.language() {
            Language::Nl => ";",
            Language::En => ",",
        }
    }

    /// An amount as a spreadsheet of this language reads it, without a euro sign: `19952803,00`.
    #[must_use]
    pub fn ungrouped_money(self, amount: Cents) -> String {
        let euros = Decimal::new(amount.get(), 2);
        self.fixed(euros, 2).replace(self.group_mark(), "")
    }

    /// A share given in percent, rounded to this many decimals: `32,46%`.
    #[must_use]
    pub fn percent(self, percent: Decimal, decimals: u32) -> String {
        format!("{}%", self.fixed(percent, decimals))
    }

    /// An amount to the cent: `€ 19.952.803,00`, `€19,952,803.00`; with a no-break space.
    #[must_use]
    pub fn money(self, amount: Cents) -> String {
        let decimals = format!(
            "{}{:02}",
            self.decimal_mark(),
            amount.get().unsigned_abs() % 100
        );
        self.euro(
            amount.get() < 0,
            amount.get().unsigned_abs() / 100,
            &decimals,
        )
    }

    /// An amount in whole euros, half a euro rounded away from zero: `€ 19.952.803`.
    #[must_use]
    pub fn euros(self, amount: Cents) -> String {
        let euros = amount.get().unsigned_abs().saturating_add(50) / 100;
        self.euro(amount.get() < 0 && euros > 0, euros, "")
    }

    /// A number as written elsewhere, with how exact it is: `≥ 1.300`, `ca. 1.300`.
    #[must_use]
    pub fn precisely(self, number: String, precision: Precision) -> String {
        let about = if precision.approximate {
            format!("{}{NO_BREAK}{number}", self.about())
        } else {
            number
        };
        if precision.at_least {
            format!("≥{NO_BREAK}{about}")
        } else {
            about
        }
    }

    /// A share in percent, with as many decimals as its parts allow: `32,46%`, or `32%` if one of
    /// them is not exact.
    #[must_use]
    pub fn share(self, percent: Decimal, precision: Precision) -> String {
        let decimals = if precision.is_exact() { 2 } else { 0 };
        self.precisely(self.percent(percent, decimals), precision)
    }

    /// A day, short: `1 sep 2016`.
    #[must_use]
    pub fn date(self, day: Date) -> String {
        day_month_year(day, self.month_short(day.month()))
    }

    /// A day with its month in full: `1 september 2016`.
    #[must_use]
    pub fn date_long(self, day: Date) -> String {
        day_month_year(day, self.month(day.month()))
    }

    /// A period by its first and last day, both inclusive: `1 sep 2014 t/m 1 sep 2016`; by its
    /// years if no more is known: `2014–2016`.
    #[must_use]
    pub fn period(self, period: Period) -> String {
        if period.in_years() {
            self.years(period)
        } else {
            self.first_to_last(self.date(period.first()), self.date(period.last()))
        }
    }

    /// The years of a period: `2014–2016`, `2014`.
    #[must_use]
    pub fn years(self, period: Period) -> String {
        match (period.first().year(), period.last().year()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}–{last}"),
        }
    }

    /// One end of a period, as exactly as it is known: `1 sep 2014`, `2014`.
    #[must_use]
    pub fn bound(self, bound: Bound) -> String {
        match bound {
            Bound::Day(day) => self.date(day),
            Bound::Year(year) => year.to_string(),
        }
    }

    /// The name of a month, from 1; empty for a month that does not exist.
    #[must_use]
    pub fn month(self, month: i8) -> &'static str {
        match month {
            1 => self.month_1(),
            2 => self.month_2(),
            3 => self.month_3(),
            4 => self.month_4(),
            5 => self.month_5(),
            6 => self.month_6(),
            7 => self.month_7(),
            8 => self.month_8(),
            9 => self.month_9(),
            10 => self.month_10(),
            11 => self.month_11(),
            12 => self.month_12(),
            _ => "",
        }
    }

    /// The name of a month in three letters, from 1; empty for a month that does not exist.
    #[must_use]
    pub fn month_short(self, month: i8) -> &'static str {
        // In Dutch, March is the only month not shortened to its first letters.
        let short = self.month(month);
        if self.language() == Language::Nl && month == 3 {
            return self.march_short();
        }
        short.get(..3).unwrap_or(short)
    }

    fn euro(self, negative: bool, euros: u64, decimals: &str) -> String {
        let (sign, amount) = (if negative { "-" } else { "" }, self.count(euros));
        match self.language() {
            Language::Nl => format!("€{NO_BREAK}{sign}{amount}{decimals}"),
            Language::En => format!("{sign}€{amount}{decimals}"),
        }
    }

    /// A number with exactly this many decimals, grouped.
    fn fixed(self, number: Decimal, decimals: u32) -> String {
        let rounded =
            number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let sign = if rounded.is_sign_negative() && !rounded.is_zero() {
            "-"
        } else {
            ""
        };
        let plain = format!("{:.*}", decimals as usize, rounded.abs());
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = format!("{sign}{}", self.grouped(whole));
        if !decimals.is_empty() {
            text.push(self.decimal_mark());
            text.push_str(decimals);
        }
        text
    }

    pub(super) fn grouped(self, digits: &str) -> String {
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(self.group_mark());
            }
            grouped.push(digit);
        }
        grouped
    }
}

fn day_month_year(day: Date, month: &str) -> String {
    format!("{} {month} {}", day.day(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{DraftPeriod, date};

    /// Checks the format in Dutch and in English.
    #[track_caller]
    fn check(format: impl Fn(Words) -> String, dutch: &str, english: &str) {
        let both = [Language::Nl, Language::En].map(|language| format(Words::new(language)));
        assert_eq!(
            both.map(|text| text.replace(NO_BREAK, " ")),
            [dutch, english]
        );
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn cents(cents: i64) -> Cents {
        Cents::new(cents).unwrap()
    }

    #[test]
    fn numbers_keep_all_their_decimals() {
        let number = |text: &str| {
            let number = decimal(text);
            move |words: Words| words.number(number)
        };
        check(number("1458"), "1.458", "1,458");
        check(number("7.70"), "7,7", "7.7");
        check(number("-1234567.5"), "-1.234.567,5", "-1,234,567.5");
        check(number("-0"), "0", "0");
        check(number("0.125"), "0,125", "0.125");
    }

    #[test]
    fn a_number_never_looks_like_a_thousand_of_the_other_language() {
        check(|words| words.number(decimal("1.458")), "1,4580", "1.4580");
        check(
            |words| words.number(decimal("-999.125")),
            "-999,1250",
            "-999.1250",
        );
        check(
            |words| words.number(decimal("1000.125")),
            "1.000,125",
            "1,000.125",
        );
    }

    #[test]
    fn a_spreadsheet_gets_numbers_without_groups() {
        check(
            |words| words.ungrouped(decimal("1458.5")),
            "1458,5",
            "1458.5",
        );
        check(
            |words| words.ungrouped(decimal("1.458")),
            "1,4580",
            "1.4580",
        );
        check(
            |words| words.ungrouped_money(cents(-1_995_280_300)),
            "-19952803,00",
            "-19952803.00",
        );
    }

    #[test]
    fn shares_are_rounded_half_up() {
        check(
            |words| words.percent(decimal("32.456"), 2),
            "32,46%",
            "32.46%",
        );
        check(|words| words.percent(decimal("0.5"), 0), "1%", "1%");
        check(|words| words.percent(decimal("60"), 1), "60,0%", "60.0%");
        check(|words| words.percent(decimal("-0.04"), 1), "0,0%", "0.0%");
    }

    #[test]
    fn money_is_shown_to_the_cent_or_in_whole_euros() {
        check(
            |words| words.money(cents(1_995_280_300)),
            "€ 19.952.803,00",
            "€19,952,803.00",
        );
        check(
            |words| words.money(cents(29_952_803)),
            "€ 299.528,03",
            "€299,528.03",
        );
        check(|words| words.money(cents(-5)), "€ -0,05", "-€0.05");
        check(
            |words| words.euros(cents(1_995_280_300)),
            "€ 19.952.803",
            "€19,952,803",
        );
        check(|words| words.euros(cents(150)), "€ 2", "€2");
        check(|words| words.euros(cents(-49)), "€ 0", "€0");
        check(
            |words| words.money(cents(-Cents::MOST)),
            "€ -10.000.000.000.000,00",
            "-€10,000,000,000,000.00",
        );
    }

    #[test]
    fn a_number_says_how_exact_it_is_and_its_share_claims_no_more() {
        let (least, about) = (
            Precision {
                at_least: true,
                ..Precision::EXACT
            },
            Precision {
                approximate: true,
                ..Precision::EXACT
            },
        );
        check(
            |words| words.precisely(words.count(1_300), least),
            "≥ 1.300",
            "≥ 1,300",
        );
        check(
            |words| words.precisely(words.count(1_300), about),
            "ca. 1.300",
            "about 1,300",
        );
        let share = Decimal::new(3246, 2);
        check(
            |words| words.share(share, Precision::EXACT),
            "32,46%",
            "32.46%",
        );
        check(|words| words.share(share, about), "ca. 32%", "about 32%");
    }

    #[test]
    fn days_are_written_with_the_name_of_the_month() {
        check(
            |words| words.date(date(2016, 9, 1)),
            "1 sep 2016",
            "1 Sep 2016",
        );
        check(
            |words| words.date(date(2016, 3, 31)),
            "31 mrt 2016",
            "31 Mar 2016",
        );
        check(
            |words| words.date_long(date(2016, 3, 31)),
            "31 maart 2016",
            "31 March 2016",
        );
        let term = Period::new(date(2014, 9, 1), date(2016, 9, 1)).unwrap();
        check(
            |words| words.period(term),
            "1 sep 2014 t/m 1 sep 2016",
            "1 Sep 2014 to 1 Sep 2016",
        );
    }

    #[test]
    fn a_period_of_which_only_the_years_are_known_is_written_in_years() {
        let years = |first, last| {
            let mut period = DraftPeriod::from(Period::new(first, last).unwrap());
            period.set_in_years(true);
            let period = period.period().unwrap();
            move |words: Words| words.period(period)
        };
        let several = years(date(2014, 9, 1), date(2016, 8, 31));
        check(several, "2014–2016", "2014–2016");
        check(years(date(2014, 1, 1), date(2014, 12, 31)), "2014", "2014");
    }
}
