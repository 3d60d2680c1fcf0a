//! Halves of letters: `\ud83d` without the `\ude00` that makes it an emoji.
//!
//! Programs that cut a text by its length leave them behind. No text can hold one, so it is read as
//! `\ufffd`, which takes as many letters: all others stay where they were.

use std::{fmt, ops::Range};

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeOwned, MapAccess},
};
use serde_json::value::RawValue;

/// How many letters `\ud83d` has.
const LENGTH: usize = 6;

/// Reads JSON; if that fails because of halves of letters, reads them as `\ufffd`.
///
/// Only those fields of an object are mended that cannot be read otherwise: what is carried along
/// stays to the letter.
pub(crate) fn read_mended<T: DeserializeOwned>(json: &str) -> serde_json::Result<T> {
    let read = serde_json::from_str(json);
    if read.is_ok() || !has_half(json) {
        return read;
    }
    serde_json::from_str(&mend_fields::<T>(json))
}

/// The names and values of an object, to the letter and in order; `None` if it is not an object.
pub(crate) fn fields(json: &str) -> Option<Vec<(String, &RawValue)>> {
    let fields: Fields = serde_json::from_str(json).ok()?;
    let named = fields.0.into_iter().map(|(name, value)| {
        let name = read_mended(name.get()).unwrap_or_default();
        (name, value)
    });
    Some(named.collect())
}

/// Whether a type can have this value in the field of this name, mended where it must be.
pub(super) fn reads<T: DeserializeOwned>(name: &str, value: &str) -> bool {
    reads_as_it_is::<T>(name, value) || has_half(value) && reads_as_it_is::<T>(name, &mended(value))
}

fn reads_as_it_is<T: DeserializeOwned>(name: &str, value: &str) -> bool {
    let name = serde_json::to_string(name);
    name.is_ok_and(|name| serde_json::from_str::<T>(&format!("{{{name}:{value}}}")).is_ok())
}

/// An object whose fields have not been looked at yet.
struct Fields<'de>(Vec<(&'de RawValue, &'de RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> de::Visitor<'de> for Entries {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// The JSON with the names mended, and those fields that `T` cannot read as they are.
fn mend_fields<T: DeserializeOwned>(json: &str) -> String {
    let Ok(fields) = serde_json::from_str::<Fields>(json) else {
        return mended(json);
    };
    let mut whole = String::with_capacity(json.len());
    let mut done = 0;
    for (name, value) in fields.0 {
        let key = read_mended::<String>(name.get()).unwrap_or_default();
        let mends = has_half(value.get()) && !reads_as_it_is::<T>(&key, value.get());
        let mending = if mends { value.get().len() } else { 0 };
        let (name, value) = (place(json, name.get()), place(json, value.get()));
        let until = value.start + mending;
        let unchanged = json.get(done..name.start).unwrap_or_default();
        let between = json.get(name.end..value.start).unwrap_or_default();
        whole.push_str(unchanged);
        whole.push_str(&mended(json.get(name).unwrap_or_default()));
        whole.push_str(between);
        whole.push_str(&mended(json.get(value.start..until).unwrap_or_default()));
        done = until;
    }
    whole.push_str(json.get(done..).unwrap_or_default());
    whole
}

/// Where a part of a text is in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + part.len()
}

/// The JSON with each half of a letter as `\ufffd`; as long as it was.
fn mended(json: &str) -> String {
    let mut whole = String::with_capacity(json.len());
    let mut done = 0;
    for at in halves(json) {
        whole.push_str(json.get(done..at).unwrap_or_default());
        whole.push_str("\\ufffd");
        done = at + LENGTH;
    }
    whole.push_str(json.get(done..).unwrap_or_default());
    whole
}

fn has_half(json: &str) -> bool {
    halves(json).next().is_some()
}

/// Where the halves of letters are that have no other half.
fn halves(json: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + json.get(from..)?.find('\\')?;
            match half(json, at) {
                Some(Half::First) if half(json, at + LENGTH) == Some(Half::Second) => {
                    from = at + 2 * LENGTH;
                }
                Some(_) => {
                    from = at + LENGTH;
                    return Some(at);
                }
                // What follows belongs to it: `\\ud83d` is a backslash and five letters.
                None => {
                    let letter = json.get(at + 1..)?.chars().next()?;
                    from = at + 1 + letter.len_utf8();
                }
            }
        }
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    First,
    Second,
}

/// Which half of a letter is written here, if any.
fn half(json: &str, at: usize) -> Option<Half> {
    let digits = json.get(at..at + LENGTH)?.strip_prefix("\\u")?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xD800..0xDC00 => Some(Half::First),
        0xDC00..0xE000 => Some(Half::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Theme;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        let read = read_mended::<String>(json).ok();
        assert_eq!(read.as_deref(), Some(expected), "{json}");
        assert_eq!(mended(json).len(), json.len());
    }

    #[test]
    fn a_half_without_the_other_is_a_letter_that_cannot_be_shown() {
        check(r#""a\ud83d""#, "a\u{fffd}");
        check(r#""\ude00b""#, "\u{fffd}b");
        check(r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀");
        check(r#""\uD83D\u0041\\""#, "\u{fffd}A\\");
        check(r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}");
    }

    #[test]
    fn whole_letters_and_backslashes_stay() {
        check(r#""\ud83d\ude00""#, "😀");
        check(r#""\\ud83d\ud83d""#, "\\ud83d\u{fffd}");
        assert_eq!(mended(r"\\\ud83dé"), r"\\\ufffdé");
        assert_eq!(mended("\\"), "\\");
        assert_eq!(mended("\\ué23456"), "\\ué23456");
    }

    #[test]
    fn what_a_noun_does_not_know_stays_to_the_letter() {
        let json = r#"{"later": "\ud83d", "t\u0069tle" : "a\ud83d", "\udc00": [1.50]}"#;
        let theme: Theme = read_mended(json).unwrap();
        assert_eq!(theme.title, "a\u{fffd}");
        let unknown = theme.unknown.iter();
        let unknown: Vec<_> = unknown
            .map(|(name, raw)| (name.as_str(), raw.text()))
            .collect();
        assert_eq!(unknown, [("later", r#""\ud83d""#), ("\u{fffd}", "[1.50]")]);
    }
}
