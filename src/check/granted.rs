//! What is asked once a plan was granted: the decision, and what was reached.

use rustc_hash::FxHashMap;

use super::{Field, Rule, context::Context, report::Report};
use crate::plan::{
    Date, Decision, Id, Measure, People, Period, Plan, Realisation, RealisationOf, Status, Target,
    Theme,
};

pub(super) fn plan(about: &Context, out: &mut Report) {
    let plan = about.plan;
    if plan.status.is_granted() && plan.decision.as_ref().is_none_or(says_nothing) {
        out.add(Field::Decision, Rule::NoDecision);
    }
    let Some(first) = (plan.targets.iter().next()).filter(|_| plan.status.has_begun()) else {
        return;
    };
    let readings: Vec<&Realisation> = plan.realisations.iter().filter(|it| reads(it)).collect();
    let first_of_people = plan.targets.iter().find(|it| it.people != People::None);
    let mut nothing_of = |target: &Target, of_people: bool| {
        let rule = Rule::NothingRecorded { of_people };
        out.add_mended_at(Field::Realisations, rule, (target.id, Field::Realisations));
    };
    if readings.is_empty() {
        nothing_of(first, false);
        return;
    }
    if let Some(first) = first_of_people
        && !readings.iter().any(|it| of_people(about, it))
    {
        nothing_of(first, true);
    }
    if plan.status == Status::Settled {
        final_readings(plan, &readings, out);
    }
}

fn says_nothing(decision: &Decision) -> bool {
    decision.date.is_none() && decision.granted_costs.is_none() && decision.grant.is_none()
}

/// Whether it says how much of a target, or of several together, was reached.
fn reads(realisation: &Realisation) -> bool {
    let of_targets = match realisation.of {
        Some(
            RealisationOf::Target(_)
            | RealisationOf::Measure(_)
            | RealisationOf::Theme(_)
            | RealisationOf::TargetGroup(_)
            | RealisationOf::Plan,
        ) => true,
        Some(RealisationOf::CostLine(_)) | None => false,
    };
    of_targets && realisation.value.is_some()
}

/// Whether it counts people who took part.
fn of_people(about: &Context, realisation: &Realisation) -> bool {
    let in_people = match realisation.of {
        Some(RealisationOf::Target(id)) => {
            let target = about.targets.get(&id);
            target.is_some_and(|target| target.people != People::None)
        }
        _ => true,
    };
    in_people && realisation.unit.is_none()
}

/// The last days on which something was recorded.
#[derive(Default)]
struct LastDays {
    plan: Option<Date>,
    themes: FxHashMap<Id<Theme>, Date>,
    measures: FxHashMap<Id<Measure>, Date>,
    targets: FxHashMap<Id<Target>, Date>,
}

impl LastDays {
    fn of(readings: &[&Realisation]) -> Self {
        let mut last = Self::default();
        for reading in readings {
            let Some((of, day)) = reading.of.zip(reading.date) else {
                continue;
            };
            let known = match of {
                RealisationOf::Plan => last.plan.get_or_insert(day),
                RealisationOf::Theme(id) => last.themes.entry(id).or_insert(day),
                RealisationOf::Measure(id) => last.measures.entry(id).or_insert(day),
                RealisationOf::Target(id) => last.targets.entry(id).or_insert(day),
                RealisationOf::TargetGroup(_) | RealisationOf::CostLine(_) => continue,
            };
            *known = day.max(*known);
        }
        last
    }

    /// The last day for a target, or for whatever it is counted in.
    fn for_target(&self, target: &Target, measure: Option<&Measure>) -> Option<Date> {
        let theme = measure.and_then(|measure| measure.theme);
        let of_theme = theme.and_then(|theme| self.themes.get(&theme));
        let of_measure = self.measures.get(&target.measure);
        let of_target = self.targets.get(&target.id);
        let all = [self.plan.as_ref(), of_theme, of_measure, of_target];
        all.into_iter().flatten().max().copied()
    }
}

/// Reports targets of which nothing was recorded on or after the day they were due.
fn final_readings(plan: &Plan, readings: &[&Realisation], out: &mut Report) {
    let last = LastDays::of(readings);
    let measures = plan.measures.by_id();
    let end = plan.period.period().map(Period::earliest_last);
    let promising = plan.targets.iter();
    let promising = promising.filter(|it| it.quantity.is_some_and(|it| !it.decimal().is_zero()));
    let (mut missing, mut of, mut first) = (0, 0, None);
    for target in promising {
        of += 1;
        let known = last.for_target(target, measures.get(&target.measure).copied());
        let is_final = match (known, target.due.or(end)) {
            (Some(known), Some(due)) => known >= due,
            (known, None) => known.is_some(),
            (None, Some(_)) => false,
        };
        if !is_final {
            missing += 1;
            first = first.or(Some(target.id));
        }
    }
    if let Some(first) = first {
        let rule = Rule::NoFinalReading { missing, of };
        out.add_mended_at(Field::Realisations, rule, (first, Field::Realisations));
    }
}
