//! The plans on this device.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::{
    app::keeping::Keeping,
    edit::Session,
    keep::{self, Call, Head, Listed, Listing, Occasion, SaveFault, StorageFault, now},
    plan::{Id, Plan},
};

impl Keeping {
    /// The plans of this page whose current state is not in the storage.
    pub fn unsaved(self) -> Vec<Plan> {
        let mut unsaved: Vec<Plan> = self.loose.with_value(|loose| {
            let plans = loose.values().map(Session::plan);
            plans.cloned().collect()
        });
        if !self.saved.get_untracked().is_kept() {
            unsaved.extend(self.desk.plan());
        }
        unsaved
    }

    /// From now on, also lists plans that can only be found by reading.
    pub fn begin_to_read(self) {
        self.shelf.update_value(keep::Shelf::begin_to_read);
        self.shelf_changes.update(|changes| *changes += 1);
    }

    /// What is found in the storage, whatever this page has in hand.
    ///
    /// # Errors
    /// When the storage cannot be used.
    pub fn stored(self) -> Result<Listing, StorageFault> {
        self.shelf.with_value(keep::Shelf::list)
    }

    /// The plans on this device and those that could not be saved, the stray entries, and what is
    /// wrong with storage.
    pub fn listing(self) -> (Listing, Option<StorageFault>) {
        let (mut listing, fault) = match self.stored() {
            Ok(listing) => (listing, None),
            Err(fault) => (Listing::default(), Some(fault)),
        };
        for plan in self.unsaved() {
            listing.plans.retain(|listed| listed.head.id != plan.id);
            listing
                .bin
                .retain(|binned| binned.listed.head.id != plan.id);
            let listed = Listed {
                head: Head::of(&plan, 0, None),
                sequence: 0,
                saved: now(),
                downloaded: None,
            };
            listing.plans.insert(0, listed);
        }
        (listing, fault)
    }

    /// A plan on this device, as this page has it.
    pub fn find(self, id: Id<Plan>) -> Option<Plan> {
        let unsaved = self.unsaved().into_iter().find(|plan| plan.id == id);
        unsaved.or_else(|| {
            let read = self.shelf.with_value(|shelf| shelf.read(id));
            Some(read.ok()??.plan)
        })
    }

    /// Whether a later version of this page saved the plan, so that this one would lose something
    /// by writing it.
    pub fn is_of_later_page(self, id: Id<Plan>) -> bool {
        let later = self.shelf.with_value(|shelf| shelf.is_of_later(id));
        later == Ok(true)
    }

    /// Writes a plan that is not open to the shelf.
    pub fn keep(self, plan: &Plan, occasion: Occasion) -> Result<(), SaveFault> {
        let saved = self.store(plan, occasion);
        self.shelf_changes.update(|changes| *changes += 1);
        saved.map(|_| self.follow_on_disk(plan.id))
    }

    /// Writes a plan to the slot that does not have its newest version, and reads it back.
    pub(super) fn store(self, plan: &Plan, occasion: Occasion) -> Result<keep::Saved, SaveFault> {
        let saved = self
            .shelf
            .try_update_value(|shelf| shelf.save(plan, occasion));
        saved.unwrap_or(Err(StorageFault::Blocked.into()))
    }

    /// Replaces the open plan with the stored version, as a step.
    pub fn back_to_stored(self) {
        let Some(id) = self.desk.in_hand() else {
            return;
        };
        let stored = self.shelf.with_value(|shelf| shelf.read(id));
        if let Ok(Some(kept)) = stored
            && self.replace(kept.plan)
        {
            let words = self.saying.words();
            self.desk.say_undoable(words.hardly_anything_kept());
        }
        self.save_now();
    }

    /// Takes away everything that this page keeps. Other tabs close their plans.
    ///
    /// # Errors
    /// When the browser does not let go of it.
    pub async fn clear(self) -> Result<(), StorageFault> {
        for listed in self.stored().unwrap_or_default().plans {
            self.tell_tabs(Call::Gone(listed.head.id));
        }
        keep::clear().await?;
        self.loose.update_value(HashMap::clear);
        self.mind_leaving();
        Ok(())
    }

    /// Removes a stray entry, after the user chose to.
    pub fn discard_stray(self, key: &str) {
        let _ = self.shelf.try_update_value(|shelf| shelf.remove_stray(key));
        self.shelf_changes.update(|changes| *changes += 1);
    }
}
