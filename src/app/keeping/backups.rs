//! How much of the open plan is not in any file yet.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::keeping::Keeping,
    keep::{Backup, BrowserStorage, Storage as _, ask_to_stay, now},
    plan::{Id, Plan},
};

impl Keeping {
    /// Checks how much of the plan just opened is not in any file.
    pub fn look_for_backup(self) {
        let key = self.desk.in_hand().map(Backup::key);
        let kept = key.and_then(|key| BrowserStorage.get(&key).ok()?);
        let read = kept.and_then(|text| serde_json::from_str(&text).ok());
        self.backup.set(read.unwrap_or_default());
        let before = self.backup.get_untracked().changes;
        let here = self.desk.changes();
        self.remember(|own| own.before = before.saturating_sub(here));
    }

    /// Counts what is in no file; at the first change, asks the browser not to clear its storage.
    pub fn count_changes(self) {
        let backup = self.backup.get_untracked();
        let before = self.own.with_value(|own| own.before);
        let changes = before.saturating_add(self.desk.changes());
        if changes == backup.changes {
            return;
        }
        self.set_backup(backup.with(changes, now()));
        let asked = self.remember(|own| std::mem::replace(&mut own.asked_to_stay, true));
        if asked == Some(false) {
            spawn_local(async move {
                let stays = ask_to_stay().await;
                self.stays.set(stays);
            });
        }
    }

    /// Records that the plan as it was with this many steps behind it is in a file that was seen.
    pub fn in_a_file(self, behind: u64) {
        self.desk.filed(behind);
        self.remember(|own| own.before = 0);
        self.set_backup(Backup::default().with(self.desk.changes(), now()));
    }

    /// Records that the open plan was given to the browser as a file.
    pub fn given_to_browser(self) {
        self.count_changes();
        self.set_backup(self.backup.get_untracked().given());
    }

    /// Records whether the file that was given to the browser is there.
    pub fn looked_for_file(self, is_there: bool) {
        let backup = self.backup.get_untracked().looked(is_there, now());
        if is_there {
            // What is left was changed since, and is counted on from there.
            self.desk.filed(self.desk.behind());
            self.remember(|own| own.before = backup.changes);
        }
        self.set_backup(backup);
    }

    /// Postpones the reminder.
    pub fn remind_later(self) {
        self.set_backup(self.backup.get_untracked().later(now()));
    }

    /// Records that a plan that was made here is in no file, though nobody changed it.
    pub fn in_no_file(self, plan: Id<Plan>) {
        remember(plan, Backup::default().with(1, now()));
        self.shelf_changes.update(|changes| *changes += 1);
    }

    fn set_backup(self, backup: Backup) {
        self.backup.set(backup);
        if let Some(plan) = self.desk.in_hand() {
            remember(plan, backup);
        }
    }
}

fn remember(plan: Id<Plan>, backup: Backup) {
    // If this is not remembered, the reminder comes later than it could.
    if let Ok(text) = serde_json::to_string(&backup) {
        let _ = BrowserStorage.set(&Backup::key(plan), &text);
    }
}
