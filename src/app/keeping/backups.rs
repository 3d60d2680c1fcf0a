//! How much of the plan in hand is in no file yet.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::keeping::Keeping,
    keep::{Backup, BrowserStorage, Storage as _, ask_to_stay, now},
};

impl Keeping {
    /// Looks how much of the plan that was just taken in hand is in no file.
    pub fn look_for_backup(self) {
        let key = self.desk.in_hand().map(Backup::key);
        let kept = key.and_then(|key| BrowserStorage.get(&key).ok()?);
        let read = kept.and_then(|text| serde_json::from_str(&text).ok());
        self.backup.set(read.unwrap_or_default());
        let steps = self.desk.steps();
        self.remember(|own| own.counted = steps);
    }

    /// Counts what was changed since it was last counted; at the first change the browser is
    /// asked not to clear its storage.
    pub fn count_changes(self) {
        let steps = self.desk.steps();
        let counted = self.own.with_value(|own| own.counted);
        let more = steps.saturating_sub(counted);
        if more == 0 {
            return;
        }
        self.remember(|own| own.counted = steps);
        self.set_backup(self.backup.get_untracked().after(more, now()));
        let asked = self.remember(|own| std::mem::replace(&mut own.asked_to_stay, true));
        if asked == Some(false) {
            spawn_local(async move {
                let stays = ask_to_stay().await;
                self.stays.set(stays);
            });
        }
    }

    /// Records that the plan as it was after so many steps is in a file.
    pub fn in_a_file(self, steps: u64) {
        let counted = self.own.with_value(|own| own.counted);
        self.remember(|own| own.counted = counted.max(steps));
        self.set_backup(Backup::default().after(counted.saturating_sub(steps), now()));
    }

    /// Puts the reminder off.
    pub fn remind_later(self) {
        self.set_backup(self.backup.get_untracked().later(now()));
    }

    fn set_backup(self, backup: Backup) {
        self.backup.set(backup);
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        // What is not remembered is reminded of later than it could be.
        if let Ok(text) = serde_json::to_string(&backup) {
            let _ = BrowserStorage.set(&Backup::key(plan), &text);
        }
    }
}
