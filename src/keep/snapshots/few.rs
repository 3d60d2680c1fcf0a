//! A few snapshots in the storage of the plans, if the browser has no other.

use super::{Snapshot, SnapshotHead};
use crate::{
    keep::{Storage, StorageFault},
    plan::{Id, Plan, sort_by_key},
};

const BODY: &str = "sectorplan.snapshot.";
const HEAD: &str = "sectorplan.snapshot-head.";
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
        let start = format!("{BODY}{plan}/");
        let mut heads = Vec::new();
        for key in self.0.keys()? {
            if key.starts_with(&start)
                && let Some(body) = self.0.get(&key)?
                && let Ok(head) = SnapshotHead::of_body(&body)
            {
                // It says the same, and a name; earlier programs kept none.
                let said = self.0.get(&format!("{HEAD}{}", head.key()))?;
                heads.push(
                    said.and_then(|said| SnapshotHead::read(&said).ok())
                        .unwrap_or(head),
                );
            }
        }
        sort_by_key(&mut heads, |head| head.number);
        Ok(heads)
    }

    /// Adds a snapshot, and takes away the oldest without a name when there are more than a few.
    ///
    /// # Errors
    /// When the storage is full or cannot be used; the others then stay.
    pub fn add(&mut self, snapshot: &Snapshot) -> Result<(), StorageFault> {
        let key = snapshot.head.key();
        self.0.set(&format!("{BODY}{key}"), &snapshot.body)?;
        self.0
            .set(&format!("{HEAD}{key}"), &snapshot.head.write())?;
        let mut heads = self.heads(snapshot.head.head.id)?;
        heads.retain(|head| head.name.is_none());
        heads
            .iter()
            .rev()
            .skip(FEW)
            .try_for_each(|head| self.remove(head))
    }

    /// Takes away every snapshot of a plan that can be read.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn remove_all(&mut self, plan: Id<Plan>) -> Result<(), StorageFault> {
        let heads = self.heads(plan)?;
        heads.iter().try_for_each(|head| self.remove(head))
    }

    /// The text with the plan of a snapshot; `None` if it is gone.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn body(&self, head: &SnapshotHead) -> Result<Option<String>, StorageFault> {
        self.0.get(&format!("{BODY}{}", head.key()))
    }

    /// Takes a snapshot away.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn remove(&mut self, head: &SnapshotHead) -> Result<(), StorageFault> {
        self.0.remove(&format!("{BODY}{}", head.key()))?;
        self.0.remove(&format!("{HEAD}{}", head.key()))
    }
}
