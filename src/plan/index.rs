//! Where items are in their list, so that nobody who looks up many goes through all of it for each.

use std::{
    borrow::Cow,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use rustc_hash::FxHashMap;
use uuid::Uuid;

use super::{Id, Item, Items, Measure, Target, Theme};

/// A list shorter than this is gone through as fast as it is looked up.
const SHORT: usize = 16;
/// Who asks for this many wholes of one version of a list may go through it for each.
const FEW: usize = 8;

/// An item that belongs to one of another list.
trait Within: Item {
    /// What it belongs to; nil for nothing.
    fn within(&self) -> Uuid;
}

impl Within for Target {
    fn within(&self) -> Uuid {
        self.measure.uuid()
    }
}

impl Within for Measure {
    fn within(&self) -> Uuid {
        self.theme.map_or(Uuid::nil(), Id::uuid)
    }
}

/// Where the items of one list are, worked out when first asked for and shared with the versions of
/// the list in which they are in the same places.
#[derive(Default, Clone)]
pub(super) struct Index {
    by_id: Arc<OnceLock<FxHashMap<Uuid, usize>>>,
    by_whole: Arc<ByWhole>,
}

/// Where the items are that belong to each of another list.
#[derive(Default)]
struct ByWhole {
    /// How many times it was asked for.
    asked: AtomicUsize,
    places: OnceLock<FxHashMap<Uuid, Vec<usize>>>,
}

impl Index {
    /// For a list in which items changed where they are: they may belong to something else.
    pub fn of_changed_items(&self) -> Self {
        Self {
            by_id: Arc::clone(&self.by_id),
            by_whole: Arc::default(),
        }
    }

    /// Where the item with this id is.
    pub fn place<T: Item>(&self, items: &[Arc<T>], id: Id<T>) -> Option<usize> {
        if items.len() < SHORT {
            return items.iter().position(|item| item.id() == id);
        }
        let by_id = self.by_id.get_or_init(|| {
            let ids = items.iter().map(|item| item.id().uuid());
            ids.zip(0..).collect()
        });
        by_id.get(&id.uuid()).copied()
    }

    /// Where the items are that belong to this. Who asks a few times goes through the list.
    fn of_whole<T: Within>(&self, items: &[Arc<T>], whole: Uuid) -> Cow<'_, [usize]> {
        let ByWhole { asked, places } = &*self.by_whole;
        if asked.fetch_add(1, Ordering::Relaxed) < FEW {
            let placed = items.iter().zip(0..);
            let here = placed.filter(|(item, _)| item.within() == whole);
            return here.map(|(_, place)| place).collect();
        }
        let places = places.get_or_init(|| {
            let mut places: FxHashMap<Uuid, Vec<usize>> = FxHashMap::default();
            for (place, item) in items.iter().enumerate() {
                places.entry(item.within()).or_default().push(place);
            }
            places
        });
        Cow::Borrowed(places.get(&whole).map_or(&[], Vec::as_slice))
    }
}

/// The items that belong to this, in order.
fn of_whole<T: Within>(items: &Items<T>, whole: Uuid) -> impl Iterator<Item = &T> {
    let places = items.index().of_whole(items.shared(), whole).into_owned();
    let items = places.into_iter().map(|place| items.shared().get(place));
    items.flatten().map(Arc::as_ref)
}

impl super::Plan {
    /// The measures of a theme, or those without one, in order.
    pub fn measures_of(&self, theme: Option<Id<Theme>>) -> impl Iterator<Item = &Measure> {
        let measures = of_whole(&self.measures, theme.map_or(Uuid::nil(), Id::uuid));
        measures.filter(move |measure| measure.theme == theme)
    }

    /// The targets of a measure, in order.
    pub fn targets_of(&self, measure: Id<Measure>) -> impl Iterator<Item = &Target> {
        of_whole(&self.targets, measure.uuid())
    }

    /// Which target of its measure it is, from 1.
    #[must_use]
    pub fn number_of_target(&self, target: Id<Target>) -> usize {
        let targets = &self.targets;
        let number = targets.place(target).and_then(|place| {
            let measure = targets.shared().get(place)?.measure;
            let places = targets.index().of_whole(targets.shared(), measure.uuid());
            places.binary_search(&place).ok()
        });
        1 + number.unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Place, sample::sample};

    #[test]
    fn what_is_looked_up_is_what_going_through_the_list_finds() {
        let mut plan = sample(20);
        for _ in 0..3 {
            for measure in plan.measures.iter() {
                let found = plan.measures.get(measure.id).map(Item::id);
                assert_eq!(found, Some(measure.id));
                let of_measure = || (plan.targets.iter()).filter(|it| it.measure == measure.id);
                assert!(plan.targets_of(measure.id).eq(of_measure()));
                for (place, target) in of_measure().enumerate() {
                    assert_eq!(plan.number_of_target(target.id), place + 1);
                }
                let same = plan.measures.iter().filter(|it| it.theme == measure.theme);
                assert!(plan.measures_of(measure.theme).eq(same));
            }
            // All that changes a list: taking out, putting in, moving to another measure.
            let ids: Vec<Id<Target>> = plan.targets.iter().map(Item::id).collect();
            let other = plan.measures.iter().last().map(Item::id).unwrap();
            let taken = plan.targets.remove(ids[0]).unwrap();
            assert!(plan.targets.get(ids[0]).is_none());
            plan.targets
                .insert(Arc::unwrap_or_clone(taken), Place::Last);
            plan.targets.update(ids[5], |target| target.measure = other);
            plan.targets.retain(|target| target.id != ids[9]);
            plan.targets.update_each(|target| {
                let moved = target.id == ids[7];
                moved.then(|| Target {
                    measure: other,
                    ..target.clone()
                })
            });
            let first = plan.measures.iter().next().map(Item::id).unwrap();
            plan.measures.arrange(&[other, first]);
            plan.measures.move_to(other, Place::First);
        }
    }
}
