//! What comes from the clipboard, as limited Markdown: paragraphs, lists and emphasis are kept.
//!
//! A word processor offers its text twice. [`from_html`] reads the marked-up one, once a browser
//! has taken it apart; [`from_text`] the plain one. Both take time in proportion to the length.

mod html;
mod text;
mod writer;

pub use html::{Part, from_html};
pub use text::from_text;

/// The text without what cannot be seen, and with a plain space for every kind of space.
fn cleaned(text: &str) -> impl Iterator<Item = char> + '_ {
    let unseen = |letter: &char| {
        matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
    };
    text.chars()
        .filter(move |letter| !unseen(letter))
        .map(|letter| {
            if letter.is_whitespace() && !matches!(letter, '\n' | '\t') {
                ' '
            } else {
                letter
            }
        })
}
