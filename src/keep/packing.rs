//! Compressed text: local storage counts characters, and a plan repeats many words.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use miniz_oxide::{
    deflate::compress_to_vec_zlib,
    inflate::{DecompressError, decompress_to_vec_zlib_with_limit},
};

use super::{Damage, seal::mark_of};
use crate::{
    exchange::{self, MOST_BYTES, TooMuch, check_bounds},
    plan::{Id, Plan},
};

/// The fastest level that still shrinks well: saving must not be felt while typing.
const LEVEL: u8 = 1;

/// A plan as it is kept: its JSON, compressed, in letters that every storage takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The letters.
    pub(super) text: String,
    /// The bytes of the JSON.
    pub(super) bytes: usize,
    /// Whether it would open again.
    pub(super) opens: Result<(), TooMuch>,
}

impl Packed {
    /// Packs a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let json = exchange::write_compact(plan);
        Self {
            text: pack(&json),
            bytes: json.len(),
            opens: check_bounds(&json),
        }
    }

    /// What identifies the content: equal for equal plans packed by the same program.
    #[must_use]
    pub fn mark(&self) -> String {
        mark_of(&self.text)
    }
}

/// The plan of this id in what [`Packed::of`] made.
pub(super) fn open_plan(packed: &str, id: Id<Plan>) -> Result<Plan, Damage> {
    let json = unpack(packed).ok_or(Damage::Broken)?;
    match exchange::read(&json) {
        Ok(plan) if plan.id == id => Ok(plan),
        Ok(_) => Err(Damage::Broken),
        Err(unreadable) => Err(unreadable.into()),
    }
}

/// Packs a text into fewer characters, with a checksum.
fn pack(text: &str) -> String {
    STANDARD_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), LEVEL))
}

/// Unpacks what [`pack`] packed; `None` if it is damaged, or larger than any file that opens, so
/// that damaged data cannot fill the memory.
pub(super) fn unpack(packed: &str) -> Option<String> {
    let most = usize::try_from(MOST_BYTES).ok()?;
    let bytes = STANDARD_NO_PAD.decode(packed).ok()?;
    let text: Result<_, DecompressError> = decompress_to_vec_zlib_with_limit(&bytes, most);
    String::from_utf8(text.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn damage_is_noticed() {
        let packed = pack("a plan is weeks of work, a plan is weeks of work");
        for at in 0..packed.len() {
            let mut damaged = packed.clone().into_bytes();
            damaged[at] = if damaged[at] == b'A' { b'B' } else { b'A' };
            let damaged = String::from_utf8(damaged).unwrap();
            let read = unpack(&damaged);
            assert!(read.is_none() || read == unpack(&packed), "at {at}");
        }
        assert_eq!(unpack(&packed[..packed.len() - 4]), None);
        assert_eq!(unpack("<html>"), None);
    }

    #[test]
    fn what_would_fill_the_memory_is_not_unpacked() {
        let most = usize::try_from(MOST_BYTES).unwrap();
        assert_eq!(
            unpack(&pack(&" ".repeat(most))).map(|text| text.len()),
            Some(most)
        );
        assert_eq!(unpack(&pack(&" ".repeat(most + 1))), None);
    }

    proptest! {
        #[test]
        fn what_was_packed_unpacks(text in "\\PC{0,400}") {
            prop_assert_eq!(unpack(&pack(&text)), Some(text));
        }
    }
}
