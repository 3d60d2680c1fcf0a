//! Names as people compare them.

/// A text in the form in which two are compared: in small letters, without accents and without what
/// cannot be seen, with single spaces.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        fold(letter, &mut plain);
    }
    let mut words = plain.split_whitespace();
    let mut folded = String::with_capacity(plain.len());
    folded.push_str(words.next().unwrap_or_default());
    for word in words {
        folded.push(' ');
        folded.push_str(word);
    }
    folded
}

/// Adds a letter in lower case and without its accent; nothing for what cannot be seen.
///
/// Only of Latin letters: in other scripts a mark can make another letter.
pub(crate) fn fold(letter: char, to: &mut String) {
    for small in letter.to_lowercase() {
        let plain = match small {
            'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
            'ď' | 'đ' => "d",
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
            'ĥ' | 'ħ' => "h",
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
            'ĵ' => "j",
            'ķ' => "k",
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
            'ñ' | 'ń' | 'ņ' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
            'ŕ' | 'ŗ' | 'ř' => "r",
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
            'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
            'ŵ' => "w",
            'ý' | 'ÿ' | 'ŷ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            'ĳ' => "ij",
            '‘' | '’' => "'",
            '\u{2010}' | '\u{2011}' => "-",
            // An accent that follows its letter as a sign of its own.
            '\u{300}'..='\u{36f}' => "",
            unseen if is_unseen(unseen) => "",
            other => {
                to.push(other);
                continue;
            }
        };
        to.push_str(plain);
    }
}

/// Whether a sign takes no room: a soft hyphen, and marks that say where a line may break or which
/// way it reads.
#[must_use]
pub const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_accents_spaces_and_what_cannot_be_seen_do_not_tell_names_apart() {
        for (text, same) in [
            ("Reiskosten", "reiskosten"),
            ("Coöperatie", "cooperatie"),
            ("Cafe\u{301}", "café"),
            ("  Prijs per\n\teenheid\u{a0}", "prijs per eenheid"),
            ("reis\u{200b}kosten\u{feff}", "Reis\u{ad}kosten"),
            ("a \u{200b} b", "a b"),
            ("’s Ĳmuiden", "'s IJmuiden"),
            ("BTW\u{2011}plichtig", "btw-plichtig"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(folded(text), folded(same), "{text}");
        }
    }

    #[test]
    fn other_letters_tell_names_apart() {
        for (text, other) in [
            ("reiskosten", "reiskost"),
            ("2 a", "2a"),
            ("計画", "計"),
            ("и", "й"),
        ] {
            assert_ne!(folded(text), folded(other), "{text}");
        }
        assert_eq!(folded("\u{200b} \u{feff}"), "");
    }
}
