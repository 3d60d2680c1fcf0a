//! What one participation in a measure costs, and which measures stand out.

use rustc_hash::FxHashSet;

use super::{
    Figures, Money,
    rates::{cents, rounded},
};
use crate::plan::{Cents, Id, Measure, People, Plan, Precision, Target};

/// A measure stands out above this many times the median.
pub const STANDS_OUT: i64 = 3;
/// With fewer measures a median says nothing.
const FEWEST: usize = 3;

/// What one participation costs, measure by measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerHead {
    /// The measures that people take part in and that cost something, in the order of the plan.
    pub measures: Vec<OfMeasure>,
    /// The middle one of their costs for one participation, the higher of two; `None` while there
    /// are fewer than three measures.
    pub median: Option<Cents>,
    /// All of them together.
    pub whole: Option<Cents>,
}

/// What one participation in a measure costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfMeasure {
    /// Which one.
    pub measure: Id<Measure>,
    /// Times somebody takes part.
    pub applications: u64,
    /// What the measure costs.
    pub costs: Cents,
    /// The costs of one participation, rounded half up to cents.
    pub cost: Cents,
    /// What the grant pays of that, by the rates of the lines; `None` while no line has one.
    pub grant: Option<Cents>,
    /// How exact the costs of one are: only about right if a target is not an exact number, or a
    /// line has no amount yet.
    pub precision: Precision,
    /// Whether it costs more than [`STANDS_OUT`] times the median.
    pub stands_out: bool,
}

/// What one participation in each measure costs.
#[must_use]
pub fn per_head(plan: &Plan, money: &Money, figures: &Figures) -> PerHead {
    let mut inexact: FxHashSet<Id<Measure>> = FxHashSet::default();
    for target in plan.targets.iter() {
        if is_inexact(target) {
            inexact.insert(target.measure);
        }
    }
    let ids = plan.measures.iter().map(|measure| measure.id);
    let mut measures: Vec<OfMeasure> = ids
        .filter_map(|id| of_measure(id, money, figures, inexact.contains(&id)))
        .collect();
    let mut costs: Vec<Cents> = measures.iter().map(|one| one.cost).collect();
    costs.sort_unstable();
    let median = costs.get(costs.len() / 2).copied();
    let median = median.filter(|_| costs.len() >= FEWEST);
    if let Some(median) = median {
        for one in &mut measures {
            one.stands_out = one.cost.get() > median.get().saturating_mul(STANDS_OUT);
        }
    }
    let sum: i128 = measures.iter().map(|one| i128::from(one.costs.get())).sum();
    let applications = measures.iter().map(|one| one.applications);
    let applications = applications.fold(0, u64::saturating_add);
    PerHead {
        whole: cents(sum).and_then(|sum| each(sum, applications)),
        measures,
        median,
    }
}

/// What one participation in a measure costs, beside no other; `None` if nobody takes part in it or
/// it costs nothing.
#[must_use]
pub fn cost_of_one(
    plan: &Plan,
    money: &Money,
    figures: &Figures,
    measure: Id<Measure>,
) -> Option<OfMeasure> {
    let inexact = plan.targets_of(measure).any(is_inexact);
    of_measure(measure, money, figures, inexact)
}

/// Whether a target counts people, and not exactly.
fn is_inexact(target: &Target) -> bool {
    target.people != People::None && !target.precision().is_exact()
}

fn of_measure(
    measure: Id<Measure>,
    money: &Money,
    figures: &Figures,
    inexact: bool,
) -> Option<OfMeasure> {
    let applications = figures.measure(measure)?.applications;
    let costs = money.measure(measure)?;
    let amount = costs.amount?;
    Some(OfMeasure {
        measure,
        applications,
        costs: amount,
        cost: each(amount, applications).filter(|_| amount > Cents::ZERO)?,
        grant: costs.grant.and_then(|grant| each(grant, applications)),
        precision: Precision {
            at_least: false,
            approximate: inexact || !costs.open.is_empty(),
        },
        stands_out: false,
    })
}

fn each(amount: Cents, count: u64) -> Option<Cents> {
    (count > 0).then(|| cents(rounded(amount.get().into(), count.into())))?
}
