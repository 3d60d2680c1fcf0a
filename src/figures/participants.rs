//! How many people take part: by target, measure, theme and plan.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    distinct::{Groups, Pairs, Unanswered, unanswered},
    exact::Count,
    overlap::{Overlap, counted_twice, overlap, pairs},
};
use crate::plan::{
    Id, Items, Measure, People, Plan, Precision, Quantity, Target, TargetUnit, Theme,
};

/// How many people take part, and the parts that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headcount<Part> {
    /// Times somebody takes part: one person in two targets counts twice.
    pub applications: u64,
    /// People after declared overlaps; never more than `applications`.
    pub people: u64,
    /// The fewest people there can be: those of the largest target.
    pub fewest: u64,
    /// How exact the targets are that add up to it.
    pub precision: Precision,
    /// Whether there may be more people than `people`.
    ///
    /// Overlaps are declared between two targets. Where they close a circle of three or more,
    /// the same people may have been taken off more than once.
    pub lower_bound: bool,
    /// Whether there may be fewer people than `people`: some of its targets may have the same
    /// people, and nobody said how many.
    pub at_most: bool,
    /// The parts that count people, in the order of the plan.
    pub from: Vec<Part>,
}

impl<Part> Default for Headcount<Part> {
    fn default() -> Self {
        Self::nobody()
    }
}

impl<Part> Headcount<Part> {
    /// Nobody, for a part of the plan that is not there.
    #[must_use]
    pub const fn nobody() -> Self {
        Self {
            applications: 0,
            people: 0,
            fewest: 0,
            precision: Precision::EXACT,
            lower_bound: false,
            at_most: false,
            from: Vec::new(),
        }
    }

    /// How many times somebody takes part, and how certain that is.
    #[must_use]
    pub const fn applied(&self) -> Count {
        Count {
            number: self.applications,
            precision: self.precision,
            at_most: false,
        }
    }

    /// How many people take part, and how certain that is.
    #[must_use]
    pub const fn unique(&self) -> Count {
        Count {
            number: self.people,
            precision: Precision {
                at_least: self.precision.at_least || self.lower_bound,
                approximate: self.precision.approximate,
            },
            at_most: self.at_most,
        }
    }
}

/// The participants of a plan and of everything in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// The whole plan, from its themes; `None` stands for the measures without a theme.
    pub plan: Headcount<Option<Id<Theme>>>,
    /// The measures without a theme, or with one that is not there.
    pub without_theme: Headcount<Id<Measure>>,
    /// The groups for which nobody said how many people take part in two targets.
    pub unanswered: Vec<Unanswered>,
    themes: FxHashMap<Id<Theme>, Headcount<Id<Measure>>>,
    measures: FxHashMap<Id<Measure>, Headcount<Id<Target>>>,
    /// The people of the targets that count people.
    targets: FxHashMap<Id<Target>, u64>,
}

impl Figures {
    /// The participants of a theme, from its measures.
    #[must_use]
    pub fn theme(&self, theme: Id<Theme>) -> Option<&Headcount<Id<Measure>>> {
        self.themes.get(&theme)
    }

    /// The participants of a part of the plan: a theme, or the measures without one.
    #[must_use]
    pub fn group(&self, theme: Option<Id<Theme>>) -> Option<&Headcount<Id<Measure>>> {
        theme.map_or(Some(&self.without_theme), |theme| self.theme(theme))
    }

    /// The participants of a measure, from its targets.
    #[must_use]
    pub fn measure(&self, measure: Id<Measure>) -> Option<&Headcount<Id<Target>>> {
        self.measures.get(&measure)
    }

    /// The people of a target, as far as they count in the plan: zero if its measure is gone, or if
    /// it is part of another target.
    #[must_use]
    pub fn target(&self, target: Id<Target>) -> u64 {
        self.targets.get(&target).copied().unwrap_or(0)
    }
}

/// One factor of the people of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor<'a> {
    /// How many; `None` if it has not been filled in.
    pub quantity: Option<Quantity>,
    /// Of what.
    pub of: Of<'a>,
}

/// What a factor counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of<'a> {
    /// What the target itself counts.
    Unit(Option<&'a TargetUnit>),
    /// An average, in the words of the plan.
    Average(&'a str),
}

/// The factors that multiply to the people of a target; empty if it counts something else.
#[must_use]
pub fn factors(target: &Target) -> Vec<Factor<'_>> {
    let averages = match &target.people {
        People::None => return Vec::new(),
        People::Each => [].as_slice(),
        People::Product(averages) => averages,
    };
    let itself = Factor {
        quantity: target.quantity,
        of: Of::Unit(target.unit.as_ref()),
    };
    let averages = averages.iter().map(|average| Factor {
        quantity: average.quantity,
        of: Of::Average(&average.of),
    });
    std::iter::once(itself).chain(averages).collect()
}

/// The people of a target: its factors multiplied, then rounded to whole people, half up.
///
/// A missing factor makes it nobody, and so does a product without averages; `check::numbers`
/// reports both.
#[must_use]
pub fn people(target: &Target) -> u64 {
    let Some(quantity) = target.quantity else {
        return 0;
    };
    match &target.people {
        People::None => 0,
        People::Each => product(&[quantity]),
        People::Product(averages) if averages.is_empty() => 0,
        People::Product(averages) => {
            let averages = averages.iter().map(|average| average.quantity);
            let factors: Option<Vec<Quantity>> =
                std::iter::once(Some(quantity)).chain(averages).collect();
            factors.map_or(0, |factors| product(&factors))
        }
    }
}

pub(super) fn product(factors: &[Quantity]) -> u64 {
    // Zero times more than can be counted is still zero.
    if factors.contains(&Quantity::ZERO) {
        return 0;
    }
    let whole = |product: u64, factor: &Quantity| product.checked_mul(factor.whole()?);
    if let Some(product) = factors.iter().try_fold(1, whole) {
        return product;
    }
    let exact = |product: Decimal, factor: &Quantity| product.checked_mul(factor.decimal());
    whole_people(factors.iter().try_fold(Decimal::ONE, exact))
}

/// Rounds half up; more than can be counted becomes the most that can.
fn whole_people(people: Option<Decimal>) -> u64 {
    people
        .map(|people| people.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
        .and_then(|people| people.to_u64())
        .unwrap_or(u64::MAX)
}

/// The target that a target is part of; `None` if it is part of none, or of one that is gone.
#[must_use]
pub fn whole_of(plan: &Plan, target: &Target) -> Option<Id<Target>> {
    let whole = target.part_of.filter(|whole| *whole != target.id)?;
    plan.targets.get(whole).map(|whole| whole.id)
}

/// Adds up the participants of a plan.
///
/// A target that is part of another counts in no total: its whole counts it. An overlap counts once
/// for each pair, even if both targets declare it (then the larger counts), and only between two
/// targets that count people. It lowers each whole that both targets are in: one across two themes
/// lowers only the plan. Overlaps larger than their targets are capped here and reported by
/// `check::overlaps`. If a whole has a pair of targets that may have the same people, and nobody
/// said how many, it has at most that many people.
#[must_use]
pub fn figures(plan: &Plan) -> Figures {
    let mut whole = Tally::default();
    let mut themes: Vec<Tally<Id<Measure>>> = Vec::new();
    themes.resize_with(plan.themes.len(), Tally::default);
    let mut without_theme = Tally::default();
    let mut measures: Vec<Tally<Id<Target>>> = Vec::new();
    measures.resize_with(plan.measures.len(), Tally::default);

    let theme_of: Vec<Option<usize>> = plan
        .measures
        .iter()
        .map(|measure| plan.themes.place(measure.theme?))
        .collect();
    let theme = |measure: usize| theme_of.get(measure).copied().flatten();

    let groups = Groups::of(plan);
    let counted = counted(plan, &groups);
    for one in &counted {
        if let Some(measure) = measures.get_mut(one.measure) {
            measure.from.push(one.target.id);
            measure.count(one);
        }
        let theme = theme(one.measure).and_then(|place| themes.get_mut(place));
        theme.unwrap_or(&mut without_theme).count(one);
        whole.count(one);
    }

    let pairs = pairs(&counted);
    for &pair in &pairs {
        let (Some(one), Some(other)) = (counted.get(pair.targets.0), counted.get(pair.targets.1))
        else {
            continue;
        };
        let overlap = overlap(&counted, pair);
        if one.measure == other.measure
            && let Some(measure) = measures.get_mut(one.measure)
        {
            measure.share(one, other, overlap);
        }
        if theme(one.measure) == theme(other.measure) {
            let theme = theme(one.measure).and_then(|place| themes.get_mut(place));
            theme
                .unwrap_or(&mut without_theme)
                .share(one, other, overlap);
        }
        whole.share(one, other, overlap);
    }

    for ((measure, tally), theme) in plan.measures.iter().zip(&measures).zip(&theme_of) {
        let theme = theme.and_then(|place| themes.get_mut(place));
        let theme = theme.unwrap_or(&mut without_theme);
        theme.add(measure.id, tally.applications);
    }
    for (theme, tally) in plan.themes.iter().zip(&themes) {
        whole.add(Some(theme.id), tally.applications);
    }
    whole.add(None, without_theme.applications);

    let of_themes = plan.themes.iter().map(|theme| theme.id);
    let of_measures = plan.measures.iter().map(|measure| measure.id);
    Figures {
        unanswered: unanswered(&whole.pairs, &groups, &counted, &pairs),
        plan: whole.headcount(&groups),
        without_theme: without_theme.headcount(&groups),
        themes: headcounts(of_themes, themes, &groups),
        measures: headcounts(of_measures, measures, &groups),
        targets: counted
            .iter()
            .map(|one| (one.target.id, one.people))
            .collect(),
    }
}

/// The targets that count people in the plan, in order.
fn counted<'a>(plan: &'a Plan, groups: &Groups) -> Vec<Counted<'a>> {
    let is_part = parts(plan);
    let mut counted: Vec<Counted> = Vec::with_capacity(plan.targets.len());
    let mut near = 0;
    for target in plan.targets.iter() {
        let Some(place) = plan.measures.place_near(near, target.measure) else {
            continue;
        };
        near = place;
        let people = people(target);
        if people > 0
            && !is_part.contains(&target.id)
            && let Some(measure) = plan.measures.shared().get(place)
        {
            counted.push(Counted {
                target,
                people,
                measure: place,
                groups: groups.of_target(target, measure),
            });
        }
    }
    counted
}

/// The targets that are part of another one that is there.
fn parts(plan: &Plan) -> FxHashSet<Id<Target>> {
    let mut parts = plan.targets.iter().filter(|it| it.part_of.is_some());
    let Some(first) = parts.next() else {
        return FxHashSet::default();
    };
    let there: FxHashSet<Id<Target>> = plan.targets.iter().map(|target| target.id).collect();
    let all = std::iter::once(first).chain(parts);
    all.filter(|target| {
        let whole = target.part_of.filter(|whole| *whole != target.id);
        whole.is_some_and(|whole| there.contains(&whole))
    })
    .map(|target| target.id)
    .collect()
}

/// Whether two versions of a plan have the same figures because all that they are made of is the
/// same; quick where the versions share their items.
#[must_use]
pub fn counts_the_same(one: &Plan, other: &Plan) -> bool {
    same_items(&one.themes, &other.themes, |one, other| one.id == other.id)
        && same_items(&one.measures, &other.measures, |one, other| {
            (one.id, one.theme) == (other.id, other.theme)
                && one.target_groups == other.target_groups
        })
        && same_items(&one.target_groups, &other.target_groups, |one, other| {
            one.id == other.id
        })
        && one.distinct == other.distinct
        && same_items(&one.targets, &other.targets, |one, other| {
            (one.id, one.measure) == (other.id, other.measure)
                && one.quantity == other.quantity
                && one.people == other.people
                && one.overlaps == other.overlaps
                && one.part_of == other.part_of
                && one.precision() == other.precision()
                && one.groups == other.groups
        })
}

fn same_items<T>(one: &Items<T>, other: &Items<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    let (one, other) = (one.shared(), other.shared());
    let mut pairs = one.iter().zip(other);
    one.len() == other.len()
        && pairs.all(|(one, other)| Arc::ptr_eq(one, other) || same(one, other))
}

fn headcounts<T, Part>(
    ids: impl Iterator<Item = Id<T>>,
    tallies: Vec<Tally<Part>>,
    groups: &Groups,
) -> FxHashMap<Id<T>, Headcount<Part>> {
    let tallies = tallies.into_iter().map(|tally| tally.headcount(groups));
    ids.zip(tallies).collect()
}

/// A headcount that is still being added up.
struct Tally<Part> {
    applications: u64,
    fewest: u64,
    precision: Precision,
    overlaps: Vec<Overlap>,
    pairs: Pairs,
    from: Vec<Part>,
}

impl<Part> Default for Tally<Part> {
    fn default() -> Self {
        Self {
            applications: 0,
            fewest: 0,
            precision: Precision::EXACT,
            overlaps: Vec::new(),
            pairs: Pairs::default(),
            from: Vec::new(),
        }
    }
}

impl<Part> Tally<Part> {
    /// Counts a target.
    fn count(&mut self, one: &Counted) {
        self.applications = self.applications.saturating_add(one.people);
        self.fewest = self.fewest.max(one.people);
        self.precision = self.precision.with(one.target.precision());
        self.pairs.add(&one.groups);
    }

    /// Records what somebody said about two of its targets.
    fn share(&mut self, one: &Counted, other: &Counted, overlap: Option<Overlap>) {
        self.pairs.answer(&one.groups, &other.groups);
        self.overlaps.extend(overlap);
    }

    /// Names a part, if it counts anybody.
    fn add(&mut self, part: Part, applications: u64) {
        if applications > 0 {
            self.from.push(part);
        }
    }

    fn headcount(self, groups: &Groups) -> Headcount<Part> {
        let (twice, lower_bound) = counted_twice(&self.overlaps);
        Headcount {
            applications: self.applications,
            people: self.applications.saturating_sub(twice),
            fewest: self.fewest,
            precision: self.precision,
            lower_bound,
            at_most: self.pairs.is_open(groups),
            from: self.from,
        }
    }
}

/// A target that counts people in the plan.
pub(super) struct Counted<'a> {
    pub target: &'a Target,
    pub people: u64,
    /// The place of its measure in the plan.
    pub measure: usize,
    /// The places of its target groups in the plan.
    pub groups: Vec<usize>,
}
