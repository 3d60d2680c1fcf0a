//! What the plan states and what was decided; never mixed with what is added up.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use sectorplan::{
    figures::{StatedTotal, standing, stated_money},
    plan::{Cents, Date, Id, Measure, Number, Plan, Quantity, Scope, Stated, StatedValue, Theme},
};
use serde::Serialize;

use super::share_of_money;

/// In cents, as in the file.
#[derive(Serialize)]
pub struct StatedMoney {
    pub costs: Option<Cents>,
    pub grant: Option<Cents>,
    pub own_contribution: Option<Cents>,
    /// In percent.
    pub grant_share: Option<Number>,
}

/// One total that the plan states.
#[derive(Serialize)]
pub struct Statement {
    id: Id<Stated>,
    of: &'static str,
    /// Null for an amount of money.
    number: Option<Quantity>,
    /// In cents; null for a number.
    amount: Option<Cents>,
    at_least: bool,
    approximate: bool,
    /// Null for the whole plan, like the measure.
    theme: Option<Id<Theme>>,
    measure: Option<Id<Measure>>,
    source: String,
    date: Option<Date>,
    /// Whether it is the one that counts among those of the same figure.
    stands: bool,
}

/// What the grant-giver decided.
#[derive(Serialize)]
pub struct Decided {
    date: Option<Date>,
    granted_costs: Option<Cents>,
    grant: Option<Cents>,
    /// The share of the granted costs that the grant pays, in percent.
    grant_share: Option<Number>,
}

pub fn money(plan: &Plan) -> StatedMoney {
    let money = stated_money(plan);
    let amount = |total: Option<StatedTotal>| total.map(|total| total.amount);
    StatedMoney {
        costs: amount(money.costs),
        grant: amount(money.grant),
        own_contribution: amount(money.own_contribution),
        grant_share: money.grant_share,
    }
}

pub fn statements(plan: &Plan) -> Vec<Statement> {
    let mut of_one: BTreeMap<_, Vec<&Stated>> = BTreeMap::new();
    for one in plan.stated.iter() {
        let key = (what(one.value).0, scope(one.scope));
        of_one.entry(key).or_default().push(one);
    }
    let stand: FxHashSet<Id<Stated>> = of_one
        .into_values()
        .filter_map(|all| Some(standing(all)?.id))
        .collect();
    let statements = plan.stated.iter().map(|one| {
        let (of, number, amount) = what(one.value);
        let (theme, measure) = scope(one.scope);
        Statement {
            id: one.id,
            of,
            number,
            amount,
            at_least: one.at_least,
            approximate: one.approximate,
            theme,
            measure,
            source: one.source.clone(),
            date: one.date,
            stands: stand.contains(&one.id),
        }
    });
    statements.collect()
}

/// What a statement is about, as the file names it, and how much.
const fn what(value: StatedValue) -> (&'static str, Option<Quantity>, Option<Cents>) {
    match value {
        StatedValue::Applications(number) => ("applications", Some(number), None),
        StatedValue::People(number) => ("people", Some(number), None),
        StatedValue::Measures(number) => ("measures", Some(number), None),
        StatedValue::Costs(amount) => ("costs", None, Some(amount)),
        StatedValue::Grant(amount) => ("grant", None, Some(amount)),
        StatedValue::OwnContribution(amount) => ("own_contribution", None, Some(amount)),
    }
}

const fn scope(scope: Scope) -> (Option<Id<Theme>>, Option<Id<Measure>>) {
    match scope {
        Scope::Plan => (None, None),
        Scope::Theme(theme) => (Some(theme), None),
        Scope::Measure(measure) => (None, Some(measure)),
    }
}

pub fn decided(plan: &Plan) -> Option<Decided> {
    let decision = plan.decision.as_ref()?;
    Some(Decided {
        date: decision.date,
        granted_costs: decision.granted_costs,
        grant: decision.grant,
        grant_share: share_of_money(decision.grant, decision.granted_costs),
    })
}
