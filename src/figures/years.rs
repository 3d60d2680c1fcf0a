//! What a cost line costs in each year of its plan: read, and written year by year.

use super::{
    calendar::{Calendar, Step},
    rates::{RateCard, cents},
};
use crate::plan::{Cents, CostLine, DraftPeriod, MoneyPhase, Period, Phasing, Plan};

/// The years of a plan, and what is needed to work out its lines.
#[derive(Debug)]
pub struct Years {
    calendar: Calendar,
    card: RateCard,
}

/// What a line costs in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InYear {
    /// Nothing was said of the year, or there is no amount to spread.
    Open,
    /// This much.
    Amount(Cents),
    /// This much, from periods that run into another year: only the form of the line divides those.
    Part(Cents),
}

impl InYear {
    /// How much it is.
    #[must_use]
    pub const fn amount(self) -> Option<Cents> {
        match self {
            Self::Open => None,
            Self::Amount(amount) | Self::Part(amount) => Some(amount),
        }
    }
}

impl Years {
    /// The years of a plan; empty while it has no period.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self {
            calendar: Calendar::of(plan, Step::Year),
            card: RateCard::of(plan),
        }
    }

    /// Which years they are.
    pub fn all(&self) -> impl Iterator<Item = i16> {
        let periods = self.calendar.periods().iter();
        periods.map(|period| period.first().year())
    }

    /// What a line costs in a year, as it falls there in the money by period.
    #[must_use]
    pub fn in_year(&self, line: &CostLine, year: i16) -> InYear {
        let Some(at) = self.place(year) else {
            return InYear::Open;
        };
        match &line.phasing {
            Phasing::Even => {
                let parts = self.evenly(line);
                parts
                    .get(at)
                    .map_or(InYear::Open, |amount| InYear::Amount(*amount))
            }
            Phasing::Typed(phases) => {
                let mut touching = phases
                    .iter()
                    .filter(|phase| self.touches(phase, at))
                    .peekable();
                if touching.peek().is_none() {
                    return InYear::Open;
                }
                let shared = touching.any(|phase| self.goes_on(phase));
                let sum = self.calendar.phased(phases).get(at).copied();
                match sum.and_then(cents) {
                    None => InYear::Open,
                    Some(amount) if shared => InYear::Part(amount),
                    Some(amount) => InYear::Amount(amount),
                }
            }
        }
    }

    /// Writes what a line costs in a year, or that nothing is said of it; other years stay as they
    /// are. False if that cannot be said by year.
    ///
    /// A line that was spread evenly gets the amounts that it had in each year.
    pub fn write(&self, line: &mut CostLine, year: i16, amount: Option<Cents>) -> bool {
        let held = self.in_year(line, year);
        if held.amount() == amount {
            return true;
        }
        let place = self.place(year);
        let Some((at, period)) = place.and_then(|at| Some((at, self.period(at)?))) else {
            return false;
        };
        if matches!(held, InYear::Part(_)) {
            return false;
        }
        let mut phases = match std::mem::take(&mut line.phasing) {
            Phasing::Even => self.by_year(line),
            Phasing::Typed(phases) => phases,
        };
        let of_year = |phase: &MoneyPhase| self.touches(phase, at);
        let first = phases.iter().find(|phase| of_year(phase)).cloned();
        let later = |phase: &MoneyPhase| phase.period.first > Some(period.first());
        let place = phases
            .iter()
            .position(|phase| of_year(phase) || later(phase));
        let place = place.unwrap_or(phases.len());
        phases.retain(|phase| !of_year(phase));
        if let Some(amount) = amount {
            let phase = MoneyPhase {
                period: draft(period, first.as_ref()),
                amount,
                ..first.unwrap_or_default()
            };
            phases.insert(place.min(phases.len()), phase);
        }
        line.phasing = Phasing::Typed(phases);
        true
    }

    fn place(&self, year: i16) -> Option<usize> {
        self.all().position(|one| one == year)
    }

    fn period(&self, at: usize) -> Option<Period> {
        self.calendar.periods().get(at).copied()
    }

    /// Whether some of a phase falls in a year.
    fn touches(&self, phase: &MoneyPhase, at: usize) -> bool {
        let (phase, year) = (phase.period.period(), self.period(at));
        let both = phase.zip(year);
        both.is_some_and(|(phase, year)| phase.within(year).is_some())
    }

    /// Whether a phase falls in more than one year.
    fn goes_on(&self, phase: &MoneyPhase) -> bool {
        let years = 0..self.calendar.periods().len();
        years.filter(|at| self.touches(phase, *at)).count() > 1
    }

    /// What a line costs in each year when it is spread evenly; empty without an amount.
    fn evenly(&self, line: &CostLine) -> Vec<Cents> {
        let Ok(amount) = self.card.amount(line) else {
            return Vec::new();
        };
        let parts = self.calendar.spread(amount, &Phasing::Even);
        parts.into_iter().filter_map(cents).collect()
    }

    fn by_year(&self, line: &CostLine) -> Vec<MoneyPhase> {
        let periods = self.calendar.periods().iter().zip(self.evenly(line));
        let phase = |(period, amount): (&Period, Cents)| MoneyPhase {
            period: draft(*period, None),
            amount,
            ..MoneyPhase::default()
        };
        periods.map(phase).collect()
    }
}

/// A period as it is stored, with what else was stored of it.
fn draft(period: Period, held: Option<&MoneyPhase>) -> DraftPeriod {
    let held = held.map(|phase| phase.period.clone()).unwrap_or_default();
    DraftPeriod {
        first: Some(period.first()),
        last: Some(period.last()),
        in_years: period.in_years() || held.in_years,
        ..held
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Date, date};

    /// From 1 September 2026 to 28 February 2028: 122, 365 and 59 days.
    fn years() -> Years {
        Years::of(&Plan {
            period: DraftPeriod::between(date(2026, 9, 1), date(2028, 2, 28)),
            ..Plan::default()
        })
    }

    /// A line of € 546, a euro for each day.
    fn line(phasing: Phasing) -> CostLine {
        CostLine {
            units: Some(546.into()),
            unit_price: Cents::new(100).ok(),
            phasing,
            ..CostLine::default()
        }
    }

    fn typed(phases: &[(Date, Date, i64)]) -> Phasing {
        let phase = |(first, last, euros): &(Date, Date, i64)| MoneyPhase {
            period: DraftPeriod::between(*first, *last),
            amount: Cents::new(euros * 100).unwrap(),
            ..MoneyPhase::default()
        };
        Phasing::Typed(phases.iter().map(phase).collect())
    }

    const fn amount(euros: i64) -> InYear {
        match Cents::new(euros * 100) {
            Ok(amount) => InYear::Amount(amount),
            Err(_) => InYear::Open,
        }
    }

    #[track_caller]
    fn check(line: &CostLine, expected: [InYear; 3]) {
        let years = years();
        let seen = [2026, 2027, 2028].map(|year| years.in_year(line, year));
        assert_eq!(seen, expected);
    }

    /// Writes an amount in a year of a line; checks whether that could be, and what the line says
    /// then.
    #[track_caller]
    fn check_write(phasing: Phasing, year: i16, euros: Option<i64>, expected: Option<[InYear; 3]>) {
        let before = line(phasing);
        let mut after = before.clone();
        let amount = euros.and_then(|euros| Cents::new(euros * 100).ok());
        assert_eq!(years().write(&mut after, year, amount), expected.is_some());
        match expected {
            Some(expected) => check(&after, expected),
            None => assert_eq!(after, before),
        }
    }

    const FIRST: (Date, Date, i64) = (date(2026, 9, 1), date(2026, 12, 31), 100);
    const SECOND: (Date, Date, i64) = (date(2027, 1, 1), date(2027, 6, 30), 200);
    const THIRD: (Date, Date, i64) = (date(2027, 7, 1), date(2027, 12, 31), 246);
    const ACROSS: (Date, Date, i64) = (date(2026, 12, 1), date(2027, 2, 28), 90);

    #[test]
    fn a_plan_of_which_only_the_years_are_known_is_phased_in_years() {
        let years = Years::of(&Plan {
            period: DraftPeriod {
                in_years: true,
                ..DraftPeriod::between(date(2014, 1, 1), date(2016, 12, 31))
            },
            ..Plan::default()
        });
        let mut line = line(Phasing::Even);
        assert!(years.write(&mut line, 2015, Cents::new(100).ok()));
        let Phasing::Typed(phases) = line.phasing else {
            panic!("the years were typed");
        };
        let known = phases.iter().map(|phase| {
            let first = phase.period.first.map(|day| day.year());
            (first, phase.period.in_years)
        });
        let expected = [2014, 2015, 2016].map(|year| (Some(year), true));
        assert_eq!(known.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_line_that_is_spread_evenly_says_so_by_year() {
        check(&line(Phasing::Even), [amount(122), amount(365), amount(59)]);
        let without_amount = CostLine::default();
        check(&without_amount, [InYear::Open; 3]);
    }

    #[test]
    fn the_periods_of_a_year_are_added_up() {
        let phasing = typed(&[FIRST, SECOND, THIRD]);
        check(&line(phasing), [amount(100), amount(446), InYear::Open]);
        // Only a part of 2026 lies in the plan, and all of the amount falls there.
        let whole_year = typed(&[(date(2026, 1, 1), date(2026, 12, 31), 100)]);
        check(&line(whole_year), [amount(100), InYear::Open, InYear::Open]);
        let before = typed(&[(date(2026, 1, 1), date(2026, 2, 28), 100)]);
        check(&line(before), [InYear::Open; 3]);
    }

    #[test]
    fn a_period_over_two_years_is_read_by_its_days_and_not_written() {
        // 31 days in December and 59 in January and February.
        let part = |euros: i64| InYear::Part(Cents::new(euros * 100).unwrap());
        check(&line(typed(&[ACROSS])), [part(31), part(59), InYear::Open]);
        check_write(typed(&[ACROSS]), 2026, Some(5), None);
        check_write(typed(&[ACROSS]), 2027, None, None);
        let third = [part(31), part(59), amount(7)];
        check_write(typed(&[ACROSS]), 2028, Some(7), Some(third));
        let same = [part(31), part(59), InYear::Open];
        check_write(typed(&[ACROSS]), 2026, Some(31), Some(same));
    }

    #[test]
    fn writing_one_year_leaves_what_the_others_say() {
        let others = [amount(200), amount(365), amount(59)];
        check_write(Phasing::Even, 2026, Some(200), Some(others));
        let none = [amount(122), InYear::Open, amount(59)];
        check_write(Phasing::Even, 2027, None, Some(none));
        check_write(typed(&[FIRST]), 2026, None, Some([InYear::Open; 3]));
        let joined = [amount(100), amount(400), InYear::Open];
        check_write(
            typed(&[FIRST, SECOND, THIRD]),
            2027,
            Some(400),
            Some(joined),
        );
    }

    #[test]
    fn years_are_written_in_their_order_as_far_as_they_lie_in_the_plan() {
        let mut written = line(typed(&[SECOND]));
        for (year, euros) in [(2028, 3), (2026, 1)] {
            years().write(&mut written, year, Cents::new(euros * 100).ok());
        }
        let expected = [
            (date(2026, 9, 1), date(2026, 12, 31), 1),
            SECOND,
            (date(2028, 1, 1), date(2028, 2, 28), 3),
        ];
        assert_eq!(written.phasing, typed(&expected));
    }

    #[test]
    fn what_a_year_says_already_is_no_change() {
        let mut same = line(Phasing::Even);
        assert!(years().write(&mut same, 2026, Cents::new(12_200).ok()));
        assert_eq!(same.phasing, Phasing::Even);
        assert!(!years().write(&mut same, 2031, Cents::new(1).ok()));
    }
}
