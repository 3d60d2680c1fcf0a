//! Money and measures belong together.

use crate::{
    figures::has_cost_lines,
    plan::{CostLine, Measure, Plan, Section, StatedValue},
};

use super::{
    Field, Rule,
    completeness::is_new,
    context::{Context, Report},
};

pub(super) fn plan(about: &Context, out: &mut Report) {
    let plan = about.plan;
    if has_cost_lines(plan) {
        return;
    }
    if states_money(plan) {
        out.add(Field::CostLines, Rule::StatedNotBrokenDown);
    } else if plan.sections().contains(&Section::Money)
        && plan.funding.is_empty()
        && !plan.measures.is_empty()
    {
        out.add(Field::CostLines, Rule::NoMoney);
    }
}

fn states_money(plan: &Plan) -> bool {
    plan.stated.iter().any(|stated| {
        matches!(
            stated.value,
            StatedValue::Costs(_) | StatedValue::Grant(_) | StatedValue::OwnContribution(_)
        )
    })
}

pub(super) fn measure(about: &Context, measure: &Measure, out: &mut Report) {
    let costed = about.has_costs(measure.id);
    if has_cost_lines(about.plan) && !costed && !is_new(about, measure) {
        out.add(Field::CostLines, Rule::MeasureWithoutCosts);
    }
}

pub(super) fn cost_line(_: &Context, line: &CostLine, out: &mut Report) {
    if line.measure.is_none() {
        out.add(Field::Measure, Rule::CostLineWithoutMeasure);
    }
}
