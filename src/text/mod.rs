//! Every word that a person reads, in Dutch and English.
//!
//! The texts are in `nl/` and `en/`, one file for each room that speaks; `build.rs` makes a method
//! of [`Words`] of each. A text is plain, has `{arguments}`, or has the forms `one` and `other`,
//! chosen by the count.

mod budget;
mod choices;
mod exchange;
mod factors;
mod findings;
mod format;
mod kept;
mod named;
mod own_words;
mod participants;
mod pieces;
pub mod read;
mod reading_names;
mod realised;
mod schemes;
mod sections;
mod serving;
mod several;
mod smart;
mod subjects;
mod tasks;
mod totals;

use crate::plan::Language;

pub use exchange::Message;
pub use findings::FindingText;
pub use named::{Named, nearest};
pub use read::{Mark, Marks, ReadError};
pub use reading_names::ReadingNames;
pub use sections::SectionText;
pub use several::ListOf;

/// The words in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language of these words.
    #[must_use]
    pub const fn language(self) -> Language {
        self.language
    }

    const fn either(self, nl: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// A count with its thousands grouped: `1.458` in Dutch, `1,458` in English.
    #[must_use]
    pub fn count(self, count: u64) -> String {
        self.grouped(&count.to_string())
    }
}

/// The title, or a substitute if it is missing.
#[must_use]
pub fn or_untitled(title: &str, untitled: &str) -> String {
    let blank = title.trim().is_empty();
    if blank { untitled } else { title }.to_owned()
}

// Some words are the same in both languages, or in singular and plural, and the words themselves
// are not about Rust.
#[allow(
    clippy::doc_markdown,
    clippy::if_same_then_else,
    clippy::match_same_arms
)]
mod generated {
    use super::Words;
    use crate::plan::{Language, Noun};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped_as_the_language_does() {
        let both = |count| [Language::Nl, Language::En].map(|l| Words::new(l).count(count));
        assert_eq!(both(7), ["7", "7"]);
        assert_eq!(both(2_411), ["2.411", "2,411"]);
        assert_eq!(both(1_234_567), ["1.234.567", "1,234,567"]);
    }
}
