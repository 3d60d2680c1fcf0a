//! How much work on a plan is in no file yet, and when to say so.

use serde::{Deserialize, Serialize};

use crate::{
    edit::Moment,
    plan::{Id, Plan},
};

/// A day, in milliseconds.
const DAY: Moment = 24 * 60 * 60 * 1_000;
/// This many steps are a day of work.
const MANY: u64 = 200;

/// The work on a plan since it was last written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Backup {
    /// Steps since the last file.
    pub changes: u64,
    /// When the first of them was made, in milliseconds since 1970.
    pub since: Option<Moment>,
    /// When somebody last chose to be reminded later.
    pub put_off: Option<Moment>,
    /// How many of the changes are in a file that was given to the browser: whether it is anywhere
    /// only somebody who looks can tell.
    pub given: Option<u64>,
}

/// How a reminder of the missing file is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// Everything is in a file.
    None,
    /// A line for whoever looks for it.
    Calm,
    /// Something that is seen while one works.
    Strong,
}

impl Backup {
    /// The key under which it is stored.
    #[must_use]
    pub fn key(plan: Id<Plan>) -> String {
        format!("sectorplan.backup.{plan}")
    }

    /// The same with this many changes in no file.
    #[must_use]
    pub fn with(self, changes: u64, now: Moment) -> Self {
        if changes == 0 {
            return Self::default();
        }
        Self {
            changes,
            since: self.since.or(Some(now)),
            given: self.given.map(|given| given.min(changes)),
            ..self
        }
    }

    /// The same after all of it was given to the browser as a file; nothing to ask if nobody
    /// changed anything.
    #[must_use]
    pub fn given(self) -> Self {
        Self {
            given: (self.changes > 0).then_some(self.changes),
            ..self
        }
    }

    /// The same once somebody looked whether that file is there.
    #[must_use]
    pub fn looked(self, is_there: bool, now: Moment) -> Self {
        let Some(given) = self.given else {
            return self;
        };
        let asked = Self {
            given: None,
            ..self
        };
        if is_there {
            // What came after it begins to count now.
            let since = None;
            let after = Self { since, ..asked };
            after.with(self.changes.saturating_sub(given), now)
        } else {
            asked
        }
    }

    /// The same, put off for a day.
    #[must_use]
    pub const fn later(self, now: Moment) -> Self {
        Self {
            put_off: Some(now),
            ..self
        }
    }

    /// How to remind of it now: strongly after a day or a day's work. A clock that goes back
    /// reminds sooner rather than never.
    #[must_use]
    pub fn reminder(self, now: Moment) -> Reminder {
        let past = |moment: Option<Moment>| moment.is_some_and(|it| now.abs_diff(it) >= DAY);
        if self.changes == 0 {
            Reminder::None
        } else if self.put_off.is_some() && !past(self.put_off) {
            Reminder::Calm
        } else if self.changes >= MANY || past(self.since) {
            Reminder::Strong
        } else {
            Reminder::Calm
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MORNING: Moment = 1_000_000_000_000;

    #[track_caller]
    fn check(backup: Backup, now: Moment, expected: Reminder) {
        assert_eq!(backup.reminder(now), expected);
    }

    #[test]
    fn a_plan_that_nobody_changed_needs_no_file() {
        check(Backup::default(), MORNING, Reminder::None);
        check(
            Backup::default().with(0, MORNING),
            MORNING + 2 * DAY,
            Reminder::None,
        );
    }

    #[test]
    fn a_day_or_a_days_work_is_said_strongly() {
        let few = Backup::default().with(3, MORNING);
        check(few, MORNING + DAY - 1, Reminder::Calm);
        check(few, MORNING + DAY, Reminder::Strong);
        let many = Backup::default().with(150, MORNING).with(200, MORNING + 1);
        check(many, MORNING + 2, Reminder::Strong);
    }

    #[test]
    fn who_puts_it_off_is_left_alone_for_a_day() {
        let later = Backup::default().with(500, MORNING).later(MORNING);
        check(later, MORNING + DAY - 1, Reminder::Calm);
        check(later, MORNING + DAY, Reminder::Strong);
    }

    #[test]
    fn a_clock_that_goes_back_does_not_silence_it() {
        let ahead = Backup::default().with(1, MORNING + 30 * DAY);
        check(ahead, MORNING, Reminder::Strong);
    }
    #[test]
    fn a_file_counts_once_somebody_saw_it() {
        let given = Backup::default().with(500, MORNING).given();
        check(given, MORNING, Reminder::Strong);
        check(given.looked(false, MORNING), MORNING, Reminder::Strong);
        assert_eq!(given.looked(true, MORNING), Backup::default());
        // What was changed after the file was given is in none.
        let more = given.with(503, MORNING).looked(true, MORNING + DAY);
        assert_eq!((more.changes, more.since), (3, Some(MORNING + DAY)));
        // Undo goes back to before the file, so that all of it was given.
        let less = given.with(400, MORNING);
        assert_eq!((less.changes, less.given), (400, Some(400)));
        assert_eq!(Backup::default().given(), Backup::default());
    }
}
