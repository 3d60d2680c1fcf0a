//! The envelope of everything that is kept: what it is, its version and a checksum over all of it.
//!
//! A sealed text is one line, `sectorplan <what> <version> <checksum>`, and the content. The line
//! and the checksum stay as they are in every version, so that a text of a later program can be
//! told from a damaged one.

use crate::exchange::checksum;

/// What a kept text begins with.
const MARK: &str = "sectorplan";

/// Why a kept text cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unsealed {
    /// It is not what was written.
    Broken,
    /// It is what a later program wrote.
    Later {
        /// Its version.
        version: u32,
    },
}

/// Puts content in its envelope.
pub(super) fn seal(what: &str, version: u32, content: &str) -> String {
    let checksum = checksum(&[what, &version.to_string(), content]);
    format!("{MARK} {what} {version} {checksum}\n{content}")
}

/// Takes content out of its envelope, if it is what was put in.
pub(super) fn unseal<'a>(what: &str, ours: u32, text: &'a str) -> Result<&'a str, Unsealed> {
    let (line, content) = text.split_once('\n').ok_or(Unsealed::Broken)?;
    let mut words = line.split(' ');
    let named = words.next() == Some(MARK) && words.next() == Some(what);
    let (version, stated) = (words.next(), words.next());
    let (true, Some(version), Some(stated), None) = (named, version, stated, words.next()) else {
        return Err(Unsealed::Broken);
    };
    if checksum(&[what, version, content]) != stated {
        return Err(Unsealed::Broken);
    }
    match version.parse() {
        Ok(version) if version == ours => Ok(content),
        Ok(version) if version > ours => Err(Unsealed::Later { version }),
        _ => Err(Unsealed::Broken),
    }
}

/// What identifies a sealed text: its checksum, or that of the text if it has no seal.
pub(super) fn mark_of(text: &str) -> String {
    checksum(&[text])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens() {
        let sealed = seal("slot", 2, "a plan\nand more");
        assert_eq!(unseal("slot", 2, &sealed), Ok("a plan\nand more"));
        assert_eq!(unseal("snapshot", 2, &sealed), Err(Unsealed::Broken));
    }

    #[test]
    fn a_later_version_is_told_from_a_damaged_one() {
        let later = seal("slot", 3, "what we do not know");
        assert_eq!(
            unseal("slot", 2, &later),
            Err(Unsealed::Later { version: 3 })
        );
        let flipped = seal("slot", 2, "a plan").replacen("slot 2", "slot 3", 1);
        assert_eq!(unseal("slot", 2, &flipped), Err(Unsealed::Broken));
    }

    #[test]
    fn no_bit_flips_unseen() {
        let sealed = seal("slot", 2, "een plan is weken werk: € 1.458").into_bytes();
        for bit in 0..sealed.len() * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let text = String::from_utf8_lossy(&flipped);
            assert_eq!(unseal("slot", 2, &text), Err(Unsealed::Broken), "bit {bit}");
        }
    }
}
