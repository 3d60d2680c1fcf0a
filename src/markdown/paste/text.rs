//! Plain text: each line of a word processor is a paragraph, with a mark before it in a list.

use super::{cleaned, writer::Writer};

/// Longer lines were not broken off by a mail program.
const WRAPPED: usize = 100;

/// Limited Markdown of plain text.
///
/// Marks that are Markdown already stay as they are. Lines become paragraphs, unless the text was
/// wrapped at some width, with empty lines between its paragraphs.
#[must_use]
pub fn from_text(text: &str) -> String {
    let text: String = cleaned(&line_ends(text)).collect();
    let wrapped =
        text.trim().contains("\n\n") && text.lines().all(|line| line.chars().count() <= WRAPPED);
    let mut writer = Writer::default();
    let mut paragraph = String::new();
    let mut depth_before = None;
    for line in text.lines() {
        let item = item(line, depth_before);
        if (item.is_some() || line.trim().is_empty() || !wrapped) && !paragraph.is_empty() {
            writer.paragraph(&paragraph);
            paragraph.clear();
        }
        match item {
            Some(item) => {
                writer.item(item.depth, item.number, &one_line(item.text));
                depth_before = Some(item.depth);
            }
            None if line.trim().is_empty() => {}
            None => {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                paragraph.push_str(&one_line(line));
                depth_before = None;
            }
        }
    }
    if !paragraph.is_empty() {
        writer.paragraph(&paragraph);
    }
    writer.finish()
}

/// Every kind of line end as one.
fn line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace(
        ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'],
        "\n",
    )
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Item<'a> {
    depth: usize,
    number: Option<u32>,
    text: &'a str,
}

/// A line as a list item, if it begins with a mark.
fn item(line: &str, depth_before: Option<usize>) -> Option<Item<'_>> {
    let text = line.trim_start();
    let gap = |letter: char| letter.is_whitespace();
    let (mark, rest) = text.split_once(gap)?;
    // Before a tab anything short is a mark; before a space, only what can be nothing else.
    let tab = text.get(mark.len()..)?.starts_with('\t');
    let (level, number) = level(mark, tab)?;
    let indent = line.get(..line.len() - text.len())?;
    let tabs = indent.matches('\t').count() + indent.matches(' ').count() / 3;
    let deepest = depth_before.map_or(0, |depth| depth + 1);
    Some(Item {
        depth: level.max(tabs).min(deepest),
        number,
        text: rest,
    })
}

/// How deep a mark usually is, and its number.
fn level(mark: &str, tab: bool) -> Option<(usize, Option<u32>)> {
    match mark {
        "•" | "·" | "●" | "\u{f0b7}" | "-" | "*" | "+" => return Some((0, None)),
        "◦" | "○" => return Some((1, None)),
        "▪" | "■" | "\u{f0a7}" => return Some((2, None)),
        "–" | "—" | "Ø" | "►" | "✓" | "➢" | "\u{f0d8}" | "\u{f0fc}" if tab => {
            return Some((0, None));
        }
        "o" if tab => return Some((1, None)),
        "§" if tab => return Some((2, None)),
        _ => {}
    }
    let name = mark.strip_suffix(['.', ')'])?;
    let is_number = !name.is_empty() && name.len() <= 3;
    if is_number && name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((0, name.parse().ok()));
    }
    let letter = name.bytes().next().filter(|_| tab && name.len() == 1)?;
    let place = letter.is_ascii_lowercase().then(|| letter - b'a' + 1)?;
    Some((1, Some(place.into())))
}
