//! Dividing a whole into parts that add up to it.

/// Divides a whole in proportion to weights: each part is rounded down, and what is left goes
/// to the parts that lost most, the first of equals first (largest remainder).
///
/// Without any weight, every part is zero.
pub(super) fn share_out(whole: u64, weights: &[u128]) -> Vec<u64> {
    let sum: u128 = weights.iter().sum();
    // Beyond this a product would not fit; no plan has weights that large.
    if sum == 0 || sum > u128::MAX / (u128::from(whole) + 1) {
        return vec![0; weights.len()];
    }
    let product = |weight: &u128| u128::from(whole) * weight;
    let floors = weights.iter().map(|weight| product(weight) / sum);
    let mut parts: Vec<u64> = floors
        .map(|part| part.try_into().unwrap_or(whole))
        .collect();
    let mut lost: Vec<(usize, u128)> = weights
        .iter()
        .map(|weight| product(weight) % sum)
        .enumerate()
        .collect();
    crate::plan::sort_by_key(&mut lost, |(_, lost)| std::cmp::Reverse(*lost));
    let left = whole.saturating_sub(parts.iter().sum());
    for (place, _) in lost.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(part) = parts.get_mut(place) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_largest_remainder_gets_what_is_left() {
        assert_eq!(share_out(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(share_out(10, &[5, 3, 2]), [5, 3, 2]);
        assert_eq!(share_out(1, &[1, 2]), [0, 1]);
        assert_eq!(share_out(5, &[0, 0]), [0, 0]);
        assert!(share_out(5, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole(whole in 0..u64::MAX / 2, weights in prop::collection::vec(0_u128..=1_000_000_000_000_000_000, 1..8)) {
            let parts = share_out(whole, &weights);
            let expected = if weights.iter().all(|weight| *weight == 0) { 0 } else { whole };
            prop_assert_eq!(parts.iter().sum::<u64>(), expected);
        }
    }
}
