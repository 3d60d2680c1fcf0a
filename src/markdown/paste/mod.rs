//! What comes from the clipboard, as limited Markdown: paragraphs, lists and emphasis are kept.
//!
//! A word processor offers its text twice. [`from_html`] reads the marked-up one, once a browser
//! has taken it apart; [`from_text`] the plain one. Both take time in proportion to the length.

mod html;
mod text;
mod writer;

use crate::plan::is_unseen;

pub use html::{ATTRIBUTES, Part, from_html, says};
pub use text::from_text;

/// The text without what cannot be seen, and with a plain space for every kind of space.
fn cleaned(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|letter| !is_unseen(*letter))
        .map(|letter| {
            if letter.is_whitespace() && !matches!(letter, '\n' | '\t') {
                ' '
            } else {
                letter
            }
        })
}

/// More marked-up text than this is taken as plain text: nobody wrote so much by hand.
const MOST_HTML: usize = 5_000_000;
/// A browser takes text apart in time that grows with the square of how deep it is nested.
const DEEPEST_HTML: usize = 500;

/// Whether a browser takes this marked-up text apart before anybody waits for it.
#[must_use]
pub fn is_light(html: &str) -> bool {
    html.len() <= MOST_HTML && depth(html) <= DEEPEST_HTML
}

/// How deep elements are nested at most, where each that begins and may not be left open counts.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let ends = tag.starts_with('/');
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let name = name
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .next();
        match name.unwrap_or("").to_ascii_lowercase().as_str() {
            // Comments, and what has no end or may do without.
            "" | "area" | "base" | "br" | "col" | "dd" | "dt" | "embed" | "hr" | "img"
            | "input" | "li" | "link" | "meta" | "option" | "p" | "source" | "td" | "th" | "tr"
            | "wbr" => {}
            _ if ends => depth = depth.saturating_sub(1),
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_nested_without_end_is_not_taken_apart() {
        let whole = |times: usize| "<div>".repeat(times) + "a" + &"</div>".repeat(times);
        assert!(is_light(&whole(DEEPEST_HTML)));
        assert!(!is_light(&whole(DEEPEST_HTML + 1)));
        assert!(!is_light(&"<b x=1>".repeat(100_000)));
        assert!(!is_light(&"a".repeat(MOST_HTML + 1)));
    }

    #[test]
    fn long_text_that_is_not_nested_is_light() {
        assert!(is_light(&"<p>a <b>b</b> 1 < 2<br>c".repeat(20_000)));
        assert!(is_light(
            &"<ul><li>a<li>b</ul><!-- c --><![endif]>".repeat(20_000)
        ));
    }
}
