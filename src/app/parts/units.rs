//! How the words for what is counted follow the count.

use crate::plan::Target;

/// How many a target counts, as far as its words ask: anything but one is many.
pub fn count_of(target: &Target) -> u64 {
    target
        .quantity
        .map_or(2, |quantity| quantity.whole().unwrap_or(2))
}
