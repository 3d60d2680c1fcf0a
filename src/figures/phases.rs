//! The periods in which an amount falls, for who is filling them in.

use super::{
    calendar::{Calendar, Step, divided},
    rates::cents,
};
use crate::plan::{Cents, MoneyPhase, Plan};

/// The years or half-years of a plan, with an amount in equal parts; none while it has no period.
#[must_use]
pub fn phases_of(plan: &Plan, step: Step, amount: Option<Cents>) -> Vec<MoneyPhase> {
    let calendar = Calendar::of(plan, step);
    let periods = calendar.periods().iter();
    let mut phases: Vec<MoneyPhase> = periods
        .map(|period| MoneyPhase {
            period: (*period).into(),
            ..MoneyPhase::default()
        })
        .collect();
    share_equally(&mut phases, amount.unwrap_or_default());
    phases
}

/// Gives each period an equal part of an amount, in whole cents that add up to it.
pub fn share_equally(phases: &mut [MoneyPhase], amount: Cents) {
    let parts = divided(amount, &vec![1; phases.len()]);
    for (phase, part) in phases.iter_mut().zip(parts) {
        phase.amount = cents(part).unwrap_or_default();
    }
}

/// Gives the last period what the others leave of an amount; below zero where that is too much.
pub fn rest_to_last(phases: &mut [MoneyPhase], amount: Cents) {
    let Some((last, others)) = phases.split_last_mut() else {
        return;
    };
    let others = others.iter().map(|phase| i128::from(phase.amount.get()));
    let rest = cents(i128::from(amount.get()) - others.sum::<i128>());
    last.amount = rest.unwrap_or(last.amount);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{DraftPeriod, date};

    fn plan() -> Plan {
        Plan {
            period: DraftPeriod::between(date(2026, 7, 1), date(2028, 6, 30)),
            ..Plan::default()
        }
    }

    fn amounts(phases: &[MoneyPhase]) -> Vec<i64> {
        phases.iter().map(|phase| phase.amount.get()).collect()
    }

    #[test]
    fn the_years_and_half_years_of_a_plan_share_an_amount_equally() {
        let euro = Cents::new(100).ok();
        let years = phases_of(&plan(), Step::Year, euro);
        assert_eq!(amounts(&years), [34, 33, 33]);
        let first = years.first().and_then(|phase| phase.period.period());
        assert_eq!(first.map(|it| it.first()), Some(date(2026, 7, 1)));
        assert_eq!(first.map(|it| it.last()), Some(date(2026, 12, 31)));
        let halves = phases_of(&plan(), Step::HalfYear, euro);
        assert_eq!(amounts(&halves), [25, 25, 25, 25]);
    }

    #[test]
    fn without_an_amount_or_a_term_nothing_is_made_up() {
        assert_eq!(amounts(&phases_of(&plan(), Step::Year, None)), [0, 0, 0]);
        assert_eq!(phases_of(&Plan::default(), Step::Year, None), []);
    }

    #[test]
    fn the_last_period_gets_what_the_others_leave() {
        let mut phases = phases_of(&plan(), Step::Year, None);
        for (phase, amount) in phases.iter_mut().zip([60, 30, 99]) {
            phase.amount = Cents::new(amount).unwrap_or_default();
        }
        rest_to_last(&mut phases, Cents::new(100).unwrap_or_default());
        assert_eq!(amounts(&phases), [60, 30, 10]);
        rest_to_last(&mut phases, Cents::new(50).unwrap_or_default());
        assert_eq!(amounts(&phases), [60, 30, -40]);
    }
}
