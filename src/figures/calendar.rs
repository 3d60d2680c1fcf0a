//! The years or half-years of a plan, and amounts spread over them.

use super::shares::share_out;
use crate::plan::{Cents, Date, MoneyPhase, Period, Phasing, Plan};

/// How long each part of a calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// From January to December.
    Year,
    /// From January to June, and from July to December.
    HalfYear,
}

/// A plan that lasts longer has no calendar: nobody reads that many columns.
const MOST_YEARS: i16 = 50;

/// The years or half-years that a plan lasts, the first and the last cropped to its period.
///
/// Amounts are spread over them and over a last place, for what falls in none because it was phased
/// outside the plan, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    periods: Vec<Period>,
    /// How many days each period has.
    days: Vec<u128>,
}

impl Calendar {
    /// The calendar of a plan; empty while the plan has no period.
    #[must_use]
    pub fn of(plan: &Plan, step: Step) -> Self {
        let term = plan.period.period();
        let lasts = |term: &Period| term.last().year() - term.first().year() < MOST_YEARS;
        let Some(term) = term.filter(lasts) else {
            return Self::default();
        };
        let halves: &[(i8, i8, i8)] = match step {
            Step::Year => &[(1, 12, 31)],
            Step::HalfYear => &[(1, 6, 30), (7, 12, 31)],
        };
        let years = term.first().year()..=term.last().year();
        let all = years.flat_map(|year| {
            halves.iter().filter_map(move |(from, to, last)| {
                Period::new(Date::new(year, *from, 1)?, Date::new(year, *to, *last)?)
            })
        });
        // If only the years of a plan are known, its calendar is no more exact.
        let known = |part: Period| match step {
            Step::Year if term.in_years() => part.as_years(),
            Step::Year | Step::HalfYear => part,
        };
        let parts = all.filter_map(|part| part.within(term));
        let periods: Vec<Period> = parts.map(known).collect();
        let days = periods.iter().copied().map(days).collect();
        Self { periods, days }
    }

    /// Its years or half-years.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The place of a day: the first for what comes before, the last for what comes after.
    pub(super) fn place(&self, day: Option<Date>) -> usize {
        let ends = self.periods.iter();
        let within = day.and_then(|day| ends.clone().position(|part| day <= part.last()));
        within.unwrap_or(self.periods.len())
    }

    /// Spreads an amount: evenly by days, or as it was phased and each phase evenly by days.
    ///
    /// Whole cents by largest remainder, so that they add up to the amount. The last place gets
    /// what is left; it is below zero where more was phased than there is.
    pub(super) fn spread(&self, amount: Cents, phasing: &Phasing) -> Vec<i128> {
        let mut parts = match phasing {
            Phasing::Even => divided(amount, &self.days),
            Phasing::Typed(phases) => self.phased(phases),
        };
        let rest = i128::from(amount.get()) - parts.iter().sum::<i128>();
        parts.push(rest);
        parts
    }

    /// What was phased in each of its parts.
    pub(super) fn phased(&self, phases: &[MoneyPhase]) -> Vec<i128> {
        let mut parts = vec![0; self.periods.len()];
        for phase in phases {
            let Some(period) = phase.period.period() else {
                continue;
            };
            let shared = |part: &Period| part.within(period).map_or(0, days);
            let weights: Vec<u128> = self.periods.iter().map(shared).collect();
            for (part, cents) in parts.iter_mut().zip(divided(phase.amount, &weights)) {
                *part += cents;
            }
        }
        parts
    }
}

/// Divides an amount in proportion to the parts of another.
///
/// Parts that go both ways give no proportion; then all of it is in the last.
pub(super) fn divided_like(amount: Cents, parts: &[i128]) -> Vec<i128> {
    let same = |up: bool| parts.iter().all(|part| *part == 0 || (*part > 0) == up);
    let weights: Vec<u128> = parts.iter().map(|part| part.unsigned_abs()).collect();
    if weights.iter().all(|weight| *weight == 0) || !(same(true) || same(false)) {
        let mut whole = vec![0; parts.len()];
        if let Some(last) = whole.last_mut() {
            *last = amount.get().into();
        }
        return whole;
    }
    divided(amount, &weights)
}

/// Divides an amount by weights; without any weight, every part is zero.
pub(super) fn divided(amount: Cents, weights: &[u128]) -> Vec<i128> {
    let sign = i128::from(amount.get().signum());
    share_out(amount.get().unsigned_abs(), weights)
        .into_iter()
        .map(|part| sign * i128::from(part))
        .collect()
}

fn days(period: Period) -> u128 {
    u128::try_from(period.days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{DraftPeriod, date};
    use proptest::prelude::*;

    /// From 1 September 2026 to 28 February 2028.
    fn calendar(step: Step) -> Calendar {
        let plan = Plan {
            period: DraftPeriod::between(date(2026, 9, 1), date(2028, 2, 28)),
            ..Plan::default()
        };
        Calendar::of(&plan, step)
    }

    fn phase(first: Date, last: Date, cents: i64) -> MoneyPhase {
        MoneyPhase {
            period: DraftPeriod::between(first, last),
            amount: Cents::new(cents).unwrap(),
            ..MoneyPhase::default()
        }
    }

    #[track_caller]
    fn check(step: Step, amount: i64, phasing: &Phasing, expected: &[i128]) {
        let amount = Cents::new(amount).unwrap();
        assert_eq!(calendar(step).spread(amount, phasing), expected);
    }

    #[test]
    fn years_and_half_years_are_cropped_to_the_plan() {
        let of = |step| {
            let calendar = calendar(step);
            let parts = calendar.periods().iter();
            let shown = parts.map(|part| format!("{} {}", part.first(), part.last()));
            shown.collect::<Vec<_>>()
        };
        let years = [
            "2026-09-01 2026-12-31",
            "2027-01-01 2027-12-31",
            "2028-01-01 2028-02-28",
        ];
        assert_eq!(of(Step::Year), years);
        let halves = [
            "2026-09-01 2026-12-31",
            "2027-01-01 2027-06-30",
            "2027-07-01 2027-12-31",
            "2028-01-01 2028-02-28",
        ];
        assert_eq!(of(Step::HalfYear), halves);
    }

    #[test]
    fn evenly_is_by_days() {
        // 122, 365 and 59 days: 546 in all.
        check(
            Step::Year,
            54_600,
            &Phasing::Even,
            &[12_200, 36_500, 5_900, 0],
        );
        check(Step::Year, -546, &Phasing::Even, &[-122, -365, -59, 0]);
        // 0.22, 0.67 and 0.11 cents: the one cent goes where most was lost.
        check(Step::Year, 1, &Phasing::Even, &[0, 1, 0, 0]);
    }

    #[test]
    fn a_phase_over_two_years_is_divided_by_days_and_cropped_to_the_plan() {
        // 31 days in December and 59 in January and February.
        let over = phase(date(2026, 12, 1), date(2027, 2, 28), 900);
        // Of August and September only the last lies in the plan.
        let before = phase(date(2026, 8, 1), date(2026, 9, 30), 100);
        check(
            Step::Year,
            1_000,
            &Phasing::Typed(vec![over, before]),
            &[410, 590, 0, 0],
        );
    }

    #[test]
    fn what_was_not_phased_or_too_much_is_left() {
        let half = phase(date(2027, 1, 1), date(2027, 12, 31), 500);
        let outside = phase(date(2030, 1, 1), date(2030, 12, 31), 200);
        let phasing = Phasing::Typed(vec![half, outside]);
        check(Step::Year, 1_000, &phasing, &[0, 500, 0, 500]);
        check(Step::Year, 400, &phasing, &[0, 500, 0, -100]);
        assert_eq!(
            Calendar::default().spread(Cents::new(7).unwrap(), &Phasing::Even),
            [7]
        );
    }

    #[test]
    fn a_plan_without_a_period_or_of_a_century_has_no_calendar() {
        let of = |last| {
            let plan = Plan {
                period: DraftPeriod::between(date(2000, 1, 1), last),
                ..Plan::default()
            };
            Calendar::of(&plan, Step::HalfYear).periods().len()
        };
        assert_eq!(of(date(2049, 12, 31)), 100);
        assert_eq!(of(date(2050, 1, 1)), 0);
        assert_eq!(of(date(1999, 1, 1)), 0);
    }

    proptest! {
        #[test]
        fn periods_add_up_to_the_amount(
            amount in -Cents::MOST..=Cents::MOST,
            other in -1_000_000_i64..1_000_000,
            phases in prop::option::of(prop::collection::vec((0_i16..4, 1_i8..=12, -5_000_i64..50_000), 0..5)),
        ) {
            let phasing = phases.map_or(Phasing::Even, |phases| {
                let phases = phases.into_iter().map(|(year, month, cents)| {
                    phase(date(2025 + year, month, 1), date(2026 + year, month, 28), cents)
                });
                Phasing::Typed(phases.collect())
            });
            for step in [Step::Year, Step::HalfYear] {
                let parts = calendar(step).spread(Cents::new(amount).unwrap(), &phasing);
                prop_assert_eq!(parts.iter().sum::<i128>(), i128::from(amount));
                let like = divided_like(Cents::new(other).unwrap(), &parts);
                prop_assert_eq!(like.iter().sum::<i128>(), i128::from(other));
            }
        }
    }
}
