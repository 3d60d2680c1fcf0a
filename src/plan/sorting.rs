//! Sorting that the program contains once: the library's is compiled anew for each type of item.

use std::{cmp::Ordering, mem::take};

/// Puts items in the order of their keys; those with equal keys stay as they are.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = in_order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    let mut taken: Vec<Option<T>> = take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

#[inline(never)]
fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_in_the_order_of_their_keys_and_equal_ones_stay() {
        let mut items = vec![("c", 2), ("a", 1), ("b", 2), ("d", 1), ("e", 0)];
        sort_by_key(&mut items, |(_, key)| *key);
        assert_eq!(
            items,
            [("e", 0), ("a", 1), ("d", 1), ("c", 2), ("b", 2)],
            "by key, and c before b as it was"
        );
    }
}
