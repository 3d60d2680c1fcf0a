//! From words to lines, by the font's own widths.

use super::{
    direction::{Direction, direction},
    metrics::{Weight, is_known, text_width},
};

/// How many letters stay together on each side of a broken word.
const TOGETHER: usize = 3;
/// How far before the end of the line a word may be broken to break it well.
const RAGGED: usize = 8;
/// How many letters may make up one picture, or stand on one another: a line with more would have no
/// end.
const JOINED: usize = 64;

/// A text of one weight without its line ends, ready to be set at any size and width.
///
/// Widths are in ems: multiply by the size to get lengths.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    words: Vec<(String, f64)>,
    /// On one line.
    width: f64,
    weight: Weight,
    /// Whether it reads from right to left.
    pub rtl: bool,
}

/// A word, or the part of one that is on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bit<'a> {
    /// What it says.
    pub text: &'a str,
    /// From the start of the line, in ems.
    pub at: f64,
    /// How wide it is, including the hyphen, in ems.
    pub width: f64,
    /// What comes after it.
    pub joint: Joint,
}

/// What comes after a word, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// A space or the end.
    Space,
    /// The rest of the word, after an added hyphen.
    Hyphen,
    /// The rest of the word.
    Nothing,
}

impl Passage {
    /// Prepares a text for setting: invisible characters and those that change the direction of the
    /// text around them are left out.
    #[must_use]
    pub fn new(text: &str, weight: Weight) -> Self {
        let space =
            |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
        let words = text.split(space).filter_map(|word| {
            let shown: String = word.chars().filter(|letter| is_shown(*letter)).collect();
            let ems = text_width(&shown, 1.0, weight);
            (!shown.is_empty()).then_some((shown, ems))
        });
        let words: Vec<(String, f64)> = words.collect();
        let widths = words.iter().map(|(_, ems)| ems);
        let between = text_width(" ", 1.0, weight);
        Self {
            width: widths
                .fold(-between, |all, ems| all + between + ems)
                .max(0.0),
            words,
            weight,
            rtl: text.chars().find_map(direction) == Some(Direction::FromRight),
        }
    }

    /// How heavy its letters are.
    #[must_use]
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many characters it has, with one space between words.
    #[must_use]
    pub fn characters(&self) -> usize {
        let letters = self.words.iter().map(|(word, _)| word.chars().count() + 1);
        letters.sum::<usize>().saturating_sub(1)
    }

    /// How wide it is on one line, in ems.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// How many lines it takes in this much room, in ems; of a text that takes more than `most`, no
    /// more than those are set.
    #[must_use]
    pub fn count(&self, room: f64, most: usize) -> usize {
        let mut count = 0;
        self.walk(room, &mut |line, _| {
            count = line + 1;
            count < most
        });
        count.min(most)
    }

    /// Its lines in this much room, in ems.
    #[must_use]
    pub fn lines(&self, room: f64) -> Vec<Vec<Bit<'_>>> {
        let mut lines: Vec<Vec<Bit<'_>>> = Vec::new();
        self.walk(room, &mut |line, bit| {
            if lines.len() <= line {
                lines.resize_with(line + 1, Vec::new);
            }
            if let Some(line) = lines.get_mut(line) {
                line.push(bit);
            }
            true
        });
        lines
    }

    /// Passes each word with the number of its line to `see`, for as long as that wants more.
    fn walk<'a>(&'a self, room: f64, see: &mut dyn FnMut(usize, Bit<'a>) -> bool) {
        let space = text_width(" ", 1.0, self.weight);
        let (mut line, mut end) = (0, 0.0);
        let mut begun = false;
        for (word, ems) in &self.words {
            let mut rest = word.as_str();
            let mut width = Some(*ems);
            loop {
                let at = if begun { end + space } else { 0.0 };
                let left = room - at;
                // The rest of a word is measured no further than a line.
                let fits = width.map_or_else(|| fitting(rest, left, self.weight), Some);
                if let Some(width) = fits.filter(|width| *width <= left + 1e-9) {
                    let joint = Joint::Space;
                    let bit = Bit {
                        text: rest,
                        at,
                        width,
                        joint,
                    };
                    if !see(line, bit) {
                        return;
                    }
                    (end, begun) = (at + width, true);
                    break;
                }
                let cut = match seam(rest, left, self.weight) {
                    Some(cut) => Some((cut, Joint::Nothing)),
                    None if begun => None,
                    None => broken(rest, room, self.weight),
                };
                if let Some((cut, joint)) = cut
                    && let Some((head, tail)) = rest.split_at_checked(cut)
                {
                    let hyphen = match joint {
                        Joint::Hyphen => text_width("-", 1.0, self.weight),
                        Joint::Space | Joint::Nothing => 0.0,
                    };
                    let bit = Bit {
                        text: head,
                        at,
                        width: hyphen + text_width(head, 1.0, self.weight),
                        joint,
                    };
                    if !see(line, bit) {
                        return;
                    }
                    (rest, width) = (tail, None);
                } else if !begun {
                    // A single letter that is wider than the line.
                    let width = text_width(rest, 1.0, self.weight);
                    let joint = Joint::Space;
                    let bit = Bit {
                        text: rest,
                        at,
                        width,
                        joint,
                    };
                    if !see(line, bit) {
                        return;
                    }
                    (end, begun) = (width, true);
                    break;
                }
                line += 1;
                (end, begun) = (0.0, false);
            }
        }
    }
}

/// Whether a letter is visible and leaves the letters around it where they are.
fn is_shown(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The last place in a word, after a hyphen or similar mark of its own, up to which it fits.
fn seam(word: &str, room: f64, weight: Weight) -> Option<usize> {
    let mut found = None;
    for (place, (at, letter)) in reach(word, room, weight).enumerate() {
        let after = at + letter.len_utf8();
        if matches!(letter, '-' | '/' | '–' | '—' | '@' | '_')
            && place >= TOGETHER
            && word.get(after..)?.chars().nth(TOGETHER - 1).is_some()
        {
            found = Some(after);
        }
    }
    found
}

/// The letters at the start of a word that fit.
fn reach(word: &str, room: f64, weight: Weight) -> impl Iterator<Item = (usize, char)> {
    let (mut width, mut unseen) = (0.0, 0);
    word.char_indices().take_while(move |(_, letter)| {
        let wide = width_of(*letter, weight);
        unseen = if wide > 0.0 { 0 } else { unseen + 1 };
        width += wide;
        width <= room && unseen <= JOINED
    })
}

/// How wide a word is, if it fits.
fn fitting(word: &str, room: f64, weight: Weight) -> Option<f64> {
    let last = reach(word, room + 1e-9, weight).last();
    let end = last.map_or(0, |(at, letter)| at + letter.len_utf8());
    (end == word.len()).then(|| text_width(word, 1.0, weight))
}

fn width_of(letter: char, weight: Weight) -> f64 {
    text_width(letter.encode_utf8(&mut [0; 4]), 1.0, weight)
}

/// Where to break a word that is wider than a line; `None` in a single letter.
fn broken(word: &str, room: f64, weight: Weight) -> Option<(usize, Joint)> {
    let hyphen = text_width("-", 1.0, weight);
    let fit = reach(word, room - hyphen, weight).count();
    // What is further on says nothing about where this line ends.
    let seen = fit + JOINED + RAGGED;
    let letters: Vec<(usize, char)> = word.char_indices().take(seen).collect();
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    let joined = |at: usize| {
        let before = letters.get(..at).unwrap_or_default();
        letter(at).is_some_and(|letter| is_joined(before, letter, weight))
    };
    let mut cut = fit.clamp(1, letters.len());
    let (nearest, furthest) = (cut.saturating_sub(JOINED).max(1), cut.max(JOINED));
    while cut > nearest && joined(cut) {
        cut -= 1;
    }
    while cut < furthest && joined(cut) {
        cut += 1;
    }
    let most = letters.len().saturating_sub(TOGETHER).min(cut);
    let well = (most.saturating_sub(RAGGED).max(TOGETHER)..=most)
        .rev()
        .find(|at| {
            ends_well(
                at.checked_sub(1).and_then(letter),
                letter(*at),
                letter(at + 1),
            )
        });
    let cut = well.unwrap_or(cut);
    let (at, after) = letters.get(cut)?;
    let before = cut.checked_sub(1).and_then(letter)?;
    let hyphened = [before, *after]
        .iter()
        .all(|it| it.is_alphanumeric() && is_known(*it));
    Some((
        *at,
        if hyphened {
            Joint::Hyphen
        } else {
            Joint::Nothing
        },
    ))
}

/// Whether a letter stays with those before it: an accent, or a part of an emoji that is made up of
/// several.
fn is_joined(before: &[(usize, char)], letter: char, weight: Weight) -> bool {
    let half_of_flag = |letter: char| matches!(letter, '\u{1f1e6}'..='\u{1f1ff}');
    let (joiner, skin) = ('\u{200d}', '\u{1f3fb}'..='\u{1f3ff}');
    if half_of_flag(letter) {
        let halves = before.iter().rev();
        let halves = halves.take_while(|(_, letter)| half_of_flag(*letter));
        return halves.count() % 2 == 1;
    }
    let after_joiner = before.last().is_some_and(|(_, last)| *last == joiner);
    after_joiner || skin.contains(&letter) || width_of(letter, weight) <= 0.0
}

/// Whether a word may end in `before` and continue with `after`: where a syllable begins with one
/// consonant or with one before an *l* or *r*.
fn ends_well(before: Option<char>, after: Option<char>, then: Option<char>) -> bool {
    let (Some(before), Some(after), Some(then)) = (before, after, then) else {
        return false;
    };
    let letters = [before, after, then].iter().all(|it| it.is_alphabetic());
    let vowel = |letter: char| "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(letter);
    let liquid = matches!(then, 'l' | 'r') && !vowel(before);
    letters && !vowel(after) && (vowel(then) || liquid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, room: f64, lines: &[&str]) {
        let passage = Passage::new(text, Weight::Regular);
        let found: Vec<String> = passage
            .lines(room)
            .iter()
            .map(|line| {
                let bits = line.iter().map(|bit| match bit.joint {
                    Joint::Hyphen => format!("{}-", bit.text),
                    _ => bit.text.to_owned(),
                });
                bits.collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(found, lines);
        assert_eq!(passage.count(room, usize::MAX), lines.len());
        assert_eq!(passage.count(room, 1), lines.len().min(1));
    }

    // A figure is 0.497 em wide, a space 0.2, a hyphen 0.311.

    #[test]
    fn words_that_do_not_fit_go_to_the_next_line() {
        check("000 000", 3.2, &["000 000"]);
        check("000 000", 3.1, &["000", "000"]);
        check(" \n ", 3.1, &[]);
    }

    #[test]
    fn a_space_that_may_not_break_does_not() {
        check("00 €\u{a0}00", 2.5, &["00", "€\u{a0}00"]);
    }

    #[test]
    fn a_word_breaks_after_a_hyphen_of_its_own() {
        check("bbl-leerwerkplek", 7.0, &["bbl-", "leerwerkplek"]);
    }

    #[test]
    fn a_word_wider_than_a_line_breaks_between_syllables() {
        check("leerwerkplekken", 4.0, &["leerwerk-", "plekken"]);
        check("0000000000", 3.0, &["00000-", "00000"]);
    }

    #[test]
    fn a_picture_is_not_taken_apart() {
        let family = "👩\u{200d}👩\u{200d}👧";
        check(&format!("{family}{family}"), 6.0, &[family, family]);
        check("👍🏽👍🏽", 3.0, &["👍🏽", "👍🏽"]);
        check("🇳🇱🇧🇪🇩🇪", 4.0, &["🇳🇱🇧🇪", "🇩🇪"]);
    }

    #[test]
    fn a_line_of_accents_has_an_end() {
        let heap = format!("b{}", "\u{301}".repeat(150));
        let passage = Passage::new(&format!("{heap}b000000000"), Weight::Regular);
        let lines = passage.lines(3.0);
        assert!(lines.len() > 3);
        let kept: String = lines.iter().flatten().map(|bit| bit.text).collect();
        assert_eq!(kept, format!("{heap}b000000000"));
    }

    #[test]
    fn what_would_turn_a_line_around_is_left_out() {
        check("a\u{202e}b", 9.0, &["ab"]);
        assert!(Passage::new("שלום", Weight::Regular).rtl);
        assert!(!Passage::new("1 a שלום", Weight::Regular).rtl);
    }
}
