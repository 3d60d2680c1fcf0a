//! What was found of each measure last time, kept for as long as nothing it depends on changes.

use rustc_hash::FxHashMap;

use super::{
    Finding,
    context::Context,
    in_plan, measure_alone,
    report::Report,
    surroundings::{Rest, Surroundings},
    view::{LinesSeen, Seen, Sight},
    wording,
};
use crate::{
    figures::{Figures, Money},
    plan::{Date, Id, Measure, Plan},
};

/// The findings of the measures of one version of a plan.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// That version: while it is kept, the address of an item identifies it.
    plan: Plan,
    /// What is in it besides measures, targets and cost lines.
    rest: Rest,
    pub measures: FxHashMap<Id<Measure>, Piece>,
    /// What was found of the cost lines, and from what.
    pub cost_lines: Option<(LinesSeen, Vec<Finding>)>,
}

/// What was found of one measure and its targets.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// What it was found from.
    from: Seen,
    pub findings: Vec<Finding>,
    pub words: wording::Used,
}

impl Memory {
    /// What is wrong or missing in a plan, in the order of the plan.
    pub fn check(
        &mut self,
        plan: &Plan,
        figures: &Figures,
        money: &Money,
        today: Option<Date>,
    ) -> Vec<Finding> {
        let rest = Rest::of(plan);
        let around = Surroundings::of(&rest);
        let mut context = Context::new(plan, figures, money, &around);
        context.today = today;
        let mut report = Report::new(plan);
        if self.rest != rest {
            self.measures.clear();
            self.cost_lines = None;
        }
        for (measure, view) in context.views() {
            let known = self.measures.get(&measure.id);
            if known.is_some_and(|piece| view.shows(&piece.from)) {
                report.remarks_were_added(measure, view.targets);
                continue;
            }
            let piece = Piece {
                from: view.seen(),
                findings: measure_alone(&view, measure, &mut report),
                words: wording::of_measure(&view, measure),
            };
            self.measures.insert(measure.id, piece);
        }
        if self.measures.len() > plan.measures.len() {
            self.measures.retain(|id, _| context.has_measure(*id));
        }
        self.plan = plan.clone();
        self.rest = rest;
        in_plan(&context, report, self)
    }
}
