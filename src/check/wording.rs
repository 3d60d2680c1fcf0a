//! Words of the plan that do not match its numbers or its other words.
//!
//! The words that are recognised are in the tables below, in both languages, because plans quote
//! each other.

use crate::plan::{Id, Measure, Quantity, Target, TargetUnit};

use super::{Field, Rule, context::Context, report::Report, view::MeasureView};

/// Words that make the number after them a minimum, with the word before them if they need one.
const AT_LEAST: &[(Option<&str>, &str)] = &[
    (Some("ten"), "minste"),
    (None, "tenminste"),
    (None, "minstens"),
    (None, "minimaal"),
    (Some("at"), "least"),
];

/// Numbers as words.
const NUMBERS: &[(u32, &[&str])] = &[
    (1, &["een", "één", "one"]),
    (2, &["twee", "two"]),
    (3, &["drie", "three"]),
    (4, &["vier", "four"]),
    (5, &["vijf", "five"]),
    (6, &["zes", "six"]),
    (7, &["zeven", "seven"]),
    (8, &["acht", "eight"]),
    (9, &["negen", "nine"]),
    (10, &["tien", "ten"]),
    (11, &["elf", "eleven"]),
    (12, &["twaalf", "twelve"]),
];

/// How words for what a target counts begin.
const UNITS: &[(TargetUnit, &[&str])] = &[
    (
        TargetUnit::Place,
        &["leer", "bbl", "plek", "plaats", "place"],
    ),
    (TargetUnit::Participant, &["deelnemer", "participant"]),
    (
        TargetUnit::Participant,
        &["werknemer", "medewerker", "employee"],
    ),
    (TargetUnit::Company, &["bedrij", "ondernem", "compan"]),
    (TargetUnit::Workshop, &["workshop"]),
    (TargetUnit::Meeting, &["bijeenkomst", "meeting"]),
    (
        TargetUnit::Study,
        &["onderzoek", "studie", "study", "studies"],
    ),
    (TargetUnit::Pilot, &["pilot"]),
    (TargetUnit::Campaign, &["campagne", "campaign"]),
    (TargetUnit::Project, &["project"]),
    (TargetUnit::ServicePoint, &["servicepunt", "service"]),
];

/// A word, by what comes before and after two of its letters.
///
/// The first letter is left out so that a text can be searched as it is, and endings are so that a
/// plural is the same word.
struct Word {
    before: &'static str,
    /// From one of the pairs that [`may_hold_a_word`] looks for.
    after: &'static str,
    /// All of it, except its ending.
    full: &'static str,
}

const fn word(before: &'static str, after: &'static str, full: &'static str) -> Word {
    Word {
        before,
        after,
        full,
    }
}

/// Words that plans use for the same thing.
const SAME_THING: &[&[Word]] = &[
    &[
        word("eerwerk", "plek", "leerwerkplek"),
        word("eerwerk", "plaats", "leerwerkplaats"),
        word("eer", "plek", "leerplek"),
        word("eer", "plaats", "leerplaats"),
    ],
    &[
        word("oo", "pbaancoach", "loopbaancoach"),
        word("oo", "pbaanadviseur", "loopbaanadviseur"),
    ],
    &[
        word("earning ", "place", "learning place"),
        word("earning ", "post", "learning post"),
    ],
    &[
        word("uic", "kscan", "quickscan"),
        word("uic", "k scan", "quick scan"),
        word("uic", "k-scan", "quick-scan"),
    ],
];

/// Whether a word of [`SAME_THING`] may go on with these two letters.
const fn may_hold_a_word(pair: &[u8]) -> bool {
    matches!(
        pair,
        [b'p', b'l' | b'b' | b'o'] | [b'k', b's' | b' ' | b'-']
    )
}

/// Whether a word of [`AT_LEAST`] may hold these two letters.
const fn may_say_at_least(pair: &[u8]) -> bool {
    matches!(pair, [b'm' | b'M', b'i'] | [b'l', b'e'])
}

/// The places of two letters in a text: in one pass, and many times faster than looking for
/// each word.
fn places(text: &str, pair: fn(&[u8]) -> bool) -> impl Iterator<Item = usize> {
    let pairs = text.as_bytes().windows(2).enumerate();
    pairs
        .filter(move |(_, letters)| pair(letters))
        .map(|(place, _)| place)
}

/// Texts of a measure that say *at least* a number that a target states as exact.
pub(super) fn measure(about: &MeasureView, measure: &Measure, out: &mut Report) {
    let targets = about.targets;
    let parts = measure.sub_aims.iter().map(String::as_str);
    let texts = [&*measure.aim, &*measure.approach, &*measure.poster_text];
    let mut known: Vec<Id<Target>> = Vec::new();
    for text in texts.into_iter().chain(parts) {
        if targets.is_empty() {
            continue;
        }
        for minimum in minimums(text) {
            if let Some(target) = meant_but_exact(&minimum, targets)
                && !known.contains(&target)
            {
                known.push(target);
                let words = minimum.words;
                let rule = Rule::AtLeastInText { words, target };
                out.add_about(target, Field::AtLeast, rule);
            }
        }
    }
}

/// A number that a text calls a minimum.
struct Minimum {
    words: String,
    number: Quantity,
    /// What comes after it: often what is counted.
    counted: String,
}

fn minimums(text: &str) -> impl Iterator<Item = Minimum> {
    places(text, may_say_at_least).filter_map(move |place| minimum(text, place))
}

/// The minimum at this place in a text, which lies within a word.
fn minimum(text: &str, place: usize) -> Option<Minimum> {
    let after = text.get(place..)?;
    if !["minste", "Minste", "minima", "Minima", "least"]
        .iter()
        .any(|it| after.starts_with(it))
    {
        return None;
    }
    let stem = text.get(..place)?.trim_end_matches(char::is_alphanumeric);
    let (_, rest) = split_word(after);
    let found = text.get(stem.len()..text.len() - rest.len())?;
    let previous = stem.split_whitespace().next_back().unwrap_or_default();
    let (needs, marker) = AT_LEAST.iter().find(|(needs, marker)| {
        let preceded = needs.is_none_or(|needs| previous.eq_ignore_ascii_case(needs));
        found.eq_ignore_ascii_case(marker) && preceded
    })?;
    let mut words = rest.split_whitespace().map(bare);
    let word = words
        .next()
        .filter(|_| rest.starts_with(char::is_whitespace))?;
    let number = number(&word)?;
    let marker: Vec<&str> = needs.iter().copied().chain([*marker]).collect();
    Some(Minimum {
        words: format!("{} {word}", marker.join(" ")),
        number,
        counted: words.next().unwrap_or_default(),
    })
}

fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric());
    text.split_at_checked(end.unwrap_or(text.len()))
        .unwrap_or((text, ""))
}

/// A word in lower case, without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

fn number(word: &str) -> Option<Quantity> {
    let spelled = NUMBERS.iter().find(|(_, names)| names.contains(&word));
    if let Some(&(number, _)) = spelled {
        return Some(number.into());
    }
    // Both languages group thousands: 1.458 and 1,458.
    let groups = || word.split(['.', ',']);
    let grouped = groups().skip(1).all(|group| group.len() == 3);
    let digits: String = groups().collect();
    let number = grouped.then_some(digits)?.parse::<u32>().ok()?;
    Some(number.into())
}

/// The target that a minimum is about, unless one with that number already says *at least*.
fn meant_but_exact(minimum: &Minimum, targets: &[&Target]) -> Option<Id<Target>> {
    let begins = |stem: &&str| minimum.counted.starts_with(stem);
    let unit = UNITS.iter().find(|(_, stems)| stems.iter().any(begins));
    let may_be_meant = |target: &&&Target| {
        let same_number = target.quantity == Some(minimum.number);
        same_number
            && match unit {
                Some((unit, _)) => target
                    .unit
                    .as_ref()
                    .is_none_or(|counts| is_or_may_be(counts, unit)),
                // *At least one* is just a way of speaking.
                None => minimum.number != Quantity::from(1),
            }
    };
    let mut meant = targets.iter().filter(may_be_meant);
    let first = meant.next()?;
    let exact = !first.at_least && meant.all(|other| !other.at_least);
    exact.then_some(first.id)
}

fn is_or_may_be(counts: &TargetUnit, unit: &TargetUnit) -> bool {
    counts == unit || matches!(counts, TargetUnit::Own(_))
}

/// Which words of [`SAME_THING`] are used: a bit for each, in their order.
pub(super) type Used = u32;

/// The words that a measure and its targets use.
pub(super) fn of_measure(about: &MeasureView, measure: &Measure) -> Used {
    let targets = about.targets.iter();
    let texts = targets.map(|target| &*target.qualifier);
    let texts = texts.chain([&*measure.title, &*measure.aim]);
    texts.fold(0, |used, text| used | words_in(text))
}

fn words_in(text: &str) -> Used {
    let mut used = 0;
    for place in places(text, may_hold_a_word) {
        let (Some(before), Some(after)) = (text.get(..place), text.get(place..)) else {
            continue;
        };
        let words = SAME_THING.iter().copied().flatten();
        let stands_here =
            |word: &Word| after.starts_with(word.after) && before.ends_with(word.before);
        if let Some((bit, _)) = (0..).zip(words).find(|(_, word)| stands_here(word)) {
            used |= 1 << bit;
        }
    }
    used
}

/// Different words for one thing across titles, aims and qualifiers.
pub(super) fn plan(about: &Context, of_measures: impl Iterator<Item = Used>, out: &mut Report) {
    let alone = about.targets_without_measure().iter();
    let alone = alone.map(|target| words_in(&target.qualifier));
    let mut used = of_measures.chain(alone).fold(0, |all, used| all | used);
    for words in SAME_THING {
        let mut found = Vec::new();
        for word in *words {
            if used & 1 == 1 {
                found.push(word.full);
            }
            used >>= 1;
        }
        if found.len() > 1 {
            out.add(Field::Words, Rule::WordsVary { words: found });
        }
    }
}
