//! Deleting plans: into the bin, back from it, and for good.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        desk::Undo,
        going::{navigation, route::Route},
        keeping::Keeping,
    },
    edit::Moment,
    keep::{Binned, Call, Listed, Occasion, now},
    plan::{Id, Plan},
    text::or_untitled,
};

/// How long an empty plan stays that another tab may have open, in milliseconds.
const A_DAY: Moment = 24 * 60 * 60 * 1_000;

impl Keeping {
    /// The plan in the bin with this id.
    pub fn in_bin(self, plan: Id<Plan>) -> Option<Binned> {
        let mut bin = self.stored().ok()?.bin.into_iter();
        bin.find(|binned| binned.listed.head.id == plan)
    }

    /// Puts a plan that is not open in the bin, which can be undone; false if it is still listed.
    pub fn put_in_bin(self, listed: &Listed) -> bool {
        let (id, words) = (listed.head.id, self.saying.words());
        let title = or_untitled(&listed.head.title, words.untitled_plan());
        if !self.binned(id) {
            self.saying.say(words.start_not_deleted());
            return false;
        }
        let undo: Undo = Arc::new(move || {
            self.put_back(id);
        });
        self.saying
            .say_with_undo(words.start_deleted(title), Some(undo));
        true
    }

    /// Marks a plan as deleted; what storage would not take of it goes there first.
    fn binned(self, id: Id<Plan>) -> bool {
        let loose = self.loose.with_value(|loose| loose.get(&id).cloned());
        if let Some(session) = loose
            && self.keep(session.plan(), at_once()).is_err()
        {
            return false;
        }
        let put = self
            .shelf
            .try_update_value(|shelf| shelf.put_in_bin(id, now()));
        let done = matches!(put, Some(Ok(())));
        if done {
            self.loose.update_value(|loose| {
                loose.remove(&id);
            });
            self.mind_leaving();
        }
        self.shelf_changes.update(|changes| *changes += 1);
        done
    }

    /// Puts a plan back in the list. It is saved anew, so that it stays there even if a power cut
    /// brings back what said that it was deleted.
    pub fn put_back(self, id: Id<Plan>) -> bool {
        let kept = self.open_kept(id);
        let out = self
            .shelf
            .try_update_value(|shelf| shelf.take_out_of_bin(id));
        if let Some(kept) = kept {
            let listed = self.in_list(id);
            let occasion = listed.map_or_else(at_once, |listed| Occasion::again(&listed, now()));
            // Without room for it, it is in the list all the same.
            let _ = self.keep(&kept.plan, occasion);
        }
        self.shelf_changes.update(|changes| *changes += 1);
        matches!(out, Some(Ok(())))
    }

    /// Whether this tab has a plan open, or is about to.
    fn is_here(self, id: Id<Plan>) -> bool {
        matches!(self.going.route.get_untracked(), Route::Plan(here, _) if here == id)
    }

    /// Whether a plan is in the bin.
    pub(super) fn is_in_bin(self, id: Id<Plan>) -> bool {
        self.shelf.with_value(|shelf| shelf.is_in_bin(id)) == Ok(true)
    }

    fn in_list(self, id: Id<Plan>) -> Option<Listed> {
        let mut plans = self.stored().ok()?.plans.into_iter();
        plans.find(|listed| listed.head.id == id)
    }

    /// Takes a plan that comes in from elsewhere out of the bin, if it is there under the same id.
    pub(super) fn out_of_bin(self, id: Id<Plan>) {
        let _ = self
            .shelf
            .try_update_value(|shelf| shelf.take_out_of_bin(id));
    }

    /// Takes a plan away for good, with its earlier versions.
    pub fn take_away(self, plan: Id<Plan>) {
        if self.desk.in_hand() == Some(plan) {
            self.let_go();
        }
        self.loose.update_value(|loose| {
            loose.remove(&plan);
        });
        self.tell_tabs(Call::Gone(plan));
        // If it cannot be removed, it is still there when the list is read again.
        let _ = self.shelf.try_update_value(|shelf| shelf.take_away(plan));
        self.leave_disk(plan);
        self.mind_leaving();
        self.shelf_changes.update(|changes| *changes += 1);
    }

    /// Takes back a plan that was just added. If somebody worked on it since, it goes to the bin.
    pub fn take_back(self, plan: Id<Plan>) {
        match self.in_list(plan) {
            Some(listed) if listed.sequence > 1 => drop(self.binned(plan)),
            Some(_) | None => self.take_away(plan),
        }
    }

    /// Takes everything in the bin away for good.
    pub fn empty_bin(self) {
        for binned in self.stored().unwrap_or_default().bin {
            self.take_away(binned.listed.head.id);
        }
    }

    /// Takes away what has been in the bin for thirty days, and plans in which nobody typed.
    pub fn sweep(self) {
        let over = self.shelf.try_update_value(|shelf| shelf.overdue(now()));
        let over = over.and_then(Result::ok).unwrap_or_default();
        let plans = self.stored().unwrap_or_default().plans.into_iter();
        let empty = plans
            .filter(|listed| may_be_untouched(listed) && now().abs_diff(listed.saved) > A_DAY)
            .map(|listed| listed.head.id)
            .filter(|id| !self.is_here(*id))
            .filter(|id| self.find(*id).is_some_and(|plan| plan.is_untouched()));
        for plan in over.into_iter().chain(empty) {
            self.take_away(plan);
        }
    }

    /// Takes the open plan away if nobody ever typed anything in it.
    pub(super) fn leave_nothing_behind(self) {
        let untouched =
            self.desk.may_change() && self.desk.steps() == 0 && !untrack(|| self.desk.has_drafts());
        if let Some(plan) = self.desk.in_hand()
            && untouched
            && self.desk.peek(Plan::is_untouched)
            && self.in_list(plan).is_none_or(|listed| listed.sequence <= 1)
        {
            self.take_away(plan);
        }
    }

    /// Whether the open plan was put in the bin in another tab. What this tab had not saved goes
    /// along, and the plan is closed.
    pub(super) fn follow_into_bin(self, plan: Id<Plan>) -> bool {
        if !self.is_in_bin(plan) {
            return false;
        }
        let title = self.desk.peek(|plan| plan.title.clone());
        if self.desk.may_change() && !self.saved.get_untracked().is_kept() {
            self.save_now();
            if !self.saved.get_untracked().is_kept() || !(self.is_in_bin(plan) || self.binned(plan))
            {
                return false;
            }
        }
        self.let_go();
        navigation::go(Route::Start);
        let words = self.saying.words();
        let title = or_untitled(&title, words.untitled_plan());
        let undo: Undo = Arc::new(move || {
            self.put_back(plan);
        });
        self.saying
            .say_with_undo(words.plan_in_bin_elsewhere(title), Some(undo));
        true
    }
}

/// Saving of which nothing more is known.
fn at_once() -> Occasion {
    Occasion {
        now: now(),
        ..Occasion::default()
    }
}

/// Whether a label leaves room for that: saved once, as it was made.
fn may_be_untouched(listed: &Listed) -> bool {
    let head = &listed.head;
    listed.sequence == 1 && head.size.items == 0 && head.title.is_empty() && head.sector.is_empty()
}
