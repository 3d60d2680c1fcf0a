//! References: everything an item points to is in the plan, and nothing points back to itself.

use crate::plan::{
    Activity, Bottleneck, CostLine, Evidence, Funding, Goal, Id, Indicator, IndicatorOf,
    Intervention, Measure, Pilot, PracticeCase, Research, Scope, SeenIn, Serves, Stated, Target,
    circles,
};

use super::{
    Field, Referred, Rule,
    context::Context,
    report::Report,
    surroundings::Known,
    view::{LinesView, MeasureView},
};

pub(super) fn credit(about: &Context, out: &mut Report) {
    let credit = &about.plan.credit;
    let parties = credit.producer.iter().chain(&credit.commissioner);
    all(out, Field::Credit, Referred::Party, parties, &about.parties);
}

pub(super) fn bottleneck(about: &Context, bottleneck: &Bottleneck, out: &mut Report) {
    all(
        out,
        Field::Facts,
        Referred::Fact,
        &bottleneck.facts,
        &about.facts,
    );
}

pub(super) fn goal(about: &Context, goal: &Goal, out: &mut Report) {
    all(
        out,
        Field::Parent,
        Referred::Goal,
        &goal.parent,
        &about.goals,
    );
}

pub(super) fn indicator(about: &Context, indicator: &Indicator, out: &mut Report) {
    match indicator.of {
        Some(IndicatorOf::Goal(goal)) => {
            all(out, Field::Of, Referred::Goal, &[goal], &about.goals);
        }
        Some(IndicatorOf::Measure(measure)) => {
            a_measure(out, Field::Of, about.has_measure(measure));
        }
        None => {}
    }
}

pub(super) fn measure(about: &MeasureView, measure: &Measure, out: &mut Report) {
    all(
        out,
        Field::Theme,
        Referred::Theme,
        &measure.theme,
        &about.themes,
    );
    let named = measure.execution.executors().iter().map(|by| &by.party);
    // A row in which no party was chosen yet refers to nothing.
    let named = named.filter(|party| !party.is_nil());
    all(
        out,
        Field::Execution,
        Referred::Party,
        named,
        &about.parties,
    );
    let groups = &measure.target_groups;
    all(
        out,
        Field::TargetGroups,
        Referred::TargetGroup,
        groups,
        &about.target_groups,
    );
    all(
        out,
        Field::Regions,
        Referred::Region,
        &measure.regions,
        &about.regions,
    );
    let bottlenecks = &measure.bottlenecks;
    all(
        out,
        Field::Bottlenecks,
        Referred::Bottleneck,
        bottlenecks,
        &about.bottlenecks,
    );
    all(
        out,
        Field::Goals,
        Referred::Goal,
        &measure.goals,
        &about.goals,
    );
    let used = &measure.interventions;
    all(
        out,
        Field::Interventions,
        Referred::Intervention,
        used,
        &about.interventions,
    );
}

pub(super) fn target(about: &MeasureView, target: &Target, out: &mut Report) {
    if about.measure.is_none() {
        out.add(Field::Measure, Rule::TargetWithoutMeasure);
    }
    all(
        out,
        Field::Groups,
        Referred::TargetGroup,
        &target.groups,
        &about.target_groups,
    );
}

pub(super) fn activity(about: &Context, activity: &Activity, out: &mut Report) {
    match activity.serves {
        Some(Serves::Measure(measure)) => a_measure(out, Field::Serves, about.has_measure(measure)),
        Some(Serves::Goal(goal)) => {
            all(out, Field::Serves, Referred::Goal, &[goal], &about.goals);
        }
        Some(Serves::Pilot(pilot)) => {
            all(out, Field::Serves, Referred::Pilot, &[pilot], &about.pilots);
        }
        Some(Serves::Bottleneck(bottleneck)) => {
            let known = &about.bottlenecks;
            all(
                out,
                Field::Serves,
                Referred::Bottleneck,
                &[bottleneck],
                known,
            );
        }
        None => {}
    }
    all(
        out,
        Field::Lead,
        Referred::Party,
        &activity.lead,
        &about.parties,
    );
    all(
        out,
        Field::Parties,
        Referred::Party,
        &activity.parties,
        &about.parties,
    );
    all(
        out,
        Field::Groups,
        Referred::TargetGroup,
        &activity.groups,
        &about.target_groups,
    );
    let first = &activity.depends_on;
    all(
        out,
        Field::DependsOn,
        Referred::Activity,
        first,
        &about.activities,
    );
}

pub(super) fn cost_line(about: &LinesView, line: &CostLine, out: &mut Report) {
    if let Some(measure) = line.measure {
        a_measure(out, Field::Measure, about.has_measure(measure));
    }
    all(out, Field::Rate, Referred::Rate, &line.rate, &about.rates);
    all(
        out,
        Field::Bearer,
        Referred::Party,
        &line.bearer,
        &about.parties,
    );
    let attached = &line.attachments;
    all(
        out,
        Field::Attachments,
        Referred::Attachment,
        attached,
        &about.attachments,
    );
}

pub(super) fn funding(about: &Context, funding: &Funding, out: &mut Report) {
    all(
        out,
        Field::Party,
        Referred::Party,
        &funding.party,
        &about.parties,
    );
}

pub(super) fn stated(about: &Context, stated: &Stated, out: &mut Report) {
    match stated.scope {
        Scope::Plan => {}
        Scope::Theme(theme) => {
            all(out, Field::Scope, Referred::Theme, &[theme], &about.themes);
        }
        Scope::Measure(measure) => a_measure(out, Field::Scope, about.has_measure(measure)),
    }
}

pub(super) fn intervention(about: &Context, intervention: &Intervention, out: &mut Report) {
    let groups = &intervention.groups;
    all(
        out,
        Field::Groups,
        Referred::TargetGroup,
        groups,
        &about.target_groups,
    );
}

pub(super) fn pilot(about: &Context, pilot: &Pilot, out: &mut Report) {
    all(
        out,
        Field::Party,
        Referred::Party,
        &pilot.party,
        &about.parties,
    );
    let tried = &pilot.interventions;
    all(
        out,
        Field::Interventions,
        Referred::Intervention,
        tried,
        &about.interventions,
    );
    if let Some(measure) = pilot.measure {
        a_measure(out, Field::Measure, about.has_measure(measure));
    }
    let bottlenecks = pilot.gaps.iter().filter_map(|gap| gap.bottleneck.as_ref());
    all(
        out,
        Field::Gaps,
        Referred::Bottleneck,
        bottlenecks,
        &about.bottlenecks,
    );
    let gaps = pilot
        .results
        .iter()
        .filter_map(|result| result.gap.as_ref());
    all(out, Field::Results, Referred::Gap, gaps, &about.gaps);
    let indicators = pilot
        .results
        .iter()
        .filter_map(|result| result.indicator.as_ref());
    all(
        out,
        Field::Results,
        Referred::Indicator,
        indicators,
        &about.indicators,
    );
}

pub(super) fn evidence(about: &Context, evidence: &Evidence, out: &mut Report) {
    all(
        out,
        Field::Factor,
        Referred::Factor,
        &[evidence.factor],
        &about.factors,
    );
    match evidence.seen_in {
        Some(SeenIn::Pilot(pilot)) => {
            all(out, Field::SeenIn, Referred::Pilot, &[pilot], &about.pilots);
        }
        Some(SeenIn::Intervention(used)) => {
            let known = &about.interventions;
            all(out, Field::SeenIn, Referred::Intervention, &[used], known);
        }
        None => {}
    }
}

pub(super) fn research(about: &Context, research: &Research, out: &mut Report) {
    all(
        out,
        Field::Partner,
        Referred::Party,
        &research.partner,
        &about.parties,
    );
}

pub(super) fn practice_case(about: &Context, case: &PracticeCase, out: &mut Report) {
    all(out, Field::Goal, Referred::Goal, &case.goal, &about.goals);
    all(
        out,
        Field::Parties,
        Referred::Party,
        &case.parties,
        &about.parties,
    );
}

/// Reports, once for a field, that something it refers to is not there.
fn all<'a, T: 'a>(
    out: &mut Report,
    field: Field,
    to: Referred,
    ids: impl IntoIterator<Item = &'a Id<T>>,
    known: &Known<T>,
) {
    if ids.into_iter().any(|id| !known.contains(id)) {
        out.add(field, Rule::Dangling { to });
    }
}

fn a_measure(out: &mut Report, field: Field, is_there: bool) {
    if !is_there {
        let to = Referred::Measure;
        out.add(field, Rule::Dangling { to });
    }
}

pub(super) fn goal_circles(about: &Context, out: &mut Report) {
    for goal in circles(&about.plan.goals, |goal| goal.parent.as_slice()) {
        out.add_about(goal, Field::Parent, Rule::GoalCircle);
    }
}

pub(super) fn activity_circles(about: &Context, out: &mut Report) {
    for activity in circles(&about.plan.activities, |activity| &activity.depends_on) {
        out.add_about(activity, Field::DependsOn, Rule::ActivityCircle);
    }
}
