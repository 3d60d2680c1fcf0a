//! The tables in marked-up text, once a browser has taken it apart: mostly what Excel, `LibreOffice`
//! and Word put on the clipboard. Each says in its own way what a cell spans, hides and holds.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{
    block::{Block, MOST_ROWS, TooManyCells},
    table::HtmlCell,
};
use crate::markdown::paste::{Part, says};

/// The tables of a marked-up text as one block; what stands beside them is in rows of its own.
/// `None` if it has no table.
///
/// # Errors
/// When it has more cells than a block can have.
#[must_use]
pub fn tables(parts: &[Part]) -> Option<Result<Block, TooManyCells>> {
    let mut reader = Reader::default();
    for part in parts {
        match part {
            Part::Open { name, .. } => reader.open(name, part),
            Part::Text(text) => reader.text(text),
            Part::Close => reader.close(),
        }
    }
    reader.end_of_line();
    if !reader.found {
        return None;
    }
    let hidden_rows = reader.hidden;
    Some(Block::from_html(&reader.rows).map(|block| Block {
        hidden_rows,
        ..block
    }))
}

/// What an element does when it ends.
enum Element {
    Plain,
    /// Its text is not for reading.
    Unseen,
    /// The text before it and after it is on other lines.
    Block,
    Table,
    /// A row, and how many empty ones it stands for besides.
    Row(usize),
    Cell,
}

#[derive(Default)]
struct Reader {
    rows: Vec<Vec<HtmlCell>>,
    hidden: BTreeSet<usize>,
    elements: Vec<Element>,
    /// Whether there is a table.
    found: bool,
    /// Whether a row and a cell of it have begun.
    in_row: bool,
    cell: Option<HtmlCell>,
    /// How many elements are open whose text is not for reading.
    unseen: usize,
    /// The lines of the cell, or of what stands beside the tables.
    lines: Vec<String>,
}

impl Reader {
    fn open(&mut self, name: &str, part: &Part) {
        let style = part.says("style");
        let hides = says(style, "display:none") || says(style, "mso-hide:all");
        let element = match name {
            "head" | "style" | "script" | "title" | "template" | "xml" => Element::Unseen,
            "br" => {
                self.lines.push(String::new());
                Element::Plain
            }
            "table" if self.cell.is_none() => {
                self.end_of_line();
                self.found = true;
                Element::Table
            }
            "tr" if self.cell.is_none() && self.unseen == 0 => {
                if hides {
                    self.hidden.insert(self.rows.len());
                }
                self.rows.push(Vec::new());
                self.in_row = true;
                Element::Row(
                    number(style, "mso-xlrowspan")
                        .unwrap_or(1)
                        .saturating_sub(1),
                )
            }
            "td" | "th" if self.in_row && self.cell.is_none() => {
                self.lines.clear();
                self.cell = Some(cell(part, style, hides));
                Element::Cell
            }
            _ if hides => Element::Unseen,
            "p" | "div" | "section" | "article" | "blockquote" | "pre" | "ul" | "ol" | "li"
            | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "caption" | "tr" | "dt"
            | "dd" | "hr" => Element::Block,
            _ => Element::Plain,
        };
        match element {
            Element::Unseen => self.unseen += 1,
            Element::Block => self.new_line(),
            Element::Plain | Element::Table | Element::Row(_) | Element::Cell => {}
        }
        self.elements.push(element);
    }

    fn close(&mut self) {
        match self.elements.pop() {
            None | Some(Element::Plain) => {}
            Some(Element::Unseen) => self.unseen -= 1,
            Some(Element::Block) => self.new_line(),
            Some(Element::Table) => self.lines.clear(),
            Some(Element::Row(more)) => {
                self.in_row = false;
                self.lines.clear();
                // More than a block can have are refused with it.
                let room = (MOST_ROWS + 1).saturating_sub(self.rows.len());
                let more = more.min(room);
                self.rows.extend(std::iter::repeat_n(Vec::new(), more));
            }
            Some(Element::Cell) => {
                let text = self.said();
                if let Some(cell) = self.cell.take()
                    && let Some(row) = self.rows.last_mut()
                {
                    row.push(HtmlCell { text, ..cell });
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.unseen > 0 {
            return;
        }
        match self.lines.last_mut() {
            Some(line) => line.push_str(text),
            None => self.lines.push(text.to_owned()),
        }
    }

    /// What comes now is on a line of its own.
    fn new_line(&mut self) {
        let written = self
            .lines
            .last()
            .is_some_and(|line| !line.trim().is_empty());
        if written {
            self.lines.push(String::new());
        }
    }

    /// What was read of a cell or beside the tables, line by line.
    fn said(&mut self) -> String {
        let lines = std::mem::take(&mut self.lines);
        let tidy = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = lines.iter().map(tidy).collect();
        lines.join("\n").trim().to_owned()
    }

    /// Puts what stands beside the tables in rows of its own.
    fn end_of_line(&mut self) {
        let said = self.said();
        let lines = said.lines().filter(|line| !line.is_empty());
        self.rows.extend(lines.map(|line| {
            vec![HtmlCell {
                text: line.to_owned(),
                ..HtmlCell::default()
            }]
        }));
    }
}

/// A cell by what its element says of it.
fn cell(part: &Part, style: &str, hidden: bool) -> HtmlCell {
    let span = |name| part.says(name).trim().parse().unwrap_or(1);
    HtmlCell {
        text: String::new(),
        columns: span("colspan"),
        rows: span("rowspan"),
        overflows: says_of(style, "mso-ignore").is_some_and(|what| what.contains("colspan")),
        hidden,
        number: held(part),
    }
}

/// The number that a program has for a cell: `LibreOffice`, older versions of Excel, Google.
fn held(part: &Part) -> Option<Decimal> {
    let google = part.says("data-sheets-value").trim_end_matches('}');
    let google = google.rsplit_once("\"3\":").map(|(_, number)| number);
    let said = [part.says("sdval"), part.says("x:num"), google.unwrap_or("")];
    said.into_iter().find_map(|number| {
        let number = number.trim();
        number
            .parse()
            .ok()
            .or_else(|| Decimal::from_scientific(number).ok())
    })
}

/// What a style declares.
fn says_of<'a>(style: &'a str, wanted: &str) -> Option<&'a str> {
    style.split(';').find_map(|said| {
        let (name, value) = said.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case(wanted)
            .then_some(value.trim())
    })
}

fn number(style: &str, wanted: &str) -> Option<usize> {
    says_of(style, wanted)?.parse().ok()
}
