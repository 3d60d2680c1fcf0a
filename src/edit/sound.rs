//! What is true of a plan after every act, whoever wrote the act; checked in debug builds.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;
use uuid::Uuid;

use super::Change;
use crate::plan::{Item, Items, Noun, Plan, Refers, for_every_list};

/// Stops a program in which an act breaks a plan.
///
/// # Panics
/// When it does.
pub(super) fn check(change: Change, before: &Plan, now: &Plan) {
    let broken = broken(before, now);
    assert!(broken.is_empty(), "{change:?}: {broken:?}");
}

/// What is no longer true of a plan that was true before the act; empty if all is well.
fn broken(before: &Plan, now: &Plan) -> Vec<String> {
    let mut broken = Vec::new();
    let mut same = now.private == before.private
        && now.comments == before.comments
        && now.translations == before.translations
        && now.waivers == before.waivers
        && now.credit == before.credit
        && now.distinct == before.distinct;
    macro_rules! lists {
        ($($list:ident $Type:ident $about:tt),*) => { $(
            if !now.$list.is_same(&before.$list) {
                same = false;
                if !is_in_order(&now.$list) {
                    broken.push(format!("{} are out of order", stringify!($list)));
                }
            }
        )* };
    }
    for_every_list!(lists);
    if !same {
        let new = |what: fn(&Plan) -> BTreeSet<(Noun, Uuid)>| {
            let (before, now) = (what(before), what(now));
            now.difference(&before).copied().collect::<Vec<_>>()
        };
        let found = [
            ("leads nowhere", new(dangling)),
            ("overlaps itself", new(in_itself)),
        ];
        for (what, new) in found {
            broken.extend(new.iter().map(|(noun, id)| format!("{noun:?} {id} {what}")));
        }
    }
    broken
}

/// Whether a list is sorted by its keys, with no item twice and none without an id.
fn is_in_order<T: Item>(items: &Items<T>) -> bool {
    let mut seen = FxHashSet::default();
    items
        .iter()
        .all(|one| !one.id().is_nil() && seen.insert(one.id().uuid()))
        && items
            .shared()
            .is_sorted_by_key(|one| (one.order(), one.id()))
}

/// What is referred to, in the lists or beside them, and is not there.
fn dangling(plan: &Plan) -> BTreeSet<(Noun, Uuid)> {
    let mut there = FxHashSet::default();
    let mut named = BTreeSet::new();
    let mut see = |of: &dyn Refers| {
        of.references(&mut |_, noun, id| {
            named.insert((noun, id));
        });
    };
    see(plan);
    macro_rules! lists {
        ($($list:ident $Type:ident $about:tt),*) => { $(
            for item in plan.$list.iter() {
                there.insert((Noun::$Type, item.id.uuid()));
                see(item);
            }
        )* };
    }
    for_every_list!(lists);
    let gaps = plan.pilots.iter().flat_map(|pilot| &pilot.gaps);
    there.extend(gaps.map(|gap| (Noun::Gap, gap.id.uuid())));
    named.retain(|one| !there.contains(one));

    let items: FxHashSet<Uuid> = there.iter().map(|(_, id)| *id).collect();
    let beside = plan.private.keys().chain(plan.comments.keys());
    let beside = beside.chain(plan.translations.keys()).copied();
    let waived = plan.waivers.iter().map(|waiver| waiver.subject);
    let spoken_of = beside
        .chain(waived)
        .filter(|id| !id.is_nil() && *id != plan.id.uuid());
    named.extend(
        spoken_of
            .filter(|id| !items.contains(id))
            .map(|id| (Noun::Plan, id)),
    );
    named
}

/// The targets that overlap themselves.
fn in_itself(plan: &Plan) -> BTreeSet<(Noun, Uuid)> {
    let targets = plan.targets.iter();
    let overlapping = targets.filter(|target| target.overlaps.contains_key(&target.id));
    overlapping
        .map(|target| (Noun::Target, target.id.uuid()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Id, Place, Target, Theme};

    #[track_caller]
    fn check(change: impl FnOnce(&mut Plan), expected: usize) {
        let everything = include_str!("../../tests/data/everything.json");
        let before: Plan = serde_json::from_str(everything).unwrap();
        let mut now = before.clone();
        change(&mut now);
        let broken = broken(&before, &now);
        assert_eq!(broken.len(), expected, "{broken:?}");
    }

    #[test]
    fn what_an_act_breaks_is_seen() {
        check(|_| {}, 0);
        check(|plan| plan.title.clear(), 0);
        check(|plan| plan.waivers.clear(), 0);
        let gone = |plan: &mut Plan| {
            let measure = plan.measures.iter().next().unwrap().id;
            plan.measures.remove(measure);
        };
        // As a place in the plan, and with remarks and the like beside it.
        check(gone, 2);
        let itself = |target: &mut Target| {
            target.overlaps.insert(target.id, 5.into());
        };
        check(
            |plan| {
                let target = plan.targets.iter().next().unwrap().id;
                plan.targets.update(target, itself);
            },
            1,
        );
        let theme = Theme {
            id: Id::numbered(77),
            ..Theme::default()
        };
        check(
            |plan| {
                plan.themes.insert(theme, Place::First);
            },
            0,
        );
    }
}
