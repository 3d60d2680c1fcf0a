//! What goes with a save, and what comes of it.

use super::{Head, Later, Listed, Packed, Size, StorageFault};
use crate::{check::Counts, edit::Moment, exchange::TooMuch, plan::Cents};

/// What goes with a plan that is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Occasion {
    /// When it is saved, in milliseconds since 1970.
    pub now: Moment,
    /// When the plan was last downloaded as a file.
    pub downloaded: Option<Moment>,
    /// What the checks found, for the list of plans.
    pub findings: Option<Counts>,
    /// What the plan costs, for the same list.
    pub costs: Option<Cents>,
    /// Whether hardly anything may replace a large plan, because somebody said so.
    pub even_if_hardly_anything: bool,
}

impl Occasion {
    /// Saving a plan again that is listed like this.
    #[must_use]
    pub const fn again(listed: &Listed, now: Moment) -> Self {
        Self {
            now,
            downloaded: listed.downloaded,
            findings: listed.head.findings,
            costs: listed.head.costs,
            even_if_hardly_anything: false,
        }
    }
}

/// A plan that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Which save of the plan it is.
    pub sequence: u64,
    /// What a list says about it.
    pub head: Head,
    /// The plan as it was written: a snapshot of it needs no packing.
    pub packed: Packed,
}

/// Why a plan was not saved. What was there before still is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveFault {
    /// The storage is full or blocked.
    Storage(StorageFault),
    /// What was read back is not what was written.
    NotReadBack,
    /// The plan was saved elsewhere since this page read it: in another tab.
    ChangedElsewhere,
    /// A later program saved the plan: this page is older than what is stored.
    Later(Later),
    /// It has grown beyond what opens again.
    TooMuch(TooMuch),
    /// Hardly anything would replace a large plan.
    HardlyAnything {
        /// What is stored.
        stored: Size,
        /// What would be.
        new: Size,
    },
}

impl From<StorageFault> for SaveFault {
    fn from(fault: StorageFault) -> Self {
        Self::Storage(fault)
    }
}
