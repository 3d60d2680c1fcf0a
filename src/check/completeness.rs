//! What is missing: one finding for each thing that matters, so that a new plan reads as first
//! steps and not as a wall.

use crate::plan::{Execution, Measure, Role, Section, Theme};

use super::{Field, Rule, context::Context, report::Report, view::MeasureView};

pub(super) fn plan(about: &Context, out: &mut Report) {
    let plan = about.plan;
    let has = |section| plan.sections().contains(&section);
    if blank(&plan.title) {
        out.add(Field::Title, Rule::NoTitle);
    }
    if blank(&plan.sector) {
        out.add(Field::Sector, Rule::NoSector);
    }
    if has(Section::Mission) && blank(&plan.mission) && blank(&plan.ambition) {
        out.add(Field::Mission, Rule::NoMission);
    }
    if has(Section::Goals) && plan.goals.is_empty() {
        out.add(Field::Goals, Rule::NoGoals);
    }
    if has(Section::LabourMarket) && plan.facts.is_empty() && plan.series.is_empty() {
        out.add(Field::Facts, Rule::NoFacts);
    }
    if has(Section::Bottlenecks) && plan.bottlenecks.is_empty() {
        out.add(Field::Bottlenecks, Rule::NoBottlenecks);
    }
    if has(Section::Measures) && plan.measures.is_empty() {
        out.add(Field::Measures, Rule::NoMeasures);
    } else if has(Section::Measures) && plan.themes.is_empty() {
        out.add(Field::Themes, Rule::NoThemes);
    }
    // A plan without a money page applies for nothing.
    let applies = has(Section::Parties) && has(Section::Money);
    let mut roles = plan.parties.iter().flat_map(|party| &party.roles);
    if applies && !roles.any(|role| *role == Role::LeadApplicant) {
        match plan.parties.iter().next() {
            Some(first) => {
                let at = (first.id, Field::Roles);
                out.add_mended_at(Field::Parties, Rule::NoLeadApplicant, at);
            }
            None => out.add(Field::Parties, Rule::NoLeadApplicant),
        }
    }
}

pub(super) fn theme(about: &Context, theme: &Theme, out: &mut Report) {
    if about.measures_of(Some(theme.id)).is_empty() {
        out.add(Field::Measures, Rule::ThemeWithoutMeasures);
    }
}

pub(super) fn measure(about: &MeasureView, measure: &Measure, out: &mut Report) {
    let has_targets = !about.targets.is_empty();
    if blank(&measure.title) {
        out.add(Field::Title, Rule::MeasureWithoutTitle);
    }
    if is_new(about, measure) {
        return;
    }
    if about.repeats_code {
        let code = measure.code.trim().to_owned();
        out.add(Field::Code, Rule::SameCode { code });
    }
    if about.resembles_code {
        let code = measure.code.trim().to_owned();
        out.add(Field::Code, Rule::CodeLike { code });
    }
    if measure.theme.is_none() && !about.themes.is_empty() {
        out.add(Field::Theme, Rule::MeasureWithoutTheme);
    }
    if !has_targets {
        out.add(Field::Targets, Rule::MeasureWithoutTarget);
    }
    if measure.target_groups.is_empty() {
        out.add(Field::TargetGroups, Rule::MeasureWithoutTargetGroup);
    }
    match &measure.execution {
        Execution::ToBeDetermined => out.add(Field::Execution, Rule::ExecutorToBeDetermined),
        Execution::By(executors)
            if !executors
                .iter()
                .any(|by| about.somebody.contains(&by.party)) =>
        {
            let nameless = executors
                .iter()
                .find(|by| about.parties.contains(&by.party));
            match nameless {
                Some(by) => {
                    out.add_mended_at(Field::Execution, Rule::NoExecutor, (by.party, Field::Name));
                }
                None => out.add(Field::Execution, Rule::NoExecutor),
            }
        }
        Execution::By(_) => {}
    }
}

/// Whether a measure was only just added: whoever added it knows that the rest is still to come.
pub(super) fn is_new(about: &MeasureView, measure: &Measure) -> bool {
    blank(&measure.title)
        && blank(&measure.aim)
        && measure.execution == Execution::default()
        && about.targets.is_empty()
}

/// Whether a text says nothing.
pub(super) fn blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
