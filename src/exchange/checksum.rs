//! A checksum for what is written and read back later.

/// FNV-1a over the parts and the bounds between them, in 64 bits as sixteen lower-case hexadecimal
/// digits.
///
/// Each step is reversible, so that one byte that differs always gives another checksum; other
/// damage goes unseen once in 2⁶⁴ times. Compared as text: a bit of the checksum that flips never
/// leaves it the same.
#[must_use]
pub fn checksum(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut step = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    for part in parts {
        part.bytes().for_each(&mut step);
        // No text in UTF-8 has this byte.
        step(0xff);
    }
    format!("{hash:016x}")
}
