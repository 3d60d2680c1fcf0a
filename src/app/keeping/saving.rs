//! What happens on saving. A change waits for a pause or for the user to look away (`keep_saving`);
//! then it is written, with everything else that is part of a save (`save_now`).

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::{browser::device, keeping::Keeping},
    check::{Counts, Outcome},
    edit::Session,
    keep::{Occasion, SaveFault, now},
    plan::Plan,
};

/// How long typing must pause before the plan is saved, in milliseconds.
const PAUSE: u32 = 800;
/// How long a plan that was just opened is shown before it is saved, in milliseconds.
const SHOWN: u32 = 400;

/// Whether the open plan is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// What is on the page was written, read back, and is on the disk, if the browser can tell.
    Yes,
    /// It was written and read back; the disk may not have it yet.
    Here,
    /// There are changes that will be saved.
    NotYet,
    /// Saving failed.
    No(SaveFault),
}

impl Saved {
    /// Whether the storage has what is on the page.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Yes | Self::Here)
    }
}

impl Keeping {
    /// Saves at once, with everything that is part of it; does nothing if nothing changed.
    pub fn save_now(self) {
        if self.saved.get_untracked().is_kept() || !self.desk.may_change() {
            return;
        }
        let Some(plan) = self.desk.plan() else {
            return;
        };
        self.saved.set(match self.store(&plan, self.occasion()) {
            Ok(saved) => {
                self.remember(|own| own.insists = false);
                // The database next; from there it goes to the disk, and becomes `Saved::Yes`.
                self.follow_on_disk(plan.id);
                self.count_changes();
                if let Some(rest) = untrack(|| self.halls.rest.here()) {
                    (rest.keep_version_when_due)(self, saved);
                }
                self.write_disk_file_soon();
                // Other tabs are told by the browser that the slot changed.
                Saved::Here
            }
            Err(fault) => Saved::No(fault),
        });
    }

    fn occasion(self) -> Occasion {
        let findings = |outcome: &Outcome| Counts::of(outcome.findings.iter());
        Occasion {
            now: now(),
            downloaded: self.downloaded.get_untracked(),
            findings: self
                .desk
                .knows()
                .then(|| self.desk.outcome.with_untracked(findings)),
            costs: untrack(|| self.halls.rest.here()).and_then(|rest| (rest.costs)(self.desk)),
            even_if_hardly_anything: self.own.with_value(|own| own.insists),
        }
    }

    /// Saves the open plan even though it is nearly empty.
    pub fn save_anyway(self) {
        self.remember(|own| own.insists = true);
        self.save_now();
    }

    /// Saves the open plan from now on, as long as the page lives: after a pause, and whenever the
    /// user looks away.
    pub fn keep_saving(self) {
        Effect::new(move |before: Option<Option<Plan>>| {
            let plan = self
                .desk
                .with_session(|session| session.map(Session::plan).cloned());
            self.save_soon(before.flatten().as_ref(), plan.as_ref());
            plan
        });
        Effect::new(move |_| {
            // What cannot be read yet is kept by the page alone.
            let _ = self.desk.has_drafts();
            self.mind_leaving();
        });
        self.save_when_left();
        Effect::new(move |_| {
            self.saved.track();
            self.mind_leaving();
        });
    }

    /// Asks before the page is left, as long as something is not saved, or the disk does not take
    /// it. Not longer: a page that listens for its end is not kept by the browser for when somebody
    /// comes back.
    pub(super) fn mind_leaving(self) {
        let asks = self.would_be_lost();
        self.remember(|own| {
            own.leaving = match own.leaving.take() {
                _ if !asks => None,
                None => Some(self.listen_for_leaving()),
                listens => listens,
            };
        });
    }

    fn listen_for_leaving(self) -> EventListener {
        let may_prevent = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), "beforeunload", may_prevent, move |event| {
            self.save_now();
            if self.would_be_lost() {
                event.prevent_default();
            }
        })
    }

    /// Whether leaving now would lose something, or leave it where the browser may lose it.
    fn would_be_lost(self) -> bool {
        let open = match self.saved.get_untracked() {
            Saved::Yes => false,
            // A browser that is closed writes its local storage first.
            Saved::Here => self.own.with_value(|own| own.to_disk.is_troubled()),
            Saved::NotYet | Saved::No(_) => true,
        };
        let unread = untrack(|| self.desk.has_drafts());
        open || unread || self.loose.with_value(|loose| !loose.is_empty())
    }

    /// Saves once typing has paused for a moment, or once a plan that was just opened is shown.
    fn save_soon(self, before: Option<&Plan>, plan: Option<&Plan>) {
        let same_plan = before.map(|plan| plan.id) == plan.map(|plan| plan.id);
        let edited = self.desk.may_change() && same_plan && before != plan;
        if edited && self.saved.get_untracked().is_kept() {
            self.saved.set(Saved::NotYet);
        }
        if edited || self.saved.get_untracked() == Saved::NotYet {
            let wait = if edited { PAUSE } else { SHOWN };
            let saving = Timeout::new(wait, move || self.save_now());
            self.remember(|own| own.saving = Some(saving));
        }
    }

    fn save_when_left(self) {
        let save = move |_: &web_sys::Event| self.save_now();
        // A cell of the grid that is open takes over what was typed when it is left.
        let leave = move |_: &web_sys::Event| {
            device::leave_field();
            self.save_now();
        };
        let look = move |_: &web_sys::Event| self.look_again();
        let may_prevent = EventListenerOptions::enable_prevent_default();
        let (page, window) = (document(), window());
        let listeners = [
            EventListener::new_with_options(&page, "focusout", may_prevent, save),
            EventListener::new(&page, "visibilitychange", look),
            EventListener::new(&window, "pagehide", leave),
            EventListener::new(&window, "blur", save),
            EventListener::new(&window, "focus", look),
            EventListener::new(&window, "pageshow", look),
        ];
        listeners.into_iter().for_each(EventListener::forget);
    }
}
