//! Why a plan does what it does: facts show bottlenecks, and measures answer them and serve goals.

use crate::plan::{Bottleneck, Fact, Goal, Series};

use super::{Field, Rule, completeness::blank, context::Context, report::Report};

pub(super) fn fact(_: &Context, fact: &Fact, out: &mut Report) {
    if blank(&fact.source) {
        out.add(Field::Source, Rule::FactWithoutSource);
    }
    // A finding in words may be true for years; a figure is of a day.
    if fact.value.is_some() && fact.as_of.is_none() {
        out.add(Field::AsOf, Rule::FactWithoutDate);
    }
}

pub(super) fn series(_: &Context, series: &Series, out: &mut Report) {
    if series.points.is_empty() {
        out.add(Field::Points, Rule::SeriesWithoutPoints);
    }
    let points = series.points.iter();
    let missing = points.filter(|point| point.value.is_none()).count() as u64;
    if missing > 0 {
        let of = series.points.len() as u64;
        out.add(Field::Points, Rule::PointWithoutValue { missing, of });
    }
}

pub(super) fn bottleneck(about: &Context, bottleneck: &Bottleneck, out: &mut Report) {
    if bottleneck.facts.is_empty() {
        out.add(Field::Facts, Rule::BottleneckWithoutFact);
    }
    // Without measures there is something else to do first.
    if !about.plan.measures.is_empty() && !about.answered.contains(&bottleneck.id) {
        out.add(Field::Measures, Rule::BottleneckUnserved);
    }
}

pub(super) fn goal(about: &Context, goal: &Goal, out: &mut Report) {
    if !about.plan.measures.is_empty() && !about.served.contains(&goal.id) {
        out.add(Field::Measures, Rule::GoalUnserved);
    }
}
