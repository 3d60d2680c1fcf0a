//! Dates and periods: in order, and inside the plan.

use crate::{
    figures::timeline::{begins_too_early, when},
    plan::{
        Activity, Bottleneck, Bound, CostLine, Date, DraftPeriod, End, Funding, Horizon, Measure,
        Period, Phasing, Pilot, RelatedPlan, Research, Target,
    },
};

use super::{
    Field, Rule,
    context::Context,
    demands,
    report::Report,
    surroundings::Surroundings,
    view::{LinesView, MeasureView},
};

pub(super) fn plan(about: &Context, out: &mut Report) {
    let period = &about.plan.period;
    if period.first.is_none() || period.last.is_none() {
        out.add(Field::Period, Rule::PeriodMissing);
    }
    in_order(out, Field::Period, period);
    // If that is longer than the scheme pays for, another rule says so.
    if let Some((years, last)) = about.term.and_then(exact_years_end)
        && !demands::term_is_too_long(about)
    {
        let years = u64::from(years.unsigned_abs());
        out.add(Field::Period, Rule::YearsAndADay { years, last });
    }
    if let (Some(version), Some(start)) = (about.plan.version.date, period.day(End::First))
        && version > start
        && !(period.in_years && version.year() == start.year())
    {
        out.add(Field::Version, Rule::VersionAfterStart { version, start });
    }
}

/// For a term of whole years and a day: how many years, and the day on which they end.
fn exact_years_end(term: Period) -> Option<(i16, Date)> {
    Some((
        term.years_and_a_day()?,
        term.last().yesterday().ok()?.into(),
    ))
}

pub(super) fn related_plan(_: &Context, related: &RelatedPlan, out: &mut Report) {
    in_order(out, Field::Period, &related.period);
}

pub(super) fn bottleneck(_: &Context, bottleneck: &Bottleneck, out: &mut Report) {
    if let Horizon::Coming { from, to } = bottleneck.horizon
        && to < from
    {
        out.add(Field::Horizon, Rule::YearsReversed { from, to });
    }
}

pub(super) fn measure(about: &MeasureView, measure: &Measure, out: &mut Report) {
    inside(about, out, Field::Period, &measure.period);
}

pub(super) fn target(about: &MeasureView, target: &Target, out: &mut Report) {
    on_a_day_inside(about, out, Field::Due, target.due);
    // The first fault says enough: the phases follow each other.
    let mut phases = target.phasing.iter();
    let _ = phases.all(|phase| inside(about, out, Field::Phasing, &phase.period));
}

pub(super) fn activity(about: &Context, activity: &Activity, out: &mut Report) {
    inside(about, out, Field::Period, &activity.period);
    on_a_day_inside(about, out, Field::Milestone, activity.milestone);
    for first in &activity.depends_on {
        let other = about.work.get(first);
        if let Some(other) = other.filter(|other| begins_too_early(activity, other))
            && let Some(period) = when(other).period()
        {
            // For a year the day is not known, so the words say the year.
            let (other, ends) = (other.id, period.last());
            out.add(Field::DependsOn, Rule::BeginsTooEarly { other, ends });
        }
    }
}

pub(super) fn cost_line(_: &LinesView, line: &CostLine, out: &mut Report) {
    phases_in_order(out, &line.phasing);
}

pub(super) fn funding(_: &Context, funding: &Funding, out: &mut Report) {
    phases_in_order(out, &funding.phasing);
}

pub(super) fn pilot(_: &Context, pilot: &Pilot, out: &mut Report) {
    in_order(out, Field::Period, &pilot.period);
}

pub(super) fn research(_: &Context, research: &Research, out: &mut Report) {
    in_order(out, Field::Period, &research.period);
}

fn phases_in_order(out: &mut Report, phasing: &Phasing) {
    if let Phasing::Typed(phases) = phasing {
        for phase in phases {
            in_order(out, Field::Phasing, &phase.period);
        }
    }
}

/// Reports a period that ends before it starts; true if it does not.
fn in_order(out: &mut Report, field: Field, period: &DraftPeriod) -> bool {
    let rule = match (period.bound(End::First), period.bound(End::Last)) {
        (Some(Bound::Day(first)), Some(Bound::Day(last))) if last < first => {
            Rule::EndsBeforeStart { first, last }
        }
        (Some(Bound::Year(from)), Some(Bound::Year(to))) if to < from => {
            Rule::YearsReversed { from, to }
        }
        _ => return true,
    };
    out.add(field, rule);
    false
}

/// Reports a period out of order, or else its first end outside the plan; true if it is neither.
fn inside(about: &Surroundings, out: &mut Report, field: Field, period: &DraftPeriod) -> bool {
    if !in_order(out, field, period) {
        return false;
    }
    for end in [End::First, End::Last] {
        let rule = match period.bound(end) {
            Some(Bound::Day(day)) if lies_outside(about, day) => Rule::OutsidePlan { day },
            Some(Bound::Year(year)) if year_lies_outside(about, year) => {
                Rule::YearOutsidePlan { year }
            }
            _ => continue,
        };
        out.add(field, rule);
        return false;
    }
    true
}

fn on_a_day_inside(about: &Surroundings, out: &mut Report, field: Field, day: Option<Date>) {
    if let Some(day) = day
        && lies_outside(about, day)
    {
        out.add(field, Rule::OutsidePlan { day });
    }
}

fn lies_outside(about: &Surroundings, day: Date) -> bool {
    about.term.is_some_and(|term| !term.contains(day))
}

/// Whether no day of a year lies in the plan.
fn year_lies_outside(about: &Surroundings, year: i16) -> bool {
    let outside = |term: Period| year < term.first().year() || term.last().year() < year;
    about.term.is_some_and(outside)
}
