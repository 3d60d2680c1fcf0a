//! The plans on this device: each in a slot of its own, written, read back, and only then saved.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Storage, StorageFault, pack, unpack};
use crate::{
    edit::Moment,
    exchange,
    plan::{Id, Plan},
};

const PREFIX: &str = "sectorplan.plan.";
/// Slots of a later version are left alone.
const SLOT_VERSION: u32 = 1;

/// What stands in the storage for one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The version of this slot.
    pub version: u32,
    /// When it was saved, in milliseconds since 1970.
    pub saved: Moment,
    /// When the plan was last downloaded as a file.
    pub downloaded: Option<Moment>,
    /// The plan's JSON, packed.
    plan: String,
}

/// A plan as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The plan.
    pub plan: Plan,
    /// When it was saved.
    pub saved: Moment,
    /// When it was last downloaded as a file.
    pub downloaded: Option<Moment>,
}

/// Something on the shelf that cannot be read; it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The key it stands under.
    pub key: String,
    /// What stands there, to the letter.
    pub raw: String,
}

/// Why a plan was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveFault {
    /// The storage is full or blocked.
    Storage(StorageFault),
    /// What was read back is not what was written.
    NotReadBack,
    /// The plan was saved from elsewhere since this page read it: another tab.
    ChangedElsewhere,
}

impl From<StorageFault> for SaveFault {
    fn from(fault: StorageFault) -> Self {
        Self::Storage(fault)
    }
}

/// The plans on this device.
#[derive(Debug)]
pub struct Shelf<S> {
    storage: S,
    /// Where each plan stands and what stood there when the plans were last listed.
    listed: BTreeMap<Id<Plan>, (String, String)>,
    /// The same for the plans that this page works on: what it last opened or wrote.
    seen: BTreeMap<Id<Plan>, (String, String)>,
}

impl<S: Storage> Shelf<S> {
    /// A shelf in this storage.
    pub const fn new(storage: S) -> Self {
        Self {
            storage,
            listed: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Reads every plan, the last saved first, and names what cannot be read.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn read_all(&mut self) -> Result<(Vec<Kept>, Vec<Unreadable>), StorageFault> {
        let mut keys = self.storage.keys()?;
        keys.retain(|key| key.starts_with(PREFIX));
        keys.sort();
        self.listed.clear();
        let (mut plans, mut unreadable) = (Vec::new(), Vec::new());
        for key in keys {
            let Some(raw) = self.storage.get(&key)? else {
                continue;
            };
            match read_slot(&raw) {
                Some(kept) if !self.listed.contains_key(&kept.plan.id) => {
                    self.listed.insert(kept.plan.id, (key, raw));
                    plans.push(kept);
                }
                _ => unreadable.push(Unreadable { key, raw }),
            }
        }
        plans.sort_by_key(|kept| std::cmp::Reverse(kept.saved));
        Ok((plans, unreadable))
    }

    /// Records that this page now works on a plan as it was last listed.
    ///
    /// Listing alone does not: a plan that another tab changed meanwhile would be taken for
    /// seen, and overwritten.
    pub fn opened(&mut self, plan: Id<Plan>) {
        if let Some(place) = self.listed.get(&plan) {
            self.seen.insert(plan, place.clone());
        }
    }

    /// Saves a plan and reads it back.
    ///
    /// # Errors
    /// When it was not saved; what stood there before then still does.
    pub fn save(
        &mut self,
        plan: &Plan,
        now: Moment,
        downloaded: Option<Moment>,
    ) -> Result<(), SaveFault> {
        let key = self.key_for(plan.id)?;
        let slot = Slot {
            version: SLOT_VERSION,
            saved: now,
            downloaded,
            plan: pack(&exchange::write_compact(plan)),
        };
        let raw = serde_json::to_string(&slot).map_err(|_| SaveFault::NotReadBack)?;
        self.storage.set(&key, &raw)?;
        if self.storage.get(&key)?.as_deref() != Some(raw.as_str()) {
            return Err(SaveFault::NotReadBack);
        }
        self.seen.insert(plan.id, (key, raw));
        Ok(())
    }

    /// Takes a plan off the shelf.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn remove(&mut self, plan: Id<Plan>) -> Result<(), StorageFault> {
        let place = self.seen.get(&plan).or_else(|| self.listed.get(&plan));
        if let Some((key, _)) = place {
            self.storage.remove(key)?;
            self.seen.remove(&plan);
            self.listed.remove(&plan);
        }
        Ok(())
    }

    /// Takes away something that could not be read, after somebody chose to.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn remove_unreadable(&mut self, key: &str) -> Result<(), StorageFault> {
        let mut plans = self.seen.values().chain(self.listed.values());
        let is_plan = plans.any(|(known, _)| known == key);
        if is_plan {
            Ok(())
        } else {
            self.storage.remove(key)
        }
    }

    /// The key a plan is saved under: its own, or the first that holds nothing yet, so that
    /// nothing unreadable is overwritten.
    fn key_for(&self, plan: Id<Plan>) -> Result<String, SaveFault> {
        if let Some((key, seen)) = self.seen.get(&plan) {
            return match self.storage.get(key)? {
                Some(raw) if raw == *seen => Ok(key.clone()),
                None => Ok(key.clone()),
                Some(_) => Err(SaveFault::ChangedElsewhere),
            };
        }
        let mut key = format!("{PREFIX}{plan}");
        while let Some(raw) = self.storage.get(&key)? {
            if read_slot(&raw).is_some_and(|kept| kept.plan.id == plan) {
                return Err(SaveFault::ChangedElsewhere);
            }
            key.push('~');
        }
        Ok(key)
    }
}

fn read_slot(raw: &str) -> Option<Kept> {
    let slot: Slot = serde_json::from_str(raw).ok()?;
    if slot.version != SLOT_VERSION {
        return None;
    }
    let plan = exchange::read(&unpack(&slot.plan)?).ok()?;
    Some(Kept {
        plan,
        saved: slot.saved,
        downloaded: slot.downloaded,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Kind, Language};
    use std::{cell::RefCell, collections::HashMap, rc::Rc};

    /// A storage in memory that two tabs can share and that can be made to fail.
    #[derive(Clone, Default)]
    struct Memory(Rc<RefCell<Inner>>);

    #[derive(Default)]
    struct Inner {
        texts: HashMap<String, String>,
        fault: Option<StorageFault>,
        forgetful: bool,
    }

    impl Storage for Memory {
        fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
            Ok(self.0.borrow().texts.get(key).cloned())
        }

        fn set(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
            let mut inner = self.0.borrow_mut();
            if let Some(fault) = inner.fault {
                return Err(fault);
            }
            if !inner.forgetful {
                inner.texts.insert(key.to_owned(), text.to_owned());
            }
            Ok(())
        }

        fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
            self.0.borrow_mut().texts.remove(key);
            Ok(())
        }

        fn keys(&self) -> Result<Vec<String>, StorageFault> {
            Ok(self.0.borrow().texts.keys().cloned().collect())
        }
    }

    fn plan(number: u128, title: &str) -> Plan {
        let mut plan = Plan::new(Id::numbered(number), Kind::SectorPlan, Language::Nl);
        plan.title = title.to_owned();
        plan
    }

    fn titles(storage: &Memory) -> Vec<String> {
        let (plans, _) = Shelf::new(storage.clone()).read_all().unwrap();
        plans.into_iter().map(|kept| kept.plan.title).collect()
    }

    #[test]
    fn what_was_saved_is_found_again_the_last_first() {
        let storage = Memory::default();
        let mut shelf = Shelf::new(storage.clone());
        shelf.save(&plan(1, "first"), 10, None).unwrap();
        shelf.save(&plan(2, "second"), 20, Some(15)).unwrap();
        shelf.save(&plan(1, "first, changed"), 30, None).unwrap();
        assert_eq!(titles(&storage), ["first, changed", "second"]);
        shelf.remove(Id::numbered(1)).unwrap();
        assert_eq!(titles(&storage), ["second"]);
    }

    #[test]
    fn saved_is_said_only_of_what_was_read_back() {
        let storage = Memory::default();
        storage.0.borrow_mut().forgetful = true;
        let saved = Shelf::new(storage).save(&plan(1, "gone"), 1, None);
        assert_eq!(saved, Err(SaveFault::NotReadBack));
    }

    #[test]
    fn a_full_storage_keeps_what_it_had() {
        let storage = Memory::default();
        let mut shelf = Shelf::new(storage.clone());
        shelf.save(&plan(1, "old"), 1, None).unwrap();
        storage.0.borrow_mut().fault = Some(StorageFault::Full);
        let saved = shelf.save(&plan(1, "new"), 2, None);
        assert_eq!(saved, Err(SaveFault::Storage(StorageFault::Full)));
        assert_eq!(titles(&storage), ["old"]);
    }

    #[test]
    fn what_cannot_be_read_is_never_overwritten() {
        let storage = Memory::default();
        let key = format!("{PREFIX}{}", Id::<Plan>::numbered(1));
        storage.clone().set(&key, "{\"version\":99}").unwrap();
        let mut shelf = Shelf::new(storage.clone());
        let (plans, unreadable) = shelf.read_all().unwrap();
        assert_eq!((plans.len(), unreadable.len()), (0, 1));
        shelf
            .save(&plan(1, "opened again from its file"), 1, None)
            .unwrap();
        shelf.save(&plan(1, "and changed"), 2, None).unwrap();
        assert_eq!(
            storage.get(&key).unwrap().as_deref(),
            Some("{\"version\":99}")
        );
        assert_eq!(titles(&storage), ["and changed"]);
    }

    #[test]
    fn a_second_tab_does_not_silently_overwrite_the_first() {
        let storage = Memory::default();
        let mut first = Shelf::new(storage.clone());
        first.save(&plan(1, "start"), 1, None).unwrap();
        let mut second = Shelf::new(storage.clone());
        second.read_all().unwrap();
        second.opened(Id::numbered(1));
        first.save(&plan(1, "by the first"), 2, None).unwrap();
        second.read_all().unwrap();
        let saved = second.save(&plan(1, "by the second"), 3, None);
        assert_eq!(saved, Err(SaveFault::ChangedElsewhere));
        assert_eq!(titles(&storage), ["by the first"]);
    }
}
