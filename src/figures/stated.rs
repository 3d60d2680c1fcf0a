//! What a plan costs as it was published or agreed: stated, not added up from lines.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::plan::{Cents, Id, Number, Plan, Precision, Scope, Stated, StatedValue};

/// An amount that somebody stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedTotal {
    /// How much.
    pub amount: Cents,
    /// Where it was stated.
    pub from: Id<Stated>,
    /// How exact it is.
    pub precision: Precision,
}

/// The money of the whole plan as it was stated; never mixed with what follows from cost lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatedMoney {
    /// Eligible costs.
    pub costs: Option<StatedTotal>,
    /// The grant.
    pub grant: Option<StatedTotal>,
    /// The sector's own contribution.
    pub own_contribution: Option<StatedTotal>,
    /// The share of the stated costs that the stated grant pays, in percent, rounded half up to two
    /// decimals; `None` unless both are stated and the costs are above zero.
    pub grant_share: Option<Number>,
}

/// The money of the whole plan as it was stated.
#[must_use]
pub fn stated_money(plan: &Plan) -> StatedMoney {
    let total = |amount: fn(StatedValue) -> Option<Cents>| {
        let of_plan = plan
            .stated
            .iter()
            .filter(|stated| matches!(stated.scope, Scope::Plan) && amount(stated.value).is_some());
        let stated = standing(of_plan)?;
        Some(StatedTotal {
            amount: amount(stated.value)?,
            from: stated.id,
            precision: stated.precision(),
        })
    };
    let costs = total(|value| match value {
        StatedValue::Costs(amount) => Some(amount),
        _ => None,
    });
    let grant = total(|value| match value {
        StatedValue::Grant(amount) => Some(amount),
        _ => None,
    });
    let own_contribution = total(|value| match value {
        StatedValue::OwnContribution(amount) => Some(amount),
        _ => None,
    });
    StatedMoney {
        costs,
        grant,
        own_contribution,
        grant_share: costs
            .zip(grant)
            .and_then(|(costs, grant)| percent(grant.amount, costs.amount)),
    }
}

/// The statement that stands among several of one figure: the latest by date, or of those with the
/// same date or none the last in the plan. Those of other days are its course.
#[must_use]
pub fn standing<'a>(stated: impl IntoIterator<Item = &'a Stated>) -> Option<&'a Stated> {
    stated.into_iter().max_by_key(|stated| stated.date)
}

/// Whether the plan breaks its money down, so that costs can be added up at all.
#[must_use]
pub fn has_cost_lines(plan: &Plan) -> bool {
    !plan.cost_lines.is_empty()
}

/// A part of a whole in percent, rounded half up to two decimals.
pub(super) fn percent(part: Cents, whole: Cents) -> Option<Number> {
    if whole <= Cents::ZERO {
        return None;
    }
    let share = Decimal::from(part.get()) * Decimal::ONE_HUNDRED / Decimal::from(whole.get());
    Number::new(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).ok()
}
