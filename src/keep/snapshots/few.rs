//! A few snapshots in the storage of the plans, if the browser has no other.

use super::{Snapshot, SnapshotHead};
use crate::{
    keep::{Storage, StorageFault},
    plan::{Id, Plan, sort_by_key},
};

const PREFIX: &str = "sectorplan.snapshot.";
/// How many unnamed ones a plan has at most: they share the space of the plans.
const FEW: usize = 3;

/// Snapshots beside the plans.
#[derive(Debug)]
pub struct FewSnapshots<S>(pub S);

impl<S: Storage> FewSnapshots<S> {
    /// The snapshots of a plan that can be read, the oldest first.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn heads(&self, plan: Id<Plan>) -> Result<Vec<SnapshotHead>, StorageFault> {
        let start = format!("{PREFIX}{plan}/");
        let mut heads = Vec::new();
        for key in self.0.keys()? {
            if key.starts_with(&start)
                && let Some(body) = self.0.get(&key)?
                && let Ok(head) = SnapshotHead::of_body(&body)
            {
                heads.push(head);
            }
        }
        sort_by_key(&mut heads, |head| head.number);
        Ok(heads)
    }

    /// Adds a snapshot, and takes away the oldest when there are more than a few.
    ///
    /// # Errors
    /// When the storage is full or cannot be used; the others then stay.
    pub fn add(&mut self, snapshot: &Snapshot) -> Result<(), StorageFault> {
        let key = format!("{PREFIX}{}", snapshot.head.key());
        self.0.set(&key, &snapshot.body)?;
        let heads = self.heads(snapshot.head.head.id)?;
        heads
            .iter()
            .rev()
            .skip(FEW)
            .try_for_each(|head| self.remove(head))
    }

    /// The text with the plan of a snapshot; `None` if it is gone.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn body(&self, head: &SnapshotHead) -> Result<Option<String>, StorageFault> {
        self.0.get(&format!("{PREFIX}{}", head.key()))
    }

    /// Takes a snapshot away.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn remove(&mut self, head: &SnapshotHead) -> Result<(), StorageFault> {
        self.0.remove(&format!("{PREFIX}{}", head.key()))
    }
}
