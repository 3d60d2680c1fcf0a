//! How the words for what is counted depend on the count.

use crate::plan::Target;

/// The count of a target for choosing its words: anything but one is plural.
pub fn count_of(target: &Target) -> u64 {
    target
        .quantity
        .map_or(2, |quantity| quantity.whole().unwrap_or(2))
}
