//! Money as it was stated, asked for and decided, checked against what follows from the plan and
//! against itself.
//!
//! Only what somebody said is checked: a derived amount says nothing of its own. Each rule leaves
//! to the others what they report, so that one cause gives one finding.

mod amount;
mod decision;
mod parts;

use crate::check::demands::at_grant;
use crate::{
    figures::{Basis, Costs, Known, percent_of},
    plan::{Cents, CostLine, Date, Id, Precision, Scope, Stated, StatedValue},
    schemes,
};

use super::{
    Field, Rule,
    context::{Context, StatedFigure, stated_key},
    report::Report,
    rule::Held,
};
use amount::{Amount, cents};
use decision::decision;
use parts::against_parts;

pub(super) use amount::contradict;

/// The costs, grant and own contribution of a part of the plan, stated or added up, and the
/// statement at which they are reported: the first there is.
struct Said {
    costs: Option<Amount>,
    grant: Option<Amount>,
    own: Option<Amount>,
    others: Option<Amount>,
    report_at: Option<Id<Stated>>,
}

impl Said {
    fn of_plan(about: &Context) -> Self {
        let totals = &about.totals;
        let said = |known: &Option<Known>| known.filter(|known| direct(known.basis));
        let [costs, grant, own] =
            [totals.costs, totals.grant, totals.own_contribution].map(|it| said(&it));
        let stated = |known: Option<Known>| match known?.basis {
            Basis::Stated(id) => Some(id),
            Basis::Lines | Basis::Funding | Basis::Rates | Basis::Derived { .. } => None,
        };
        Self {
            costs: larger(costs.map(Amount::from), about, Scope::Plan),
            grant: grant.map(Amount::from),
            own: own.map(Amount::from),
            others: totals.others.map(Amount::from),
            report_at: stated(costs).or(stated(grant)).or(stated(own)),
        }
    }

    fn of_part(about: &Context, scope: Scope) -> Self {
        let stated = |figure| stated_amount(about, scope, figure);
        let [costs, grant, own] = [
            StatedFigure::Costs,
            StatedFigure::Grant,
            StatedFigure::OwnContribution,
        ]
        .map(stated);
        let amount = |found: Option<(Id<Stated>, Amount)>| found.map(|(_, amount)| amount);
        Self {
            costs: larger(lines(about, scope).and_then(of_lines), about, scope),
            grant: amount(grant),
            own: amount(own),
            others: None,
            report_at: costs.or(grant).or(own).map(|(id, _)| id),
        }
    }
}

/// Costs as they are added up or stated; the larger if they differ, which has a finding of its own.
fn larger(costs: Option<Amount>, about: &Context, scope: Scope) -> Option<Amount> {
    let stated = stated_amount(about, scope, StatedFigure::Costs).map(|(_, amount)| amount);
    costs.into_iter().chain(stated).reduce(|one, other| {
        let more = other.exceeds(one).is_some();
        if more { other } else { one }
    })
}

/// Whether somebody said it, or it is added up.
const fn direct(basis: Basis) -> bool {
    match basis {
        Basis::Lines | Basis::Funding | Basis::Stated(_) => true,
        Basis::Rates | Basis::Derived { .. } => false,
    }
}

/// The statement that counts for a figure of a part of the plan, and its amount.
fn stated_amount(
    about: &Context,
    scope: Scope,
    figure: StatedFigure,
) -> Option<(Id<Stated>, Amount)> {
    let stated = about.standing.get(&(scope, figure))?;
    Some((stated.id, amount_of(stated)?))
}

fn amount_of(stated: &Stated) -> Option<Amount> {
    match stated.value {
        StatedValue::Costs(amount)
        | StatedValue::Grant(amount)
        | StatedValue::OwnContribution(amount) => Some(Amount {
            cents: amount.get().into(),
            precision: stated.precision(),
        }),
        StatedValue::Applications(_) | StatedValue::People(_) | StatedValue::Measures(_) => None,
    }
}

/// The cost lines of a part of the plan; `None` if none of them has an amount.
fn lines<'a>(about: &Context<'a>, scope: Scope) -> Option<&'a Costs> {
    let costs = match scope {
        Scope::Plan => Some(&about.money.costs),
        Scope::Theme(theme) => about.money.theme(Some(theme)),
        Scope::Measure(measure) => about.money.measure(measure),
    };
    costs.filter(|costs| !costs.from.is_empty())
}

/// What lines add up to: a minimum while some have no amount.
fn of_lines(costs: &Costs) -> Option<Amount> {
    Some(Amount {
        cents: costs.amount?.get().into(),
        precision: Precision {
            at_least: !costs.open.is_empty(),
            approximate: false,
        },
    })
}

/// Checks the grant that is asked for and the decision against the plan.
pub(super) fn plan(about: &Context, out: &mut Report) {
    if let Some(grant) = about.totals.grant {
        let costs = || Said::of_plan(about).costs;
        match grant.basis {
            Basis::Funding => {
                if let Some(rule) = too_much(about, Scope::Plan, grant.into(), costs()) {
                    at_grant(about, rule, out);
                }
            }
            // What the lines ask by rates of their own is mended at such a line.
            Basis::Rates => {
                if let Some(rule) = too_much(about, Scope::Plan, grant.into(), costs())
                    && let Some(line) = lines_above_rate(about).next()
                {
                    out.add_mended_at(Field::Funding, rule, (line.id, Field::FundingRate));
                }
            }
            Basis::Lines | Basis::Stated(_) | Basis::Derived { .. } => {}
        }
    }
    decision(about, out);
}

/// Whether the grant that is asked for is itself more than the costs.
pub(super) fn asks_more_than_costs(about: &Context) -> bool {
    let said = Said::of_plan(about);
    said.grant
        .zip(said.costs)
        .is_some_and(|(grant, costs)| grant.exceeds(costs).is_some())
}

/// Checks a statement about money, if it is the one that counts, against what the plan says of the
/// same figure.
pub(super) fn stated(about: &Context, stated: &Stated, out: &mut Report) {
    let key = stated_key(stated);
    let stands = about.standing.get(&key);
    let Some(amount) = amount_of(stated).filter(|_| stands.is_some_and(|it| it.id == stated.id))
    else {
        return;
    };
    let scope = stated.scope;
    let said = match scope {
        Scope::Plan => Said::of_plan(about),
        Scope::Theme(_) | Scope::Measure(_) => Said::of_part(about, scope),
    };
    let (_, figure) = key;
    if let Some((derived, from)) = derived(about, scope, figure)
        && let Some(difference) = amount.differs(derived)
    {
        let rule = Rule::MoneyDiffers {
            stated: amount.shown(),
            derived: derived.shown(),
            difference,
            from,
        };
        out.add(Field::Value, rule);
    }
    against_parts(about, scope, figure, amount, out);
    match figure {
        StatedFigure::Grant if derived(about, scope, figure).is_none() => {
            if let Some(rule) = too_much(about, scope, amount, said.costs) {
                out.add(Field::Value, rule);
            }
        }
        StatedFigure::OwnContribution if derived(about, scope, figure).is_none() => {
            if let Some(costs) = said.costs
                && amount.exceeds(costs).is_some()
            {
                let (own, costs) = (amount.shown(), costs.shown());
                out.add(Field::Value, Rule::OwnAboveCosts { own, costs });
            }
        }
        StatedFigure::Grant
        | StatedFigure::OwnContribution
        | StatedFigure::Costs
        | StatedFigure::Applications
        | StatedFigure::People
        | StatedFigure::Measures => {}
    }
    if said.report_at == Some(stated.id) {
        sum(about, scope, &said, out);
    }
}

/// What the plan adds up to for a figure, and from what; `None` if it adds up nothing.
fn derived(about: &Context, scope: Scope, figure: StatedFigure) -> Option<(Amount, Held)> {
    let funding = |known: Option<Known>| {
        let known = known.filter(|it| it.basis == Basis::Funding && scope == Scope::Plan)?;
        Some((Amount::from(known), Held::Funding))
    };
    match figure {
        StatedFigure::Costs => Some((of_lines(lines(about, scope)?)?, Held::Lines)),
        StatedFigure::Grant => funding(about.totals.grant),
        StatedFigure::OwnContribution => funding(about.totals.own_contribution),
        StatedFigure::Applications | StatedFigure::People | StatedFigure::Measures => None,
    }
}

/// What is wrong with a grant of this size, the worst first.
fn too_much(about: &Context, scope: Scope, grant: Amount, costs: Option<Amount>) -> Option<Rule> {
    let costs = costs?;
    if grant.exceeds(costs).is_some() {
        let (grant, costs) = (grant.shown(), costs.shown());
        return Some(Rule::GrantAboveCosts { grant, costs });
    }
    let above = |most: Cents| {
        // Rounding to whole euros is not asking for more.
        let by = grant.exceeds(Amount::exactly(most))?;
        (by.get() >= 100).then_some(by)
    };
    let of_lines = lines(about, scope);
    if let Some(lines) = of_lines
        && let Some(most) = lines.grant
        && lines.without_rate == 0
        && lines.open.is_empty()
        && let Some(difference) = above(most)
    {
        let grant = grant.shown();
        return Some(Rule::GrantAboveRates {
            grant,
            most,
            difference,
        });
    }
    let (rate, source) = schemes::rate_and_source(about.plan)?;
    let most = match of_lines {
        None if costs.precision.at_least => return None,
        None => percent_of(costs.shown(), rate)?,
        Some(lines) => capped(about, lines, scope)?,
    };
    // The share is as exact as the costs that it is of.
    let most_known = Amount {
        precision: costs.precision,
        ..Amount::exactly(most)
    };
    grant.exceeds(most_known)?;
    let difference = above(most)?;
    Some(Rule::GrantAboveRate {
        grant: grant.shown(),
        costs: costs.shown(),
        rate,
        most,
        difference,
        source,
    })
}

/// The cost lines with a higher rate than the scheme's, and without the article that allows it.
fn lines_above_rate<'a>(about: &Context<'a>) -> impl Iterator<Item = &'a CostLine> {
    let rate = schemes::rate(about.plan);
    let above = move |line: &&CostLine| {
        let own = line.funding_rate.zip(rate);
        own.is_some_and(|(own, rate)| own > rate) && line.legal_basis.trim().is_empty()
    };
    about.plan.cost_lines.iter().filter(above)
}

/// The most the grant can pay of lines: no more of a line than the scheme pays, unless the line
/// names the article that allows it. `None` if no line has a higher rate.
fn capped(about: &Context, costs: &Costs, scope: Scope) -> Option<Cents> {
    let (rate, _) = schemes::rate_and_source(about.plan)?;
    if scope != Scope::Plan || !costs.open.is_empty() {
        return None;
    }
    let mut most: i128 = 0;
    let mut higher = false;
    for line in about.plan.cost_lines.iter() {
        let worked_out = about.money.line(line.id)?;
        let own = line.funding_rate.filter(|own| *own > rate);
        if own.is_some() && line.legal_basis.trim().is_empty() {
            higher = true;
            most += i128::from(percent_of(worked_out.amount.ok()?, rate)?.get());
        } else {
            most += i128::from(worked_out.grant?.get());
        }
    }
    higher.then(|| cents(most))
}

/// Checks the costs of a part of the plan against what is paid towards them.
fn sum(about: &Context, scope: Scope, said: &Said, out: &mut Report) {
    let (Some(costs), Some(grant), Some(own)) = (said.costs, said.grant, said.own) else {
        return;
    };
    let of_plan = scope == Scope::Plan;
    // Another rule compares lines with funding.
    if of_plan && lines(about, scope).is_some() && !about.money.funded.from.is_empty() {
        return;
    }
    let alone = [grant, own].map(|one| one.exceeds(costs).is_some());
    if alone.contains(&true) {
        return;
    }
    let sum = said
        .others
        .map_or(grant, |others| grant.plus(others))
        .plus(own);
    let (costs_are, grant_is) = (costs.shown(), grant.shown());
    let (own_contribution, others) = (own.shown(), said.others.map(Amount::shown));
    if let Some(difference) = sum.exceeds(costs) {
        let rule = Rule::StatedSum {
            costs: costs_are,
            grant: grant_is,
            own_contribution,
            others,
            difference,
        };
        out.add(Field::Value, rule);
    } else if let Some(difference) = costs.exceeds(sum) {
        let rule = Rule::StatedShort {
            costs: costs_are,
            grant: grant_is,
            own_contribution,
            others,
            difference,
        };
        out.add(Field::Value, rule);
    }
}

/// Whether two amounts are of different days, so that both can be true.
pub(super) fn is_course(one: Option<Date>, other: Option<Date>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
