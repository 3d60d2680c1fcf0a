//! What was found of each measure last time, kept for as long as nothing it depends on changes.

use rustc_hash::FxHashMap;

use super::{
    Finding,
    context::Context,
    in_plan, measure_alone,
    report::Report,
    surroundings::{Rest, Surroundings},
    view::{LinesSeen, Seen},
    wording,
};
use crate::{
    figures::{Figures, Money},
    plan::{Id, Measure, Plan},
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
    pub fn check(&mut self, plan: &Plan, figures: &Figures, money: &Money) -> Vec<Finding> {
        let rest = Rest::of(plan);
        let around = Surroundings::of(&rest);
        let context = Context::new(plan, figures, money, &around);
        let mut report = Report::new(plan);
        let mut known = std::mem::take(&mut self.measures);
        if self.rest != rest {
            known.clear();
            self.cost_lines = None;
        }
        for measure in plan.measures.iter() {
            let view = context.view(measure);
            let from = view.seen();
            let piece = match known.remove(&measure.id) {
                Some(piece) if piece.from == from => {
                    report.remarks_were_added(measure, view.targets);
                    piece
                }
                _ => Piece {
                    from,
                    findings: measure_alone(&view, measure, &mut report),
                    words: wording::of_measure(&view, measure),
                },
            };
            self.measures.insert(measure.id, piece);
        }
        self.plan = plan.clone();
        self.rest = rest;
        in_plan(&context, report, self)
    }
}
