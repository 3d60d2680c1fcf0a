//! Long texts: limited Markdown as typed nodes, never as HTML.
//!
//! Paragraphs, lists, emphasis, links and line breaks, written as in `CommonMark`, with four
//! differences that suit texts typed into a field by people who know no Markdown:
//! - a line end within a paragraph is a line break;
//! - a line at the margin after a list item begins a paragraph;
//! - two spaces are enough to put a list under an item, also under a number;
//! - a star between two digits is a star: 5*8*4.
//!
//! Whatever is not in this list (headings, tables, HTML) is text and stays as it was typed. No
//! text takes more than a time in proportion to its length, or nests deeper than a renderer may
//! recurse.

mod blocks;
mod inline;
pub mod paste;
mod plain;

use crate::plan::safe_link;

pub use blocks::parse;
pub use plain::{Length, length, plain};

/// A part of a text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// Items under each other.
    List(List),
}

/// Items under each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    pub start: Option<u32>,
    /// What each item says: mostly one paragraph, with perhaps a list under it.
    pub items: Vec<Vec<Block>>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text, to the letter.
    Text(String),
    /// With emphasis.
    Emphasis(Vec<Inline>),
    /// With strong emphasis.
    Strong(Vec<Inline>),
    /// A link; it is always safe to follow.
    Link {
        /// Where it leads: http, https or mailto.
        to: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A new line in the same paragraph.
    Break,
}

/// The longest address that is made a link, in bytes.
const LONGEST_LINK: usize = 2_000;

/// An address that may be made a link.
fn link(address: &str) -> Option<&str> {
    safe_link(address).filter(|address| address.len() <= LONGEST_LINK)
}
