//! What is said to a person, line by line: the only way in which a text reaches a terminal.

use std::fmt::{self, Display, Write};

/// Lines for a terminal. Whatever stands in a plan or in the name of a file stays within its line, and
/// moves nothing on the screen.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// One line.
    pub fn say(&mut self, line: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(Visible(&mut self.0), "{line}");
        self.0.push('\n');
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.0.push('\n');
    }

    /// These lines after the ones before.
    pub fn append(&mut self, lines: Self) {
        self.0.push_str(&lines.0);
    }
}

impl Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes letters as they are, and what cannot be seen by its name.
struct Visible<'a>(&'a mut String);

impl Write for Visible<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for letter in text.chars() {
            if is_seen(letter) {
                self.0.push(letter);
            } else {
                self.0.extend(letter.escape_default());
            }
        }
        Ok(())
    }
}

/// Whether a letter shows as itself, and leaves the letters around it and the cursor where they are.
fn is_seen(letter: char) -> bool {
    !letter.is_control()
        && !matches!(
            letter,
            // Soft hyphens and fillers; marks of direction and joiners; ends of lines; tags.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shown: &str) {
        let mut lines = Lines::default();
        lines.say(text);
        assert_eq!(lines.to_string(), format!("{shown}\n"));
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        check("T\r\nOK: alles goed", "T\\r\\nOK: alles goed");
        check(
            "\u{1b}[2J\u{9b}a\u{7f}\u{0}",
            "\\u{1b}[2J\\u{9b}a\\u{7f}\\u{0}",
        );
        for hidden in [
            '\u{202e}', '\u{2066}', '\u{2069}', '\u{200b}', '\u{2028}', '\u{feff}',
        ] {
            check(
                &format!("a{hidden}b"),
                &format!("a{}b", hidden.escape_unicode()),
            );
        }
    }

    #[test]
    fn letters_stay_as_they_are() {
        check(
            "€\u{a0}1.000 – é, ‘שלום’ \\ \"",
            "€\u{a0}1.000 – é, ‘שלום’ \\ \"",
        );
    }
}
