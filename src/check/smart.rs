//! SMART, letter by letter: specific, measurable, assigned, relevant, in time.

use crate::plan::{Execution, Id, Measure, Party, Quantity, Target, TargetUnit};

use super::{
    Field, Rule, completeness::blank, context::Context, numbers::averages_missing, report::Report,
    view::MeasureView,
};

/// What a letter of SMART lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// S: the target does not say what it counts.
    NoUnit,
    /// S: the target does not say which ones exactly.
    NoQualifier,
    /// M: no quantity.
    NoQuantity,
    /// M: the quantity is zero.
    ZeroQuantity,
    /// M: people are a product of averages that are not all filled in.
    AverageMissing,
    /// A: nobody is named to carry the measure out.
    NoExecutor,
    /// A: who carries the measure out is still to be decided.
    ToBeDetermined,
    /// R: the measure has no aim, and serves no theme, goal or bottleneck.
    NoAim,
    /// T: no date by which it is reached.
    NoDueDate,
}

/// What a letter of SMART says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is there.
    Ok,
    /// This is missing.
    Missing(Reason),
}

impl Verdict {
    fn of(reason: Option<Reason>) -> Self {
        reason.map_or(Self::Ok, Self::Missing)
    }

    /// What is missing.
    #[must_use]
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Self::Ok => None,
            Self::Missing(reason) => Some(reason),
        }
    }
}

/// A verdict for each letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Smart {
    /// S: unit and qualifier say what is counted.
    pub specific: Verdict,
    /// M: there is a quantity above zero, and averages are filled in.
    pub measurable: Verdict,
    /// A: somebody is named who carries it out.
    pub assigned: Verdict,
    /// R: the measure says what it is for.
    pub relevant: Verdict,
    /// T: there is a date by which it is reached.
    pub timely: Verdict,
}

impl Smart {
    /// The letters in order, each with its verdict.
    #[must_use]
    pub const fn letters(self) -> [(char, Verdict); 5] {
        [
            ('S', self.specific),
            ('M', self.measurable),
            ('A', self.assigned),
            ('R', self.relevant),
            ('T', self.timely),
        ]
    }
}

/// The verdicts on a target of this measure; without a measure nobody carries it out and it
/// serves nothing. A party without a name is nobody.
#[must_use]
pub fn smart(
    target: &Target,
    measure: Option<&Measure>,
    is_somebody: impl Fn(Id<Party>) -> bool,
) -> Smart {
    Smart {
        specific: Verdict::of(specific(target)),
        measurable: Verdict::of(measurable(target)),
        assigned: Verdict::of(assigned(measure, is_somebody)),
        relevant: Verdict::of((!measure.is_some_and(says_what_for)).then_some(Reason::NoAim)),
        timely: Verdict::of(target.due.is_none().then_some(Reason::NoDueDate)),
    }
}

fn specific(target: &Target) -> Option<Reason> {
    match &target.unit {
        None => Some(Reason::NoUnit),
        Some(TargetUnit::Own(unit)) if blank(unit) => Some(Reason::NoUnit),
        // A unit in the plan's own words can say all there is to say.
        Some(TargetUnit::Own(_)) => None,
        Some(_) => blank(&target.qualifier).then_some(Reason::NoQualifier),
    }
}

fn measurable(target: &Target) -> Option<Reason> {
    match target.quantity {
        None => Some(Reason::NoQuantity),
        Some(quantity) if quantity == Quantity::ZERO => Some(Reason::ZeroQuantity),
        Some(_) => averages_missing(&target.people).then_some(Reason::AverageMissing),
    }
}

fn assigned(measure: Option<&Measure>, is_somebody: impl Fn(Id<Party>) -> bool) -> Option<Reason> {
    match measure.map(|measure| &measure.execution) {
        Some(Execution::ToBeDetermined) => Some(Reason::ToBeDetermined),
        Some(Execution::By(executors)) if executors.iter().any(|by| is_somebody(by.party)) => None,
        _ => Some(Reason::NoExecutor),
    }
}

fn says_what_for(measure: &Measure) -> bool {
    !blank(&measure.aim)
        || measure.sub_aims.iter().any(|aim| !blank(aim))
        || measure.theme.is_some()
        || !measure.goals.is_empty()
        || !measure.bottlenecks.is_empty()
}

/// Reports the letters that lack something, except those that another rule reports.
pub(super) fn target(about: &MeasureView, target: &Target, out: &mut Report) {
    let Some(measure) = about.measure else {
        return;
    };
    let letters = smart(target, Some(measure), |party| {
        about.somebody.contains(&party)
    })
    .letters();
    let missing: Vec<Reason> = letters
        .into_iter()
        .filter_map(|(_, verdict)| verdict.reason())
        .filter(|reason| !has_its_own_rule(*reason))
        .collect();
    let Some(&first) = missing.first() else {
        return;
    };
    let rule = Rule::NotSmart { missing };
    if first == Reason::NoAim {
        out.add_mended_at(field(first), rule, (measure.id, Field::Aim));
    } else {
        out.add(field(first), rule);
    }
}

fn has_its_own_rule(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::ZeroQuantity | Reason::AverageMissing | Reason::NoExecutor | Reason::ToBeDetermined
    )
}

const fn field(reason: Reason) -> Field {
    match reason {
        Reason::NoUnit => Field::Unit,
        Reason::NoQualifier => Field::Qualifier,
        Reason::NoQuantity | Reason::ZeroQuantity => Field::Quantity,
        Reason::AverageMissing => Field::People,
        Reason::NoExecutor | Reason::ToBeDetermined | Reason::NoAim => Field::Measure,
        Reason::NoDueDate => Field::Due,
    }
}

/// What nearly all plans lack is said once for the plan, and leads to the first target.
pub(super) fn plan(about: &Context, out: &mut Report) {
    let of = about.plan.targets.len() as u64;
    let no_baseline = |it: &Target| it.baseline.is_none();
    if let Some((first, missing)) = first_of(about, no_baseline) {
        let rule = Rule::NoBaseline { missing, of };
        out.add_mended_at(Field::Baseline, rule, (first, Field::Baseline));
    }
    let no_verification = |it: &Target| blank(&it.verification);
    if let Some((first, missing)) = first_of(about, no_verification) {
        let rule = Rule::NoVerification { missing, of };
        out.add_mended_at(Field::Verification, rule, (first, Field::Verification));
    }
}

/// The first target of which something is true, and how many there are.
fn first_of(about: &Context, holds: impl Fn(&Target) -> bool) -> Option<(Id<Target>, u64)> {
    let mut targets = about.plan.targets.iter().filter(|it| holds(it));
    let first = targets.next()?;
    Some((first.id, 1 + targets.count() as u64))
}
