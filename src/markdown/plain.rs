//! A text without marks, and how long it is.

use super::{Block, Inline, List};

/// How long a text is, as forms count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Length {
    /// Characters of the plain text, spaces, line ends and the marks of lists included.
    pub characters: usize,
    /// Words: what is between spaces and has a letter or a digit; not the marks of lists.
    pub words: usize,
}

/// The text without marks, for a form that knows none: an empty line between paragraphs, lists with
/// a dash or a number, the address of a link after it in brackets.
#[must_use]
pub fn plain(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    push_blocks(&mut lines, blocks, 0);
    let mut text = String::new();
    for (place, line) in lines.iter().enumerate() {
        if place > 0 {
            text.push_str(if line.after_gap { "\n\n" } else { "\n" });
        }
        text.push_str(&line.text);
    }
    text
}

/// How long the plain text is.
#[must_use]
pub fn length(blocks: &[Block]) -> Length {
    let mut texts = Vec::new();
    collect(&mut texts, blocks);
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    Length {
        characters: plain(blocks).chars().count(),
        words: words
            .filter(|word| word.contains(char::is_alphanumeric))
            .count(),
    }
}

struct Line {
    text: String,
    /// Whether an empty line comes before it.
    after_gap: bool,
}

fn push_blocks(lines: &mut Vec<Line>, blocks: &[Block], depth: usize) {
    for (place, block) in blocks.iter().enumerate() {
        match block {
            Block::Paragraph(inlines) => {
                let text = indented(&inline(inlines), depth);
                lines.push(Line {
                    text,
                    after_gap: true,
                });
            }
            Block::List(list) => push_list(lines, list, depth, depth == 0 || place > 0),
        }
    }
}

fn push_list(lines: &mut Vec<Line>, list: &List, depth: usize, after_gap: bool) {
    for (place, item) in list.items.iter().enumerate() {
        let mark = list.start.map_or_else(
            || "- ".to_owned(),
            |start| {
                let number = u64::from(start) + place as u64;
                format!("{number}. ")
            },
        );
        let (head, rest) = match item.as_slice() {
            [Block::Paragraph(inlines), rest @ ..] => (inline(inlines), rest),
            rest => (String::new(), rest),
        };
        let text = indented(&head, depth + 1);
        let text = format!("{}{mark}{}", INDENT.repeat(depth), text.trim_start());
        lines.push(Line {
            text: text.trim_end().to_owned(),
            after_gap: place == 0 && after_gap,
        });
        push_blocks(lines, rest, depth + 1);
    }
}

const INDENT: &str = "  ";

fn indented(text: &str, depth: usize) -> String {
    let indent = INDENT.repeat(depth);
    format!("{indent}{}", text.replace('\n', &format!("\n{indent}")))
}

fn collect(texts: &mut Vec<String>, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => texts.push(inline(inlines)),
            Block::List(list) => {
                for item in &list.items {
                    collect(texts, item);
                }
            }
        }
    }
}

fn inline(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(&mut text, inlines);
    text
}

fn push_inlines(text: &mut String, inlines: &[Inline]) {
    for piece in inlines {
        match piece {
            Inline::Text(letters) => text.push_str(letters),
            Inline::Emphasis(inner) | Inline::Strong(inner) => push_inlines(text, inner),
            Inline::Break => text.push('\n'),
            Inline::Link { to, text: inner } => {
                let said = inline(inner);
                text.push_str(&said);
                let shown = to.strip_prefix("mailto:").unwrap_or(to);
                if said != *to && said != shown {
                    text.push_str(if said.is_empty() { "(" } else { " (" });
                    text.push_str(shown);
                    text.push(')');
                }
            }
        }
    }
}
