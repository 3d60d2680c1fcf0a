//! How far targets are: what was reached, against what could be expected by then.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::plan::{Date, Id, Number, Period, Plan, Quantity, RealisationOf, Target};

/// How far one target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Which target.
    pub target: Id<Target>,
    /// What it promises; never nothing.
    pub promised: Quantity,
    /// What was reached by the last day that something was recorded of it.
    pub reached: Number,
    /// What could be expected by the day of the standing; none where the plan does not say when.
    pub expected: Option<Decimal>,
}

impl Progress {
    /// Whether less was reached than could be expected; unknown where nothing was expected.
    #[must_use]
    pub fn is_behind(&self) -> Option<bool> {
        self.expected
            .map(|expected| self.reached.decimal() < expected)
    }
}

/// The targets of which something was recorded, in the order of the plan, on the last day on
/// which that was done for any of them; none while nothing was.
///
/// All are held against that one day, because a target of which nothing new was recorded stands
/// where it stood.
#[must_use]
pub fn progress(plan: &Plan) -> Option<(Date, Vec<Progress>)> {
    let mut last: BTreeMap<Id<Target>, (Date, Number)> = BTreeMap::new();
    for realisation in plan.realisations.iter() {
        if let Some(RealisationOf::Target(target)) = realisation.of
            && let Some((day, value)) = realisation.date.zip(realisation.value)
            && last.get(&target).is_none_or(|(known, _)| *known <= day)
        {
            last.insert(target, (day, value));
        }
    }
    let measured = plan.targets.iter().filter_map(|target| {
        let (day, reached) = *last.get(&target.id)?;
        let promised = target.quantity.filter(|it| !it.decimal().is_zero())?;
        Some((day, target, promised, reached))
    });
    let measured: Vec<_> = measured.collect();
    let day = measured.iter().map(|(day, ..)| *day).max()?;
    let progress = measured
        .into_iter()
        .map(|(_, target, promised, reached)| Progress {
            target: target.id,
            promised,
            reached,
            expected: expected(plan, target, promised, day),
        });
    Some((day, progress.collect()))
}

/// What can be expected of a target at the end of a day: the phases that have ended, and of the
/// one that runs its share of days; without phases as much of the whole as has passed from the
/// first day of the measure to the day on which the target is due.
fn expected(plan: &Plan, target: &Target, promised: Quantity, day: Date) -> Option<Decimal> {
    let phases = target.phasing.iter();
    let phases: Option<Vec<(Period, Decimal)>> = phases
        .map(|phase| Some((phase.period.period()?, phase.amount.decimal())))
        .collect();
    match phases {
        Some(phases) if !phases.is_empty() => phases
            .into_iter()
            .map(|(period, amount)| passed(period, day, amount))
            .sum(),
        _ => {
            let measure = plan.measures.get(target.measure)?;
            let own = measure.period.period().or_else(|| plan.period.period())?;
            let due = target.due.unwrap_or(own.last());
            passed(Period::new(own.first(), due)?, day, promised.decimal())
        }
    }
}

/// As much of an amount as has passed of its period at the end of a day.
fn passed(period: Period, day: Date, amount: Decimal) -> Option<Decimal> {
    let days = day.number() - period.first().number() + 1;
    let share = Decimal::from(days.clamp(0, period.days())) / Decimal::from(period.days());
    amount.checked_mul(share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{DraftPeriod, Measure, Place, QuantityPhase, Realisation, date};

    fn between(first: Date, last: Date) -> DraftPeriod {
        DraftPeriod {
            first: Some(first),
            last: Some(last),
            ..DraftPeriod::default()
        }
    }

    /// A plan of two years with one measure and a target of 100.
    fn plan(change: impl FnOnce(&mut Target), readings: &[(Date, u32)]) -> Plan {
        let mut plan = Plan {
            period: between(date(2027, 1, 1), date(2028, 12, 31)),
            ..Plan::default()
        };
        let id = Id::numbered(1);
        plan.measures.insert(
            Measure {
                id,
                ..Measure::default()
            },
            Place::Last,
        );
        let mut target = Target {
            id: Id::numbered(1),
            measure: id,
            quantity: Some(100.into()),
            ..Target::default()
        };
        change(&mut target);
        plan.targets.insert(target, Place::Last);
        for (number, (day, value)) in (1..).zip(readings) {
            let realisation = Realisation {
                id: Id::numbered(number),
                of: Some(RealisationOf::Target(Id::numbered(1))),
                date: Some(*day),
                value: value.to_string().parse().ok(),
                ..Realisation::default()
            };
            plan.realisations.insert(realisation, Place::Last);
        }
        plan
    }

    #[track_caller]
    fn check(plan: &Plan, day: Date, reached: u32, expected: Option<&str>) {
        let (found, all) = progress(plan).unwrap();
        assert_eq!(found, day);
        assert_eq!(all[0].reached.decimal(), Decimal::from(reached));
        let rounded = all[0].expected.map(|it| it.round_dp(2).normalize());
        assert_eq!(rounded.map(|it| it.to_string()).as_deref(), expected);
    }

    const END_OF_YEAR: Date = date(2027, 12, 31);

    #[test]
    fn the_last_reading_stands() {
        let readings = [(END_OF_YEAR, 40), (date(2027, 6, 30), 15)];
        check(&plan(|_| {}, &readings), END_OF_YEAR, 40, Some("49.93"));
    }

    #[test]
    fn phases_that_ended_count_whole_and_the_running_one_by_its_days() {
        let phases = |target: &mut Target| {
            let year = |year, amount: u32| QuantityPhase {
                period: between(date(year, 1, 1), date(year, 12, 31)),
                amount: amount.into(),
                ..QuantityPhase::default()
            };
            target.phasing = vec![year(2027, 30), year(2028, 70)];
        };
        check(
            &plan(phases, &[(END_OF_YEAR, 40)]),
            END_OF_YEAR,
            40,
            Some("30"),
        );
        // Of the 366 days of 2028, 183 have passed on 1 July: 30 and half of 70.
        let day = date(2028, 7, 1);
        check(&plan(phases, &[(day, 40)]), day, 40, Some("65"));
    }

    #[test]
    fn without_phases_it_goes_evenly_until_it_is_due() {
        let due = |target: &mut Target| target.due = Some(END_OF_YEAR);
        // 73 of 365 days.
        let day = date(2027, 3, 14);
        check(&plan(due, &[(day, 9)]), day, 9, Some("20"));
        let later = date(2028, 3, 1);
        check(&plan(due, &[(later, 9)]), later, 9, Some("100"));
        let before = date(2026, 3, 1);
        check(&plan(due, &[(before, 0)]), before, 0, Some("0"));
    }

    #[test]
    fn nothing_is_expected_where_the_plan_does_not_say_when() {
        let mut plan = plan(|_| {}, &[(END_OF_YEAR, 9)]);
        plan.period = DraftPeriod::default();
        check(&plan, END_OF_YEAR, 9, None);
        let (_, all) = progress(&plan).unwrap();
        assert_eq!(all[0].is_behind(), None);
    }

    #[test]
    fn nothing_recorded_is_no_progress() {
        assert_eq!(progress(&plan(|_| {}, &[])), None);
        let promises_nothing = |target: &mut Target| target.quantity = None;
        assert_eq!(progress(&plan(promises_nothing, &[(END_OF_YEAR, 1)])), None);
    }
}
