//! The money of the whole plan as people speak of it: costs, grant, own contribution and share,
//! each with its basis.

use super::{
    Money,
    rates::{cents, millionths, rounded},
    stated::{StatedTotal, percent, stated_money},
};
use crate::plan::{Cents, FundingKind, Id, Number, Plan, Precision, Quantity, Stated};

/// What an amount of the whole plan is based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The cost lines, added up.
    Lines,
    /// The funding, added up: a grant is what is asked for.
    Funding,
    /// Somebody stated it.
    Stated(Id<Stated>),
    /// The rates of the cost lines, which say what the grant pays of each.
    Rates,
    /// It follows from two others.
    Derived {
        /// Which two.
        from: [Part; 2],
        /// Whether other funding was taken into account.
        with_others: bool,
    },
}

/// What an amount can be derived from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The costs.
    Costs,
    /// The grant.
    Grant,
    /// The own contribution.
    OwnContribution,
    /// The share of the costs that the scheme pays, in percent.
    Rate(Quantity),
}

/// An amount of the whole plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// How much.
    pub amount: Cents,
    /// What it is based on.
    pub basis: Basis,
    /// How exact it is.
    pub precision: Precision,
}

impl Known {
    /// Whether it follows from two others, so that nobody said it.
    #[must_use]
    pub const fn is_derived(&self) -> bool {
        matches!(self.basis, Basis::Derived { .. })
    }
}

/// The share of the costs that the grant pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrantShare {
    /// In percent, rounded half up to two decimals.
    pub percent: Number,
    /// How exact it is.
    pub precision: Precision,
}

/// The money of the whole plan. What nothing tells is `None`, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Costs: of the lines, or as stated.
    pub costs: Option<Known>,
    /// The grant: asked for in the funding, or as stated, or by the rates of the lines.
    pub grant: Option<Known>,
    /// The own contribution: in the funding, or as stated.
    pub own_contribution: Option<Known>,
    /// Other public and private funding.
    pub others: Option<Known>,
    /// The share of the costs that the grant pays.
    pub share: Option<GrantShare>,
    /// The costs that the grant-giver accepts.
    pub decided_costs: Option<Cents>,
    /// The grant that was decided.
    pub decided_grant: Option<Cents>,
}

/// The money of the whole plan.
///
/// Of costs, grant and own contribution, two that are known give the third, and one gives the
/// others with the rate of the scheme. If there are cost lines as well as funding, what is missing
/// is a gap, and nobody's share.
#[must_use]
pub fn totals(plan: &Plan, money: &Money) -> Totals {
    let stated = stated_money(plan);
    let rate = money.rate.filter(|rate| *rate > Quantity::ZERO);
    let has_lines = !money.costs.from.is_empty();
    let funded = |kinds: &[FundingKind]| funded(plan, kinds);
    let (own, others) = (
        funded(&[FundingKind::OwnContribution]),
        funded(&[FundingKind::OtherPublic, FundingKind::Private]),
    );
    let mut totals = Totals {
        costs: of_lines(money).or_else(|| of_stated(stated.costs)),
        grant: funded(&[FundingKind::Grant])
            .or_else(|| of_stated(stated.grant))
            .or_else(|| by_rates(money)),
        own_contribution: own.or_else(|| of_stated(stated.own_contribution)),
        others,
        share: None,
        decided_costs: plan.decision.as_ref().and_then(|it| it.granted_costs),
        decided_grant: plan.decision.as_ref().and_then(|it| it.grant),
    };
    if !has_lines || money.funded.from.is_empty() {
        totals.derive(rate);
    }
    totals.share = totals.share();
    totals
}

impl Totals {
    fn derive(&mut self, rate: Option<Quantity>) {
        match (self.costs, self.grant, self.own_contribution) {
            (Some(costs), Some(grant), None) => {
                self.own_contribution = self.rest([costs, grant], [Part::Costs, Part::Grant]);
            }
            (Some(costs), None, Some(own)) => {
                self.grant = self.rest([costs, own], [Part::Costs, Part::OwnContribution]);
            }
            (None, Some(grant), Some(own)) => {
                let parts = [Part::Grant, Part::OwnContribution];
                self.costs = self.sum([grant, own], parts);
            }
            (Some(costs), None, None) => {
                let Some(rate) = rate else { return };
                let grant = part_of(costs.amount, rate, Quantity::from(100));
                self.grant =
                    grant.and_then(|it| derived(it, [Part::Costs, Part::Rate(rate)], costs));
                self.derive(None);
            }
            (None, Some(grant), None) => {
                let Some(rate) = rate else { return };
                let costs = part_of(grant.amount, Quantity::from(100), rate);
                self.costs =
                    costs.and_then(|it| derived(it, [Part::Grant, Part::Rate(rate)], grant));
                self.derive(None);
            }
            (None, None, Some(own)) => {
                let rest = rate.and_then(|rate| {
                    let rest = Number::new(rust_decimal::Decimal::ONE_HUNDRED - rate.decimal());
                    Some((rate, Quantity::new(rest.ok()?.decimal()).ok()?))
                });
                let Some((rate, rest)) = rest.filter(|(_, rest)| *rest > Quantity::ZERO) else {
                    return;
                };
                let paid = i128::from(own.amount.get()) + self.of_others();
                let costs = cents(paid).and_then(|it| part_of(it, Quantity::from(100), rest));
                let from = [Part::OwnContribution, Part::Rate(rate)];
                self.costs = costs.and_then(|it| derived(it, from, own));
                self.derive(None);
            }
            (Some(_), Some(_), Some(_)) | (None, None, None) => {}
        }
    }

    fn of_others(&self) -> i128 {
        self.others.map_or(0, |others| others.amount.get().into())
    }

    /// What is left of a whole after a part and all other funding; `None` below zero.
    fn rest(&self, [whole, part]: [Known; 2], from: [Part; 2]) -> Option<Known> {
        let rest = i128::from(whole.amount.get()) - i128::from(part.amount.get());
        let amount = cents(rest - self.of_others()).filter(|rest| *rest >= Cents::ZERO)?;
        let precision = whole.precision.with(part.precision);
        // What is left of *at least* an amount, or after it, has no bound that could be named.
        let precision = Precision {
            at_least: false,
            approximate: !precision.is_exact(),
        };
        Some(self.derived(amount, from, precision))
    }

    fn sum(&self, [one, other]: [Known; 2], from: [Part; 2]) -> Option<Known> {
        let sum = i128::from(one.amount.get()) + i128::from(other.amount.get());
        let amount = cents(sum + self.of_others())?;
        Some(self.derived(amount, from, one.precision.with(other.precision)))
    }

    fn derived(&self, amount: Cents, from: [Part; 2], precision: Precision) -> Known {
        let with_others = self.others.is_some();
        Known {
            amount,
            basis: Basis::Derived { from, with_others },
            precision,
        }
    }

    fn share(&self) -> Option<GrantShare> {
        let (grant, costs) = (self.grant?, self.costs?);
        Some(GrantShare {
            percent: percent(grant.amount, costs.amount)?,
            precision: Precision {
                at_least: false,
                approximate: !grant.precision.with(costs.precision).is_exact(),
            },
        })
    }
}

/// An amount that follows from another with the rate.
fn derived(amount: Cents, from: [Part; 2], other: Known) -> Option<Known> {
    (amount >= Cents::ZERO).then_some(Known {
        amount,
        basis: Basis::Derived {
            from,
            with_others: false,
        },
        precision: other.precision,
    })
}

/// An amount times one number, divided by another; rounded once.
fn part_of(amount: Cents, times: Quantity, by: Quantity) -> Option<Cents> {
    let exact = i128::from(amount.get()).checked_mul(millionths(times))?;
    cents(rounded(exact, millionths(by).max(1)))
}

fn of_lines(money: &Money) -> Option<Known> {
    let amount = money
        .costs
        .amount
        .filter(|_| !money.costs.from.is_empty())?;
    Some(Known {
        amount,
        basis: Basis::Lines,
        precision: Precision {
            at_least: !money.costs.open.is_empty(),
            approximate: false,
        },
    })
}

fn by_rates(money: &Money) -> Option<Known> {
    Some(Known {
        amount: money.costs.grant?,
        basis: Basis::Rates,
        precision: Precision {
            at_least: !(money.costs.open.is_empty() && money.costs.without_rate == 0),
            approximate: false,
        },
    })
}

fn of_stated(total: Option<StatedTotal>) -> Option<Known> {
    let total = total?;
    Some(Known {
        amount: total.amount,
        basis: Basis::Stated(total.from),
        precision: total.precision,
    })
}

/// What is funded by these kinds of money; `None` if no such funding has an amount.
fn funded(plan: &Plan, kinds: &[FundingKind]) -> Option<Known> {
    let of_kinds = || plan.funding.iter().filter(|it| kinds.contains(&it.kind));
    let amounts: Vec<i128> = (of_kinds().filter_map(|it| it.amount))
        .map(|amount| amount.get().into())
        .collect();
    let open = of_kinds().any(|it| it.amount.is_none());
    Some(Known {
        amount: cents(amounts.iter().sum()).filter(|_| !amounts.is_empty())?,
        basis: Basis::Funding,
        precision: Precision {
            at_least: open,
            approximate: false,
        },
    })
}
