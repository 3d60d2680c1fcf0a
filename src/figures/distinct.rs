//! Whether people of one target may be those of another without anybody having said so.
//!
//! Two targets may have the same people when they are for the same group, or when one of them names
//! no group. Targets for different groups have different people. Pairs are counted and never built:
//! for each group, how many there can be and how many were answered.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{overlap::Pair, participants::Counted};
use crate::plan::{Id, Measure, Plan, Target, TargetGroup};

/// Targets that may have people in common, though nobody said how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unanswered {
    /// The group they are for; without one, targets that name no group and all others.
    pub group: Option<Id<TargetGroup>>,
    /// The first target with such a pair.
    pub target: Id<Target>,
    /// How many targets there are that may have people in common with others.
    pub targets: u64,
}

/// The group that a pair is asked about, by its place in the plan; `None` for targets without one.
pub(super) type Group = Option<usize>;

/// The groups whose people a target counts: its own, or else those of its measure.
pub(super) struct Groups<'a> {
    places: FxHashMap<Id<TargetGroup>, usize>,
    /// The groups for which somebody said that nobody takes part in two targets.
    answered: FxHashSet<Group>,
    plan: &'a Plan,
}

impl<'a> Groups<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let places: FxHashMap<Id<TargetGroup>, usize> = plan
            .target_groups
            .iter()
            .enumerate()
            .map(|(place, group)| (group.id, place))
            .collect();
        let answers = plan.distinct.iter();
        let answered = answers
            .filter_map(|answer| match answer.group {
                Some(group) => places.get(&group).map(|place| Some(*place)),
                None => Some(None),
            })
            .collect();
        Self {
            places,
            answered,
            plan,
        }
    }

    /// The groups of a target, each once; empty if it names no group that is there.
    pub fn of_target(&self, target: &Target, measure: &Measure) -> Vec<usize> {
        let named = if target.groups.is_empty() {
            &measure.target_groups
        } else {
            &target.groups
        };
        let places = named.iter().filter_map(|group| self.places.get(group));
        let mut places: Vec<usize> = places.copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn id(&self, group: Group) -> Option<Id<TargetGroup>> {
        let group = self.plan.target_groups.shared().get(group?)?;
        Some(group.id)
    }
}

/// The groups for which somebody may be asked whether people of a target are in another one: its
/// own or those of its measure; `None` where no group is named.
#[must_use]
pub fn asked_about(plan: &Plan, target: &Target) -> Vec<Option<Id<TargetGroup>>> {
    let Some(measure) = plan.measures.get(target.measure) else {
        return Vec::new();
    };
    let groups = Groups::of(plan);
    let places = groups.of_target(target, measure);
    asked(&places).map(|group| groups.id(group)).collect()
}

/// Targets of a part of the plan by group, with the pairs for which somebody said how many people
/// they share.
#[derive(Default)]
pub(super) struct Pairs {
    targets: u64,
    of: BTreeMap<Group, Of>,
}

#[derive(Default, Clone, Copy)]
struct Of {
    targets: u64,
    answered: u64,
}

impl Pairs {
    pub fn add(&mut self, groups: &[usize]) {
        self.targets += 1;
        for group in asked(groups) {
            self.of.entry(group).or_default().targets += 1;
        }
    }

    /// Records that somebody said how many people two of its targets share.
    pub fn answer(&mut self, one: &[usize], other: &[usize]) {
        for group in shared(one, other) {
            self.of.entry(group).or_default().answered += 1;
        }
    }

    /// The groups with pairs about which nobody said anything, and among how many targets they are.
    fn open<'a>(&'a self, groups: &'a Groups) -> impl Iterator<Item = (Group, u64)> + 'a {
        let asked = self.of.iter().filter_map(move |(group, of)| {
            let within = of.targets * of.targets.saturating_sub(1) / 2;
            // A target that names no group may have anybody's people.
            let (pairs, among) = if group.is_none() {
                let others = self.targets - of.targets;
                (within + of.targets * others, self.targets)
            } else {
                (within, of.targets)
            };
            (pairs > of.answered).then_some((*group, among))
        });
        asked.filter(|(group, _)| !groups.answered.contains(group))
    }

    /// Whether there may be fewer people than there are applications less declared overlaps.
    pub fn is_open(&self, groups: &Groups) -> bool {
        self.open(groups).next().is_some()
    }
}

fn asked(groups: &[usize]) -> impl Iterator<Item = Group> + '_ {
    let none = groups.is_empty().then_some(None);
    groups.iter().map(|group| Some(*group)).chain(none)
}

/// The groups that a pair of targets is asked about.
fn shared<'a>(one: &'a [usize], other: &'a [usize]) -> impl Iterator<Item = Group> + 'a {
    let none = (one.is_empty() || other.is_empty()).then_some(None);
    let both = one.iter().filter(|group| other.contains(group));
    both.map(|group| Some(*group)).chain(none)
}

/// What is still to be asked of the whole plan: once for each group.
pub(super) fn unanswered(
    all: &Pairs,
    groups: &Groups,
    counted: &[Counted],
    answered: &[Pair],
) -> Vec<Unanswered> {
    let mut open: BTreeMap<Group, u64> = all.open(groups).collect();
    if open.is_empty() {
        return Vec::new();
    }
    // How many pairs of a target were answered, for each group it is asked about.
    let mut known: FxHashMap<(usize, Group), u64> = FxHashMap::default();
    for pair in answered {
        let (one, other) = pair.targets;
        let of = |place: usize| counted.get(place).map_or(&[][..], |one| &*one.groups);
        for group in shared(of(one), of(other)) {
            *known.entry((one, group)).or_default() += 1;
            *known.entry((other, group)).or_default() += 1;
        }
    }
    let mut found: BTreeMap<Group, Unanswered> = BTreeMap::new();
    for (place, one) in counted.iter().enumerate() {
        for group in asked(&one.groups) {
            let Some(targets) = open.get(&group).copied() else {
                continue;
            };
            let answered = known.get(&(place, group)).copied().unwrap_or(0);
            if answered + 1 < targets {
                open.remove(&group);
                let first = Unanswered {
                    group: groups.id(group),
                    target: one.target.id,
                    targets,
                };
                found.insert(group, first);
            }
        }
        if open.is_empty() {
            break;
        }
    }
    found.into_values().collect()
}
