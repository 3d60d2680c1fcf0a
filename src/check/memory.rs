//! What was found of each measure the last time, for as long as nothing it depends on changed.

use rustc_hash::FxHashMap;

use super::{
    Finding,
    context::{Context, Report},
    in_plan, measure_alone, wording,
};
use crate::{
    figures::{Figures, Money, has_cost_lines},
    plan::{Id, Measure, Plan, Target},
};

/// The findings of the measures of one version of a plan.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// That version: while it is kept, the address of an item stands for that very item.
    plan: Plan,
    pub measures: FxHashMap<Id<Measure>, Piece>,
    /// What was found of the cost lines, while their list and the measures there are stay the same.
    pub cost_lines: Option<Vec<Finding>>,
}

/// What was found of one measure and its targets.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// What it was found from: where the items lie, and what the rest of the plan says of them.
    from: Vec<usize>,
    pub findings: Vec<Finding>,
    pub words: wording::Used,
}

impl Memory {
    /// What is wrong or missing in a plan, in the order of the plan.
    pub fn check(&mut self, plan: &Plan, figures: &Figures, money: &Money) -> Vec<Finding> {
        let context = Context::new(plan, figures, money);
        let mut report = Report::new(plan);
        let mut known = std::mem::take(&mut self.measures);
        let same = same_surroundings(&self.plan, plan);
        if !same {
            known.clear();
        }
        let ids = |plan: &Plan| plan.measures.iter().map(|it| it.id).collect::<Vec<_>>();
        let same_lines = same && self.plan.cost_lines.is_same(&plan.cost_lines);
        if !same_lines || ids(&self.plan) != ids(plan) {
            self.cost_lines = None;
        }
        for measure in plan.measures.iter() {
            let from = inputs(&context, measure);
            let piece = match known.remove(&measure.id) {
                Some(piece) if piece.from == from => {
                    report.remarks_were_added(measure, context.targets_of(measure.id));
                    piece
                }
                _ => Piece {
                    from,
                    findings: measure_alone(&context, &mut report, measure),
                    words: wording::of_measure(&context, measure),
                },
            };
            self.measures.insert(measure.id, piece);
        }
        self.plan = plan.clone();
        in_plan(&context, report, self)
    }
}

/// All that the rules for a measure and its targets look at, but for its surroundings.
///
/// Rules that look at more of other measures, targets or cost lines have to name it here.
fn inputs(about: &Context, measure: &Measure) -> Vec<usize> {
    let address = |target: &Target| std::ptr::from_ref(target).addr();
    let targets = about.targets_of(measure.id);
    let partners = targets
        .iter()
        .flat_map(|target| target.overlaps.keys().chain(&target.part_of));
    let partners = partners.map(|id| about.targets.get(id).map_or(0, |it| address(it)));
    let flags = [
        std::ptr::from_ref(measure).addr(),
        targets.len(),
        usize::from(has_cost_lines(about.plan)),
        usize::from(about.has_costs(measure.id)),
        usize::from(about.repeats_code(measure.id)),
    ];
    let targets = targets.iter().map(|target| address(target));
    flags.into_iter().chain(targets).chain(partners).collect()
}

/// Whether two versions of a plan agree on all but the lists that [`inputs`] looks at, and the
/// texts that say nothing about a measure.
fn same_surroundings(before: &Plan, now: &Plan) -> bool {
    let as_before = Plan {
        measures: before.measures.clone(),
        targets: before.targets.clone(),
        cost_lines: before.cost_lines.clone(),
        lineage: before.lineage.clone(),
        title: before.title.clone(),
        sector: before.sector.clone(),
        mission: before.mission.clone(),
        ambition: before.ambition.clone(),
        summary: before.summary.clone(),
        ..now.clone()
    };
    as_before == *before
}
