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

    /// The same after this many more steps.
    #[must_use]
    pub fn after(self, steps: u64, now: Moment) -> Self {
        if steps == 0 {
            return self;
        }
        Self {
            changes: self.changes.saturating_add(steps),
            since: self.since.or(Some(now)),
            ..self
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
            Backup::default().after(0, MORNING),
            MORNING + 2 * DAY,
            Reminder::None,
        );
    }

    #[test]
    fn a_day_or_a_days_work_is_said_strongly() {
        let few = Backup::default().after(3, MORNING);
        check(few, MORNING + DAY - 1, Reminder::Calm);
        check(few, MORNING + DAY, Reminder::Strong);
        let many = Backup::default().after(150, MORNING).after(50, MORNING + 1);
        check(many, MORNING + 2, Reminder::Strong);
    }

    #[test]
    fn who_puts_it_off_is_left_alone_for_a_day() {
        let later = Backup::default().after(500, MORNING).later(MORNING);
        check(later, MORNING + DAY - 1, Reminder::Calm);
        check(later, MORNING + DAY, Reminder::Strong);
    }

    #[test]
    fn a_clock_that_goes_back_does_not_silence_it() {
        let ahead = Backup::default().after(1, MORNING + 30 * DAY);
        check(ahead, MORNING, Reminder::Strong);
    }
}
