//! The plans on this device: each in two slots, written in turn, read back, and only then saved.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Binned, Damage, Head, Occasion, Packed, SaveFault, Saved, Storage, StorageFault,
    places::{Place, ReadFirst, Slots, aside, first, is_ours, owner},
    seal::mark_of,
    slot::{self, Label},
};
use crate::{
    edit::Moment,
    plan::{Id, Plan, sort_by_key},
};

/// A plan on the shelf, as a list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What the list says about it.
    pub head: Head,
    /// Which save it is of; counts from 1, and is 0 in the first layout.
    pub sequence: u64,
    /// When it was saved, in milliseconds since 1970.
    pub saved: Moment,
    /// When it was last downloaded as a file.
    pub downloaded: Option<Moment>,
}

impl From<Label> for Listed {
    fn from(label: Label) -> Self {
        Self {
            head: label.head,
            sequence: label.sequence,
            saved: label.saved,
            downloaded: label.downloaded,
        }
    }
}

/// A plan from the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The plan.
    pub plan: Plan,
    /// Which save it is of.
    pub sequence: u64,
    /// When it was saved, in milliseconds since 1970.
    pub saved: Moment,
    /// When it was last downloaded as a file.
    pub downloaded: Option<Moment>,
}

/// Something on the shelf that cannot be used as a plan; it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The key it is under.
    pub key: String,
    /// What is there, to the letter.
    pub raw: String,
    /// The plan it belongs to, by its key.
    pub plan: Option<Id<Plan>>,
    /// Why it is not taken for the plan.
    pub why: Damage,
}

/// What is on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// The plans, the last saved first.
    pub plans: Vec<Listed>,
    /// The plans in the bin, the last put there first.
    pub bin: Vec<Binned>,
    /// What cannot be read or was left beside a plan, and texts that were set aside.
    pub strays: Vec<Stray>,
}

/// One save of a plan: its number, and the mark of its text.
type Save = (u64, String);

/// The plans on this device.
#[derive(Debug)]
pub struct Shelf<S> {
    storage: S,
    /// What this page last opened or wrote of each plan, and the save before that: if the storage
    /// lost the last one, no work of anybody else is there.
    seen: BTreeMap<Id<Plan>, (Save, Option<Save>)>,
    /// The marks of texts that a failed write left in slots, by key: they are nobody's work.
    spoilt: BTreeMap<String, String>,
    /// Reads texts of the first layout, which say nothing before they are read.
    reads: Option<ReadFirst>,
}

impl<S: Storage> Shelf<S> {
    /// A shelf in this storage.
    pub const fn new(storage: S) -> Self {
        let mut shelf = Self::of_labels(storage);
        shelf.begin_to_read();
        shelf
    }

    /// A shelf that knows plans by their labels, for a page whose reading part has not come yet: if
    /// a text has no label, whatever asks for it finds the storage blocked.
    pub const fn of_labels(storage: S) -> Self {
        Self {
            storage,
            seen: BTreeMap::new(),
            spoilt: BTreeMap::new(),
            reads: None,
        }
    }

    /// From now on texts without a label are read.
    pub const fn begin_to_read(&mut self) {
        self.reads = Some(slot::read_first);
    }

    fn first(&self, plan: Id<Plan>) -> Result<Option<(String, String)>, StorageFault> {
        first(&self.storage, plan, self.reads)
    }

    /// The storage that it is in.
    pub(super) const fn storage(&self) -> &S {
        &self.storage
    }

    /// Lists every plan without unpacking any that is in the current layout, and names what cannot
    /// be read.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn list(&self) -> Result<Listing, StorageFault> {
        let mut keys = self.storage.keys()?;
        keys.retain(|key| is_ours(key));
        keys.sort();
        let owners: BTreeSet<Id<Plan>> = keys.iter().filter_map(|key| owner(key)).collect();
        let mut listing = Listing::default();
        // Where the plans themselves are.
        let mut homes = BTreeSet::new();
        for plan in owners {
            let slots = Slots::of(&self.storage, plan)?;
            let good = slots.good();
            homes.extend(good.iter().map(|place| place.key.clone()));
            let first = self.first(plan)?;
            match (good.first().and_then(|place| place.label()), first) {
                (Some(label), first) => {
                    let left_over = first.filter(|(_, raw)| is_moved(label, raw));
                    homes.extend(left_over.map(|(key, _)| key));
                    listing.plans.push(label.clone().into());
                }
                (None, Some((key, raw))) => {
                    if let Some(Ok((label, _))) = self.reads.map(|read| read(&raw)) {
                        listing.plans.push(label.into());
                        homes.insert(key);
                    }
                }
                (None, None) => {}
            }
        }
        for key in keys {
            if homes.contains(&key) {
                continue;
            }
            if let Some(raw) = self.storage.get(&key)? {
                let read = self.reads.ok_or(StorageFault::Blocked)?;
                listing.strays.push(stray(key, raw, read));
            }
        }
        sort_by_key(&mut listing.plans, |listed| std::cmp::Reverse(listed.saved));
        self.sort_out(&mut listing)?;
        Ok(listing)
    }

    /// Opens a plan, and records that this page now works on it.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn open(&mut self, plan: Id<Plan>) -> Result<Option<Kept>, StorageFault> {
        let found = self.find(plan)?;
        if let Some((kept, mark)) = &found {
            let slots = Slots::of(&self.storage, plan)?;
            let mut saves = slots.good().into_iter().filter_map(Place::save);
            let before = saves.find(|(sequence, _)| *sequence < kept.sequence);
            self.seen
                .insert(plan, ((kept.sequence, mark.clone()), before));
        }
        Ok(found.map(|(kept, _)| kept))
    }

    /// Reads a plan as it is on the shelf: its newest slot that can be read. `None` if there is
    /// none; [`Shelf::list`] names what is damaged.
    ///
    /// Reading alone is not work on the plan: otherwise what another tab saved meanwhile would
    /// count as seen, and be overwritten.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn read(&self, plan: Id<Plan>) -> Result<Option<Kept>, StorageFault> {
        Ok(self.find(plan)?.map(|(kept, _)| kept))
    }

    fn find(&self, plan: Id<Plan>) -> Result<Option<(Kept, String)>, StorageFault> {
        let slots = Slots::of(&self.storage, plan)?;
        let good = slots.good().into_iter();
        let slots = good.filter_map(|place| place.text.as_ref().map(|(raw, _)| raw.as_str()));
        let first = self.first(plan)?.map(|(_, raw)| raw);
        let read = slots
            .map(|raw| (raw, slot::read(raw)))
            .chain(
                first
                    .iter()
                    .map(|raw| (raw.as_str(), slot::read_first(raw))),
            )
            .find_map(|(raw, read)| read.ok().map(|read| (raw, read)));
        Ok(read.map(|(raw, (label, plan))| {
            let kept = Kept {
                plan,
                sequence: label.sequence,
                saved: label.saved,
                downloaded: label.downloaded,
            };
            (kept, mark_of(raw))
        }))
    }

    /// What keeps a listed plan from being opened: slots whose seal is whole but whose plan this
    /// program cannot read, perhaps of a later minor version.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn examine(&self, plan: Id<Plan>) -> Result<Vec<Stray>, StorageFault> {
        let slots = Slots::of(&self.storage, plan)?.0.into_iter();
        let strays = slots.filter_map(|place| {
            let (raw, _) = place.text?;
            let why = slot::read(&raw).err()?;
            Some(Stray {
                key: place.key,
                raw,
                plan: Some(plan),
                why,
            })
        });
        Ok(strays.collect())
    }

    /// Whether the newest text of a plan is what this page last opened or saved of it: a page that
    /// follows another one opens the plan again if it is not.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn is_current(&self, plan: Id<Plan>) -> Result<bool, StorageFault> {
        let newest = self.newest(plan, &Slots::of(&self.storage, plan)?)?;
        let newest = newest.map(|(label, mark)| (label.sequence, mark));
        Ok(newest.as_ref() == self.seen.get(&plan).map(|(last, _)| last))
    }

    /// Whether a later program saved a plan: this one would not understand all of it.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn is_of_later(&self, plan: Id<Plan>) -> Result<bool, StorageFault> {
        let slots = Slots::of(&self.storage, plan)?;
        Ok(slots.later().is_some())
    }

    /// Saves a plan, reads it back, and looks that opening it would now give what was saved.
    ///
    /// # Errors
    /// When it was not saved; what was there before then still is.
    pub fn save(&mut self, plan: &Plan, occasion: Occasion) -> Result<Saved, SaveFault> {
        let slots = Slots::of(&self.storage, plan.id)?;
        if let Some(later) = slots.later() {
            return Err(SaveFault::Later(later));
        }
        let newest = self.newest(plan.id, &slots)?;
        let there = newest
            .as_ref()
            .map(|(label, mark)| (label.sequence, mark.clone()));
        let seen = self.seen.get(&plan.id);
        let is_known = |there: &Save| {
            seen.is_some_and(|(last, before)| there == last || Some(there) == before.as_ref())
        };
        if there.as_ref().is_some_and(|there| !is_known(there)) {
            return Err(SaveFault::ChangedElsewhere);
        }

        let packed = Packed::of(plan);
        packed.opens.map_err(SaveFault::TooMuch)?;
        let head = Head {
            costs: occasion.costs,
            ..Head::of(plan, packed.bytes, occasion.findings)
        };
        if let Some((label, _)) = &newest {
            let (stored, new) = (label.head.size, head.size);
            if new.is_hardly_anything_of(stored) && !occasion.even_if_hardly_anything {
                return Err(SaveFault::HardlyAnything { stored, new });
            }
        }

        let before = there.as_ref().map(|(sequence, _)| *sequence);
        let before = before.max(seen.map(|((sequence, _), _)| *sequence));
        let sequence = before.unwrap_or_default().saturating_add(1);
        if sequence > slot::MOST_SAVES {
            return Err(SaveFault::NotReadBack);
        }
        let mut label = Label::new(sequence, occasion.now, occasion.downloaded, head.clone());
        label.moved = match newest {
            Some((first, mark)) if first.sequence == 0 => Some(mark),
            newest => newest.and_then(|(label, _)| label.moved),
        };
        let raw = slot::write(&label, &packed).ok_or(SaveFault::NotReadBack)?;
        self.write(plan.id, slots.next(), &raw)?;
        let written = (sequence, mark_of(&raw));
        let opens = Slots::of(&self.storage, plan.id)?;
        let opens = opens.good().into_iter().next().and_then(Place::save);
        if opens.as_ref() != Some(&written) {
            return Err(SaveFault::NotReadBack);
        }
        self.seen.insert(plan.id, (written, there));
        self.clear_first(plan.id, &label);
        Ok(Saved {
            sequence,
            head,
            packed,
        })
    }

    /// Takes a plan off the shelf, as far as it can be read. What is damaged stays, and is listed.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn remove(&mut self, plan: Id<Plan>) -> Result<(), StorageFault> {
        let slots = Slots::of(&self.storage, plan)?;
        if let Some((key, _)) = self.first(plan)? {
            self.storage.remove(&key)?;
        }
        // The newest last: whatever stops this, what is left is not an older plan.
        for place in slots.good().into_iter().rev() {
            self.storage.remove(&place.key)?;
        }
        self.seen.remove(&plan);
        Ok(())
    }

    /// Takes away a stray, after somebody chose to. A text that is the plan itself stays.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn remove_stray(&mut self, key: &str) -> Result<(), StorageFault> {
        let strays = self.list()?.strays;
        if strays.iter().any(|stray| stray.key == key) {
            self.storage.remove(key)?;
        }
        Ok(())
    }

    /// The newest text of a plan that can be read: what it says, and its mark.
    pub(super) fn newest(
        &self,
        plan: Id<Plan>,
        slots: &Slots,
    ) -> Result<Option<(Label, String)>, StorageFault> {
        if let Some(place) = slots.good().first() {
            return Ok(place.label().cloned().zip(place.mark()));
        }
        let first = self.first(plan)?;
        Ok(first.and_then(|(_, raw)| {
            let (label, _) = self.reads?(&raw).ok()?;
            Some((label, mark_of(&raw)))
        }))
    }

    /// Writes a slot, after setting aside what is damaged there.
    pub(super) fn write(
        &mut self,
        plan: Id<Plan>,
        place: &Place,
        raw: &str,
    ) -> Result<(), SaveFault> {
        if let Some((damaged, Err(_))) = &place.text
            && self.spoilt.get(&place.key) != place.mark().as_ref()
        {
            self.copy_aside(&place.key, aside(plan, damaged), damaged)?;
        }
        let written = self.put(&place.key, raw);
        if written == Err(SaveFault::NotReadBack)
            && let Ok(Some(spoilt)) = self.storage.get(&place.key)
        {
            self.spoilt.insert(place.key.clone(), mark_of(&spoilt));
        }
        written
    }

    /// Copies what cannot be read to a key of its own: another text may have been the same but for
    /// what only the storage can hold.
    fn copy_aside(&mut self, from: &str, mut to: String, text: &str) -> Result<(), SaveFault> {
        while self.storage.get(&to)?.as_deref() == Some(text) && !self.storage.is_same(from, &to)? {
            to.push('~');
        }
        self.storage.copy(from, &to)?;
        if self.storage.is_same(from, &to)? {
            Ok(())
        } else {
            Err(SaveFault::NotReadBack)
        }
    }

    /// Takes a key away.
    pub(super) fn take(&mut self, key: &str) -> Result<(), StorageFault> {
        self.storage.remove(key)
    }

    pub(super) fn put(&mut self, key: &str, text: &str) -> Result<(), SaveFault> {
        self.storage.set(key, text)?;
        if self.storage.get(key)?.as_deref() == Some(text) {
            Ok(())
        } else {
            Err(SaveFault::NotReadBack)
        }
    }

    /// Takes away the text of the first layout that the plan was moved from; one that an earlier
    /// program wrote since stays. What cannot be taken away now goes with the next save.
    fn clear_first(&mut self, plan: Id<Plan>, label: &Label) {
        if label.moved.is_none() {
            return;
        }
        if let Ok(Some((key, raw))) = self.first(plan)
            && is_moved(label, &raw)
        {
            let _ = self.storage.remove(&key);
        }
    }
}

fn is_moved(label: &Label, first: &str) -> bool {
    label.moved.as_deref() == Some(mark_of(first).as_str())
}

fn stray(key: String, raw: String, read: ReadFirst) -> Stray {
    let why = match (read(&raw), slot::read_label(&raw)) {
        (Ok(_), _) | (_, Ok(_)) => Damage::Besides,
        // For a text with a seal, the layout that is not JSON tells more.
        (Err(Damage::Broken), Err(damage)) | (Err(damage), _) => damage,
    };
    let plan = owner(&key);
    Stray {
        key,
        raw,
        plan,
        why,
    }
}
