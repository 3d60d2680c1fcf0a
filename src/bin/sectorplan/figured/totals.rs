//! The money of the whole plan, each amount with its basis.

use sectorplan::{
    figures::{self, Basis, Money, Part},
    plan::{Cents, Id, Number, Plan, Quantity, Stated},
};
use serde::Serialize;

#[derive(Serialize)]
pub struct Totals {
    costs: Option<Total>,
    grant: Option<Total>,
    own_contribution: Option<Total>,
    /// Other public and private funding.
    other_funding: Option<Total>,
    grant_share: Option<Share>,
}

#[derive(Serialize)]
struct Total {
    amount: Cents,
    basis: &'static str,
    /// Which statement, if it was stated.
    statement: Option<Id<Stated>>,
    /// The amounts it follows from, if it is derived.
    from: Vec<&'static str>,
    /// The share that the scheme pays, in percent, if it is derived with that.
    rate: Option<Quantity>,
    at_least: bool,
    approximate: bool,
}

#[derive(Serialize)]
struct Share {
    percent: Number,
    approximate: bool,
}

pub fn of(plan: &Plan, money: &Money) -> Totals {
    let totals = figures::totals(plan, money);
    Totals {
        costs: totals.costs.map(amount),
        grant: totals.grant.map(amount),
        own_contribution: totals.own_contribution.map(amount),
        other_funding: totals.others.map(amount),
        grant_share: totals.share.map(|share| Share {
            percent: share.percent,
            approximate: share.precision.approximate,
        }),
    }
}

fn amount(known: figures::Known) -> Total {
    let (basis, statement, parts, with_others) = match known.basis {
        Basis::Lines => ("lines", None, None, false),
        Basis::Funding => ("funding", None, None, false),
        Basis::Stated(id) => ("stated", Some(id), None, false),
        Basis::Rates => ("rates", None, None, false),
        Basis::Derived { from, with_others } => ("derived", None, Some(from), with_others),
    };
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    let names = parts.iter().map(|part| match part {
        Part::Costs => "costs",
        Part::Grant => "grant",
        Part::OwnContribution => "own_contribution",
        Part::Rate(_) => "rate",
    });
    Total {
        amount: known.amount,
        basis,
        statement,
        from: names
            .chain(with_others.then_some("other_funding"))
            .collect(),
        rate: parts.iter().find_map(|part| match part {
            Part::Rate(rate) => Some(*rate),
            Part::Costs | Part::Grant | Part::OwnContribution => None,
        }),
        at_least: known.precision.at_least,
        approximate: known.precision.approximate,
    }
}
