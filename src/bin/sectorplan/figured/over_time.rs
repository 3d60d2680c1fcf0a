//! The money of a plan period by period.

use sectorplan::{
    figures::{Amounts, Calendar, Money, liquidity, over_time},
    plan::{Date, Funding, Id, Measure, Period, Plan},
};
use serde::Serialize;

/// Amounts in cents, one for each period and one more for what falls in none of them.
#[derive(Serialize)]
pub struct OverTime {
    periods: Vec<Days>,
    costs: Amounts,
    /// By the rates of the lines.
    grant: Option<Amounts>,
    funding: Amounts,
    gap: Amounts,
    measures: Vec<OfPart<Option<Id<Measure>>>>,
    parts_of_funding: Vec<OfPart<Id<Funding>>>,
}

/// What comes in against what goes out.
#[derive(Serialize)]
pub struct InHand {
    periods: Vec<Days>,
    incoming: Amounts,
    outgoing: Amounts,
    balance: Amounts,
    /// The index of the period with the lowest balance, from 0.
    lowest: Option<usize>,
}

#[derive(Serialize)]
struct Days {
    first: Date,
    last: Date,
}

#[derive(Serialize)]
struct OfPart<I> {
    /// Null for lines without a measure.
    id: I,
    amounts: Amounts,
}

pub fn of(plan: &Plan, money: &Money, calendar: &Calendar) -> OverTime {
    let found = over_time(plan, money, calendar);
    OverTime {
        periods: days(&found.periods),
        costs: found.costs,
        grant: found.grant,
        funding: found.funded,
        gap: found.gap,
        measures: parts(found.measures),
        parts_of_funding: parts(found.funding),
    }
}

pub fn in_hand(plan: &Plan, money: &Money, calendar: &Calendar) -> InHand {
    let found = liquidity(plan, money, calendar);
    InHand {
        periods: days(&found.periods),
        incoming: found.incoming,
        outgoing: found.outgoing,
        balance: found.balance,
        lowest: found.lowest.map(|(place, _)| place),
    }
}

fn parts<I>(rows: Vec<(I, Amounts)>) -> Vec<OfPart<I>> {
    let rows = rows.into_iter();
    rows.map(|(id, amounts)| OfPart { id, amounts }).collect()
}

fn days(periods: &[Period]) -> Vec<Days> {
    let days = periods.iter().map(|period| Days {
        first: period.first(),
        last: period.last(),
    });
    days.collect()
}
