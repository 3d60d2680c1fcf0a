//! Circles: items that come back to themselves when their references are followed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Id, Item, Items, Plan};

/// The items that following references comes back to, each once.
///
/// Walks depth first with a stack of its own, because a chain may be as long as the plan.
pub fn circles<T: Item>(items: &Items<T>, next: impl Fn(&T) -> &[Id<T>]) -> Vec<Id<T>> {
    let by_id: FxHashMap<Id<T>, &T> = items.by_id();
    let steps = |id: Id<T>| {
        by_id
            .get(&id)
            .map_or([].as_slice(), |item| next(item))
            .iter()
    };
    let mut found = Vec::new();
    let mut finished: FxHashSet<Id<T>> = FxHashSet::default();
    for start in items.iter().map(Item::id) {
        if finished.contains(&start) {
            continue;
        }
        let mut path = vec![(start, steps(start))];
        let mut passed = FxHashSet::from_iter([start]);
        while let Some((here, rest)) = path.last_mut() {
            match rest.next() {
                Some(id) if passed.contains(id) => {
                    if !found.contains(id) {
                        found.push(*id);
                    }
                }
                Some(id) if finished.contains(id) => {}
                Some(&id) => {
                    passed.insert(id);
                    path.push((id, steps(id)));
                }
                None => {
                    passed.remove(here);
                    finished.insert(*here);
                    path.pop();
                }
            }
        }
    }
    found
}

/// The items on a circle, or between two of them, whatever the order of the list.
fn going_round<T: Item>(items: &Items<T>, next: impl Fn(&T) -> &[Id<T>]) -> FxHashSet<Id<T>> {
    let mut after: FxHashMap<Id<T>, Vec<Id<T>>> = FxHashMap::default();
    let mut before: FxHashMap<Id<T>, Vec<Id<T>>> = FxHashMap::default();
    for item in items.iter() {
        let next = next(item);
        if !next.is_empty() {
            after.insert(item.id(), next.to_vec());
        }
        for &other in next {
            before.entry(other).or_default().push(item.id());
        }
    }
    let mut round: FxHashSet<Id<T>> = after.keys().copied().collect();
    // An item that refers to nothing is not on a circle, nor is one that nothing refers to.
    peel(&mut round, &after, &before);
    peel(&mut round, &before, &after);
    round
}

/// Takes out, one by one, whatever has nothing left `ahead` of it.
fn peel<T>(
    round: &mut FxHashSet<Id<T>>,
    ahead: &FxHashMap<Id<T>, Vec<Id<T>>>,
    behind: &FxHashMap<Id<T>, Vec<Id<T>>>,
) {
    let mut left: FxHashMap<Id<T>, usize> = FxHashMap::default();
    for &id in round.iter() {
        let count = beside(ahead, id).filter(|id| round.contains(id)).count();
        left.insert(id, count);
    }
    let mut ends: Vec<Id<T>> = left
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(id, _)| *id)
        .collect();
    while let Some(end) = ends.pop() {
        round.remove(&end);
        for &id in beside(behind, end) {
            let Some(count) = left.get_mut(&id).filter(|_| round.contains(&id)) else {
                continue;
            };
            *count = count.saturating_sub(1);
            if *count == 0 {
                ends.push(id);
            }
        }
    }
}

fn beside<T>(of: &FxHashMap<Id<T>, Vec<Id<T>>>, id: Id<T>) -> impl Iterator<Item = &Id<T>> {
    of.get(&id).into_iter().flatten()
}

impl Plan {
    /// Whether goals, activities or parts of targets form a circle that an earlier version of the
    /// plan did not have.
    ///
    /// A circle that was in a file is no reason to refuse other work on it.
    #[must_use]
    pub fn goes_round_since(&self, earlier: &Self) -> bool {
        fn new<T: Item>(now: &Items<T>, then: &Items<T>, next: impl Fn(&T) -> &[Id<T>]) -> bool {
            if now.is_same(then) {
                return false;
            }
            let round = going_round(now, &next);
            !round.is_empty() && !round.is_subset(&going_round(then, next))
        }
        new(&self.goals, &earlier.goals, |goal| goal.parent.as_slice())
            || new(&self.activities, &earlier.activities, |activity| {
                &activity.depends_on
            })
            || new(&self.targets, &earlier.targets, |target| {
                target.part_of.as_slice()
            })
    }
}
