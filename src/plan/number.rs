//! Exact numbers: what people type for units, hours, rates and averages.

use std::{borrow::Cow, fmt, str::FromStr};

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::value::RawValue;

use super::exact::exact;

/// The largest number a plan holds: no sector counts further, and no product of a few overflows.
const MOST: u64 = 1_000_000_000_000;
/// The digits of [`MOST`].
const MOST_DIGITS: usize = 13;
/// The most decimals that are kept.
const MOST_DECIMALS: u32 = 6;

/// Why a number cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// It is not a number.
    NotANumber,
    /// It is below zero where that has no meaning.
    Negative,
    /// It is beyond 10¹², or for money beyond 10¹⁵ cents.
    TooLarge,
    /// It has more than six decimals, or for money more than two.
    TooPrecise,
}

/// An exact number between −10¹² and 10¹², with at most six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Number(Decimal);

/// An exact number from 0 to 10¹²: how many of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Quantity(Number);

impl Number {
    /// Makes one from an exact decimal.
    ///
    /// # Errors
    /// When it is too large or too precise.
    pub fn new(decimal: Decimal) -> Result<Self, NumberError> {
        let decimal = decimal.normalize();
        if decimal.abs() > Decimal::from(MOST) {
            return Err(NumberError::TooLarge);
        }
        if decimal.scale() > MOST_DECIMALS {
            return Err(NumberError::TooPrecise);
        }
        Ok(Self(decimal))
    }

    /// The value.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(Number(Decimal::ZERO));

    /// Makes one from an exact decimal.
    ///
    /// # Errors
    /// When it is negative, too large or too precise.
    pub fn new(decimal: Decimal) -> Result<Self, NumberError> {
        if decimal.is_sign_negative() && !decimal.is_zero() {
            return Err(NumberError::Negative);
        }
        Number::new(decimal.abs()).map(Self)
    }

    /// The value.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0.decimal()
    }

    /// The value as a whole number; `None` if it has decimals.
    #[must_use]
    pub fn whole(self) -> Option<u64> {
        self.decimal()
            .is_integer()
            .then(|| self.decimal().to_u64())
            .flatten()
    }
}

impl From<u32> for Quantity {
    fn from(number: u32) -> Self {
        Self(Number(Decimal::from(number)))
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads the form of the file: digits, a point, no grouping.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        plain_decimal(text).and_then(Self::new)
    }
}

impl FromStr for Quantity {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        plain_decimal(text).and_then(Self::new)
    }
}

fn plain_decimal(text: &str) -> Result<Decimal, NumberError> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    if !text.chars().all(plain) {
        return Err(NumberError::NotANumber);
    }
    // More digits than the exact type holds would be reported as no number at all.
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.trim_start_matches(['-', '0']).len() > MOST_DIGITS {
        return Err(NumberError::TooLarge);
    }
    if decimals.trim_end_matches('0').len() > MOST_DECIMALS as usize {
        return Err(NumberError::TooPrecise);
    }
    Decimal::from_str_exact(text).map_err(|_| NumberError::NotANumber)
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for NumberError {}

/// What is between quotes; `None` if it is not text.
fn text_of(json: &str) -> Option<Cow<'_, str>> {
    let plain = json.strip_prefix('"')?.strip_suffix('"')?;
    if !plain.contains('\\') {
        return Some(plain.into());
    }
    serde_json::from_str(json).ok().map(Cow::Owned)
}

/// The value of a JSON number.
fn of_json(json: &str) -> Result<Decimal, NumberError> {
    let (number, decimals) = exact(json)?;
    Decimal::try_from_i128_with_scale(number, decimals).map_err(|_| NumberError::TooLarge)
}

/// Writes as text, so that no reader turns it into a float; reads text or a number.
macro_rules! as_text {
    ($Name:ident, $pattern:literal) => {
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.decimal().fmt(f)
            }
        }

        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = <&'de RawValue>::deserialize(deserializer)?.get();
                let number = match text_of(json) {
                    Some(text) => text.parse(),
                    None => of_json(json).and_then(Self::new),
                };
                number.map_err(de::Error::custom)
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": "An exact decimal with a point, at most 10^12, at most six decimals.",
                    "pattern": $pattern
                })
            }
        }
    };
}

as_text!(Number, r"^-?[0-9]{1,13}(\.[0-9]{1,6})?$");
as_text!(Quantity, r"^[0-9]{1,13}(\.[0-9]{1,6})?$");

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, NumberError>) {
        let read = text
            .parse::<Quantity>()
            .map(|quantity| quantity.to_string());
        assert_eq!(read, expected.map(str::to_owned));
    }

    #[test]
    fn quantities_are_exact() {
        check("430", Ok("430"));
        check("7.70", Ok("7.7"));
        check("0.1", Ok("0.1"));
        check("-0", Ok("0"));
    }

    #[test]
    fn what_is_no_quantity_is_refused() {
        check("", Err(NumberError::NotANumber));
        check("1e3", Err(NumberError::NotANumber));
        check("=1+1", Err(NumberError::NotANumber));
        check("-5", Err(NumberError::Negative));
        check("1000000000001", Err(NumberError::TooLarge));
        check(&"9".repeat(400), Err(NumberError::TooLarge));
        check("0.0000001", Err(NumberError::TooPrecise));
    }

    #[track_caller]
    fn check_json(json: &str, expected: Option<&str>) {
        let read = serde_json::from_str::<Quantity>(json).map(|quantity| quantity.to_string());
        assert_eq!(read.ok().as_deref(), expected, "{json}");
    }

    #[test]
    fn a_number_in_a_file_is_read_as_it_stands_there() {
        check_json("5", Some("5"));
        check_json("29.5", Some("29.5"));
        check_json("0.1", Some("0.1"));
        check_json("520.0", Some("520"));
        check_json("5.2E2", Some("520"));
        check_json("1e12", Some("1000000000000"));
        check_json("123456789012.123456", Some("123456789012.123456"));
        check_json("\"29.50\"", Some("29.5"));
        check_json("\"\\u0032\"", Some("2"));
        check_json("-0.0", Some("0"));
    }

    #[test]
    fn a_number_that_no_plan_holds_is_refused() {
        for json in [
            "-0.5",
            "0.0000001",
            "0.1000000000000000055",
            "1000000000000.1",
            "1e13",
            "1e400",
            "1e-400",
            "\"1e3\"",
            "\"\"",
            "\"\\ud83d\"",
            "null",
            "true",
            "[5]",
        ] {
            check_json(json, None);
        }
    }
}
