//! Pieces of a file that cannot be read: kept, shown and written back, so that none costs the rest.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::{
    Noun, Plan, Raw, Section, Sieve, Unknown, for_every_list,
    halves::{self, read_mended},
};

/// The name of the map in each target that says how many another one counts as well.
const OVERLAPS: &str = "overlaps";

/// The name of the map of answers to who may be counted twice.
const DISTINCT: &str = "distinct";

/// What stands for the plan itself where a list is named.
const PLAN: &str = "plan";

/// Where pieces that were set aside may have been participants.
pub const OF_PARTICIPANTS: &[&str] = &["measures", "targets", OVERLAPS, DISTINCT];

/// Where they may have been money.
pub const OF_MONEY: &[&str] = &["cost_lines", "rates", "funding", "stated"];

/// Where they may have been what was reached.
pub const OF_PROGRESS: &[&str] = &["realisations", "indicators", "activities"];

/// Where they may have been something on the timeline.
pub const OF_TIMELINE: &[&str] = &["themes", "measures", "activities"];

/// The lists and maps that the page of a section counts.
#[must_use]
pub fn counted_in(section: Section) -> Vec<&'static str> {
    let nouns = Noun::ALL.iter().filter(|noun| noun.section() == section);
    let mut places: Vec<_> = nouns.filter_map(|noun| noun.list()).collect();
    if section == Section::Measures {
        places.extend([OVERLAPS, DISTINCT]);
    }
    places
}

/// Something of a file that could not be read: kept, shown and written back unchanged.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAside {
    /// The JSON text, to the letter.
    pub raw: Raw,
    /// Why it could not be read.
    pub fault: Fault,
}

/// Why a piece was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not a JSON object, or not what belongs in its place.
    NotAnObject,
    /// It has no id, so that nothing can refer to it.
    NoId,
    /// An earlier item or key is the same.
    SameId,
    /// These fields hold something that does not belong there.
    Fields(Vec<String>),
    /// Its key is not an id, or not a language.
    NotAKey,
    /// It was in a map.
    Under {
        /// The keys that lead to it.
        at: Vec<String>,
        /// Why it was set aside.
        why: Box<Fault>,
    },
}

impl SetAside {
    /// This as a piece of what is under this key.
    #[must_use]
    pub(super) fn under(self, key: &str) -> Self {
        let (at, why) = match self.fault {
            Fault::Under { at, why } => (at, why),
            why => (Vec::new(), Box::new(why)),
        };
        let at = std::iter::once(key.to_owned()).chain(at).collect();
        Self {
            raw: self.raw,
            fault: Fault::Under { at, why },
        }
    }

    /// The key it is under in its map; empty if it was in the place of the map.
    pub(super) fn key(&self) -> &str {
        match &self.fault {
            Fault::Under { at, .. } => at.first().map_or("", String::as_str),
            Fault::NotAnObject
            | Fault::NoId
            | Fault::SameId
            | Fault::Fields(_)
            | Fault::NotAKey => "",
        }
    }
}

/// Reads a piece of a file, or says what is wrong with it.
pub(super) fn read_piece<T: DeserializeOwned>(json: &str) -> Result<T, Fault> {
    read_mended(json).map_err(|_| match faulty_fields::<T>(json) {
        None => Fault::NotAnObject,
        Some(fields) => Fault::Fields(fields),
    })
}

/// Reads a plan. Fields of it that cannot be read do not cost the others, except those that say
/// that it is a plan: they are kept with what this version does not know, under their own names.
///
/// If such a field is filled in later, it is in the file twice, and is read as both.
///
/// # Errors
/// When the text is not a plan without them either.
pub(crate) fn read_plan(json: &str) -> serde_json::Result<Plan> {
    let read = read_mended::<Plan>(json);
    let Some(fields) = read.is_err().then(|| halves::fields(json)).flatten() else {
        return read;
    };
    let mut whole = Vec::with_capacity(fields.len());
    let mut set_aside = Unknown::new();
    for (name, value) in fields {
        if ESSENTIAL.contains(&name.as_str()) || halves::reads::<Plan>(&name, value.get()) {
            whole.push(format!("{}:{}", serde_json::to_string(&name)?, value.get()));
        } else {
            set_aside.entry(name).or_insert_with(|| value.into());
        }
    }
    let mut plan: Plan = read_mended(&format!("{{{}}}", whole.join(",")))?;
    plan.unknown.extend(set_aside);
    Ok(plan)
}

/// Without these it is not a plan.
const ESSENTIAL: [&str; 2] = ["format", "id"];

impl Plan {
    /// What could not be read and is carried along: the list or map it was in, or `plan` for its
    /// own fields, and the pieces.
    #[must_use]
    pub fn set_aside(&self) -> Vec<(&'static str, Vec<SetAside>)> {
        macro_rules! collect {
            ($($list:ident $Type:ident $about:tt),*) => {
                [$((stringify!($list), self.$list.set_aside().to_vec())),*]
            };
        }
        let lists = for_every_list!(collect).into_iter();
        let beside = [
            ("translations", pieces(&*self.translations)),
            ("private", pieces(&*self.private)),
            ("comments", pieces(&*self.comments)),
            ("distinct", pieces(&self.distinct)),
            ("waivers", pieces(&self.waivers)),
            (OVERLAPS, self.set_aside_of_overlaps()),
            (PLAN, self.set_aside_of_fields()),
        ];
        lists
            .chain(beside)
            .filter(|(_, pieces)| !pieces.is_empty())
            .collect()
    }

    /// How many pieces were set aside in these lists and maps, so that totals are without them.
    #[must_use]
    pub fn set_aside_in(&self, places: &[&str]) -> u64 {
        let all = self.set_aside().into_iter();
        let here = all.filter(|(place, _)| places.contains(place));
        let count: usize = here.map(|(_, pieces)| pieces.len()).sum();
        u64::try_from(count).unwrap_or(u64::MAX)
    }

    fn set_aside_of_overlaps(&self) -> Vec<SetAside> {
        let mut pieces = Vec::new();
        for target in self.targets.iter() {
            let id = target.id;
            let overlaps = &target.overlaps;
            overlaps.see(&mut |piece| pieces.push(piece.under(&id.to_string())));
        }
        pieces
    }

    /// Throws away one piece that was set aside in the list or map of this name.
    pub fn discard_set_aside(&mut self, list: &str, index: usize) {
        let place = &mut Some(index);
        macro_rules! discard {
            ($($list:ident $Type:ident $about:tt),*) => {
                match list {
                    $(stringify!($list) => self.$list.discard_set_aside(index),)*
                    "translations" => Arc::make_mut(&mut self.translations).discard(place),
                    "private" => Arc::make_mut(&mut self.private).discard(place),
                    "comments" => Arc::make_mut(&mut self.comments).discard(place),
                    "distinct" => self.distinct.discard(place),
                    "waivers" => self.waivers.discard(place),
                    PLAN => self.discard_field(index),
                    OVERLAPS => self.targets.update_each(|target| {
                        let mut changed = target.clone();
                        changed.overlaps.discard(place);
                        (changed.overlaps != target.overlaps).then_some(changed)
                    }),
                    _ => {}
                }
            };
        }
        for_every_list!(discard);
    }

    /// The fields of the plan itself that could not be read.
    fn set_aside_of_fields(&self) -> Vec<SetAside> {
        let pieces = self.faulty().map(|(name, raw)| SetAside {
            raw: raw.clone(),
            fault: Fault::Fields(vec![name.clone()]),
        });
        pieces.collect()
    }

    /// Throws away one of them; does nothing if there is none.
    fn discard_field(&mut self, index: usize) {
        let name = self.faulty().nth(index).map(|(name, _)| name.clone());
        if let Some(name) = name {
            self.unknown.remove(&name);
        }
    }

    fn faulty(&self) -> impl Iterator<Item = (&String, &Raw)> {
        let fields = self.unknown.iter();
        fields.filter(|(name, _)| Self::FIELDS.contains(&name.as_str()))
    }
}

fn pieces(of: &impl Sieve) -> Vec<SetAside> {
    let mut pieces = Vec::new();
    of.see(&mut |piece| pieces.push(piece));
    pieces
}

/// The fields of a JSON object that `T` cannot read, by name; `None` when it is not an object.
///
/// Tries each field alone, which is slow and only done to say what is wrong.
pub(crate) fn faulty_fields<T: DeserializeOwned>(json: &str) -> Option<Vec<String>> {
    let fields = halves::fields(json)?.into_iter();
    let mut faulty: Vec<String> = fields
        .filter(|(name, value)| !halves::reads::<T>(name, value.get()))
        .map(|(name, _)| name)
        .collect();
    faulty.sort_unstable();
    faulty.dedup();
    Some(faulty)
}
