//! What rules for one measure, and for the cost lines, may see. What they find is kept for as long
//! as that stays the same, so they get no more of the plan than this.

use std::ops::Deref;

use rustc_hash::FxHashMap;

use crate::plan::{CostLine, Id, Item, Items, Measure, Target};

use super::{context::Context, surroundings::Surroundings};

/// What rules may see of a plan.
pub(super) trait Sight: Deref<Target = Surroundings> {
    /// Whether there is such a measure.
    fn has_measure(&self, measure: Id<Measure>) -> bool;
}

/// A measure, or none for a target without one, and all that rules for it and its targets may see.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says something else of the plan"
)]
pub(super) struct MeasureView<'a> {
    pub around: &'a Surroundings,
    pub measure: Option<&'a Measure>,
    /// Its targets, in order.
    pub targets: &'a [&'a Target],
    /// What these overlap with or are part of, if it is there.
    pub partners: FxHashMap<Id<Target>, &'a Target>,
    /// How many applications they promise.
    pub applications: u64,
    /// Whether the plan has cost lines.
    pub plan_has_costs: bool,
    /// Whether one of them belongs to this measure.
    pub has_costs: bool,
    /// Whether an earlier measure has the code of this one.
    pub repeats_code: bool,
    /// Whether an earlier measure has a code that a spreadsheet takes for the same.
    pub resembles_code: bool,
}

/// What a view of a measure showed, except its surroundings: those are compared as a whole.
#[derive(Debug, Default)]
pub(super) struct Seen {
    applications: u64,
    /// What it says, and where the items are in memory: as long as the plan is kept, an address
    /// identifies an item.
    rest: Vec<usize>,
}

impl MeasureView<'_> {
    pub fn seen(&self) -> Seen {
        Seen {
            applications: self.applications,
            rest: self.rest().collect(),
        }
    }

    /// Whether it shows what was seen.
    pub fn shows(&self, seen: &Seen) -> bool {
        self.applications == seen.applications && self.rest().eq(seen.rest.iter().copied())
    }

    /// Takes the view apart field by field, so that no field can be added without being compared.
    fn rest(&self) -> impl Iterator<Item = usize> {
        let Self {
            around: _,
            measure,
            targets,
            partners,
            applications: _,
            plan_has_costs,
            has_costs,
            repeats_code,
            resembles_code,
        } = self;
        let says = [plan_has_costs, has_costs, repeats_code, resembles_code];
        let says = says.map(|says| usize::from(*says));
        let targets_at = targets.iter().map(|it| address(*it));
        let refers = targets.iter().flat_map(|target| partners_of(target));
        let partners_at = refers.map(|id| partners.get(id).map_or(0, |it| address(*it)));
        says.into_iter()
            .chain([measure.map_or(0, address), targets.len()])
            .chain(targets_at)
            .chain(partners_at)
    }
}

/// What a target overlaps with or is part of.
pub(super) fn partners_of(target: &Target) -> impl Iterator<Item = &Id<Target>> {
    target.overlaps.keys().chain(&target.part_of)
}

fn address<T: Item>(item: &T) -> usize {
    std::ptr::from_ref(item).addr()
}

/// All that rules for the cost lines may see besides them.
pub(super) struct LinesView<'a> {
    about: &'a Context<'a>,
}

/// What such a view showed, except its surroundings.
#[derive(Debug, PartialEq)]
pub(super) struct LinesSeen {
    lines: Items<CostLine>,
    measures: Vec<Id<Measure>>,
}

impl<'a> LinesView<'a> {
    pub fn new(about: &'a Context<'a>) -> Self {
        Self { about }
    }

    pub fn seen(&self) -> LinesSeen {
        let plan = self.about.plan;
        LinesSeen {
            lines: plan.cost_lines.clone(),
            measures: plan.measures.iter().map(|measure| measure.id).collect(),
        }
    }
}

impl Sight for MeasureView<'_> {
    fn has_measure(&self, measure: Id<Measure>) -> bool {
        self.measure.is_some_and(|it| it.id == measure)
    }
}

impl Sight for LinesView<'_> {
    fn has_measure(&self, measure: Id<Measure>) -> bool {
        self.about.has_measure(measure)
    }
}

impl Deref for MeasureView<'_> {
    type Target = Surroundings;

    fn deref(&self) -> &Surroundings {
        self.around
    }
}

impl Deref for LinesView<'_> {
    type Target = Surroundings;

    fn deref(&self) -> &Surroundings {
        self.about
    }
}
