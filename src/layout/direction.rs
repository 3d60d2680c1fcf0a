//! Which way letters read.

use super::breaking::Bit;

/// Which way a letter reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    FromLeft,
    FromRight,
}

impl Direction {
    /// A mark that cannot be seen and counts as such a letter.
    fn mark(self) -> char {
        match self {
            Self::FromLeft => '\u{200e}',
            Self::FromRight => '\u{200f}',
        }
    }
}

/// Which way a letter reads; none of figures and of what stands between letters.
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

/// Marks that cannot be seen, for before and after each of these lines: they tell a line that is
/// drawn alone which way the text around it reads, so that its numbers and its commas stand where
/// they would in the whole. None where all of it reads from the left.
#[must_use]
pub fn surroundings(lines: &[Vec<Bit<'_>>]) -> Vec<[Option<char>; 2]> {
    let ends: Vec<Option<[Direction; 2]>> = lines.iter().map(|line| ends(line)).collect();
    let mut around = vec![[None; 2]; lines.len()];
    let turns = |bit: &Bit<'_>| bit.text.chars().any(is_from_right);
    if !lines.iter().flatten().any(turns) {
        return around;
    }
    let mut before = None;
    for (ends, [mark, _]) in ends.iter().zip(&mut around) {
        *mark = before;
        before = ends.map_or(before, |[_, last]| Some(last.mark()));
    }
    let mut after = None;
    for (ends, [_, mark]) in ends.iter().zip(&mut around).rev() {
        *mark = after;
        after = ends.map_or(after, |[first, _]| Some(first.mark()));
    }
    around
}

/// Which way the first and the last letter of a line read.
fn ends(line: &[Bit<'_>]) -> Option<[Direction; 2]> {
    let mut letters = line
        .iter()
        .flat_map(|bit| bit.text.chars())
        .filter_map(direction);
    let first = letters.next()?;
    Some([first, letters.next_back().unwrap_or(first)])
}

fn is_from_right(letter: char) -> bool {
    direction(letter) == Some(Direction::FromRight)
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
        // aaaa | 2024, | שלום | 2025 | bbbb: a line of figures stands between what is around it.
        assert_eq!(
            around("aaaa 20240, שלום 20250 bbbb"),
            [
                [None, right],
                [left, right],
                [left, left],
                [right, left],
                [right, None],
            ]
        );
        assert_eq!(around("aaaa 20240 bbbb"), [[None, None]; 3]);
    }
}
