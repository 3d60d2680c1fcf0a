//! Marked-up text, as a browser takes it apart: mostly what a word processor made.

use std::collections::BTreeMap;

use super::{cleaned, writer::Writer};
use crate::markdown::link;

/// A step on the way through marked-up text, from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// An element begins.
    Open {
        /// Its name, in lower case: `p`, `li`.
        name: String,
        /// Its attributes among [`ATTRIBUTES`], by their names.
        attributes: Vec<(&'static str, String)>,
    },
    /// Text.
    Text(String),
    /// The element that began last ends.
    Close,
}

/// The attributes that say something here: a word processor keeps lists and weight in `style`, and
/// spreadsheet programs say how far a cell goes and what number it holds.
pub const ATTRIBUTES: [&str; 7] = [
    "style",
    "href",
    "colspan",
    "rowspan",
    "sdval",
    "x:num",
    "data-sheets-value",
];

impl Part {
    /// What an attribute of an element that begins says; nothing if it has none.
    #[must_use]
    pub fn says(&self, attribute: &str) -> &str {
        let Self::Open { attributes, .. } = self else {
            return "";
        };
        let mut all = attributes.iter();
        all.find(|(name, _)| *name == attribute)
            .map_or("", |(_, value)| value)
    }
}

/// Limited Markdown of marked-up text.
#[must_use]
pub fn from_html(parts: &[Part]) -> String {
    let mut reader = Reader {
        tables: rows_of_cells(parts),
        ..Reader::default()
    };
    for part in parts {
        match part {
            Part::Open { name, .. } => reader.open(name, part.says("style"), part.says("href")),
            Part::Text(text) => reader.text(text),
            Part::Close => reader.close(),
        }
    }
    reader.finish()
}

/// What an element does when it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Plain,
    /// Its text is not for reading.
    Hidden,
    /// Its text is the mark of a list item, as a word processor draws it.
    Mark,
    Block,
    /// A row of a table with more than one cell: a line, with its cells beside each other.
    Row,
    Cell,
    List,
    Item,
    Strong,
    /// A heading: a paragraph that is strong.
    Heading,
    Emphasis,
    Link,
}

/// Emphasis or a link that has begun.
struct Span {
    element: Element,
    /// Where it begins in the paragraph, in bytes.
    start: usize,
    to: String,
}

struct OpenList {
    /// The number of the next item; `None` for bullets.
    next: Option<u32>,
}

/// What the paragraph that is being read becomes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Paragraph,
    /// The first paragraph of an item of the innermost list.
    Item,
    /// A further paragraph of it.
    More,
    /// An item of this depth that a word processor made of a paragraph.
    Marked(usize),
}

#[derive(Default)]
struct Reader {
    writer: Writer,
    elements: Vec<Element>,
    lists: Vec<OpenList>,
    /// At most one of each element.
    spans: Vec<Span>,
    paragraph: String,
    place: Place,
    /// The mark that a word processor drew before the paragraph.
    mark: String,
    /// The last number at each depth of a list that a word processor made of paragraphs.
    numbers: BTreeMap<usize, u32>,
    /// How many elements of these are open.
    hidden: usize,
    marks: usize,
    items: usize,
    /// Whether each row that is still to come has more than one cell, the last one first.
    tables: Vec<bool>,
    /// Where in the paragraph the row begins that is being read, and how many cells it has so far.
    row: Option<(usize, usize)>,
}

impl Element {
    fn of(name: &str, style: &str, href: &str) -> Self {
        let says = |what: &str| says(style, what);
        match name {
            "head" | "style" | "script" | "title" | "template" | "xml" => Self::Hidden,
            _ if says("display:none") => Self::Hidden,
            _ if says("mso-list:ignore") => Self::Mark,
            "ul" | "ol" | "menu" => Self::List,
            "li" => Self::Item,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "a" if link(href).is_some() => Self::Link,
            "b" | "strong" if !says("font-weight:normal") => Self::Strong,
            "i" | "em" if !says("font-style:normal") => Self::Emphasis,
            "span" if says("font-weight:bold") || says("font-weight:700") => Self::Strong,
            "span" if says("font-style:italic") => Self::Emphasis,
            "td" | "th" => Self::Cell,
            "html" | "body" | "p" | "div" | "section" | "article" | "header" | "footer"
            | "main" | "aside" | "blockquote" | "pre" | "figure" | "figcaption" | "address"
            | "table" | "caption" | "tr" | "dl" | "dt" | "dd" | "hr" => Self::Block,
            _ => Self::Plain,
        }
    }
}

impl Reader {
    fn open(&mut self, name: &str, style: &str, href: &str) {
        let mut element = Element::of(name, style, href);
        let begins_row = name == "tr" && self.tables.pop() == Some(true);
        element = match (element, self.row) {
            (Element::Block, None) if begins_row => Element::Row,
            // What a row has in it stays on its line.
            (Element::Block | Element::Heading | Element::Item | Element::List, Some(_)) => {
                self.space();
                Element::Plain
            }
            (Element::Cell, None) => Element::Block,
            (element, _) => element,
        };
        match element {
            Element::Plain if name == "br" && self.row.is_some() => self.space(),
            Element::Plain if name == "br" => self.line_break(),
            Element::Plain => {}
            Element::Hidden => self.hidden += 1,
            Element::Mark => self.marks += 1,
            Element::Block => {
                self.flush();
                if let Some(depth) = marked_depth(style) {
                    self.place = Place::Marked(depth);
                }
            }
            Element::Row => {
                self.end_of_line();
                self.row = Some((self.paragraph.len(), 0));
            }
            Element::Cell => {
                let first = self.row.as_mut().is_none_or(|(_, cells)| {
                    *cells += 1;
                    *cells == 1
                });
                if !first {
                    self.paragraph
                        .truncate(self.paragraph.trim_end_matches(' ').len());
                    self.paragraph.push_str(" | ");
                }
            }
            Element::List => {
                self.flush();
                let next = (name == "ol").then_some(1);
                self.lists.push(OpenList { next });
            }
            Element::Item => {
                self.flush();
                self.items += 1;
                self.place = Place::Item;
            }
            Element::Heading => {
                self.flush();
                if !self.begin(Element::Strong, "") {
                    element = Element::Block;
                }
            }
            Element::Strong | Element::Emphasis | Element::Link => {
                if !self.begin(element, href) {
                    element = Element::Plain;
                }
            }
        }
        self.elements.push(element);
    }

    fn close(&mut self) {
        match self.elements.pop() {
            None | Some(Element::Plain) => {}
            Some(Element::Cell) => self.space(),
            Some(Element::Row) => self.end_of_row(),
            Some(Element::Hidden) => self.hidden -= 1,
            Some(Element::Mark) => self.marks -= 1,
            Some(Element::Block) => self.flush(),
            Some(Element::List) => {
                self.flush();
                self.lists.pop();
                self.place = self.after_block();
            }
            Some(Element::Item) => {
                self.flush();
                self.items -= 1;
                self.place = self.after_block();
            }
            Some(Element::Heading) => {
                self.end();
                self.flush();
            }
            Some(Element::Strong | Element::Emphasis | Element::Link) => self.end(),
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.marks > 0 {
            self.mark
                .extend(cleaned(text).filter(|letter| !letter.is_whitespace()));
            return;
        }
        let mut letters = cleaned(text).peekable();
        while let Some(letter) = letters.next() {
            let before = self.paragraph.chars().next_back();
            if letter.is_whitespace() {
                if before.is_some_and(|before| !before.is_whitespace()) {
                    self.paragraph.push(' ');
                }
                continue;
            }
            let in_link = self.spans.iter().any(|span| span.element == Element::Link);
            if is_mark(before, letter, letters.peek().copied(), in_link) {
                self.paragraph.push('\\');
            }
            self.paragraph.push(letter);
        }
    }

    /// Parts what comes now from what was read on the same line.
    fn space(&mut self) {
        let before = self.paragraph.chars().next_back();
        if before.is_some_and(|before| !before.is_whitespace()) {
            self.paragraph.push(' ');
        }
    }

    /// Begins a line, unless one has just begun.
    fn end_of_line(&mut self) {
        self.paragraph
            .truncate(self.paragraph.trim_end_matches(' ').len());
        if !self.paragraph.is_empty() && !self.paragraph.ends_with('\n') {
            self.paragraph.push('\n');
        }
    }

    /// Ends a row of cells; one in which nothing was said leaves no line.
    fn end_of_row(&mut self) {
        if let Some((start, _)) = self.row.take() {
            let row = self.paragraph.get(start..).unwrap_or_default();
            if row.chars().all(|it| it == '|' || it.is_whitespace()) {
                self.paragraph.truncate(start);
            }
            self.end_of_line();
        }
    }

    /// Two line breaks in a row begin a paragraph.
    fn line_break(&mut self) {
        match self.paragraph.trim_end_matches(' ').chars().next_back() {
            None => {}
            Some('\n') => self.flush(),
            Some(_) => self.paragraph.push('\n'),
        }
    }

    /// Begins a span; false within one of the same element, because strong within strong says
    /// nothing more.
    fn begin(&mut self, element: Element, href: &str) -> bool {
        if self.spans.iter().any(|outer| outer.element == element) {
            return false;
        }
        self.spans.push(Span {
            element,
            start: self.paragraph.len(),
            to: encoded(href),
        });
        true
    }

    fn end(&mut self) {
        if let Some(span) = self.spans.pop() {
            self.wrap(span.element, span.start, &span.to);
        }
    }

    /// Puts the marks of a span around what was read of it; spaces stay outside.
    fn wrap(&mut self, element: Element, start: usize, to: &str) {
        let Some(inside) = self.paragraph.get(start..) else {
            return;
        };
        let words = inside.trim();
        let (before, after) = match element {
            _ if words.is_empty() => return,
            Element::Strong => ("**", "**".to_owned()),
            Element::Emphasis => ("*", "*".to_owned()),
            // An address needs no marks to be a link.
            _ if words == to => return,
            _ => ("[", format!("]({to})")),
        };
        let start = start + inside.len() - inside.trim_start().len();
        let end = start + words.len();
        self.paragraph.insert_str(end, &after);
        self.paragraph.insert_str(start, before);
    }

    /// Ends the paragraph; what is strong goes on in the next.
    fn flush(&mut self) {
        for place in (0..self.spans.len()).rev() {
            let ended = self.spans.get_mut(place).map(|span| {
                let start = std::mem::take(&mut span.start);
                (span.element, start, span.to.clone())
            });
            if let Some((element, start, to)) = ended {
                self.wrap(element, start, &to);
            }
        }
        let text = std::mem::take(&mut self.paragraph);
        let mark = std::mem::take(&mut self.mark);
        if !text.trim().is_empty() {
            self.write(&text, &mark);
            self.place = self.after_block();
        }
    }

    fn write(&mut self, text: &str, mark: &str) {
        let depth = self.lists.len().saturating_sub(1);
        if !matches!(self.place, Place::Marked(_)) {
            self.numbers.clear();
        }
        match self.place {
            Place::Paragraph => self.writer.paragraph(text),
            Place::More => self.writer.more(depth, text),
            Place::Item => {
                let number = self.lists.last_mut().and_then(|list| {
                    let number = list.next?;
                    list.next = number.checked_add(1);
                    Some(number)
                });
                self.writer.item(depth, number, text);
            }
            Place::Marked(depth) => {
                drop(self.numbers.split_off(&(depth + 1)));
                let number = number(mark, self.numbers.get(&depth).copied());
                self.numbers.extend(number.map(|number| (depth, number)));
                self.writer.item(depth, number, text);
            }
        }
    }

    /// What a paragraph that begins now would be.
    fn after_block(&self) -> Place {
        if self.items > 0 {
            Place::More
        } else {
            Place::Paragraph
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.writer.finish()
    }
}

/// Whether each row of the tables has more than one cell, the last row first.
fn rows_of_cells(parts: &[Part]) -> Vec<bool> {
    let mut rows: Vec<usize> = Vec::new();
    // The row that each open element is, if it is one.
    let mut open: Vec<Option<usize>> = Vec::new();
    for part in parts {
        match part {
            Part::Open { name, .. } => {
                if matches!(name.as_str(), "td" | "th")
                    && let Some(row) = open.last().copied().flatten()
                    && let Some(cells) = rows.get_mut(row)
                {
                    *cells += 1;
                }
                let row = (name == "tr").then_some(rows.len());
                if row.is_some() {
                    rows.push(0);
                }
                open.push(row);
            }
            Part::Close => {
                open.pop();
            }
            Part::Text(_) => {}
        }
    }
    rows.into_iter().rev().map(|cells| cells > 1).collect()
}

/// How many lists a word processor may put under each other.
const DEEPEST: usize = 8;

/// Whether a style has this declaration, which is given in lower case without spaces.
#[must_use]
pub fn says(style: &str, declaration: &str) -> bool {
    style.split(';').any(|said| {
        let letters = said.chars().filter(|letter| !letter.is_whitespace());
        letters
            .map(|letter| letter.to_ascii_lowercase())
            .eq(declaration.chars())
    })
}

/// The depth of the list of which a word processor made this paragraph an item: `mso-list:l0 level2
/// lfo1` is 1.
fn marked_depth(style: &str) -> Option<usize> {
    let list = style.split(';').find_map(|said| {
        let (name, value) = said.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("mso-list")
            .then_some(value)
    })?;
    let level = list
        .split_whitespace()
        .find_map(|word| word.strip_prefix("level"))?;
    let level: usize = level.parse().ok()?;
    Some(level.saturating_sub(1).min(DEEPEST))
}

/// The number of an item by the mark that was drawn for it: `3.`, `c)`; `None` for `·`.
fn number(mark: &str, before: Option<u32>) -> Option<u32> {
    let name = mark.strip_suffix(['.', ')'])?;
    let next = before.map_or(1, |before| before.saturating_add(1));
    // Only the last part of 2.1 counts here.
    let last = name.rsplit('.').next()?;
    last.parse()
        .ok()
        .or_else(|| name.chars().all(char::is_alphanumeric).then_some(next))
}

/// Whether a letter of a text would be taken for a mark.
fn is_mark(before: Option<char>, letter: char, after: Option<char>, in_link: bool) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match letter {
        '\\' => after.is_none_or(|after| after.is_ascii_punctuation()),
        '*' => {
            let free =
                before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_whitespace);
            !free && !both(|beside| beside.is_ascii_digit())
        }
        '_' => !both(char::is_alphanumeric),
        '[' | ']' if in_link => true,
        ']' => after == Some('('),
        _ => false,
    }
}

/// An address without what would end it in the middle of a link.
fn encoded(address: &str) -> String {
    let mut encoded = String::new();
    for letter in address.trim().chars() {
        match letter {
            '(' => encoded.push_str("%28"),
            ')' => encoded.push_str("%29"),
            letter if letter.is_whitespace() => encoded.push_str("%20"),
            letter => encoded.push(letter),
        }
    }
    encoded
}
