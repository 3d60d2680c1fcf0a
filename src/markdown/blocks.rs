//! From lines to paragraphs and lists.

use super::{Block, List, inline};

/// How many lists may be nested; deeper ones join the deepest.
const MOST_LISTS: usize = 6;
/// A tab reaches to the next multiple of this many columns.
const TAB: usize = 4;
/// How much further than an item something is indented that belongs under it.
const UNDER: usize = 2;

/// Reads limited Markdown.
#[must_use]
pub fn parse(text: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    for line in text.lines() {
        builder.line(line);
    }
    builder.finish()
}

/// A line without its indent.
struct Line<'a> {
    /// In columns.
    indent: usize,
    text: &'a str,
}

/// The mark at the start of a list item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet,
    Number(u32),
}

impl Mark {
    fn is_like(self, start: Option<u32>) -> bool {
        matches!(self, Self::Number(_)) == start.is_some()
    }
}

/// A list that is still growing.
struct OpenList {
    /// Where its marks are, in columns.
    indent: usize,
    start: Option<u32>,
    items: Vec<Vec<Block>>,
}

#[derive(Default)]
struct Builder<'a> {
    done: Vec<Block>,
    /// Each list is under the last item of the one before.
    lists: Vec<OpenList>,
    /// The lines of the paragraph that is being read.
    paragraph: Vec<&'a str>,
    /// Whether the line before was empty.
    after_gap: bool,
}

impl<'a> Builder<'a> {
    fn line(&mut self, line: &'a str) {
        let line = outdented(line);
        if line.text.is_empty() {
            self.end_paragraph();
            self.after_gap = true;
            return;
        }
        match item(line.text) {
            Some((mark, text)) if self.may_begin(mark) => self.item(line.indent, mark, text),
            _ => self.text(&line),
        }
        self.after_gap = false;
    }

    /// Whether an item may begin here: a year at the start of a line in the middle of a paragraph
    /// makes no list.
    fn may_begin(&self, mark: Mark) -> bool {
        let in_paragraph = !self.paragraph.is_empty() && self.lists.is_empty();
        !in_paragraph || matches!(mark, Mark::Bullet | Mark::Number(1))
    }

    fn item(&mut self, indent: usize, mark: Mark, text: &'a str) {
        self.end_paragraph();
        while self.lists.len() > 1 && self.lists.last().is_some_and(|list| indent < list.indent) {
            self.end_list();
        }
        let under = self
            .lists
            .last()
            .is_some_and(|list| indent >= list.indent + UNDER && self.lists.len() < MOST_LISTS);
        if !under
            && self
                .lists
                .last()
                .is_some_and(|list| !mark.is_like(list.start))
        {
            self.end_list();
            self.begin_list(indent, mark);
        } else if under || self.lists.is_empty() {
            self.begin_list(indent, mark);
        }
        if let Some(list) = self.lists.last_mut() {
            list.indent = indent.min(list.indent);
            list.items.push(Vec::new());
        }
        if !text.is_empty() {
            self.paragraph.push(text);
        }
    }

    fn text(&mut self, line: &Line<'a>) {
        if self.after_gap {
            while self
                .lists
                .last()
                .is_some_and(|list| line.indent < list.indent + UNDER)
            {
                self.end_list();
            }
        } else if line.indent == 0 && !self.lists.is_empty() {
            self.end_paragraph();
            while !self.lists.is_empty() {
                self.end_list();
            }
        }
        self.paragraph.push(line.text);
    }

    /// Goes on with the last list here, if it is of the same kind.
    fn begin_list(&mut self, indent: usize, mark: Mark) {
        let here = self.here();
        let list = match here.pop() {
            Some(Block::List(list)) if mark.is_like(list.start) => list,
            other => {
                here.extend(other);
                List {
                    start: match mark {
                        Mark::Bullet => None,
                        Mark::Number(number) => Some(number),
                    },
                    items: Vec::new(),
                }
            }
        };
        self.lists.push(OpenList {
            indent,
            start: list.start,
            items: list.items,
        });
    }

    fn end_list(&mut self) {
        self.end_paragraph();
        if let Some(list) = self.lists.pop() {
            self.here().push(Block::List(List {
                start: list.start,
                items: list.items,
            }));
        }
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            let text = self.paragraph.join("\n");
            self.paragraph.clear();
            let inlines = inline::parse(&text);
            if !inlines.is_empty() {
                self.here().push(Block::Paragraph(inlines));
            }
        }
    }

    /// What the next block is added to.
    fn here(&mut self) -> &mut Vec<Block> {
        let item = self.lists.last_mut().and_then(|list| list.items.last_mut());
        item.unwrap_or(&mut self.done)
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        while !self.lists.is_empty() {
            self.end_list();
        }
        self.done
    }
}

fn outdented(line: &str) -> Line<'_> {
    let mut indent = 0;
    for letter in line.chars() {
        match letter {
            '\t' => indent += TAB - indent % TAB,
            letter if letter.is_whitespace() => indent += 1,
            _ => break,
        }
    }
    Line {
        indent,
        text: line.trim(),
    }
}

/// The mark of a list item and what follows it, if the text begins with one.
fn item(text: &str) -> Option<(Mark, &str)> {
    let (mark, rest) = if let Some(rest) = text.strip_prefix(['-', '*', '+']) {
        (Mark::Bullet, rest)
    } else {
        // More digits would be a telephone number rather than an item.
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number = text.get(..digits).filter(|_| digits <= 9)?.parse().ok()?;
        let rest = text.get(digits..)?.strip_prefix(['.', ')'])?;
        (Mark::Number(number), rest)
    };
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| (mark, rest.trim_start()))
}
