//! Making a scenario the plan.

use rustc_hash::FxHashSet;
use uuid::Uuid;

use super::remove::forget_all;
use crate::{
    figures::{Outlook, Scenario, falls_away},
    plan::{CostLine, Id, Measure, Noun, Plan, Theme},
};

/// Makes a scenario the plan: its grants become what is left of them, and the themes that are
/// dropped go with their measures, targets and cost lines and every reference to them.
///
/// Other funding stays: it is for people to say who makes up for the grant.
pub fn accept(plan: &mut Plan, scenario: &Scenario, outlook: &Outlook) {
    for granted in &outlook.grants {
        plan.funding.update(granted.funding, |funding| {
            funding.amount = Some(granted.amount);
            funding.phasing = granted.phasing.clone();
        });
    }
    let without = |theme: &Theme| scenario.without.contains(&theme.id);
    if !plan.themes.iter().any(without) {
        return;
    }
    let measures: FxHashSet<Id<Measure>> = plan
        .measures
        .iter()
        .filter(|measure| falls_away(measure, scenario))
        .map(|measure| measure.id)
        .collect();
    let of_them = |line: &CostLine| {
        line.measure
            .is_some_and(|measure| measures.contains(&measure))
    };
    let themes = plan.themes.iter().filter(|theme| without(theme));
    let themes = themes.map(|theme| (Noun::Theme, theme.id.uuid()));
    let lines = plan.cost_lines.iter().filter(|line| of_them(line));
    let lines = lines.map(|line| (Noun::CostLine, line.id.uuid()));
    let gone: FxHashSet<(Noun, Uuid)> = measures
        .iter()
        .map(|measure| (Noun::Measure, measure.uuid()))
        .chain(themes)
        .chain(lines)
        .collect();
    plan.themes.retain(|theme| !without(theme));
    plan.measures
        .retain(|measure| !measures.contains(&measure.id));
    plan.cost_lines.retain(|line| !of_them(line));
    forget_all(plan, gone);
}
