//! When the plan in hand is saved: after a pause, and whenever somebody looks away.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::{desk::Desk, keeping::tabs::Role},
    check::Counts,
    edit::Session,
    keep::{Occasion, SaveFault, now},
};

/// How long nothing is typed before the plan is saved, in milliseconds.
const PAUSE: u32 = 800;
/// How long a plan that was just opened is shown before it is saved, in milliseconds.
const SHOWN: u32 = 400;

/// Whether the plan in hand is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// What is on the page was written, read back, and is on the disk where the browser has a way
    /// to tell.
    Yes,
    /// It was written and read back; the disk may not have it yet.
    Here,
    /// There are changes that will be saved.
    NotYet,
    /// Saving failed.
    No(SaveFault),
}

impl Saved {
    /// Whether the storage holds what is on the page.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Yes | Self::Here)
    }
}

impl Desk {
    /// Saves the plan in hand if it changed since it was saved.
    pub fn save_now(self) {
        if self.saved.get_untracked().is_kept() || self.kept.role.get_untracked() != Role::Writes {
            return;
        }
        let Some(plan) =
            untrack(|| self.with_session(|session| session.map(Session::plan).cloned()))
        else {
            return;
        };
        let occasion = Occasion {
            now: now(),
            downloaded: self.downloaded.get_untracked(),
            findings: Some(
                self.outcome
                    .with_untracked(|outcome| Counts::of(outcome.findings.iter())),
            ),
            even_if_hardly_anything: self.kept.own.with_value(|own| own.insists),
        };
        let saved = self.store(&plan, occasion);
        if saved.is_ok() {
            self.kept.own.update_value(|own| own.insists = false);
        }
        self.saved.set(match saved {
            Ok(saved) => {
                self.count_changes();
                self.keep_version_when_due(saved);
                self.write_disk_file_soon();
                Saved::Here
            }
            Err(fault) => Saved::No(fault),
        });
    }

    /// Saves the plan in hand although hardly anything of it is left.
    pub fn save_anyway(self) {
        self.kept.own.update_value(|own| own.insists = true);
        self.save_now();
    }

    /// Saves the plan in hand from now on, for as long as the page lives.
    pub fn keep_saving(self) {
        let waiting: StoredValue<Option<Timeout>, LocalStorage> = StoredValue::new_local(None);
        Effect::new(move |before: Option<Option<crate::plan::Plan>>| {
            let plan = self.with_session(|session| session.map(Session::plan).cloned());
            let before = before.flatten();
            let same_plan =
                before.as_ref().map(|plan| plan.id) == plan.as_ref().map(|plan| plan.id);
            let writes = self.kept.role.get_untracked() == Role::Writes;
            let edited = writes && same_plan && before != plan;
            if edited && self.saved.get_untracked().is_kept() {
                self.saved.set(Saved::NotYet);
            }
            if edited || self.saved.get_untracked() == Saved::NotYet {
                let wait = if edited { PAUSE } else { SHOWN };
                waiting.set_value(Some(Timeout::new(wait, move || self.save_now())));
            }
            plan
        });
        let document = document();
        let save = move |_: &web_sys::Event| self.save_now();
        let listeners = [
            EventListener::new_with_options(
                &document,
                "focusout",
                EventListenerOptions::enable_prevent_default(),
                save,
            ),
            EventListener::new(&document, "visibilitychange", save),
            EventListener::new(&window(), "pagehide", save),
            EventListener::new(&window(), "blur", save),
            EventListener::new_with_options(
                &window(),
                "beforeunload",
                EventListenerOptions::enable_prevent_default(),
                move |event| {
                    self.save_now();
                    // The browser asks whether somebody wants to lose it.
                    if !self.unsaved().is_empty() {
                        event.prevent_default();
                    }
                },
            ),
        ];
        listeners.into_iter().for_each(EventListener::forget);
    }
}
