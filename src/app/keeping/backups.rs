//! How much of the open plan is not in any file yet.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::keeping::Keeping,
    keep::{Backup, BrowserStorage, Storage as _, ask_to_stay, now},
};

impl Keeping {
    /// Checks how much of the plan just opened is not in any file.
    pub fn look_for_backup(self) {
        let key = self.desk.in_hand().map(Backup::key);
        let kept = key.and_then(|key| BrowserStorage.get(&key).ok()?);
        let read = kept.and_then(|text| serde_json::from_str(&text).ok());
        self.backup.set(read.unwrap_or_default());
        let steps = self.desk.steps();
        self.remember(|own| own.counted = steps);
    }

    /// Counts changes since the last count; at the first change, asks the browser not to clear its
    /// storage.
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

    /// Records that the plan as it was after this many steps is in a file.
    pub fn in_a_file(self, steps: u64) {
        let counted = self.own.with_value(|own| own.counted);
        self.remember(|own| own.counted = counted.max(steps));
        self.set_backup(Backup::default().after(counted.saturating_sub(steps), now()));
    }

    /// Postpones the reminder.
    pub fn remind_later(self) {
        self.set_backup(self.backup.get_untracked().later(now()));
    }

    fn set_backup(self, backup: Backup) {
        self.backup.set(backup);
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        // If this is not remembered, the reminder comes later than it could.
        if let Ok(text) = serde_json::to_string(&backup) {
            let _ = BrowserStorage.set(&Backup::key(plan), &text);
        }
    }
}
