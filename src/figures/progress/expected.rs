//! What can be expected of a target by a day.

use rust_decimal::Decimal;

use super::About;
use crate::plan::{Date, Period, Target};

/// What can be expected of a target at the end of a day: the phases that have ended, and of the
/// running one its share of days; without phases, as much of the whole as has passed of the time
/// from the first day of the measure to the day on which the target is due.
///
/// What the phases leave of the target is expected once it is due, but never more than it promises.
pub(super) fn of_target(about: &About, target: &Target, day: Date) -> Option<Decimal> {
    let promised = target.quantity?.decimal();
    let measure = about.measure(target.measure)?;
    let own = measure
        .period
        .period()
        .or_else(|| about.plan.period.period());
    let due = target.due.or_else(|| own.map(Period::last));
    let phases = target.phasing.iter();
    let phases: Option<Vec<(Period, Decimal)>> = phases
        .map(|phase| Some((phase.period.period()?, phase.amount.decimal())))
        .collect();
    match phases {
        Some(phases) if !phases.is_empty() => {
            let all: Decimal = phases.iter().map(|(_, amount)| *amount).sum();
            let rest = (promised - all).max(Decimal::ZERO);
            let rest = due.filter(|due| *due <= day).map(|_| rest);
            let phases = phases.into_iter();
            let so_far: Option<Decimal> = phases
                .map(|(period, amount)| passed(period, day, amount))
                .sum();
            Some((so_far? + rest.unwrap_or_default()).min(promised))
        }
        _ => passed(Period::new(own?.first(), due?)?, day, promised),
    }
}

/// As much of an amount as has passed of its period at the end of a day.
pub(super) fn passed(period: Period, day: Date, amount: Decimal) -> Option<Decimal> {
    let days = day.number() - period.first().number() + 1;
    let share = Decimal::from(days.clamp(0, period.days())) / Decimal::from(period.days());
    amount.checked_mul(share)
}
