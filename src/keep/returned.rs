//! What comes back from the browser's database if local storage lost it.
//!
//! Browsers write local storage to the disk late: after a crash or a power cut it may be some
//! saves behind. The database holds the newest text of each plan, written through to the disk.

use super::{
    Damage, SaveFault, Shelf, Storage,
    places::{Slots, aside},
    slot,
};
use crate::plan::{Id, Plan};

/// What became of a text of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returned {
    /// The shelf has this save of the plan, or a later one, or somebody took it away for good.
    Known,
    /// The shelf did not have it: now it does.
    Back {
        /// The newest save that the shelf had of the plan; `None` if it had none.
        before: Option<u64>,
        /// The save that came back.
        sequence: u64,
    },
    /// It cannot be read; its text was set aside, to the letter.
    Damaged,
    /// A later program wrote it, or what the shelf has of the plan: both stay as they are.
    Later,
    /// It is newer than what the shelf has, and the shelf has no place for it.
    NoPlace(SaveFault),
}

/// What is in the database where the text of a save goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Nothing, or an earlier save: the text may come in its place.
    Earlier,
    /// This very text.
    Same,
    /// A save with a number as high or higher, which the writer has not seen.
    Newer,
    /// It cannot be read, and is set aside before its place is used.
    Damaged,
    /// A later program wrote it: it stays.
    Later,
}

impl Before {
    /// What the text that is there is to the one that comes.
    #[must_use]
    pub fn of(plan: Id<Plan>, there: Option<&str>, comes: &str) -> Self {
        let Some(there) = there else {
            return Self::Earlier;
        };
        if there == comes {
            return Self::Same;
        }
        let number = slot::read_label(comes).map_or(0, |label| label.sequence);
        match slot::read_label(there) {
            Ok(label) if label.head.id != plan => Self::Damaged,
            Ok(label) if label.sequence >= number => Self::Newer,
            Ok(_) => Self::Earlier,
            Err(Damage::Later(_)) => Self::Later,
            Err(_) => Self::Damaged,
        }
    }
}

impl<S: Storage> Shelf<S> {
    /// Whether the shelf has the save that the database holds of a plan, or a later one, as far as
    /// labels tell.
    #[must_use]
    pub fn has(&self, plan: Id<Plan>, text: &str) -> bool {
        let newest = |slots: Slots| {
            let newest = slots.good().first().and_then(|place| place.label())?;
            Some(newest.sequence)
        };
        let slots = Slots::of(self.storage(), plan);
        match (slot::read_label(text), slots.ok().and_then(newest)) {
            (Ok(label), Some(newest)) => label.head.id == plan && newest >= label.sequence,
            (Ok(label), None) => label.head.id == plan && self.is_taken_away(plan, label.sequence),
            (Err(_), _) => false,
        }
    }

    /// Puts the text that the database holds of a plan on the shelf, if it is newer than what is
    /// there: in place of the older slot, as a save does.
    pub fn take_back(&mut self, plan: Id<Plan>, text: &str) -> Returned {
        let label = match slot::read(text) {
            Ok((label, _)) if label.head.id == plan => label,
            Err(Damage::Later(_)) => return Returned::Later,
            Ok(_) | Err(_) => {
                return match self.set_aside(plan, text) {
                    Ok(()) => Returned::Damaged,
                    Err(fault) => Returned::NoPlace(fault),
                };
            }
        };
        if self.is_taken_away(plan, label.sequence) {
            return Returned::Known;
        }
        let slots = match Slots::of(self.storage(), plan) {
            Ok(slots) => slots,
            Err(fault) => return Returned::NoPlace(fault.into()),
        };
        if slots.later().is_some() {
            return Returned::Later;
        }
        let good = slots.good();
        let newest = good.first().and_then(|place| place.label());
        let before = newest.map(|label| label.sequence);
        if before.is_some_and(|before| before >= label.sequence) {
            return Returned::Known;
        }
        match self.write(plan, slots.next(), text) {
            Ok(()) => Returned::Back {
                before,
                sequence: label.sequence,
            },
            Err(fault) => Returned::NoPlace(fault),
        }
    }

    /// Sets aside a text of the database that cannot be read, so that its place may be used.
    ///
    /// # Errors
    /// When there is no place for it here.
    pub fn set_aside(&mut self, plan: Id<Plan>, text: &str) -> Result<(), SaveFault> {
        self.put(&aside(plan, text), text)
    }

    /// The newest text of a plan, for the database; `None` if none can be read.
    #[must_use]
    pub fn text(&self, plan: Id<Plan>) -> Option<String> {
        let slots = Slots::of(self.storage(), plan).ok()?;
        let newest = slots.good().into_iter().next()?;
        newest.text.as_ref().map(|(raw, _)| raw.clone())
    }
}
