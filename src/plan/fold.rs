//! Names as they are compared: two that look the same are the same.

/// A name prepared for comparison: in lower case, with single spaces, and without accents and
/// signs that cannot be seen. So letters that carry their accent equal those before a sign of
/// their own.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
        if letter.is_whitespace() {
            if !name.is_empty() && !name.ends_with(' ') {
                name.push(' ');
            }
        } else {
            name.push_str(&plain_letter(letter));
        }
    }
    name.truncate(name.trim_end().len());
    name
}

/// Whether a sign takes no room: a soft hyphen, a joiner, a mark of direction.
#[must_use]
pub const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    )
}

/// A letter without its accent, in lower case; an accent that is a sign of its own is nothing.
#[must_use]
pub fn plain_letter(letter: char) -> String {
    let lower: String = letter.to_lowercase().filter(|it| !is_accent(*it)).collect();
    let plain = match lower.as_str() {
        "à" | "á" | "â" | "ã" | "ä" | "å" => "a",
        "ç" | "č" => "c",
        "è" | "é" | "ê" | "ë" | "ě" => "e",
        "ì" | "í" | "î" | "ï" => "i",
        "ñ" => "n",
        "ò" | "ó" | "ô" | "õ" | "ö" | "ø" => "o",
        "š" => "s",
        "ù" | "ú" | "û" | "ü" => "u",
        "ý" | "ÿ" => "y",
        "ž" => "z",
        "æ" => "ae",
        "œ" => "oe",
        "ß" => "ss",
        "ĳ" => "ij",
        _ => return lower,
    };
    plain.to_owned()
}

const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for text in [
            "Café  Crème",
            " cafe\u{301} cre\u{300}me ",
            "CAFÉ\u{a0}CRÈME",
            "Ca\u{ad}fé\u{200b} crème\u{feff}",
        ] {
            assert_eq!(folded(text), "cafe creme", "{text:?}");
        }
        assert_ne!(folded("1.1"), folded("1.10"));
        assert_eq!(folded(" \u{200b} "), "");
    }
}
