//! The money in hand: what comes in against what goes out, by half-year.

use super::{
    Money,
    calendar::Calendar,
    percent_of,
    periods::{Row, add, shown},
    rates::cents,
};
use crate::plan::{Cents, Date, Funding, Id, Number, Period, Plan, Quantity};

/// The money in hand of a plan, period by period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Liquidity {
    /// The periods of the columns; what comes after the plan, or has no date, has one more column.
    pub periods: Vec<Period>,
    /// What comes in.
    pub incoming: Row,
    /// What is spent, in kind or paid.
    pub outgoing: Row,
    /// What is left in hand at the end, below zero where somebody has to advance it.
    pub balance: Row,
    /// Where each amount comes in, in the order of the plan.
    pub funding: Vec<(Id<Funding>, Row)>,
    /// The column with the lowest balance and that balance; the first of equals. `None` if a
    /// balance is beyond 10¹⁵ cents.
    pub lowest: Option<(usize, Cents)>,
}

/// A payment of some funding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// When; `None` if that was not said.
    pub day: Option<Date>,
    /// How much.
    pub amount: Cents,
    /// Whether it is what was left after the advances.
    pub rest: bool,
}

/// The money in hand of a plan.
///
/// Costs go out as they are phased. Funding with advances comes in on their days, and the rest
/// on the day it is settled; other funding comes in as it is phased. What is given in kind goes
/// out with the costs and comes in with the funding.
#[must_use]
pub fn liquidity(plan: &Plan, money: &Money, calendar: &Calendar) -> Liquidity {
    let width = calendar.periods().len() + 1;
    let mut outgoing = vec![0; width];
    for line in plan.cost_lines.iter() {
        if let Some(Ok(amount)) = money.line(line.id).map(|line| line.amount) {
            add(&mut outgoing, &calendar.spread(amount, &line.phasing));
        }
    }
    let mut incoming = vec![0; width];
    let mut funding = Vec::new();
    for one in plan.funding.iter() {
        let Some(amount) = one.amount else { continue };
        let payments = payments(one);
        let parts = if payments.is_empty() {
            calendar.spread(amount, &one.phasing)
        } else {
            let mut parts = vec![0; width];
            for payment in payments {
                if let Some(part) = parts.get_mut(calendar.place(payment.day)) {
                    *part += i128::from(payment.amount.get());
                }
            }
            parts
        };
        add(&mut incoming, &parts);
        funding.push((one.id, shown(&parts)));
    }
    let mut in_hand = 0;
    let balance: Vec<i128> = incoming
        .iter()
        .zip(&outgoing)
        .map(|(comes_in, goes_out)| {
            in_hand += comes_in - goes_out;
            in_hand
        })
        .collect();
    let lowest = balance.iter().copied().enumerate();
    let lowest = lowest.min_by_key(|(_, balance)| *balance);
    Liquidity {
        periods: calendar.periods().to_vec(),
        incoming: shown(&incoming),
        outgoing: shown(&outgoing),
        balance: shown(&balance),
        funding,
        lowest: lowest.and_then(|(at, balance)| Some((at, cents(balance)?))),
    }
}

/// The advances of some funding and what is left after them; empty if there are none.
///
/// Each advance is the total of all up to it, less what was paid before, so that rounding loses no
/// cent. Advances of more than the whole stop there.
#[must_use]
pub fn payments(funding: &Funding) -> Vec<Payment> {
    let Some(whole) = funding.amount.filter(|_| !funding.advances.is_empty()) else {
        return Vec::new();
    };
    let mut share = Quantity::ZERO;
    let mut paid = 0;
    let mut payments = Vec::with_capacity(funding.advances.len() + 1);
    for advance in &funding.advances {
        let more = share.decimal() + advance.share.unwrap_or_default().decimal();
        share = Number::new(more.min(100.into()))
            .and_then(|share| Quantity::new(share.decimal()))
            .unwrap_or(share);
        let upto = percent_of(whole, share).map_or(paid, Cents::get);
        payments.extend(Cents::new(upto - paid).ok().map(|amount| Payment {
            day: advance.day,
            amount,
            rest: false,
        }));
        paid = upto;
    }
    let rest = Cents::new(whole.get() - paid).ok();
    payments.extend(
        rest.filter(|rest| *rest != Cents::ZERO)
            .map(|amount| Payment {
                day: funding.settled,
                amount,
                rest: true,
            }),
    );
    payments
}
