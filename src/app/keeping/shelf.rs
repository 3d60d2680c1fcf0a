//! The plans on this device, as the desk takes them in hand and puts them away.

use leptos::prelude::*;

use crate::{
    app::{
        desk::Desk,
        keeping::{saving::Saved, tabs::Role},
    },
    check::Counts,
    edit::Session,
    keep::{self, Head, Kept, Listed, Listing, Occasion, SaveFault, StorageFault, now},
    plan::{Id, Plan},
};

impl Desk {
    /// Takes another plan in hand, as it was before if it could not be saved.
    pub fn take(self, plan: Plan, downloaded: Option<u64>) {
        self.put_away();
        self.notice.set(None);
        self.forget_drafts();
        let session = self
            .loose
            .try_update_value(|loose| loose.remove(&plan.id))
            .flatten();
        self.downloaded.set(downloaded);
        self.session
            .set(Some(session.unwrap_or_else(|| Session::new(plan))));
        self.claim();
    }

    /// Puts what another tab made of the plan in hand in its place: steps that led to the plan
    /// as this tab had it lead nowhere now.
    pub fn replace_in_hand(self, plan: Plan) {
        self.session.set(Some(Session::new(plan)));
        self.notice.set(None);
    }

    /// Saves the plan in hand; one that cannot be saved is kept for as long as the page lives.
    pub fn put_away(self) {
        self.save_now();
        if self.saved.get_untracked().is_kept() {
            return;
        }
        if let Some(session) = self.session.get_untracked() {
            self.loose.update_value(|loose| {
                loose.insert(session.plan().id, session);
            });
        }
    }

    /// Takes the plan of this id in hand; false when it is nowhere.
    pub fn open(self, id: Id<Plan>) -> bool {
        if self.in_hand() == Some(id) {
            return true;
        }
        if let Some(session) = self.loose.with_value(|loose| loose.get(&id).cloned()) {
            self.take(session.plan().clone(), None);
            return true;
        }
        self.save_now();
        self.open_kept(id).is_some_and(|kept| {
            self.take(kept.plan, kept.downloaded);
            self.saved.set(Saved::Yes);
            true
        })
    }

    /// Reads a plan from the shelf, to work on it from there.
    pub fn open_kept(self, id: Id<Plan>) -> Option<Kept> {
        let opened = self.shelf.try_update_value(|shelf| shelf.open(id));
        opened.and_then(Result::ok).flatten()
    }

    /// Takes no plan in hand.
    pub fn close(self) {
        self.put_away();
        self.let_go();
        self.notice.set(None);
    }

    fn let_go(self) {
        self.session.set(None);
        self.claim();
        self.saved.set(Saved::Yes);
    }

    /// The plan in hand.
    pub fn in_hand(self) -> Option<Id<Plan>> {
        untrack(|| self.with_session(|session| session.map(|session| session.plan().id)))
    }

    /// The plans of this page that are not in the storage as they are here.
    pub fn unsaved(self) -> Vec<Plan> {
        let mut unsaved: Vec<Plan> = self.loose.with_value(|loose| {
            let plans = loose.values().map(Session::plan);
            plans.cloned().collect()
        });
        if !self.saved.get_untracked().is_kept() {
            unsaved.extend(
                self.session.with_untracked(|session| {
                    session.as_ref().map(|session| session.plan().clone())
                }),
            );
        }
        unsaved
    }

    /// The plans on this device and those that could not be saved, what is no plan, and what is
    /// wrong with storage.
    pub fn listing(self) -> (Listing, Option<StorageFault>) {
        self.save_now();
        let (mut listing, fault) = match self.shelf.with_value(keep::Shelf::list) {
            Ok(listing) => (listing, None),
            Err(fault) => (Listing::default(), Some(fault)),
        };
        for plan in self.unsaved() {
            listing.plans.retain(|listed| listed.head.id != plan.id);
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
        self.save_now();
        let unsaved = self.unsaved().into_iter().find(|plan| plan.id == id);
        unsaved.or_else(|| {
            let read = self.shelf.with_value(|shelf| shelf.read(id));
            Some(read.ok()??.plan)
        })
    }

    /// Whether a later version of this page saved the plan: what this one would write of it
    /// would lose something.
    pub fn is_of_later_page(self, id: Id<Plan>) -> bool {
        let later = self.shelf.with_value(|shelf| shelf.is_of_later(id));
        later == Ok(true)
    }

    /// Writes a plan to the shelf.
    pub fn keep(
        self,
        plan: &Plan,
        downloaded: Option<u64>,
        findings: Option<Counts>,
    ) -> Result<(), SaveFault> {
        let occasion = Occasion {
            now: now(),
            downloaded,
            findings,
            ..Occasion::default()
        };
        let saved = self.store(plan, occasion);
        self.shelf_changes.update(|changes| *changes += 1);
        saved.map(|_| ())
    }

    /// Writes a plan to the shelf while no list of the plans is shown.
    pub fn store(self, plan: &Plan, occasion: Occasion) -> Result<keep::Saved, SaveFault> {
        let saved = self
            .shelf
            .try_update_value(|shelf| shelf.save(plan, occasion));
        let saved = saved.unwrap_or(Err(StorageFault::Blocked.into()));
        if saved.is_ok() {
            self.follow_on_disk(plan.id);
        }
        saved
    }

    /// Puts the stored version in the place of the plan in hand, as a step.
    pub fn back_to_stored(self) {
        let Some(id) = self.in_hand() else {
            return;
        };
        let stored = self.shelf.with_value(|shelf| shelf.read(id));
        if let Ok(Some(kept)) = stored
            && self.replace(kept.plan)
        {
            self.say_undoable(self.words().hardly_anything_kept().to_owned());
        }
        self.save_now();
    }

    /// Takes a plan off the shelf.
    pub fn discard(self, plan: Id<Plan>) {
        if self.in_hand() == Some(plan) {
            self.let_go();
        }
        self.loose.update_value(|loose| {
            loose.remove(&plan);
        });
        // What cannot be removed is still there when the list is read again.
        let _ = self.shelf.try_update_value(|shelf| shelf.remove(plan));
        self.follow_on_disk(plan);
        self.shelf_changes.update(|changes| *changes += 1);
    }

    /// Takes away what is no plan, after somebody chose to.
    pub fn discard_stray(self, key: &str) {
        let _ = self.shelf.try_update_value(|shelf| shelf.remove_stray(key));
        self.shelf_changes.update(|changes| *changes += 1);
    }

    /// Records that the plan in hand was written to a file as this version of it.
    pub fn written(self, plan: &Plan) {
        if self.kept.role.get_untracked() != Role::Writes {
            return;
        }
        let lineage = plan.lineage.clone();
        self.session.update(|session| {
            if let Some(session) = session {
                session.set_lineage(lineage);
            }
        });
        self.downloaded.set(Some(now()));
        self.saved.set(Saved::NotYet);
        self.save_now();
        self.in_a_file(self.steps());
    }
}
