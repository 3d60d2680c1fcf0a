//! Grant schemes in words: their names, their themes, and where their rules are written.

use super::Words;
use crate::schemes::{SchemeName, SchemeTheme, Source};

include!(concat!(env!("OUT_DIR"), "/scheme_words.rs"));

impl Words {
    /// Where a rule is written down, and whether it was read there.
    #[must_use]
    pub fn scheme_source(self, source: Source) -> String {
        if source.read {
            self.scheme_article(source.article)
        } else {
            self.scheme_article_unread(source.article)
        }
    }
}
