//! What the plan, its themes, measures and target groups promise, as people who take part.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{About, expected};
use crate::{
    figures::{figures, standing},
    plan::{
        Date, Id, Precision, Quantity, RealisationOf, Scope, Stated, StatedValue, Target,
        TargetGroup,
    },
};

/// The parts of a plan of which something was recorded.
pub(super) struct Parts<'a>(FxHashMap<RealisationOf, Part<'a>>);

/// What counts in a part of the plan.
#[derive(Default)]
struct Part<'a> {
    /// The targets that count people, and how many.
    targets: Vec<(&'a Target, u64)>,
    /// Whether targets count people both of it and of others, and nobody said how many of each.
    undivided: bool,
    /// The statement of its applications that stands, if no target counts people.
    stated: Option<&'a Stated>,
}

impl<'a> Parts<'a> {
    /// Adds up those of these that are parts of the plan.
    pub fn of(about: &About<'a>, all: impl Iterator<Item = RealisationOf>) -> Self {
        let is_part = |of: &RealisationOf| {
            !matches!(of, RealisationOf::Target(_) | RealisationOf::CostLine(_))
        };
        let parts = all.filter(is_part).map(|of| (of, Part::default()));
        let mut parts = Self(parts.collect());
        if !parts.0.is_empty() {
            parts.add_targets(about);
            parts.add_stated(about);
        }
        parts
    }

    fn add_targets(&mut self, about: &About<'a>) {
        let figures = figures(about.plan);
        for target in about.plan.targets.iter() {
            let people = figures.target(target.id);
            let Some(measure) = about.measure(target.measure).filter(|_| people > 0) else {
                continue;
            };
            if about.is_part(target) {
                continue;
            }
            let wholes = [
                Some(RealisationOf::Plan),
                measure.theme.map(RealisationOf::Theme),
                Some(RealisationOf::Measure(measure.id)),
            ];
            let mut groups = target.groups_in(measure).to_vec();
            groups.retain(|group| about.groups.contains_key(group));
            groups.sort_unstable();
            groups.dedup();
            let only = match groups.as_slice() {
                [only] => Some(RealisationOf::TargetGroup(*only)),
                several => {
                    self.leave_undivided(several);
                    None
                }
            };
            for of in wholes.into_iter().flatten().chain(only) {
                if let Some(part) = self.0.get_mut(&of) {
                    part.targets.push((target, people));
                }
            }
        }
    }

    fn leave_undivided(&mut self, groups: &[Id<TargetGroup>]) {
        for group in groups {
            if let Some(part) = self.0.get_mut(&RealisationOf::TargetGroup(*group)) {
                part.undivided = true;
            }
        }
    }

    fn add_stated(&mut self, about: &About<'a>) {
        let mut stated: FxHashMap<RealisationOf, Vec<&Stated>> = FxHashMap::default();
        for one in about.plan.stated.iter() {
            if matches!(one.value, StatedValue::Applications(_)) {
                let of = match one.scope {
                    Scope::Plan => RealisationOf::Plan,
                    Scope::Theme(id) => RealisationOf::Theme(id),
                    Scope::Measure(id) => RealisationOf::Measure(id),
                };
                stated.entry(of).or_default().push(one);
            }
        }
        for (of, all) in stated {
            if let Some(part) = self.0.get_mut(&of).filter(|it| it.targets.is_empty()) {
                part.stated = standing(all);
            }
        }
    }

    /// What a part of the plan promises, and how exact that is: what its targets add up to, or
    /// else what was stated.
    pub fn promised(&self, of: RealisationOf) -> (Option<Quantity>, Precision) {
        let Some(part) = self.0.get(&of).filter(|it| !it.undivided) else {
            return (None, Precision::EXACT);
        };
        if let Some(stated) = part.stated {
            return (part.stated_quantity(), stated.precision());
        }
        let (people, precision) = part.targets.iter().fold(
            (0_u64, Precision::EXACT),
            |(people, precision), (target, more)| {
                let precision = precision.with(target.precision());
                (people.saturating_add(*more), precision)
            },
        );
        (Quantity::new(Decimal::from(people)).ok(), precision)
    }

    /// What could be expected of it by the end of a day, if each of its targets says when; for what
    /// was only stated, as much as has passed of its period.
    pub fn expected(&self, about: &About, of: RealisationOf, day: Date) -> Option<Decimal> {
        let part = self.0.get(&of)?;
        if let Some(stated) = part.stated_quantity() {
            let own = match of {
                RealisationOf::Measure(id) => about.measure(id)?.period.period(),
                _ => None,
            };
            let period = own.or_else(|| about.plan.period.period())?;
            return expected::passed(period, day, stated.decimal());
        }
        let all = part.targets.iter();
        all.map(|(target, people)| {
            let so_far = expected::of_target(about, target, day)?;
            let share = so_far.checked_div(target.quantity?.decimal())?;
            share.checked_mul(Decimal::from(*people))
        })
        .sum()
    }
}

impl Part<'_> {
    fn stated_quantity(&self) -> Option<Quantity> {
        match self.stated?.value {
            StatedValue::Applications(quantity) => Some(quantity),
            StatedValue::People(_)
            | StatedValue::Costs(_)
            | StatedValue::Grant(_)
            | StatedValue::OwnContribution(_)
            | StatedValue::Measures(_) => None,
        }
    }
}
