//! The bin: a plan that somebody deleted stays where it is for thirty days, marked as deleted.
//!
//! A mark names the save of the plan that was there. A plan that was saved since is in the list,
//! whatever a mark says: browsers write local storage late, and a mark that was taken away may be
//! back after a power cut. Without its mark a plan is in the list too: what goes wrong here shows a
//! plan, and never loses one.

use serde::{Deserialize, Serialize};

use super::{
    Listed, Listing, SaveFault, Shelf, Storage, StorageFault,
    places::Slots,
    seal::{seal, unseal},
};
use crate::{
    edit::Moment,
    plan::{Id, Plan, sort_by_key},
};

const KEY: &str = "sectorplan.bin.";
const WHAT: &str = "bin";
const VERSION: u32 = 1;
const DAY: Moment = 24 * 60 * 60 * 1_000;
/// How long a plan stays in the bin.
const STAYS: Moment = 30 * DAY;
/// A plan that seems to have been in the bin for longer was put there by a clock that was wrong,
/// or somebody was away for a year: either way it may stay for another thirty days.
const BEYOND_BELIEF: Moment = 366 * DAY;

/// A plan in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binned {
    /// What a list says about it.
    pub listed: Listed,
    /// When somebody put it there, in milliseconds since 1970.
    pub since: Moment,
}

impl Binned {
    /// When it goes by itself.
    #[must_use]
    pub const fn goes(&self) -> Moment {
        self.since.saturating_add(STAYS)
    }
}

/// What is written down of a plan in the bin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    /// When somebody put it there.
    since: Moment,
    /// The save of the plan that was there.
    sequence: u64,
    /// Whether it is being taken away for good; the rest of it goes when the page next starts.
    #[serde(default)]
    goes: bool,
}

impl Mark {
    const fn covers(self, sequence: u64) -> bool {
        sequence <= self.sequence
    }
}

fn key(plan: Id<Plan>) -> String {
    format!("{KEY}{plan}")
}

impl<S: Storage> Shelf<S> {
    /// The mark of a plan; none if it cannot be read.
    fn mark(&self, plan: Id<Plan>) -> Result<Option<Mark>, StorageFault> {
        let text = self.storage().get(&key(plan))?;
        let content = text.as_deref().map(|text| unseal(WHAT, VERSION, text));
        let mark = content.and_then(Result::ok);
        Ok(mark.and_then(|content| serde_json::from_str(content).ok()))
    }

    fn write_mark(&mut self, plan: Id<Plan>, mark: Mark) -> Result<(), SaveFault> {
        // A mark can always be written.
        let content = serde_json::to_string(&mark).unwrap_or_default();
        self.put(&key(plan), &seal(WHAT, VERSION, &content))
    }

    /// Which save of the plan is the newest.
    fn newest_save(&self, plan: Id<Plan>) -> Result<Option<u64>, StorageFault> {
        let newest = self.newest(plan, &Slots::of(self.storage(), plan)?)?;
        Ok(newest.map(|(label, _)| label.sequence))
    }

    /// Takes the plans in the bin out of the list, the last put there first, and those that are
    /// being taken away for good out of both.
    pub(super) fn sort_out(&self, listing: &mut Listing) -> Result<(), StorageFault> {
        for listed in std::mem::take(&mut listing.plans) {
            match self.mark(listed.head.id)? {
                Some(mark) if mark.covers(listed.sequence) => {
                    let since = mark.since;
                    if !mark.goes {
                        listing.bin.push(Binned { listed, since });
                    }
                }
                Some(_) | None => listing.plans.push(listed),
            }
        }
        sort_by_key(&mut listing.bin, |binned| std::cmp::Reverse(binned.since));
        Ok(())
    }

    /// Whether a plan is in the bin.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn is_in_bin(&self, plan: Id<Plan>) -> Result<bool, StorageFault> {
        let Some(mark) = self.mark(plan)? else {
            return Ok(false);
        };
        let newest = self.newest_save(plan)?;
        Ok(newest.is_some_and(|newest| mark.covers(newest)))
    }

    /// Whether this save of a plan was taken away for good, whatever is left of it elsewhere.
    pub(super) fn is_taken_away(&self, plan: Id<Plan>, sequence: u64) -> bool {
        let mark = self.mark(plan).ok().flatten();
        mark.is_some_and(|mark| mark.goes && mark.covers(sequence))
    }

    /// Puts a plan in the bin; its texts stay as they are. A full storage makes room with the save
    /// before the last, if the last one is whole.
    ///
    /// # Errors
    /// When it is still in the list: there is no such plan, or no way to write that it was put away.
    pub fn put_in_bin(&mut self, plan: Id<Plan>, now: Moment) -> Result<(), SaveFault> {
        let newest = self.newest_save(plan)?;
        let sequence = newest.ok_or(SaveFault::NotReadBack)?;
        let mark = Mark {
            since: now,
            sequence,
            goes: false,
        };
        match self.write_mark(plan, mark) {
            Err(SaveFault::Storage(StorageFault::Full)) => {
                let slots = Slots::of(self.storage(), plan)?;
                if let [_, older] = slots.good().as_slice() {
                    self.take(&older.key)?;
                }
                self.write_mark(plan, mark)
            }
            written => written,
        }
    }

    /// Takes a plan out of the bin, back into the list. It should be saved after this, so that a
    /// mark which returns after a power cut no longer counts.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn take_out_of_bin(&mut self, plan: Id<Plan>) -> Result<(), StorageFault> {
        if self.storage().get(&key(plan))?.is_some() {
            self.take(&key(plan))?;
        }
        Ok(())
    }

    /// Takes a plan away for good, out of the list or out of the bin, as far as it is in this
    /// storage and can be read. Once it is gone elsewhere too, [`Shelf::forget`] ends it.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn take_away(&mut self, plan: Id<Plan>) -> Result<(), StorageFault> {
        if let Some(sequence) = self.newest_save(plan)? {
            let mark = Mark {
                since: 0,
                sequence,
                goes: true,
            };
            // Without it, what is left elsewhere may come back, as after a crash.
            let _ = self.write_mark(plan, mark);
        }
        self.remove(plan)
    }

    /// Ends the taking away of a plan that is gone elsewhere too. One that came back since stays.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn forget(&mut self, plan: Id<Plan>) -> Result<(), StorageFault> {
        match self.mark(plan)? {
            Some(mark) if mark.goes => self.take_out_of_bin(plan),
            Some(_) | None => Ok(()),
        }
    }

    /// The plans whose thirty days in the bin are over, and those whose taking away was cut off.
    ///
    /// A clock that is or was wrong makes no plan go: where one is from the future, or was put there
    /// longer ago than is likely, its thirty days begin now.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn overdue(&mut self, now: Moment) -> Result<Vec<Id<Plan>>, StorageFault> {
        let mut over = Vec::new();
        for key in self.storage().keys()? {
            let plan = key.strip_prefix(KEY).and_then(|plan| plan.parse().ok());
            if let Some(plan) = plan
                && self.mark(plan)?.is_some_and(|mark| mark.goes)
            {
                over.push(plan);
            }
        }
        for binned in self.list()?.bin {
            let plan = binned.listed.head.id;
            match now.checked_sub(binned.since) {
                Some(age) if age < STAYS => {}
                Some(age) if age <= BEYOND_BELIEF => over.push(plan),
                // If that cannot be written now, it is when the page next looks.
                None | Some(_) => drop(self.put_in_bin(plan, now)),
            }
        }
        Ok(over)
    }
}
