//! Which way letters run.

use super::breaking::Bit;

/// Which way a letter runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    FromLeft,
    FromRight,
}

impl Direction {
    /// An invisible mark that counts as such a letter.
    fn mark(self) -> char {
        match self {
            Self::FromLeft => '\u{200e}',
            Self::FromRight => '\u{200f}',
        }
    }
}

/// Which way a letter runs; `None` for figures and punctuation.
pub(super) fn direction(letter: char) -> Option<Direction> {
    letter.is_alphabetic().then_some(match letter {
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Direction::FromRight,
        _ => Direction::FromLeft,
    })
}

/// Invisible marks to put before and after each of these lines: they tell a line that is drawn
/// alone which way the text around it runs, so that its numbers and commas are where they would be
/// in the whole. `None` at an end that is a letter, which makes that clear itself, and where
/// everything runs from left to right.
#[must_use]
pub fn surroundings(lines: &[Vec<Bit<'_>>]) -> Vec<[Option<char>; 2]> {
    let mut around = vec![[None; 2]; lines.len()];
    let mut letters = lines.iter().flatten().flat_map(|bit| bit.text.chars());
    if !letters.any(|letter| direction(letter) == Some(Direction::FromRight)) {
        return around;
    }
    let ends: Vec<[End; 2]> = lines.iter().map(|line| ends(line)).collect();
    let mut before = None;
    for ([first, last], [mark, _]) in ends.iter().zip(&mut around) {
        *mark = before.filter(|_| !first.is_letter);
        before = last.letter.map(Direction::mark).or(before);
    }
    let mut after = None;
    for ([first, last], [_, mark]) in ends.iter().zip(&mut around).rev() {
        *mark = after.filter(|_| !last.is_letter);
        after = first.letter.map(Direction::mark).or(after);
    }
    around
}

/// An end of a line.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    /// Which way the letter nearest to it runs.
    letter: Option<Direction>,
    /// Whether that letter is the end itself.
    is_letter: bool,
}

fn ends(line: &[Bit<'_>]) -> [End; 2] {
    let letters = || line.iter().flat_map(|bit| bit.text.chars());
    let first = letters().find_map(direction);
    let last = letters().rev().find_map(direction);
    let end = |letter, outermost: Option<char>| End {
        letter,
        is_letter: outermost.and_then(direction).is_some(),
    };
    [
        end(first, letters().next()),
        end(last, letters().next_back()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Passage, Weight};

    #[test]
    fn a_line_knows_which_way_the_text_around_it_reads() {
        let around = |text: &str| {
            let passage = Passage::new(text, Weight::Regular);
            let lines = passage.lines(3.3);
            surroundings(&lines)
        };
        let (left, right) = (Some('\u{200e}'), Some('\u{200f}'));
        // aaaa | 20240, | שלום | 20250 | bbbb: a line of figures takes its direction from its
        // surroundings, and a line of letters from itself.
        assert_eq!(
            around("aaaa 20240, שלום 20250 bbbb"),
            [
                [None, None],
                [left, right],
                [None, None],
                [right, left],
                [None, None],
            ]
        );
        assert_eq!(around("aaaa 20240 bbbb"), [[None, None]; 3]);
    }
}
