//! Compressed text: local storage counts characters, and a plan says many words often.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use miniz_oxide::{
    deflate::compress_to_vec_zlib,
    inflate::{DecompressError, decompress_to_vec_zlib_with_limit},
};

/// The fastest level that still shrinks well: saving must not be felt while typing.
const LEVEL: u8 = 1;
/// What is unpacked is never larger, so that damaged data cannot fill the memory.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Packs a text into fewer characters, with a checksum.
#[must_use]
pub fn pack(text: &str) -> String {
    STANDARD_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), LEVEL))
}

/// Unpacks what [`pack`] packed; `None` when it is damaged.
#[must_use]
pub fn unpack(packed: &str) -> Option<String> {
    let bytes = STANDARD_NO_PAD.decode(packed).ok()?;
    let text: Result<_, DecompressError> = decompress_to_vec_zlib_with_limit(&bytes, MOST_BYTES);
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

    proptest! {
        #[test]
        fn what_was_packed_unpacks(text in "\\PC{0,400}") {
            prop_assert_eq!(unpack(&pack(&text)), Some(text));
        }
    }
}
