//! Where the items of a list are in it.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::Id;

/// How far around a place an item is looked for before an index is made.
const NEAR: usize = 4;

/// The places of the items of a list, by their ids.
///
/// What belongs together mostly is side by side, so an item is looked for near the last one that
/// was found, and an index of all is made only where that fails.
pub(crate) struct Places<T> {
    ids: Vec<Id<T>>,
    by_id: OnceCell<FxHashMap<Id<T>, usize>>,
}

impl<T> Places<T> {
    /// Of items with these ids, in order; of two with the same id, the last has it.
    pub fn of(ids: impl Iterator<Item = Id<T>>) -> Self {
        Self {
            ids: ids.collect(),
            by_id: OnceCell::new(),
        }
    }

    /// The place of an item, looked for first around `place`.
    pub fn near(&self, place: usize, id: Id<T>) -> Option<usize> {
        let first = place.saturating_sub(NEAR);
        let around = self.ids.iter().enumerate().skip(first).take(2 * NEAR);
        let found = around.into_iter().find(|(_, near)| **near == id);
        found.map(|(place, _)| place).or_else(|| self.anywhere(id))
    }

    /// The place of an item.
    pub fn anywhere(&self, id: Id<T>) -> Option<usize> {
        let all = || {
            let places = self.ids.iter().enumerate();
            places.map(|(place, id)| (*id, place)).collect()
        };
        self.by_id.get_or_init(all).get(&id).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_near_and_far() {
        let id = |number: usize| Id::<()>::numbered(number as u128 + 1);
        let places = Places::of((0..20).map(id));
        for near in 0..25 {
            for place in 0..20 {
                assert_eq!(places.near(near, id(place)), Some(place));
            }
            assert_eq!(places.near(near, id(20)), None);
        }
    }
}
