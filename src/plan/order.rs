//! Order keys: where an item is in its list, in a way that merges.
//!
//! A key is a fraction between 0 and 1, written in base 36 without the leading `0.`, so that
//! there is always room between two keys and text order is list order. Our own, because the
//! crate that does this counts below zero and slices inside letters on keys from a broken file.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Nobody's work makes longer keys, so they are refused.
const MOST_DIGITS: usize = 1_000;
const BASE: u32 = 36;
const MIDDLE: char = 'i';
/// How many leading digits count up when an item is added at an end: 46,656 additions
/// before keys begin to grow.
const COUNTED: usize = 3;

/// A place in a list; items with the same place are ordered by id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey(String);

impl Default for OrderKey {
    fn default() -> Self {
        Self(MIDDLE.to_string())
    }
}

impl OrderKey {
    /// Reads a key; `None` unless it is lower-case base 36 and does not end in `0`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase();
        let fits = !text.is_empty() && text.len() <= MOST_DIGITS && !text.ends_with('0');
        (fits && text.chars().all(digits)).then(|| Self(text.to_owned()))
    }

    /// A place after `before` and before `after`, or at that end of the list if one is missing.
    ///
    /// `None` if there is no room: two copies of a plan gave two items the same place.
    #[must_use]
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Option<Self> {
        match (before, after) {
            (None, None) => Some(Self::default()),
            (Some(last), None) => Some(
                last.counted(1)
                    .unwrap_or_else(|| Self(midpoint(&last.0, None))),
            ),
            (None, Some(first)) => Some(
                first
                    .counted(-1)
                    .unwrap_or_else(|| Self(midpoint("", Some(&first.0)))),
            ),
            (Some(before), Some(after)) => {
                (before < after).then(|| Self(midpoint(&before.0, Some(&after.0))))
            }
        }
    }

    /// `count` keys in order, evenly spread.
    pub fn spread(count: usize) -> impl Iterator<Item = Self> {
        let mut last = None;
        (0..count).map(move |_| {
            let next = Self::between(last.as_ref(), None).unwrap_or_default();
            last = Some(next.clone());
            next
        })
    }

    /// The key `step` places further by its leading digits; `None` beyond the ends.
    fn counted(&self, step: i32) -> Option<Self> {
        let padded = self.0.chars().chain(std::iter::repeat('0')).take(COUNTED);
        let number = padded.fold(0, |number, c| number * BASE + digit(c));
        let number = number.checked_add_signed(step)?;
        if number >= BASE.pow(3) {
            return None;
        }
        let digits = [number / BASE / BASE, number / BASE % BASE, number % BASE];
        let key: String = digits.into_iter().map(letter).chain([MIDDLE]).collect();
        Some(Self(key))
    }
}

/// A fraction strictly between `low` and `high`; no `high` means 1.
fn midpoint(low: &str, high: Option<&str>) -> String {
    let mut key = String::new();
    let mut low = low.chars();
    let mut high = high.map(str::chars);
    loop {
        let from = low.next().map_or(0, digit);
        let to = high
            .as_mut()
            .map_or(BASE, |rest| rest.next().map_or(0, digit));
        if to > from + 1 {
            key.push(letter(from.midpoint(to)));
            return key;
        }
        key.push(letter(from));
        // From here on every key that goes on from `from` lies below `high`.
        if to == from + 1 {
            high = None;
        }
    }
}

fn digit(c: char) -> u32 {
    c.to_digit(BASE).unwrap_or(0)
}

fn letter(digit: u32) -> char {
    char::from_digit(digit, BASE).unwrap_or(MIDDLE)
}

impl fmt::Display for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for OrderKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for OrderKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not an order key"))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for OrderKey {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OrderKey".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A fraction in base 36; lists stand by it, ties by id.",
            "pattern": "^[0-9a-z]*[1-9a-z]$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_thousand_additions_keep_keys_short() {
        let keys: Vec<_> = OrderKey::spread(1_000).collect();
        assert!(keys.is_sorted());
        assert!(keys.iter().all(|key| key.0.len() <= COUNTED + 1));
    }

    #[test]
    fn equal_places_have_no_room_between() {
        let key = OrderKey::default();
        assert_eq!(OrderKey::between(Some(&key), Some(&key)), None);
    }

    #[test]
    fn keys_of_a_broken_file_are_refused() {
        for text in ["", "0", "a0", "A", "é", "-1", " a"] {
            assert_eq!(OrderKey::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn there_is_always_room(a in "[0-9a-z]{0,6}[1-9a-z]", b in "[0-9a-z]{0,6}[1-9a-z]") {
            let (a, b) = (OrderKey(a), OrderKey(b));
            let (low, high) = (a.clone().min(b.clone()), a.max(b));
            if low < high {
                let key = OrderKey::between(Some(&low), Some(&high)).unwrap();
                prop_assert!(low < key && key < high);
                prop_assert!(OrderKey::parse(&key.0).is_some());
            }
            let first = OrderKey::between(None, Some(&low)).unwrap();
            let last = OrderKey::between(Some(&high), None).unwrap();
            prop_assert!(first < low && high < last);
            prop_assert!(OrderKey::parse(&first.0).is_some() && OrderKey::parse(&last.0).is_some());
        }
    }
}
