//! Long texts on the poster.

use plotters::style::RGBColor;

use super::{Writer, head::AIM};
use crate::{
    layout::{Passage, Weight},
    markdown,
    paper::poster::para::{Mark, Para, Source, float},
};

/// No sheet holds more letters than this, so what comes after them is not even laid out.
const MOST_LETTERS: usize = 100_000;

impl Writer<'_> {
    /// Paragraphs and lists of a long text.
    pub(super) fn prose(&self, text: &str, source: Source, weight: Weight) -> Vec<Para> {
        let plain = markdown::plain(&markdown::parse(up_to(text, MOST_LETTERS)));
        let mut paras = Vec::new();
        let mut after_gap = false;
        for line in plain.lines() {
            let inner = line.trim_start();
            if inner.is_empty() {
                after_gap = true;
                continue;
            }
            let depth = float((line.len() - inner.len()) / 2);
            let (mark, text) = marked(inner, weight, self.palette.ink);
            let indent = match &mark {
                Some(Mark::Number(number, _) | Mark::Code(number, _)) => {
                    (number.width() * AIM + 0.4).max(1.3)
                }
                Some(Mark::Dot(_)) => 1.3,
                None => 0.0,
            };
            let para = Para::new(text, weight, self.palette.ink, source)
                .indented(depth * 1.3)
                .marked(indent, mark)
                .after(if after_gap { 0.4 } else { 0.1 });
            paras.push(para);
            after_gap = false;
        }
        paras
    }
}

/// The first letters of a text.
fn up_to(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A line of a plain text, with our own mark in place of its list mark.
fn marked(line: &str, weight: Weight, colour: RGBColor) -> (Option<Mark>, &str) {
    if let Some(text) = line.strip_prefix("- ") {
        return (Some(Mark::Dot(colour)), text);
    }
    if let Some((number, text)) = line.split_once(". ")
        && number.len() <= 3
        && !number.is_empty()
        && number.bytes().all(|digit| digit.is_ascii_digit())
    {
        let number = Passage::new(&format!("{number}."), weight);
        return (Some(Mark::Number(number, colour)), text);
    }
    (None, line)
}
