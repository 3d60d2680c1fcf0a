//! From running text to its pieces.

use super::{Inline, link};

/// How many marks may wait for their other half; the oldest then becomes text. It bounds the
/// nesting of the result, and the time that a text full of marks takes.
const MOST_WAITING: usize = 16;

/// Reads the text of one paragraph.
pub(super) fn parse(text: &str) -> Vec<Inline> {
    let mut reader = Reader {
        text,
        at: 0,
        nodes: Vec::new(),
        pending: String::new(),
        waiting: Vec::new(),
    };
    while reader.step() {}
    reader.finish()
}

/// A mark that waits for its other half.
struct Waiting {
    mark: Mark,
    /// The place of its own letters among the nodes; its contents come after it.
    node: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// This many stars or underscores.
    Run(char, usize),
    /// The bracket before the text of a link.
    Bracket,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    nodes: Vec<Inline>,
    /// Text that is not among the nodes yet.
    pending: String,
    waiting: Vec<Waiting>,
}

impl<'a> Reader<'a> {
    /// Reads what comes next; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(letter) = rest.chars().next() else {
            return false;
        };
        match letter {
            '\\' => self.escape(),
            '\n' => self.line_break(),
            '*' | '_' => self.run(letter),
            '[' => {
                self.at += 1;
                self.wait(Mark::Bracket, "[");
            }
            ']' => self.bracket(),
            'h' | 'H' => self.address(),
            _ => {
                let special = |letter: char| "\\\n*_[]hH".contains(letter);
                self.take(rest.find(special).unwrap_or(rest.len()));
            }
        }
        true
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> Option<char> {
        self.text.get(..self.at)?.chars().next_back()
    }

    /// Takes this many bytes as text.
    fn take(&mut self, bytes: usize) {
        let taken = self.rest().get(..bytes).unwrap_or_default();
        self.pending.push_str(taken);
        self.at += bytes;
    }

    fn escape(&mut self) {
        let next = self.rest().chars().nth(1);
        match next {
            Some('\n') => self.at += 1,
            Some(mark) if mark.is_ascii_punctuation() => {
                self.at += 1;
                self.take(1);
            }
            _ => self.take(1),
        }
    }

    fn line_break(&mut self) {
        self.at += 1;
        let line = self.pending.trim_end_matches(' ').len();
        self.pending.truncate(line);
        self.push(Inline::Break);
    }

    /// Stars or underscores: they begin something, end something, or are text.
    fn run(&mut self, letter: char) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(letter).len();
        let before = self.before();
        let after = rest.get(length..).and_then(|rest| rest.chars().next());
        let is_text = |beside: Option<char>| beside.is_some_and(|beside| !beside.is_whitespace());
        let is_word = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
        let is_digit = |beside: Option<char>| beside.is_some_and(|beside| beside.is_ascii_digit());
        let sum = is_digit(before) && is_digit(after);
        let low = letter == '_';
        let closes = is_text(before) && !sum && !(low && is_word(after));
        let opens = is_text(after) && !sum && !(low && is_word(before));
        self.at += length;
        let mut left = length;
        while closes && left > 0 {
            let Some(taken) = self.close(letter, left) else {
                break;
            };
            left -= taken;
        }
        let opened = if opens { parts(left) } else { &[] };
        for &size in opened {
            self.wait(Mark::Run(letter, size), &letters(letter, size));
        }
        if opened.is_empty() {
            self.pending.push_str(&letters(letter, left));
        }
    }

    /// Ends what a run of this many letters can end, and gives how many of them it took.
    fn close(&mut self, letter: char, most: usize) -> Option<usize> {
        let of = |size: usize| {
            let mark = Mark::Run(letter, size);
            self.waiting
                .iter()
                .rposition(|waiting| waiting.mark == mark)
        };
        let (single, double) = (of(1), of(2).filter(|_| most >= 2));
        let (place, size) = match (single, double) {
            // Three letters end the inner one first; two prefer the one of two.
            (Some(one), Some(two)) if most >= 3 && one > two => (one, 1),
            (_, Some(two)) => (two, 2),
            (Some(one), None) => (one, 1),
            (None, None) => return None,
        };
        let contents = self.contents(place)?;
        self.push(if size == 1 {
            Inline::Emphasis(contents)
        } else {
            Inline::Strong(contents)
        });
        Some(size)
    }

    /// The end of the text of a link, if an address follows.
    fn bracket(&mut self) {
        let is_bracket = |waiting: &Waiting| waiting.mark == Mark::Bracket;
        let Some(place) = self.waiting.iter().rposition(is_bracket) else {
            self.take(1);
            return;
        };
        let Some((to, length)) = target(self.rest().get(1..).unwrap_or_default()) else {
            self.waiting.remove(place);
            self.take(1);
            return;
        };
        self.at += 1 + length;
        let Some(mut text) = self.contents(place) else {
            return;
        };
        let to = to.to_owned();
        if text.is_empty() {
            // A link must say something to be seen.
            text.push(Inline::Text(to.clone()));
        }
        self.push(Inline::Link { to, text });
        // No link is within another.
        self.waiting.retain(|one| one.mark != Mark::Bracket);
    }

    /// An address in running text, or a letter.
    fn address(&mut self) {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let begins = |with: &str| {
            let start = bytes.get(..with.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
        };
        let in_word = self.before().is_some_and(char::is_alphanumeric);
        let in_link = self.waiting.iter().any(|one| one.mark == Mark::Bracket);
        if in_word || in_link || !(begins("https://") || begins("http://")) {
            self.take(1);
            return;
        }
        let end = rest.find(|letter: char| letter.is_whitespace() || "<>\"[]\\".contains(letter));
        let whole = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
        let address = whole.trim_end_matches(|letter: char| ".,:;!?'’”*_".contains(letter));
        // A bracket that closes one before the address is not part of it.
        let unmatched = address.ends_with(')') && !address.contains('(');
        let address = address
            .strip_suffix(')')
            .filter(|_| unmatched)
            .unwrap_or(address);
        match link(address).filter(|_| !address.ends_with('/') || address.matches('/').count() > 2)
        {
            Some(to) => {
                self.at += address.len();
                let text = vec![Inline::Text(address.to_owned())];
                let to = to.to_owned();
                self.push(Inline::Link { to, text });
            }
            None => self.take(address.len().max(1)),
        }
    }

    /// Puts a mark in its place, as text until its other half comes.
    fn wait(&mut self, mark: Mark, letters: &str) {
        self.flush();
        if self.waiting.len() == MOST_WAITING {
            self.waiting.remove(0);
        }
        self.waiting.push(Waiting {
            mark,
            node: self.nodes.len(),
        });
        self.nodes.push(Inline::Text(letters.to_owned()));
    }

    /// Takes out what comes after the mark that waits at this place, and the mark itself.
    fn contents(&mut self, place: usize) -> Option<Vec<Inline>> {
        self.flush();
        let node = self.waiting.get(place)?.node;
        self.waiting.truncate(place);
        let mut contents = self.nodes.split_off(node.min(self.nodes.len()));
        // The letters of the mark.
        if !contents.is_empty() {
            contents.remove(0);
        }
        Some(joined(contents))
    }

    fn push(&mut self, node: Inline) {
        self.flush();
        self.nodes.push(node);
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let text = std::mem::take(&mut self.pending);
            self.nodes.push(Inline::Text(text));
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        self.flush();
        joined(self.nodes)
    }
}

/// How a run that begins something is divided: strong outside, emphasis inside. A longer one
/// begins nothing.
const fn parts(length: usize) -> &'static [usize] {
    match length {
        1 => &[1],
        2 => &[2],
        3 => &[2, 1],
        _ => &[],
    }
}

fn letters(letter: char, count: usize) -> String {
    std::iter::repeat_n(letter, count).collect()
}

/// The address in brackets that a text begins with, and the length of all that.
///
/// It may have brackets of its own, none within another: so the search for the last one never
/// goes far beyond the next address.
fn target(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix('(')?;
    let mut within = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            ')' if within => within = false,
            ')' => return Some((link(inside.get(..at)?)?, at + 2)),
            '(' if within => return None,
            '(' => within = true,
            letter if letter.is_whitespace() => return None,
            _ => {}
        }
    }
    None
}

/// The nodes with neighbouring texts joined.
fn joined(nodes: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(nodes.len());
    for node in nodes {
        match (joined.last_mut(), node) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, node) => joined.push(node),
        }
    }
    joined
}
