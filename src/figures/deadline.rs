//! What is still to be done, by when. The core has no clock: today comes in from outside.

use crate::plan::{Assignment, Date, Id, Plan, Section};

/// A day by which something has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The last day on which it can be done.
    pub last_day: Date,
    /// How many days are left after today: zero on the last day, below zero after it.
    pub days_left: i64,
}

impl Deadline {
    /// A deadline as it looks today.
    #[must_use]
    pub fn on(last_day: Date, today: Date) -> Self {
        Self {
            last_day,
            days_left: last_day.duration_since(*today).as_hours() / 24,
        }
    }
}

/// A task that should have been done by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    /// Which task.
    pub assignment: Id<Assignment>,
    /// The part of the plan it is about.
    pub section: Section,
    /// How many days too late it is today.
    pub days: i64,
}

/// The tasks that should have been done before today, in the order of the plan.
#[must_use]
pub fn overdue(plan: &Plan, today: Date) -> Vec<Overdue> {
    let open = plan.assignments.iter().filter(|task| !task.done);
    open.filter_map(|task| {
        let days = -Deadline::on(task.due?, today).days_left;
        (days > 0).then_some(Overdue {
            assignment: task.id,
            section: task.section,
            days,
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::date;

    #[test]
    fn the_last_day_itself_is_still_in_time() {
        let left = |today| Deadline::on(date(2014, 5, 31), today).days_left;
        assert_eq!(left(date(2014, 5, 31)), 0);
        assert_eq!(left(date(2014, 4, 1)), 60);
        assert_eq!(left(date(2014, 6, 1)), -1);
        // Summer time begins and a leap day passes: a day is a day.
        assert_eq!(left(date(2012, 2, 28)), 823);
    }

    #[test]
    fn what_is_done_or_has_no_day_is_not_overdue() {
        let task = |number: u128, due, done| Assignment {
            id: Id::numbered(number),
            section: Section::Money,
            due,
            done,
            ..Assignment::default()
        };
        let day = Some(date(2014, 5, 1));
        let tasks = [
            task(1, day, false),
            task(2, day, true),
            task(3, None, false),
            task(4, Some(date(2014, 5, 4)), false),
        ];
        let plan = Plan {
            assignments: tasks.into_iter().collect(),
            ..Plan::default()
        };
        let late = Overdue {
            assignment: Id::numbered(1),
            section: Section::Money,
            days: 3,
        };
        assert_eq!(overdue(&plan, date(2014, 5, 4)), [late]);
    }
}
