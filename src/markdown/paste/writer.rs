//! Puts paragraphs and list items together as limited Markdown.

/// How far a list is indented from the item above it: enough for any number before it.
const INDENT: &str = "    ";

/// Limited Markdown that is being written.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    last: Option<Written>,
}

/// What was written last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Paragraph,
    Item { depth: usize, numbered: bool },
}

impl Writer {
    /// A paragraph; its lines have no marks yet that would make a list of them.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.gap(true);
        self.lines(&at_the_margin(text), "");
        self.last = Some(Written::Paragraph);
    }

    /// Another paragraph in an item that is nested under this many others.
    pub(super) fn more(&mut self, depth: usize, text: &str) {
        self.gap(true);
        let indent = INDENT.repeat(depth + 1);
        self.text.push_str(&indent);
        self.lines(&at_the_margin(text), &indent);
    }

    /// An item of a list that is nested under this many others.
    pub(super) fn item(&mut self, depth: usize, number: Option<u32>, text: &str) {
        let item = Written::Item {
            depth,
            numbered: number.is_some(),
        };
        let goes_on = match self.last {
            Some(Written::Item { depth: above, .. }) if above != depth => true,
            last => last == Some(item),
        };
        self.gap(!goes_on);
        let indent = INDENT.repeat(depth);
        let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        self.text.push_str(&indent);
        self.text.push_str(&mark);
        self.lines(&at_the_margin(text), &format!("{indent}{INDENT}"));
        self.last = Some(item);
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn gap(&mut self, empty_line: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if empty_line { "\n\n" } else { "\n" });
        }
    }

    fn lines(&mut self, text: &str, indent: &str) {
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                self.text.push('\n');
                self.text.push_str(indent);
            }
            self.text.push_str(line);
        }
    }
}

/// The text with its lines trimmed, none empty, and none that would begin a list.
fn at_the_margin(text: &str) -> String {
    let lines = text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let mut safe = String::with_capacity(text.len());
    for line in lines {
        if !safe.is_empty() {
            safe.push('\n');
        }
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at_checked(digits).unwrap_or(("", line));
        let mut after = rest.chars();
        let mark = after.next();
        let alone = after.next().is_none_or(char::is_whitespace);
        let begins_list = match mark {
            Some('-' | '+' | '*') => digits == 0,
            Some('.' | ')') => digits > 0,
            _ => false,
        };
        safe.push_str(number);
        if begins_list && alone {
            safe.push('\\');
        }
        safe.push_str(rest);
    }
    safe
}
