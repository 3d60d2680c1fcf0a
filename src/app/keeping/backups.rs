//! How much of the plan in hand is in no file yet.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::desk::Desk,
    edit::Session,
    keep::{Backup, BrowserStorage, Storage as _, ask_to_stay, now},
};

impl Desk {
    /// Steps made in the plan in hand since it was opened.
    pub fn steps(self) -> u64 {
        untrack(|| self.with_session(|session| session.map_or(0, Session::steps)))
    }

    /// Looks how much of the plan that was just taken in hand is in no file.
    pub fn look_for_backup(self) {
        let key = self.in_hand().map(Backup::key);
        let kept = key.and_then(|key| BrowserStorage.get(&key).ok()?);
        let read = kept.and_then(|text| serde_json::from_str(&text).ok());
        self.kept.backup.set(read.unwrap_or_default());
        let steps = self.steps();
        self.kept.own.update_value(|own| own.counted = steps);
    }

    /// Counts what was changed since it was last counted; at the first change the browser is
    /// asked not to clear its storage.
    pub fn count_changes(self) {
        let steps = self.steps();
        let counted = self.kept.own.with_value(|own| own.counted);
        let more = steps.saturating_sub(counted);
        if more == 0 {
            return;
        }
        self.kept.own.update_value(|own| own.counted = steps);
        self.set_backup(self.kept.backup.get_untracked().after(more, now()));
        let asked = self
            .kept
            .own
            .try_update_value(|own| std::mem::replace(&mut own.asked_to_stay, true));
        if asked == Some(false) {
            spawn_local(async move {
                let stays = ask_to_stay().await;
                self.kept.stays.set(stays);
            });
        }
    }

    /// Records that the plan as it was after so many steps is in a file.
    pub fn in_a_file(self, steps: u64) {
        let counted = self.kept.own.with_value(|own| own.counted);
        self.kept
            .own
            .update_value(|own| own.counted = counted.max(steps));
        self.set_backup(Backup::default().after(counted.saturating_sub(steps), now()));
    }

    /// Puts the reminder off.
    pub fn remind_later(self) {
        self.set_backup(self.kept.backup.get_untracked().later(now()));
    }

    fn set_backup(self, backup: Backup) {
        self.kept.backup.set(backup);
        let Some(plan) = self.in_hand() else {
            return;
        };
        // What is not remembered is reminded of later than it could be.
        if let Ok(text) = serde_json::to_string(&backup) {
            let _ = BrowserStorage.set(&Backup::key(plan), &text);
        }
    }
}
