//! Earlier versions of a plan: what one is, and which are made and kept.
//!
//! A snapshot is two texts under one key: a head, which a list needs, and a body with the plan.
//! Whoever stores them writes both at once or neither.

mod few;
mod record;
mod thinning;

pub use few::FewSnapshots;
pub use record::{Snapshot, SnapshotHead};
pub use thinning::{Room, due, room, thin};
