//! What the words of the plan say against its numbers, and against its other words.
//!
//! The words that are recognised stand in the tables below, in both languages, because plans
//! quote each other.

use crate::plan::{Id, Measure, Quantity, Target, TargetUnit};

use super::{
    Field, Rule,
    context::{Context, Report},
};

/// Words that make the number after them a minimum.
const AT_LEAST: &[&str] = &[
    "ten minste",
    "tenminste",
    "minstens",
    "minimaal",
    "at least",
];

/// Parts of [`AT_LEAST`] without a first letter, so that a text is searched as it is.
const AT_LEAST_HINTS: &[&str] = &["inste", "inimaal", " least"];

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

/// Words that plans use for one thing, as they begin.
struct SameThing {
    /// Parts of the words without a first letter, so that a text is searched as it is.
    hints: &'static [&'static str],
    words: &'static [&'static str],
}

const SAME_THING: &[SameThing] = &[
    SameThing {
        hints: &["werkpl", "eerpl"],
        words: &["leerwerkplek", "leerwerkplaats", "leerplek", "leerplaats"],
    },
    SameThing {
        hints: &["uick"],
        words: &["quickscan", "quick scan", "quick-scan"],
    },
    SameThing {
        hints: &["oopbaan"],
        words: &["loopbaancoach", "loopbaanadviseur"],
    },
    SameThing {
        hints: &["areer"],
        words: &["career coach", "career adviser", "career advisor"],
    },
    SameThing {
        hints: &["earning place", "earning post"],
        words: &["learning place", "learning post"],
    },
];

impl SameThing {
    /// The words that these texts use, in the order of the table.
    fn used_in<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
        let mut used = vec![false; self.words.len()];
        for text in texts.filter(|text| self.hints.iter().any(|hint| text.contains(hint))) {
            let text = text.to_lowercase();
            for (word, used) in self.words.iter().zip(&mut used) {
                *used = *used || text.contains(word);
            }
        }
        let words = self.words.iter().zip(used);
        words
            .filter_map(|(word, used)| used.then_some(*word))
            .collect()
    }
}

/// Texts of a measure that say *at least* a number which a target states as it is.
pub(super) fn measure(about: &Context, measure: &Measure, out: &mut Report) {
    let targets = about.targets_of(measure.id);
    let parts = measure.sub_aims.iter().map(String::as_str);
    let texts = [&*measure.aim, &*measure.approach, &*measure.poster_text];
    let mut known: Vec<Id<Target>> = Vec::new();
    for text in texts.into_iter().chain(parts) {
        if targets.is_empty() || !AT_LEAST_HINTS.iter().any(|hint| text.contains(hint)) {
            continue;
        }
        for minimum in minimums(&text.to_lowercase()) {
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

fn minimums(text: &str) -> Vec<Minimum> {
    AT_LEAST
        .iter()
        .flat_map(|marker| {
            text.match_indices(marker).filter_map(|(start, _)| {
                let starts_a_word = !text.get(..start)?.ends_with(char::is_alphanumeric);
                let rest = text.get(start + marker.len()..)?;
                starts_a_word.then(|| minimum(marker, rest)).flatten()
            })
        })
        .collect()
}

fn minimum(marker: &str, rest: &str) -> Option<Minimum> {
    let mut words = rest.split_whitespace();
    let word = words
        .next()
        .filter(|_| rest.starts_with(char::is_whitespace))?;
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    Some(Minimum {
        words: format!("{marker} {word}"),
        number: number(word)?,
        counted: words.next().unwrap_or_default().to_owned(),
    })
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
                // At least one of something is a way of speaking.
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

/// Words that vary for one thing, over titles, aims and qualifiers.
pub(super) fn plan(about: &Context, out: &mut Report) {
    for thing in SAME_THING {
        let measures = about.plan.measures.iter();
        let of_measures = measures.flat_map(|measure| [&*measure.title, &*measure.aim]);
        let of_targets = about.plan.targets.iter().map(|target| &*target.qualifier);
        let words = thing.used_in(of_measures.chain(of_targets));
        if words.len() > 1 {
            out.add(Field::Measures, Rule::WordsVary { words });
        }
    }
}
