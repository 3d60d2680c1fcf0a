//! JSON numbers read as they are written: `520.0` and `5.2e2` are 520, whoever wrote them.
//!
//! Read from the text of the number and never through a float, which would round numbers with more
//! digits than it holds. Reading a number as raw JSON looks at its few letters twice, which costs
//! less than `arbitrary_precision` would: that allocates each of them.

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use super::NumberError;

/// No number of a plan has more digits before the point.
const MOST_DIGITS: i64 = 20;
/// No number of a plan has more decimals.
const MOST_DECIMALS: i64 = 6;

/// The value of a JSON number: a whole number, and how many of its last digits are decimals.
///
/// # Errors
/// When it is not a number, or has more digits than any number of a plan.
pub(super) fn exact(json: &str) -> Result<(i128, u32), NumberError> {
    if let Ok(whole) = json.parse::<i64>() {
        return Ok((whole.into(), 0));
    }
    let (negative, positive) = json
        .strip_prefix('-')
        .map_or((false, json), |positive| (true, positive));
    let (mantissa, power) = positive
        .split_once(['e', 'E'])
        .map_or((positive, "0"), |(mantissa, power)| (mantissa, power));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{decimals}");
    if whole.is_empty() || !all.bytes().all(|letter| letter.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let digits = all.trim_end_matches('0');
    let zeros = length(&all) - length(digits);
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Ok((0, 0));
    }
    let power = power_of_ten(power)?
        .saturating_add(zeros)
        .saturating_sub(length(decimals));
    if power.saturating_add(length(digits)) > MOST_DIGITS {
        return Err(NumberError::TooLarge);
    }
    if power < -MOST_DECIMALS {
        return Err(NumberError::TooPrecise);
    }
    let unsigned: i128 = digits.parse().map_err(|_| NumberError::NotANumber)?;
    let decimals = u32::try_from(-power).unwrap_or(0);
    let ten_times = u32::try_from(power).unwrap_or(0);
    let scaled = unsigned
        .checked_mul(10_i128.pow(ten_times))
        .ok_or(NumberError::TooLarge)?;
    Ok((if negative { -scaled } else { scaled }, decimals))
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// What comes after the `e`; more digits than can be counted are as good as endless.
fn power_of_ten(text: &str) -> Result<i64, NumberError> {
    let digits = text.trim_start_matches(['+', '-']);
    if digits.is_empty() || !digits.bytes().all(|letter| letter.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let endless = if text.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    };
    Ok(text.parse().unwrap_or(endless))
}

/// A whole number of the file, however it is written.
pub(super) trait Whole: TryFrom<i128> {}

impl Whole for u8 {}
impl Whole for u32 {}
impl Whole for u64 {}
impl Whole for i16 {}

/// Reads a whole number that may be written with decimals that are zero, or with a power of ten.
#[derive(Default)]
pub(crate) struct Exactly<T>(pub T);

impl<'de, T: Whole> Deserialize<'de> for Exactly<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = <&'de RawValue>::deserialize(deserializer)?.get();
        whole_of(json).map(Self).map_err(de::Error::custom)
    }
}

impl<'de, T: Whole> Deserialize<'de> for Exactly<Option<T>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Option::<Exactly<T>>::deserialize(deserializer)?;
        Ok(Self(number.map(|Exactly(number)| number)))
    }
}

/// As [`Exactly`], for a field of a type that serde derives.
pub(super) fn whole<'de, D: Deserializer<'de>, T: Whole>(deserializer: D) -> Result<T, D::Error> {
    Exactly::deserialize(deserializer).map(|Exactly(number)| number)
}

/// The whole number that a JSON number is.
pub(super) fn whole_of<T: TryFrom<i128>>(json: &str) -> Result<T, NumberError> {
    match exact(json)? {
        (whole, 0) => T::try_from(whole).map_err(|_| NumberError::TooLarge),
        _ => Err(NumberError::TooPrecise),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Result<(i128, u32), NumberError>) {
        assert_eq!(exact(json), expected, "{json}");
    }

    #[test]
    fn a_number_is_what_it_says_however_it_is_written() {
        for json in [
            "520",
            "520.0",
            "5.2e2",
            "52E+1",
            "52000e-2",
            "0.52e3",
            "520.000000000",
        ] {
            check(json, Ok((520, 0)));
        }
        check("29.5", Ok((295, 1)));
        check("-29.50", Ok((-295, 1)));
        check("0.000001", Ok((1, 6)));
        check("1000000000000.000001", Ok((1_000_000_000_000_000_001, 6)));
        check("00e0", Ok((0, 0)));
    }

    #[test]
    fn nothing_is_nothing_whatever_its_power() {
        for json in ["0", "-0", "-0.0", "0e999999999999999999999", "0.00e-400"] {
            check(json, Ok((0, 0)));
        }
    }

    #[test]
    fn more_digits_than_a_float_holds_are_not_rounded() {
        check("123456789012.123456", Ok((123_456_789_012_123_456, 6)));
        // The nearest float to it is a tenth.
        check("0.1000000000000000055", Err(NumberError::TooPrecise));
        check("999999999999999.9", Ok((9_999_999_999_999_999, 1)));
    }

    #[test]
    fn what_is_endless_or_no_number_is_refused() {
        check("1e400", Err(NumberError::TooLarge));
        check("-1e400", Err(NumberError::TooLarge));
        check("1e99999999999999999999", Err(NumberError::TooLarge));
        check("1e-400", Err(NumberError::TooPrecise));
        check("1e-99999999999999999999", Err(NumberError::TooPrecise));
        check(&"9".repeat(400), Err(NumberError::TooLarge));
        for json in [
            "", "-", "NaN", "Infinity", "null", "true", "1e", "1e+", ".5", "1.2.3", "0x1",
        ] {
            check(json, Err(NumberError::NotANumber));
        }
    }

    #[test]
    fn a_whole_number_fits_or_is_refused() {
        let year = |json: &str| {
            serde_json::from_str::<Exactly<i16>>(json)
                .ok()
                .map(|it| it.0)
        };
        assert_eq!(year("2014.0"), Some(2014));
        assert_eq!(year("2.014e3"), Some(2014));
        assert_eq!(["2014.5", "1e5", "\"2014\"", "null"].map(year), [None; 4]);
        let priority = serde_json::from_str::<Exactly<Option<u32>>>;
        assert_eq!(priority("null").unwrap().0, None);
        assert_eq!(priority("1.0").unwrap().0, Some(1));
        assert!(priority("-1.0").is_err());
    }
}
