//! Where rules for the plan as a whole look things up.

use std::{borrow::Cow, ops::Deref};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    figures::{Figures, Money, Totals, has_cost_lines, standing, totals},
    plan::{
        Activity, Bottleneck, CostLine, Date, Goal, Id, Measure, Plan, Scope, Serves, Stated,
        StatedValue, Target, Theme, traces,
    },
};

use super::{
    surroundings::{Known, Surroundings, known},
    view::{MeasureView, Sight, partners_of},
};

/// A plan with the indexes that rules need.
pub(super) struct Context<'a> {
    pub plan: &'a Plan,
    around: &'a Surroundings,
    pub figures: &'a Figures,
    pub money: &'a Money,
    /// Which day it is, where that is known.
    pub today: Option<Date>,
    /// The money of the whole plan.
    pub totals: Totals,
    /// Filled only where targets overlap or are part of others, or something was realised.
    pub targets: FxHashMap<Id<Target>, &'a Target>,
    /// Filled only where activities wait for others.
    pub work: FxHashMap<Id<Activity>, &'a Activity>,
    /// Filled only where something was realised.
    pub cost_lines: Known<CostLine>,
    /// The bottlenecks that a measure or an activity answers.
    pub answered: Known<Bottleneck>,
    /// The goals that a measure or an activity serves, with those above them.
    pub served: Known<Goal>,
    /// For each figure that was stated, the statement that counts.
    pub standing: FxHashMap<StatedKey, &'a Stated>,
    /// For each figure and each day on which it was stated, the last statement.
    pub standing_on: FxHashMap<(StatedKey, Date), &'a Stated>,
    /// What belongs to each measure, in their order.
    belongings: Vec<Belongings<'a>>,
    by_theme: FxHashMap<Option<Id<Theme>>, Vec<&'a Measure>>,
    targets_without_measure: Vec<&'a Target>,
}

/// What belongs to a measure.
#[derive(Default)]
struct Belongings<'a> {
    targets: Vec<&'a Target>,
    has_costs: bool,
    repeats_code: bool,
    resembles_code: bool,
}

/// Which figure a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum StatedFigure {
    Applications,
    People,
    Costs,
    Grant,
    OwnContribution,
    Measures,
}

/// A figure of a part of the plan.
pub(super) type StatedKey = (Scope, StatedFigure);

/// The figure and the part of the plan that a statement is about.
pub(super) const fn stated_key(stated: &Stated) -> StatedKey {
    let figure = match stated.value {
        StatedValue::Applications(_) => StatedFigure::Applications,
        StatedValue::People(_) => StatedFigure::People,
        StatedValue::Costs(_) => StatedFigure::Costs,
        StatedValue::Grant(_) => StatedFigure::Grant,
        StatedValue::OwnContribution(_) => StatedFigure::OwnContribution,
        StatedValue::Measures(_) => StatedFigure::Measures,
    };
    (stated.scope, figure)
}

impl<'a> Context<'a> {
    pub fn new(
        plan: &'a Plan,
        figures: &'a Figures,
        money: &'a Money,
        around: &'a Surroundings,
    ) -> Self {
        let mut belongings: Vec<Belongings> = Vec::with_capacity(plan.measures.len());
        let mut by_theme: FxHashMap<_, Vec<&Measure>> = FxHashMap::default();
        let mut codes = FxHashSet::default();
        let mut taken_for = FxHashSet::default();
        for measure in plan.measures.iter() {
            let code = measure.code.trim();
            let repeats_code = !code.is_empty() && !codes.insert(in_small_letters(code));
            let seen = traces(code)
                .into_iter()
                .filter(|trace| !taken_for.insert(*trace));
            belongings.push(Belongings {
                resembles_code: seen.count() > 0 && !repeats_code,
                repeats_code,
                ..Belongings::default()
            });
            let theme = measure.theme.filter(|theme| around.themes.contains(theme));
            by_theme.entry(theme).or_default().push(measure);
        }
        let place = |near, measure| plan.measures.place_near(near, measure);
        let mut targets_without_measure = Vec::new();
        let mut near = 0;
        for target in plan.targets.iter() {
            near = place(near, target.measure).unwrap_or(usize::MAX);
            let belongs = belongings.get_mut(near).map(|it| &mut it.targets);
            belongs.unwrap_or(&mut targets_without_measure).push(target);
        }
        let mut near = 0;
        for measure in plan.cost_lines.iter().filter_map(|line| line.measure) {
            near = place(near, measure).unwrap_or(usize::MAX);
            if let Some(belongs) = belongings.get_mut(near) {
                belongs.has_costs = true;
            }
        }
        let realised = !plan.realisations.is_empty();
        let overlapping = plan
            .targets
            .iter()
            .any(|target| !target.overlaps.is_empty() || target.part_of.is_some());
        let targets = if realised || overlapping {
            plan.targets.by_id()
        } else {
            FxHashMap::default()
        };
        let cost_lines = if realised {
            known(&plan.cost_lines)
        } else {
            Known::default()
        };
        let waiting = plan.activities.iter().any(|one| !one.depends_on.is_empty());
        let work = if waiting {
            plan.activities.by_id()
        } else {
            FxHashMap::default()
        };
        Self {
            plan,
            around,
            figures,
            money,
            today: None,
            totals: totals(plan, money),
            targets,
            work,
            cost_lines,
            answered: answered(plan),
            served: served(plan),
            standing: standing_of_each(plan),
            standing_on: (plan.stated.iter())
                .filter_map(|stated| Some(((stated_key(stated), stated.date?), stated)))
                .collect(),
            belongings,
            by_theme,
            targets_without_measure,
        }
    }

    /// The measures of a theme, or those whose theme is not there, in order.
    pub fn measures_of(&self, theme: Option<Id<Theme>>) -> &[&'a Measure] {
        self.by_theme.get(&theme).map_or(&[], Vec::as_slice)
    }

    /// The targets whose measure is not there, in order.
    pub fn targets_without_measure(&self) -> &[&'a Target] {
        &self.targets_without_measure
    }

    /// Each measure with what its rules may see, in order.
    pub fn views(&self) -> impl Iterator<Item = (&'a Measure, MeasureView<'_>)> {
        let measures = self.plan.measures.iter().zip(&self.belongings);
        measures.map(|(measure, belongs)| (measure, self.view(measure, belongs)))
    }

    fn view<'b>(&'b self, measure: &'a Measure, belongs: &'b Belongings<'a>) -> MeasureView<'b> {
        let counted = self.figures.measure(measure.id);
        MeasureView {
            around: self.around,
            measure: Some(measure),
            targets: &belongs.targets,
            partners: self.partners(&belongs.targets),
            applications: counted.map_or(0, |count| count.applications),
            plan_has_costs: has_cost_lines(self.plan),
            has_costs: belongs.has_costs,
            repeats_code: belongs.repeats_code,
            resembles_code: belongs.resembles_code,
        }
    }

    /// A target without a measure, with what its rules may see.
    pub fn view_without_measure(&self, target: &'a Target) -> MeasureView<'_> {
        MeasureView {
            around: self.around,
            measure: None,
            targets: &[],
            partners: self.partners(&[target]),
            applications: 0,
            plan_has_costs: has_cost_lines(self.plan),
            has_costs: false,
            repeats_code: false,
            resembles_code: false,
        }
    }

    fn partners(&self, targets: &[&Target]) -> FxHashMap<Id<Target>, &'a Target> {
        if self.targets.is_empty() {
            return FxHashMap::default();
        }
        let partners = targets.iter().flat_map(|target| partners_of(target));
        partners
            .filter_map(|id| self.targets.get_key_value(id))
            .map(|(id, target)| (*id, *target))
            .collect()
    }
}

impl Sight for Context<'_> {
    fn has_measure(&self, measure: Id<Measure>) -> bool {
        self.plan.measures.place(measure).is_some()
    }
}

impl Deref for Context<'_> {
    type Target = Surroundings;

    fn deref(&self) -> &Surroundings {
        self.around
    }
}

fn in_small_letters(code: &str) -> Cow<'_, str> {
    if code.bytes().all(|letter| letter.is_ascii_digit()) {
        Cow::Borrowed(code)
    } else {
        Cow::Owned(code.to_lowercase())
    }
}

fn answered(plan: &Plan) -> Known<Bottleneck> {
    let by_measures = plan
        .measures
        .iter()
        .flat_map(|one| &one.bottlenecks)
        .copied();
    let by_activities = plan.activities.iter().filter_map(|one| match one.serves {
        Some(Serves::Bottleneck(bottleneck)) => Some(bottleneck),
        _ => None,
    });
    by_measures.chain(by_activities).collect()
}

fn served(plan: &Plan) -> Known<Goal> {
    let by_measures = plan.measures.iter().flat_map(|one| &one.goals).copied();
    let by_activities = plan.activities.iter().filter_map(|one| match one.serves {
        Some(Serves::Goal(goal)) => Some(goal),
        _ => None,
    });
    let goals = plan.goals.by_id();
    let mut served = Known::default();
    for goal in by_measures.chain(by_activities) {
        // Stops at a goal that was passed before, so that a circle also ends.
        let mut next = Some(goal);
        while let Some(goal) = next.filter(|goal| served.insert(*goal)) {
            next = goals.get(&goal).and_then(|goal| goal.parent);
        }
    }
    served
}

fn standing_of_each(plan: &Plan) -> FxHashMap<StatedKey, &Stated> {
    let mut all: FxHashMap<_, Vec<&Stated>> = FxHashMap::default();
    for stated in plan.stated.iter() {
        all.entry(stated_key(stated)).or_default().push(stated);
    }
    all.into_iter()
        .filter_map(|(key, stated)| Some((key, standing(stated)?)))
        .collect()
}
