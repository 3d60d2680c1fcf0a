//! Finding words wherever somebody typed them, and replacing them there.

use std::{ops::Range, sync::Arc};

use rustc_hash::FxHashMap;
use uuid::Uuid;

use crate::plan::{Id, Item, Listed, Plan, Subject, Texts, for_every_list, sort_by_key};

/// How many letters around a hit are shown.
const AROUND: usize = 40;

/// How words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindOptions {
    /// Whether capitals matter.
    pub match_case: bool,
    /// Whether letters right before or after make it another word.
    pub whole_word: bool,
}

/// A place where the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is about.
    pub about: Subject,
    /// The field, by its name in the file; a text within a field has the name of that field.
    pub field: &'static str,
    /// What comes before it, on one line and shortened.
    pub before: String,
    /// What was found, as it is written there.
    pub found: String,
    /// What comes after it, on one line and shortened.
    pub after: String,
    /// Which text of the subject, from 0.
    text: usize,
    /// Where in that text, in bytes.
    range: Range<usize>,
}

impl Hit {
    /// What distinguishes it from other hits of the same words: the item, nil for the plan; which
    /// of its texts; and where in that text.
    #[must_use]
    pub fn spot(&self) -> (Uuid, usize, usize) {
        let item = self.about.uuid().unwrap_or_default();
        (item, self.text, self.range.start)
    }
}

/// Finds words in everything that people typed, in the order of the plan.
///
/// Private notes and texts in other languages are searched too. Spaces around the words count.
#[must_use]
pub fn find(plan: &Plan, words: &str, options: FindOptions) -> Vec<Hit> {
    let mut hits = Vec::new();
    let needle = Needle::new(words, options);
    if needle.letters.is_empty() {
        return hits;
    }
    each_text(plan, &mut |about, text, field, content| {
        hits.extend(needle.ranges(content).into_iter().filter_map(|range| {
            Some(Hit {
                about,
                field,
                before: last_letters(content.get(..range.start)?),
                found: content.get(range.clone())?.to_owned(),
                after: first_letters(content.get(range.end..)?),
                text,
                range,
            })
        }));
    });
    hits
}

/// Replaces what was found at these places; gives how many it replaced.
///
/// A place whose text was changed since it was found is left alone.
pub fn replace(plan: &mut Plan, hits: &[Hit], with: &str) -> usize {
    let mut by_item: FxHashMap<Uuid, Vec<&Hit>> = FxHashMap::default();
    for hit in hits {
        let item = hit.about.uuid().unwrap_or_default();
        by_item.entry(item).or_default().push(hit);
    }
    let mut replaced = 0;
    let own = Replacing::new(by_item.get(&Uuid::nil()), Subject::Plan, with);
    replaced += own.in_plan(plan);
    macro_rules! lists {
        ($($list:ident $Type:ident $about:tt),*) => { $(
            replaced += in_list::<$crate::plan::$Type>(plan, &by_item, with);
        )* };
    }
    for_every_list!(lists);
    replaced
}

fn in_list<T: Listed>(plan: &mut Plan, by_item: &FxHashMap<Uuid, Vec<&Hit>>, with: &str) -> usize {
    let ids: Vec<Id<T>> = T::list(plan).iter().map(Item::id).collect();
    let mut replaced = 0;
    for id in ids {
        let replacing = Replacing::new(by_item.get(&id.uuid()), id.into(), with);
        if replacing.hits.is_empty() {
            continue;
        }
        let mut at = 0;
        T::list_mut(plan).update(id, |item| {
            item.texts_mut(&mut |_, text| replaced += replacing.next(&mut at, text));
        });
        replaced += replacing.beside(plan, id.uuid(), at);
    }
    replaced
}

/// What is to be replaced in one subject.
struct Replacing<'a> {
    hits: Vec<&'a Hit>,
    with: &'a str,
}

impl<'a> Replacing<'a> {
    fn new(hits: Option<&Vec<&'a Hit>>, about: Subject, with: &'a str) -> Self {
        let hits = hits.into_iter().flatten().copied();
        let mut hits: Vec<&Hit> = hits.filter(|hit| hit.about == about).collect();
        // From the end, so that earlier places do not shift.
        sort_by_key(&mut hits, |hit| {
            (hit.text, std::cmp::Reverse(hit.range.start))
        });
        hits.dedup();
        Self { hits, with }
    }

    fn in_plan(&self, plan: &mut Plan) -> usize {
        if self.hits.is_empty() {
            return 0;
        }
        let (mut at, mut replaced) = (0, 0);
        plan.texts_mut(&mut |_, text| replaced += self.next(&mut at, text));
        replaced + self.beside(plan, plan.id.uuid(), at)
    }

    /// Replaces in what is kept beside an item; its texts are counted on from `at`.
    fn beside(&self, plan: &mut Plan, item: Uuid, mut at: usize) -> usize {
        let mut replaced = 0;
        if self.hits.iter().all(|hit| hit.text < at) {
            return replaced;
        }
        if plan.private.contains_key(&item)
            && let Some(private) = Arc::make_mut(&mut plan.private).get_mut(&item)
        {
            private.texts_mut(&mut |_, text| replaced += self.next(&mut at, text));
        }
        if plan.translations.contains_key(&item)
            && let Some(languages) = Arc::make_mut(&mut plan.translations).get_mut(&item)
        {
            for text in languages
                .values_mut()
                .flat_map(|fields| fields.values_mut())
            {
                replaced += self.next(&mut at, text);
            }
        }
        replaced
    }

    /// Replaces in the next text of the subject.
    fn next(&self, at: &mut usize, text: &mut String) -> usize {
        let here = self.hits.iter().filter(|hit| hit.text == *at);
        let standing = here.filter(|hit| text.get(hit.range.clone()) == Some(&*hit.found));
        let ranges: Vec<Range<usize>> = standing.map(|hit| hit.range.clone()).collect();
        *at += 1;
        for range in &ranges {
            text.replace_range(range.clone(), self.with);
        }
        ranges.len()
    }
}

/// Shows every text of the plan: about what, which of its texts, in which field.
fn each_text(plan: &Plan, see: &mut dyn FnMut(Subject, usize, &'static str, &str)) {
    of_subject(plan, plan, plan.id.uuid(), Subject::Plan, see);
    macro_rules! lists {
        ($($list:ident $Type:ident $about:tt),*) => { $(
            for item in plan.$list.iter() {
                of_subject(plan, item, item.id.uuid(), item.id.into(), see);
            }
        )* };
    }
    for_every_list!(lists);
}

fn of_subject(
    plan: &Plan,
    texts: &dyn Texts,
    item: Uuid,
    about: Subject,
    see: &mut dyn FnMut(Subject, usize, &'static str, &str),
) {
    let mut at = 0;
    let mut next = |field, text: &str| {
        see(about, at, field, text);
        at += 1;
    };
    texts.texts(&mut next);
    if let Some(private) = plan.private.get(&item) {
        private.texts(&mut next);
    }
    if let Some(languages) = plan.translations.get(&item) {
        for text in languages.values().flat_map(|fields| fields.values()) {
            next("translations", text);
        }
    }
}

/// What is looked for.
struct Needle {
    letters: Vec<char>,
    options: FindOptions,
}

impl Needle {
    fn new(words: &str, options: FindOptions) -> Self {
        let letters = words.chars();
        let letters = if options.match_case {
            letters.collect()
        } else {
            letters.flat_map(char::to_lowercase).collect()
        };
        Self { letters, options }
    }

    /// Where it is in a text; places do not overlap.
    fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut before = None;
        for (start, letter) in text.char_indices() {
            let free = ranges.last().is_none_or(|last| last.end <= start);
            let rest = text.get(start..).unwrap_or_default();
            if free
                && let Some(length) = self.begins(rest)
                && self.is_word(before, rest.get(length..).unwrap_or_default())
            {
                ranges.push(start..start + length);
            }
            before = Some(letter);
        }
        ranges
    }

    /// How many bytes of the text it takes up, if the text begins with it.
    fn begins(&self, text: &str) -> Option<usize> {
        let mut wanted = self.letters.iter();
        for (at, letter) in text.char_indices() {
            if wanted.as_slice().is_empty() {
                return Some(at);
            }
            if self.options.match_case {
                if wanted.next() != Some(&letter) {
                    return None;
                }
            } else if !letter
                .to_lowercase()
                .all(|small| wanted.next() == Some(&small))
            {
                return None;
            }
        }
        wanted.as_slice().is_empty().then_some(text.len())
    }

    fn is_word(&self, before: Option<char>, after: &str) -> bool {
        !self.options.whole_word
            || !before.is_some_and(char::is_alphanumeric)
                && !after.starts_with(char::is_alphanumeric)
    }
}

fn first_letters(text: &str) -> String {
    let mut letters = text.chars();
    let mut start: String = letters.by_ref().take(AROUND).map(on_one_line).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

fn last_letters(text: &str) -> String {
    let mut letters = text.chars().rev();
    let mut end: Vec<char> = letters.by_ref().take(AROUND).map(on_one_line).collect();
    if letters.next().is_some() {
        end.push('…');
    }
    end.into_iter().rev().collect()
}

fn on_one_line(letter: char) -> char {
    if letter.is_whitespace() { ' ' } else { letter }
}
