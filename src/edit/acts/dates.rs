//! Moving what is on a timeline.

use crate::{
    figures::timeline::RowOf,
    plan::{Date, DraftPeriod, Period, Plan, Step},
};

/// By which part something on a timeline is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// All of it.
    Whole,
    /// Its first day.
    First,
    /// Its last day.
    Last,
}

/// A period moved by a step; unchanged if the calendar ends there.
///
/// One end never passes the other. Moved by months, whole months stay whole months, and other work
/// keeps its days of the month; where a month has no such day, it keeps its length.
#[must_use]
pub fn moved(period: Period, grip: Grip, step: Step) -> Period {
    let first = || period.first().after(step);
    let last = || last_after(period.last(), step);
    let moved = match grip {
        Grip::Whole => first().and_then(|first| Some((first, whole_after(period, first, step)?))),
        Grip::First => first().map(|first| (first.min(period.last()), period.last())),
        Grip::Last => last().map(|last| (period.first(), last.max(period.first()))),
    };
    moved
        .and_then(|(first, last)| period.with_days(first, last))
        .unwrap_or(period)
}

/// The last day of a period of which all is moved, to this first day.
fn whole_after(period: Period, first: Date, step: Step) -> Option<Date> {
    let whole_months = period.first().day() == 1 && period.last().ends_a_month();
    if whole_months {
        return last_after(period.last(), step);
    }
    let last = period.last().after(step)?;
    if (first.day(), last.day()) == (period.first().day(), period.last().day()) {
        return Some(last);
    }
    let days = period.last().duration_since(*period.first()).as_hours() / 24;
    first.after(Step::Days(i32::try_from(days).ok()?))
}

fn last_after(last: Date, step: Step) -> Option<Date> {
    let moved = last.after(step)?;
    match step {
        Step::Months(_) if last.ends_a_month() => {
            let next = Date::new(moved.year(), moved.month(), 1)?.after(Step::Months(1))?;
            next.after(Step::Days(-1))
        }
        _ => Some(moved),
    }
}

/// Gives a measure or an activity these days; the first becomes the day of a milestone.
pub fn set_days(plan: &mut Plan, of: RowOf, period: Period) {
    let put = |draft: &mut DraftPeriod| {
        draft.first = Some(period.first());
        draft.last = Some(period.last());
        // A period that was moved by days is no longer known only in years.
        draft.in_years = period.in_years();
    };
    match of {
        RowOf::Measure(id) => {
            plan.measures.update(id, |measure| put(&mut measure.period));
        }
        RowOf::Activity(id) => {
            plan.activities
                .update(id, |activity| match &mut activity.milestone {
                    Some(day) => *day = period.first(),
                    None => put(&mut activity.period),
                });
        }
        RowOf::Head(_) | RowOf::Moment(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Activity, Id, Measure, Place, date};

    #[track_caller]
    fn check(from: (Date, Date), grip: Grip, step: Step, to: (Date, Date)) {
        let period = |(first, last)| Period::new(first, last).unwrap();
        assert_eq!(moved(period(from), grip, step), period(to));
    }

    const MARCH: (Date, Date) = (date(2027, 3, 1), date(2027, 3, 31));

    #[test]
    fn a_bar_moves_as_a_whole_or_at_one_end() {
        let days = Step::Days(2);
        let end = date(2027, 4, 2);
        check(MARCH, Grip::Whole, days, (date(2027, 3, 3), end));
        check(MARCH, Grip::First, days, (date(2027, 3, 3), MARCH.1));
        check(MARCH, Grip::Last, days, (MARCH.0, end));
    }

    #[test]
    fn the_end_of_a_month_stays_one() {
        let (february, april) = (date(2027, 2, 28), date(2027, 4, 30));
        check(
            MARCH,
            Grip::Whole,
            Step::Months(-1),
            (date(2027, 2, 1), february),
        );
        check(MARCH, Grip::Last, Step::Months(1), (MARCH.0, april));
        let from = (date(2027, 2, 1), february);
        check(from, Grip::Last, Step::Months(1), (from.0, MARCH.1));
    }

    #[test]
    fn work_of_one_day_stays_one_day_at_the_end_of_a_month() {
        let one_day = |day: Date| Period::new(day, day).unwrap();
        let mut period = one_day(date(2027, 3, 31));
        for (step, day) in [(-1, 28), (1, 28), (2, 28), (-1, 28)] {
            period = moved(period, Grip::Whole, Step::Months(step));
            assert_eq!((period.days(), period.first().day()), (1, day));
        }
        assert_eq!(
            moved(one_day(date(2027, 4, 30)), Grip::Whole, Step::Months(1)),
            one_day(date(2027, 5, 30))
        );
        // Three days over the end of a month stay three; days that every month has stay those.
        check(
            (date(2027, 1, 30), date(2027, 2, 1)),
            Grip::Whole,
            Step::Months(1),
            (date(2027, 2, 28), date(2027, 3, 2)),
        );
        check(
            (date(2027, 1, 15), date(2027, 4, 14)),
            Grip::Whole,
            Step::Months(1),
            (date(2027, 2, 15), date(2027, 5, 14)),
        );
    }

    #[test]
    fn no_end_passes_the_other() {
        check(MARCH, Grip::First, Step::Days(90), (MARCH.1, MARCH.1));
        check(MARCH, Grip::Last, Step::Months(-6), (MARCH.0, MARCH.0));
    }

    #[test]
    fn what_is_moved_by_days_is_no_longer_only_known_by_its_years() {
        let mut plan = Plan::default();
        let id = Id::numbered(1);
        let measure = Measure {
            id,
            ..Measure::default()
        };
        plan.measures.insert(measure, Place::Last);
        let year = Period::new(MARCH.0, MARCH.1).unwrap().as_years();
        let mut put = |period| {
            set_days(&mut plan, RowOf::Measure(id), period);
            plan.measures.get(id).unwrap().period.in_years
        };
        assert!(put(moved(year, Grip::Whole, Step::Days(0))));
        assert!(!put(moved(year, Grip::Last, Step::Days(-1))));
    }

    #[test]
    fn nothing_moves_beyond_the_calendar() {
        let last = (date(9999, 12, 1), date(9999, 12, 31));
        check(last, Grip::Whole, Step::Days(1), last);
        check(last, Grip::Last, Step::Months(1), last);
    }

    #[test]
    fn a_milestone_keeps_its_one_day_and_other_work_its_two() {
        let mut plan = Plan::default();
        plan.measures.insert(
            Measure {
                id: Id::numbered(1),
                ..Measure::default()
            },
            Place::Last,
        );
        for (number, milestone) in [(1, None), (2, Some(date(2027, 1, 1)))] {
            let activity = Activity {
                id: Id::numbered(number),
                milestone,
                ..Activity::default()
            };
            plan.activities.insert(activity, Place::Last);
        }
        let march = Period::new(MARCH.0, MARCH.1).unwrap();
        for of in [
            RowOf::Measure(Id::numbered(1)),
            RowOf::Activity(Id::numbered(1)),
            RowOf::Activity(Id::numbered(2)),
        ] {
            set_days(&mut plan, of, march);
        }
        let [work, milestone] = [1, 2].map(|number| plan.activities.get(Id::numbered(number)));
        assert_eq!(work.unwrap().period.period(), Some(march));
        assert_eq!(milestone.unwrap().milestone, Some(MARCH.0));
        assert_eq!(milestone.unwrap().period.period(), None);
        let measure = plan.measures.get(Id::numbered(1)).unwrap();
        assert_eq!(measure.period.period(), Some(march));
    }
}
