//! Figures and findings of a plan that somebody works on: only what a change touches is worked
//! out again.

use std::sync::Arc;

use super::{Finding, memory::Memory};
use crate::{
    figures::{Figures, Money, costs_the_same, counts_the_same, figures, money},
    plan::{Date, Plan},
    schemes,
};

/// What follows from a plan; a part that stayed equal stays the same pointer.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Its figures.
    pub figures: Arc<Figures>,
    /// Its money, added up from cost lines and funding.
    pub money: Arc<Money>,
    /// What is wrong or missing, in the order of [`super::check`].
    pub findings: Arc<Vec<Finding>>,
}

impl PartialEq for Outcome {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.figures, &other.figures)
            && Arc::ptr_eq(&self.money, &other.money)
            && Arc::ptr_eq(&self.findings, &other.findings)
    }
}

/// Follows a plan from version to version.
///
/// Gives for each what [`figures`], [`money`] and [`super::check`] give, and is faster the more
/// items it shares with the version before.
#[derive(Debug, Default)]
pub struct Follower {
    /// Which day it is, as far as is known: the core has no clock.
    pub today: Option<Date>,
    last: Option<(Plan, Outcome)>,
    memory: Memory,
}

impl Follower {
    /// What follows from this version of the plan.
    #[must_use]
    pub fn follow(&mut self, plan: &Plan) -> Outcome {
        let last = self.last.take();
        let known = last.as_ref().map(|(_, outcome)| outcome);
        let figures = match &last {
            Some((before, outcome)) if counts_the_same(before, plan) => {
                Arc::clone(&outcome.figures)
            }
            _ => shared(figures(plan), known.map(|known| &known.figures)),
        };
        let money = match &last {
            Some((before, outcome)) if costs_the_same(before, plan) => Arc::clone(&outcome.money),
            _ => shared(
                money(plan, schemes::rate(plan)),
                known.map(|known| &known.money),
            ),
        };
        let findings = self.memory.check(plan, &figures, &money, self.today);
        let outcome = Outcome {
            findings: shared(findings, known.map(|known| &known.findings)),
            figures,
            money,
        };
        self.last = Some((plan.clone(), outcome.clone()));
        outcome
    }
}

/// The earlier value, if the new one is equal.
fn shared<T: PartialEq>(now: T, before: Option<&Arc<T>>) -> Arc<T> {
    match before {
        Some(before) if **before == now => Arc::clone(before),
        _ => Arc::new(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::check,
        plan::{
            Comment, Date, Distinct, Execution, Id, Measure, Place, Quantity, QuantityPhase,
            Status, Target, Waiver, sample::sample,
        },
    };
    use proptest::prelude::*;

    /// What somebody does to the plan: the kind of act, the item, and what is put there.
    type Act = (u8, usize, u8);

    fn pick<T: Copy>(all: &[T], place: usize) -> Option<T> {
        all.get(place % all.len().max(1)).copied()
    }

    fn act(plan: &mut Plan, (what, item, value): Act) {
        let at = |count: usize| item % count.max(1);
        let measures: Vec<_> = plan.measures.iter().map(|measure| measure.id).collect();
        let targets: Vec<_> = plan.targets.iter().map(|target| target.id).collect();
        let lines: Vec<_> = plan.cost_lines.iter().map(|line| line.id).collect();
        let themes: Vec<_> = plan.themes.iter().map(|theme| theme.id).collect();
        let parties: Vec<_> = plan.parties.iter().map(|party| party.id).collect();
        let groups: Vec<_> = plan.target_groups.iter().map(|group| group.id).collect();
        let texts = [
            "",
            "een leerplek",
            "ten minste 20 deelnemers",
            "leerwerkplek",
            "waarvan met een traject",
        ];
        let text = texts[usize::from(value) % texts.len()].to_owned();
        let quantity = Quantity::from(u32::from(value));
        let (Some(measure), Some(target)) = (pick(&measures, item), pick(&targets, item)) else {
            return;
        };
        let other = pick(&targets, item + usize::from(value)).unwrap_or_default();
        let near = pick(&measures, usize::from(value)).unwrap_or_default();
        let theme = pick(&themes, usize::from(value)).filter(|_| value % 5 > 0);
        match what % 30 {
            0 => drop(plan.measures.update(measure, |it| it.title = text)),
            1 => drop(plan.measures.update(measure, |it| it.code = text)),
            2 => drop(plan.measures.update(measure, |it| it.aim = text)),
            3 => drop(plan.measures.update(measure, |it| it.theme = theme)),
            4 => drop(
                plan.measures
                    .update(measure, |it| it.execution = Execution::ToBeDetermined),
            ),
            5 => drop(
                plan.targets
                    .update(target, |it| it.quantity = Some(quantity)),
            ),
            6 => drop(plan.targets.update(target, |it| it.qualifier = text)),
            7 => drop(plan.targets.update(target, |it| it.due = None)),
            8 => drop(plan.targets.update(target, |it| it.measure = near)),
            9 => drop(plan.targets.update(target, |it| {
                it.overlaps.insert(other, quantity);
            })),
            10 => drop(
                plan.targets
                    .update(target, |it| it.people = other_people(value)),
            ),
            11 => drop(plan.targets.remove(target)),
            12 => drop(plan.measures.remove(measure)),
            13 => drop(pick(&lines, item).map(|line| plan.cost_lines.remove(line))),
            14 => drop(pick(&lines, item).map(|line| {
                plan.cost_lines.update(line, |it| it.measure = Some(near));
            })),
            15 => drop(pick(&themes, item).map(|theme| plan.themes.remove(theme))),
            16 => drop(pick(&parties, item).map(|party| plan.parties.remove(party))),
            17 => drop(pick(&groups, item).map(|group| plan.target_groups.remove(group))),
            18 => plan.period.last = Date::new(2026, 6, 1 + i8::try_from(value % 28).unwrap()),
            19 => {
                let id = [measure.uuid(), target.uuid()][at(2)];
                let remark = Comment {
                    text,
                    ..Comment::default()
                };
                Arc::make_mut(&mut plan.comments)
                    .entry(id)
                    .or_default()
                    .push(remark);
            }
            20 => plan.waivers.push(Waiver {
                finding: ["measure_without_costs", "not_smart", "same_code"][at(3)].to_owned(),
                subject: [measure.uuid(), target.uuid()][usize::from(value) % 2],
                ..Waiver::default()
            }),
            27 => plan.status = Status::ALL[at(Status::ALL.len())],
            28 => plan.period.in_years = value % 2 == 0,
            21 => drop(plan.targets.update(target, |it| {
                it.part_of = Some(other).filter(|_| value % 4 > 0);
            })),
            22 => drop(
                plan.targets
                    .update(target, |it| it.approximate = value % 2 == 0),
            ),
            23 => drop(
                plan.targets
                    .update(target, |it| it.at_least = value % 2 == 0),
            ),
            24 => drop(plan.targets.update(target, |it| {
                it.groups = pick(&groups, usize::from(value)).into_iter().collect();
            })),
            25 => {
                let group = pick(&groups, usize::from(value)).filter(|_| value % 3 > 0);
                plan.distinct.push(Distinct {
                    group,
                    ..Distinct::default()
                });
            }
            26 => drop(plan.targets.update(target, |it| {
                it.phasing.push(QuantityPhase {
                    amount: quantity,
                    ..QuantityPhase::default()
                });
            })),
            _ => {
                let id = Id::numbered(u128::from(value) + 1);
                let new = Measure {
                    id,
                    theme,
                    ..Measure::default()
                };
                plan.measures.insert(new, Place::After(measure));
                let new = Target {
                    id: Id::numbered(u128::from(value) + 1),
                    measure: id,
                    ..Target::default()
                };
                plan.targets.insert(new, Place::First);
            }
        }
    }

    fn other_people(value: u8) -> crate::plan::People {
        match value % 3 {
            0 => crate::plan::People::None,
            1 => crate::plan::People::Each,
            _ => crate::plan::People::Product(Vec::new()),
        }
    }

    proptest! {
        #[test]
        fn what_was_followed_is_what_is_worked_out_from_nothing(
            acts in prop::collection::vec((any::<u8>(), 0_usize..60, any::<u8>()), 1..30)
        ) {
            let mut plan = sample(12);
            let mut follower = Follower::default();
            let mut versions = vec![plan.clone()];
            for one in acts {
                // Now and then somebody goes back to a version from before.
                if one.0 > 230 {
                    plan = versions[one.1 % versions.len()].clone();
                } else {
                    act(&mut plan, one);
                }
                versions.push(plan.clone());
                let outcome = follower.follow(&plan);
                let figures = figures(&plan);
                prop_assert_eq!(&*outcome.findings, &check(&plan, &figures));
                prop_assert_eq!(&*outcome.figures, &figures);
                prop_assert_eq!(&*outcome.money, &money(&plan, schemes::rate(&plan)));
            }
        }
    }

    #[test]
    fn a_word_in_a_measure_changes_no_figure_and_no_other_finding() {
        let mut plan = sample(12);
        let mut follower = Follower::default();
        let before = follower.follow(&plan);
        let measure = plan.measures.iter().next().map(|it| it.id).unwrap();
        assert!(plan.measures.update(measure, |it| it.title.push('!')));
        assert!(follower.follow(&plan) == before);
    }
}
