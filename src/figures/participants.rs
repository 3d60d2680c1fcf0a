//! How many people take part: by target, measure, theme and plan.

use std::{cell::OnceCell, collections::BTreeMap, sync::Arc};

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use rustc_hash::FxHashMap;

use crate::plan::{Id, Items, Measure, People, Plan, Quantity, Target, TargetUnit, Theme};

/// How many people take part, and the parts that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headcount<Part> {
    /// Times somebody takes part: one person in two targets counts twice.
    pub applications: u64,
    /// People after declared overlaps; never more than `applications`.
    pub people: u64,
    /// Whether there may be more people than `people`.
    ///
    /// Overlaps are declared between two targets. Where they close a circle of three or more,
    /// the same people may have been taken off more than once.
    pub lower_bound: bool,
    /// The parts that count people, in the order of the plan.
    pub from: Vec<Part>,
}

/// The participants of a plan and of everything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The whole plan, from its themes; `None` stands for the measures without a theme.
    pub plan: Headcount<Option<Id<Theme>>>,
    /// The measures without a theme, or with one that is not there.
    pub without_theme: Headcount<Id<Measure>>,
    themes: FxHashMap<Id<Theme>, Headcount<Id<Measure>>>,
    measures: FxHashMap<Id<Measure>, Headcount<Id<Target>>>,
    /// Of the targets that count people.
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

    /// The people of a target, as far as they count in the plan: none when its measure is gone.
    #[must_use]
    pub fn target(&self, target: Id<Target>) -> u64 {
        self.targets.get(&target).copied().unwrap_or(0)
    }
}

/// One factor of the people of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor<'a> {
    /// How many; none when it has not been filled in.
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

/// The factors that multiply to the people of a target; none when it counts something else.
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
/// A factor that is missing makes it nobody, and so does a product without averages;
/// `check::numbers` reports both.
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

fn product(factors: &[Quantity]) -> u64 {
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

/// Adds up the participants of a plan.
///
/// An overlap counts once for each pair, also where both targets declare it (then the larger
/// counts), and only between two targets that count people. It lowers each whole that both
/// targets are part of: one across two themes lowers only the plan. Overlaps larger than their
/// targets are capped here and reported by `check::overlaps`.
#[must_use]
pub fn figures(plan: &Plan) -> Figures {
    let mut whole = Tally::default();
    let mut themes: Vec<Tally<Id<Measure>>> = Vec::new();
    themes.resize_with(plan.themes.len(), Tally::default);
    let mut without_theme = Tally::default();
    let mut measures: Vec<Tally<Id<Target>>> = Vec::new();
    measures.resize_with(plan.measures.len(), Tally::default);

    let theme_places: FxHashMap<Id<Theme>, usize> =
        places(plan.themes.iter().map(|theme| theme.id));
    let theme_of: Vec<Option<usize>> = plan
        .measures
        .iter()
        .map(|measure| theme_places.get(&measure.theme?).copied())
        .collect();
    let measure_places: FxHashMap<Id<Measure>, usize> =
        places(plan.measures.iter().map(|measure| measure.id));

    let mut counted: Vec<Counted> = Vec::with_capacity(plan.targets.len());
    // Targets of one measure stand together in most plans: it is looked up once for them.
    let runs = plan.targets.shared();
    for run in runs.chunk_by(|one, other| one.measure == other.measure) {
        let of_run = run.first().and_then(|it| measure_places.get(&it.measure));
        let Some(&place) = of_run else {
            continue;
        };
        for target in run.iter().map(Arc::as_ref) {
            let people = people(target);
            if people == 0 {
                continue;
            }
            counted.push(Counted {
                target,
                people,
                measure: place,
            });
            if let Some(measure) = measures.get_mut(place) {
                measure.add(target.id, people);
            }
        }
    }

    for overlap in overlaps(&counted) {
        let (one, other) = overlap.measures;
        if one == other
            && let Some(measure) = measures.get_mut(one)
        {
            measure.overlaps.push(overlap);
        }
        let theme = |measure: usize| theme_of.get(measure).copied().flatten();
        if theme(one) == theme(other) {
            let theme = theme(one).and_then(|place| themes.get_mut(place));
            theme.unwrap_or(&mut without_theme).overlaps.push(overlap);
        }
        whole.overlaps.push(overlap);
    }

    for ((measure, tally), theme) in plan.measures.iter().zip(&measures).zip(theme_of) {
        let theme = theme.and_then(|place| themes.get_mut(place));
        theme
            .unwrap_or(&mut without_theme)
            .add(measure.id, tally.applications);
    }
    for (theme, tally) in plan.themes.iter().zip(&themes) {
        whole.add(Some(theme.id), tally.applications);
    }
    whole.add(None, without_theme.applications);

    Figures {
        plan: whole.headcount(),
        without_theme: without_theme.headcount(),
        themes: headcounts(plan.themes.iter().map(|theme| theme.id), themes),
        measures: headcounts(plan.measures.iter().map(|measure| measure.id), measures),
        targets: counted
            .iter()
            .map(|one| (one.target.id, one.people))
            .collect(),
    }
}

/// Whether two versions of a plan have the same figures because all that they are made of is the
/// same; quick where the versions share their items.
#[must_use]
pub fn counts_the_same(one: &Plan, other: &Plan) -> bool {
    same_items(&one.themes, &other.themes, |one, other| one.id == other.id)
        && same_items(&one.measures, &other.measures, |one, other| {
            (one.id, one.theme) == (other.id, other.theme)
        })
        && same_items(&one.targets, &other.targets, |one, other| {
            (one.id, one.measure) == (other.id, other.measure)
                && one.quantity == other.quantity
                && one.people == other.people
                && one.overlaps == other.overlaps
        })
}

fn same_items<T>(one: &Items<T>, other: &Items<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    let (one, other) = (one.shared(), other.shared());
    let mut pairs = one.iter().zip(other);
    one.len() == other.len()
        && pairs.all(|(one, other)| Arc::ptr_eq(one, other) || same(one, other))
}

fn places<T>(ids: impl Iterator<Item = Id<T>>) -> FxHashMap<Id<T>, usize> {
    ids.enumerate().map(|(place, id)| (id, place)).collect()
}

fn headcounts<T, Part>(
    ids: impl Iterator<Item = Id<T>>,
    tallies: Vec<Tally<Part>>,
) -> FxHashMap<Id<T>, Headcount<Part>> {
    ids.zip(tallies.into_iter().map(Tally::headcount)).collect()
}

/// A headcount that is still being added up.
struct Tally<Part> {
    applications: u64,
    overlaps: Vec<Overlap>,
    from: Vec<Part>,
}

impl<Part> Default for Tally<Part> {
    fn default() -> Self {
        Self {
            applications: 0,
            overlaps: Vec::new(),
            from: Vec::new(),
        }
    }
}

impl<Part> Tally<Part> {
    fn add(&mut self, part: Part, applications: u64) {
        if applications > 0 {
            self.applications = self.applications.saturating_add(applications);
            self.from.push(part);
        }
    }

    fn headcount(self) -> Headcount<Part> {
        let (twice, lower_bound) = counted_twice(&self.overlaps);
        Headcount {
            applications: self.applications,
            people: self.applications.saturating_sub(twice),
            lower_bound,
            from: self.from,
        }
    }
}

/// A target that counts people in the plan.
struct Counted<'a> {
    target: &'a Target,
    people: u64,
    /// The place of its measure in the plan.
    measure: usize,
}

/// People that two targets share.
#[derive(Clone, Copy)]
struct Overlap {
    /// The targets, by their place among those that count people.
    targets: (usize, usize),
    /// The places of their measures in the plan.
    measures: (usize, usize),
    people: (u64, u64),
    shared: u64,
}

/// So far from a target its overlaps are looked for before an index is made.
const NEAR: usize = 4;

/// The overlaps between targets that count people, each pair once.
fn overlaps(counted: &[Counted]) -> Vec<Overlap> {
    if counted.iter().all(|one| one.target.overlaps.is_empty()) {
        return Vec::new();
    }
    let place_of = OnceCell::new();
    let place_of = |other: &Id<Target>, near: usize| {
        // Most overlaps are between targets that stand together.
        let first = near.saturating_sub(NEAR);
        let around = counted.iter().enumerate().skip(first).take(2 * NEAR);
        let found = around.into_iter().find(|(_, one)| one.target.id == *other);
        let all = || places(counted.iter().map(|one| one.target.id));
        found
            .map(|(place, _)| place)
            .or_else(|| place_of.get_or_init(all).get(other).copied())
    };
    let mut pairs: Vec<((usize, usize), Quantity)> = Vec::new();
    for (place, one) in counted.iter().enumerate() {
        for (other, &quantity) in &one.target.overlaps {
            if let Some(other) = place_of(other, place)
                && other != place
            {
                pairs.push(((place.min(other), place.max(other)), quantity));
            }
        }
    }
    // Of an overlap that both declare, the larger one counts.
    pairs.sort_unstable_by(|(one, here), (other, there)| one.cmp(other).then(there.cmp(here)));
    pairs.dedup_by_key(|(pair, _)| *pair);
    let overlap = |(targets, quantity): ((usize, usize), Quantity)| {
        let (one, other) = (counted.get(targets.0)?, counted.get(targets.1)?);
        let shared = product(&[quantity]).min(one.people).min(other.people);
        (shared > 0).then_some(Overlap {
            targets,
            measures: (one.measure, other.measure),
            people: (one.people, other.people),
            shared,
        })
    };
    pairs.into_iter().filter_map(overlap).collect()
}

/// How many applications are somebody who was counted before, and whether it may be fewer.
///
/// Targets that share people, directly or through others, form a group. Its people are at
/// least those of its largest target, whatever the overlaps add up to; this only makes a
/// difference where overlaps close a circle.
fn counted_twice(overlaps: &[Overlap]) -> (u64, bool) {
    #[derive(Default)]
    struct Group {
        targets: usize,
        overlaps: usize,
        applications: u64,
        largest: u64,
        shared: u64,
    }

    if overlaps.is_empty() {
        return (0, false);
    }
    if are_pairs(overlaps) {
        let twice = overlaps.iter().map(|overlap| {
            let (one, other) = overlap.people;
            let most = one.saturating_add(other).saturating_sub(one.max(other));
            overlap.shared.min(most)
        });
        return (twice.fold(0, u64::saturating_add), false);
    }
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut people: Vec<u64> = Vec::new();
    let mut place_of = |target: usize, count: u64| {
        *places.entry(target).or_insert_with(|| {
            people.push(count);
            people.len() - 1
        })
    };
    let edges: Vec<(usize, usize, u64)> = overlaps
        .iter()
        .map(|overlap| {
            let one = place_of(overlap.targets.0, overlap.people.0);
            let other = place_of(overlap.targets.1, overlap.people.1);
            (one, other, overlap.shared)
        })
        .collect();

    let mut forest = Forest::new(people.len());
    for &(one, other, _) in &edges {
        forest.join(one, other);
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (place, &count) in people.iter().enumerate() {
        let group = groups.entry(forest.root(place)).or_default();
        group.targets += 1;
        group.applications = group.applications.saturating_add(count);
        group.largest = group.largest.max(count);
    }
    for &(one, _, shared) in &edges {
        let group = groups.entry(forest.root(one)).or_default();
        group.overlaps += 1;
        group.shared = group.shared.saturating_add(shared);
    }
    groups
        .values()
        .fold((0, false), |(twice, lower_bound), group| {
            let most = group.applications.saturating_sub(group.largest);
            (
                twice.saturating_add(group.shared.min(most)),
                lower_bound || group.overlaps >= group.targets,
            )
        })
}

/// Whether no target is in two overlaps: then nobody was taken off twice.
fn are_pairs(overlaps: &[Overlap]) -> bool {
    let targets = overlaps.iter().map(|overlap| overlap.targets);
    let mut targets: Vec<usize> = targets.flat_map(|(one, other)| [one, other]).collect();
    targets.sort_unstable();
    !targets
        .windows(2)
        .any(|two| matches!(two, [one, other] if one == other))
}

/// Which places belong together (union–find).
struct Forest(Vec<usize>);

impl Forest {
    fn new(places: usize) -> Self {
        Self((0..places).collect())
    }

    fn parent(&self, place: usize) -> usize {
        self.0.get(place).copied().unwrap_or(place)
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.parent(place) != place {
            let above = self.parent(self.parent(place));
            if let Some(parent) = self.0.get_mut(place) {
                *parent = above;
            }
            place = above;
        }
        place
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(parent) = self.0.get_mut(one) {
            *parent = other;
        }
    }
}
