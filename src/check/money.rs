//! Money and measures belong together.

use rust_decimal::Decimal;

use crate::{
    figures::{NoAmount, has_cost_lines, unit_price},
    plan::{
        Cents, CostLine, Date, Funding, Measure, MoneyPhase, Number, Period, Phasing, Plan, Rate,
        Section, StatedValue,
    },
};

use super::{
    Field, Rule, Subject,
    amounts::asks_more_than_costs,
    completeness::is_new,
    context::Context,
    report::Report,
    surroundings::Surroundings,
    view::{LinesView, MeasureView},
};

pub(super) fn plan(about: &Context, out: &mut Report) {
    let plan = about.plan;
    if has_cost_lines(plan) {
        funding(about, out);
    } else if states_money(plan) {
        out.add(Field::CostLines, Rule::StatedNotBrokenDown);
    } else if plan.sections().contains(&Section::Money)
        && plan.funding.is_empty()
        && !plan.measures.is_empty()
    {
        out.add(Field::CostLines, Rule::NoMoney);
    }
}

/// Compares all funding with all costs, once every line has an amount.
fn funding(about: &Context, out: &mut Report) {
    let money = about.money;
    let Some(gap) = money.gap.filter(|_| money.costs.open.is_empty()) else {
        return;
    };
    if gap > Cents::ZERO {
        out.add(Field::Funding, Rule::FundingGap { gap });
    } else if let Ok(surplus) = Cents::new(-gap.get())
        && surplus > Cents::ZERO
        && !asks_more_than_costs(about)
    {
        out.add(Field::Funding, Rule::FundingSurplus { surplus });
    }
}

/// An amount of which many can be added up.
fn whole(amount: Cents) -> i128 {
    amount.get().into()
}

fn states_money(plan: &Plan) -> bool {
    plan.stated.iter().any(|stated| {
        matches!(
            stated.value,
            StatedValue::Costs(_) | StatedValue::Grant(_) | StatedValue::OwnContribution(_)
        )
    })
}

pub(super) fn measure(about: &MeasureView, measure: &Measure, out: &mut Report) {
    if about.plan_has_costs && !about.has_costs && !is_new(about, measure) {
        let at = (Subject::Plan, Field::CostLines);
        out.add_mended_at(Field::CostLines, Rule::MeasureWithoutCosts, at);
    }
}

pub(super) fn rate(_: &Context, rate: &Rate, out: &mut Report) {
    if unit_price(rate).is_err() {
        out.add(price_of(rate), Rule::RateWithoutPrice);
    }
}

pub(super) fn funding_line(about: &Context, funding: &Funding, out: &mut Report) {
    if let Some(amount) = funding.amount {
        phasing(amount, &funding.phasing, out);
    }
    outside_plan(about, &funding.phasing, out);
    if let Some(last) = about.term.map(Period::last)
        && let Some(day) = (funding.advances.iter())
            .filter_map(|advance| advance.day)
            .find(|day| *day > last)
    {
        out.add(Field::Advances, Rule::AdvanceAfterEnd { day, last });
    }
    let advances = funding.advances.iter();
    let shares = advances.filter_map(|advance| Some(advance.share?.decimal()));
    let share = shares.fold(Decimal::ZERO, Decimal::saturating_add);
    if share > Decimal::ONE_HUNDRED
        && let Ok(share) = Number::new(share)
    {
        out.add(Field::Advances, Rule::AdvancesTooLarge { share });
    }
}

/// Checks the phases of an amount against it.
fn phasing(amount: Cents, phasing: &Phasing, out: &mut Report) {
    let Phasing::Typed(phases) = phasing else {
        return;
    };
    let sum: i128 = phases.iter().map(|phase| whole(phase.amount)).sum();
    if sum != whole(amount)
        && let Some(phased) = sum.try_into().ok().and_then(|it| Cents::new(it).ok())
    {
        out.add(Field::Phasing, Rule::PhasesDiffer { phased, amount });
    }
}

/// Finds money that was phased on days outside the plan.
fn outside_plan(about: &Surroundings, phasing: &Phasing, out: &mut Report) {
    let (Some(term), Phasing::Typed(phases)) = (about.term, phasing) else {
        return;
    };
    let outside = |phase: &MoneyPhase| {
        let mut days = phase.period.first.into_iter().chain(phase.period.last);
        days.find(|day| !term.contains(*day))
    };
    let phases = phases.iter().filter(|phase| phase.amount != Cents::ZERO);
    let outside: Vec<(Cents, Date)> = phases
        .filter_map(|phase| Some((phase.amount, outside(phase)?)))
        .collect();
    let sum: i128 = outside.iter().map(|(amount, _)| whole(*amount)).sum();
    if let Some((_, day)) = outside.first()
        && let Some(amount) = sum.try_into().ok().and_then(|it| Cents::new(it).ok())
    {
        let day = *day;
        out.add(Field::Phasing, Rule::PhasedOutsidePlan { amount, day });
    }
}

pub(super) fn cost_line(about: &LinesView, line: &CostLine, out: &mut Report) {
    match about.rate_card.amount(line) {
        Ok(amount) => phasing(amount, &line.phasing, out),
        Err(NoAmount::Missing) => without_amount(about, line, out),
        Err(NoAmount::TooLarge) => out.add(Field::Units, Rule::CostLineTooLarge),
    }
    outside_plan(about, &line.phasing, out);
    if line.measure.is_none() {
        out.add(Field::Measure, Rule::CostLineWithoutMeasure);
    }
}

/// Reports a line that costs nothing, at what is missing: its units, its price, or that of its
/// rate.
fn without_amount(about: &LinesView, line: &CostLine, out: &mut Report) {
    let rule = Rule::CostLineWithoutAmount;
    if line.units.is_none() {
        out.add(Field::Units, rule);
    } else if let Some(rate) = about.rate_card.rate(line) {
        out.add_mended_at(Field::Rate, rule, (rate.id, price_of(rate)));
    } else {
        out.add(Field::UnitPrice, rule);
    }
}

/// The field that the price of a rate comes from.
fn price_of(rate: &Rate) -> Field {
    if rate.wage.is_some() {
        Field::Wage
    } else {
        Field::Price
    }
}
