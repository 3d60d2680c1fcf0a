//! What targets count, as it is chosen and said.

use crate::plan::{Target, TargetUnit};

/// The units that can be chosen, by their names in the file.
pub const UNITS: [(&str, TargetUnit); 10] = [
    ("place", TargetUnit::Place),
    ("participant", TargetUnit::Participant),
    ("company", TargetUnit::Company),
    ("workshop", TargetUnit::Workshop),
    ("meeting", TargetUnit::Meeting),
    ("study", TargetUnit::Study),
    ("pilot", TargetUnit::Pilot),
    ("campaign", TargetUnit::Campaign),
    ("project", TargetUnit::Project),
    ("service_point", TargetUnit::ServicePoint),
];

/// How many a target counts, as far as its words ask: anything but one is many.
pub fn count_of(target: &Target) -> u64 {
    target
        .quantity
        .map_or(2, |quantity| quantity.whole().unwrap_or(2))
}
