//! What readings are of, for naming many of them at once.

use rustc_hash::FxHashMap;

use super::Words;
use crate::plan::{
    CostLine, Id, Item, Items, Measure, Noun, Plan, RealisationOf, Target, TargetGroup, Theme,
};

/// The names of what the readings of a plan can be of.
pub struct ReadingNames<'a> {
    words: Words,
    themes: Placed<'a, Theme>,
    groups: Placed<'a, TargetGroup>,
    lines: Placed<'a, CostLine>,
    measures: FxHashMap<Id<Measure>, &'a Measure>,
    targets: FxHashMap<Id<Target>, &'a Target>,
    /// The number of each target within its measure.
    numbers: FxHashMap<Id<Target>, usize>,
    /// How many targets each measure has.
    counts: FxHashMap<Id<Measure>, usize>,
}

type Placed<'a, T> = FxHashMap<Id<T>, (usize, &'a T)>;

impl<'a> ReadingNames<'a> {
    /// Looks up what a plan contains.
    #[must_use]
    pub fn new(plan: &'a Plan, words: Words) -> Self {
        let mut counts: FxHashMap<Id<Measure>, usize> = FxHashMap::default();
        let number = |target: &Target| {
            let count = counts.entry(target.measure).or_default();
            *count += 1;
            (target.id, *count)
        };
        let numbers = plan.targets.iter().map(number).collect();
        Self {
            words,
            themes: placed(&plan.themes),
            groups: placed(&plan.target_groups),
            lines: placed(&plan.cost_lines),
            measures: plan.measures.by_id(),
            targets: plan.targets.by_id(),
            numbers,
            counts,
        }
    }

    /// The name of what a reading is of: *Maatregel 4, doel 2: bedrijven*. Empty if the plan does
    /// not have it.
    #[must_use]
    pub fn of(&self, of: RealisationOf) -> String {
        let words = self.words;
        let named = |found: Option<(usize, &str)>, plain: &'static str| {
            found.map_or_else(String::new, |(place, title)| {
                words.named_or_numbered(plain, title, place + 1)
            })
        };
        match of {
            RealisationOf::Target(id) => {
                let target = self.targets.get(&id);
                target.map_or_else(String::new, |target| self.of_target(target))
            }
            RealisationOf::Measure(id) => {
                let measure = self.measures.get(&id);
                measure.map_or_else(String::new, |measure| words.measure_label(measure))
            }
            RealisationOf::Theme(id) => named(
                self.themes
                    .get(&id)
                    .map(|(at, it)| (*at, it.title.as_str())),
                words.noun(Noun::Theme),
            ),
            RealisationOf::TargetGroup(id) => named(
                self.groups.get(&id).map(|(at, it)| (*at, it.name.as_str())),
                words.noun(Noun::TargetGroup),
            ),
            RealisationOf::CostLine(id) => named(
                self.lines
                    .get(&id)
                    .map(|(at, it)| (*at, it.description.as_str())),
                words.noun(Noun::CostLine),
            ),
            RealisationOf::Plan => words.chart_whole_plan().to_owned(),
        }
    }

    /// A target, if the plan has it.
    #[must_use]
    pub fn target(&self, id: Id<Target>) -> Option<&'a Target> {
        self.targets.get(&id).copied()
    }

    /// The measure of a target, its number there if there are several, and what it counts.
    fn of_target(&self, target: &Target) -> String {
        let several = self.counts.get(&target.measure).is_some_and(|it| *it > 1);
        let number = self.numbers.get(&target.id).filter(|_| several);
        let is_part = target
            .part_of
            .is_some_and(|whole| whole != target.id && self.targets.contains_key(&whole));
        let measure = self.measures.get(&target.measure).copied();
        self.words
            .target_label(measure, number.copied(), target, is_part)
    }
}

fn placed<T: Item>(items: &Items<T>) -> Placed<'_, T> {
    let places = items.iter().enumerate();
    places.map(|place| (place.1.id(), place)).collect()
}
