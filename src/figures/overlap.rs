//! People that targets share: declared between two of them, added up over all.

use std::{cmp::Reverse, collections::BTreeMap};

use rustc_hash::FxHashMap;

use super::participants::{Counted, product};
use crate::plan::Quantity;

/// People that two targets share.
#[derive(Clone, Copy)]
pub(super) struct Overlap {
    /// The targets, by their place among those that count people.
    targets: (usize, usize),
    people: (u64, u64),
    shared: u64,
}

/// A pair of targets for which somebody said how many people they share: perhaps none.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    /// The targets, by their place among those that count people; the first comes first.
    pub targets: (usize, usize),
    /// What was declared; the larger of two declarations.
    quantity: Quantity,
}

/// The declared pairs of targets that count people, each once.
pub(super) fn pairs(counted: &[Counted]) -> Vec<Pair> {
    if counted.iter().all(|one| one.target.overlaps.is_empty()) {
        return Vec::new();
    }
    let ids = counted.iter().map(|one| one.target.id);
    let places: FxHashMap<_, usize> = ids.zip(0..).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for (place, one) in counted.iter().enumerate() {
        for (other, &quantity) in &one.target.overlaps {
            if let Some(&other) = places.get(other)
                && other != place
            {
                let targets = (place.min(other), place.max(other));
                pairs.push(Pair { targets, quantity });
            }
        }
    }
    // If both declare an overlap, the larger one counts.
    pairs.sort_unstable_by_key(|pair| (pair.targets, Reverse(pair.quantity)));
    pairs.dedup_by_key(|pair| pair.targets);
    pairs
}

/// The people that the targets of a pair share; `None` if they share nobody.
pub(super) fn overlap(counted: &[Counted], pair: Pair) -> Option<Overlap> {
    let (one, other) = pair.targets;
    let (one, other) = (counted.get(one)?, counted.get(other)?);
    let shared = product(&[pair.quantity]).min(one.people).min(other.people);
    (shared > 0).then_some(Overlap {
        targets: pair.targets,
        people: (one.people, other.people),
        shared,
    })
}

/// How many applications are by somebody who was counted before, and whether it may be fewer.
///
/// Targets that share people, directly or through others, form a group. Its people are at
/// least those of its largest target, whatever the overlaps add up to; this only makes a
/// difference where overlaps close a circle.
pub(super) fn counted_twice(overlaps: &[Overlap]) -> (u64, bool) {
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
