//! Money.

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::value::RawValue;

use super::{NumberError, exact::whole_of};

/// An amount of money in euro cents, between −10¹⁵ and 10¹⁵; never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize)]
pub struct Cents(i64);

impl Cents {
    /// The largest amount, in cents.
    pub const MOST: i64 = 1_000_000_000_000_000;
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Makes an amount from a number of cents.
    ///
    /// # Errors
    /// When it is beyond 10¹⁵ cents.
    pub const fn new(cents: i64) -> Result<Self, NumberError> {
        if cents < -Self::MOST || cents > Self::MOST {
            return Err(NumberError::TooLarge);
        }
        Ok(Self(cents))
    }

    /// The amount in cents.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = <&'de RawValue>::deserialize(deserializer)?.get();
        whole_of(json)
            .and_then(Self::new)
            .map_err(de::Error::custom)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Cents {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cents".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "description": "Euro cents.",
            "minimum": -Self::MOST,
            "maximum": Self::MOST
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_cent_and_endless_money_are_refused() {
        for json in [
            "0.5",
            "1000000000000001",
            "-1000000000000001",
            "\"5\"",
            "1e40",
            "1e400",
            "1000000000000000.5",
            "null",
        ] {
            assert!(serde_json::from_str::<Cents>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn whole_cents_are_money_however_they_are_written() {
        for (json, cents) in [
            ("-5", -5),
            ("520.0", 520),
            ("5.2e2", 520),
            ("-0.0", 0),
            ("1e15", Cents::MOST),
        ] {
            let read = serde_json::from_str::<Cents>(json).map(Cents::get);
            assert_eq!(read.ok(), Some(cents), "{json}");
        }
    }
}
