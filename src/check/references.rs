//! References: everything an item points to is in the plan, and nothing points back to itself.

use uuid::Uuid;

use crate::plan::{Evidence, Id, Listed, Noun, Refers, Target, circles};

use super::{
    Field, Rule,
    context::Context,
    report::Report,
    view::{MeasureView, Sight},
};

/// Reports, once for each field and noun, that something it refers to is not there.
pub(super) fn item<T: Listed>(about: &impl Sight, item: &T, out: &mut Report) {
    dangling(about, item, out, |field| {
        // Another rule reports that for a target.
        T::NOUN == Noun::Target && field == Field::Measure
    });
}

pub(super) fn credit(about: &Context, out: &mut Report) {
    dangling(about, about.plan, out, |field| field != Field::Credit);
}

pub(super) fn target(about: &MeasureView, _: &Target, out: &mut Report) {
    if about.measure.is_none() {
        out.add(Field::Measure, Rule::TargetWithoutMeasure);
    }
}

pub(super) fn evidence(_: &Context, evidence: &Evidence, out: &mut Report) {
    if evidence.factor.is_nil() {
        let to = Noun::Factor;
        out.add(Field::Factor, Rule::Dangling { to });
    }
}

fn dangling(
    about: &impl Sight,
    refers: &impl Refers,
    out: &mut Report,
    passed_over: impl Fn(Field) -> bool,
) {
    let mut said = Vec::new();
    refers.references(&mut |name, to, id| {
        let field = Field::named(name);
        if is_there(about, to, id) || passed_over(field) || said.contains(&(field, to)) {
            return;
        }
        said.push((field, to));
        out.add(field, Rule::Dangling { to });
    });
}

fn is_there(about: &impl Sight, noun: Noun, id: Uuid) -> bool {
    match noun {
        Noun::Activity => about.activities.contains(&Id::new(id)),
        Noun::Attachment => about.attachments.contains(&Id::new(id)),
        Noun::Bottleneck => about.bottlenecks.contains(&Id::new(id)),
        Noun::Fact => about.facts.contains(&Id::new(id)),
        Noun::Factor => about.factors.contains(&Id::new(id)),
        Noun::Gap => about.gaps.contains(&Id::new(id)),
        Noun::Goal => about.goals.contains(&Id::new(id)),
        Noun::Indicator => about.indicators.contains(&Id::new(id)),
        Noun::Intervention => about.interventions.contains(&Id::new(id)),
        Noun::Measure => about.has_measure(Id::new(id)),
        Noun::Party => about.parties.contains(&Id::new(id)),
        Noun::Pilot => about.pilots.contains(&Id::new(id)),
        Noun::Rate => about.rates.contains(&Id::new(id)),
        Noun::Region => about.regions.contains(&Id::new(id)),
        Noun::TargetGroup => about.target_groups.contains(&Id::new(id)),
        Noun::Theme => about.themes.contains(&Id::new(id)),
        // Rules on overlaps, parts and readings report the first two themselves; nothing refers to
        // the others.
        Noun::Target
        | Noun::CostLine
        | Noun::Plan
        | Noun::RelatedPlan
        | Noun::Series
        | Noun::Funding
        | Noun::Stated
        | Noun::Evidence
        | Noun::Research
        | Noun::Realisation
        | Noun::PracticeCase
        | Noun::Assignment
        | Noun::SetAside => true,
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
