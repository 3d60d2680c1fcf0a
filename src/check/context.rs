//! What rules look things up in, and where they report.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use uuid::Uuid;

use crate::{
    figures::{Figures, Money, RateCard, Totals, standing, totals},
    plan::{
        Activity, Attachment, Bottleneck, Comment, CostLine, Date, Fact, Factor, Gap, Goal, Id,
        Indicator, Intervention, Item, Items, Measure, Party, Period, Pilot, Plan, Rate, Region,
        Scope, Serves, Stated, StatedValue, Target, TargetGroup, Theme, sort_by_key,
    },
};

use super::{Field, Finding, Phase, Rule, Subject};

/// The ids of one list.
pub(super) type Known<T> = FxHashSet<Id<T>>;

/// A plan with the indexes that rules need.
pub(super) struct Context<'a> {
    pub plan: &'a Plan,
    pub figures: &'a Figures,
    pub money: &'a Money,
    /// The money of the whole plan.
    pub totals: Totals,
    /// The period of the plan, once it is one.
    pub term: Option<Period>,
    /// Filled only where targets overlap or are part of others, or something was realised.
    pub targets: FxHashMap<Id<Target>, &'a Target>,
    pub activities: Known<Activity>,
    /// Filled only where activities wait for others.
    pub work: FxHashMap<Id<Activity>, &'a Activity>,
    pub attachments: Known<Attachment>,
    pub bottlenecks: Known<Bottleneck>,
    /// Filled only where something was realised.
    pub cost_lines: Known<CostLine>,
    pub facts: Known<Fact>,
    pub factors: Known<Factor>,
    pub gaps: Known<Gap>,
    pub goals: Known<Goal>,
    pub indicators: Known<Indicator>,
    pub interventions: Known<Intervention>,
    pub parties: Known<Party>,
    pub pilots: Known<Pilot>,
    pub rates: Known<Rate>,
    pub regions: Known<Region>,
    pub target_groups: Known<TargetGroup>,
    pub themes: Known<Theme>,
    /// The bottlenecks that a measure or an activity answers.
    pub answered: Known<Bottleneck>,
    /// The goals that a measure or an activity serves, with those above them.
    pub served: Known<Goal>,
    /// What the cost lines of the plan cost.
    pub rate_card: RateCard,
    /// Of each figure that was stated, the statement that stands.
    pub standing: FxHashMap<StatedKey, &'a Stated>,
    /// Of each figure and each day it was stated on, the last statement.
    pub standing_on: FxHashMap<(StatedKey, Date), &'a Stated>,
    measures: FxHashMap<Id<Measure>, Surroundings<'a>>,
    by_theme: FxHashMap<Option<Id<Theme>>, Vec<&'a Measure>>,
    targets_without_measure: Vec<&'a Target>,
}

/// What belongs to a measure.
#[derive(Default)]
struct Surroundings<'a> {
    targets: Vec<&'a Target>,
    has_costs: bool,
    repeats_code: bool,
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

/// The figure and the part of the plan that something was stated of.
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
    pub fn new(plan: &'a Plan, figures: &'a Figures, money: &'a Money) -> Self {
        let themes = known(&plan.themes);
        let mut measures: FxHashMap<Id<Measure>, Surroundings> =
            FxHashMap::with_capacity_and_hasher(plan.measures.len(), FxBuildHasher);
        let mut by_theme: FxHashMap<_, Vec<&Measure>> = FxHashMap::default();
        let mut codes = FxHashSet::default();
        for measure in plan.measures.iter() {
            let code = measure.code.trim();
            let around = Surroundings {
                repeats_code: !code.is_empty() && !codes.insert(in_small_letters(code)),
                ..Surroundings::default()
            };
            measures.insert(measure.id, around);
            let theme = measure.theme.filter(|theme| themes.contains(theme));
            by_theme.entry(theme).or_default().push(measure);
        }
        let mut targets_without_measure = Vec::new();
        // What belongs to one measure stands together in most plans: it is looked up once.
        let runs = plan.targets.shared();
        for run in runs.chunk_by(|one, other| one.measure == other.measure) {
            let measure = run.first().and_then(|it| measures.get_mut(&it.measure));
            let targets =
                measure.map_or(&mut targets_without_measure, |around| &mut around.targets);
            targets.extend(run.iter().map(Arc::as_ref));
        }
        let lines = plan.cost_lines.shared();
        for run in lines.chunk_by(|one, other| one.measure == other.measure) {
            let measure = run.first().and_then(|line| line.measure);
            if let Some(around) = measure.and_then(|measure| measures.get_mut(&measure)) {
                around.has_costs = true;
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
        let gaps = plan.pilots.iter().flat_map(|pilot| &pilot.gaps);
        Self {
            plan,
            figures,
            money,
            totals: totals(plan, money),
            term: plan.period.period(),
            targets,
            cost_lines,
            gaps: gaps.map(|gap| gap.id).collect(),
            activities: known(&plan.activities),
            work,
            attachments: known(&plan.attachments),
            bottlenecks: known(&plan.bottlenecks),
            facts: known(&plan.facts),
            factors: known(&plan.factors),
            goals: known(&plan.goals),
            indicators: known(&plan.indicators),
            interventions: known(&plan.interventions),
            parties: known(&plan.parties),
            pilots: known(&plan.pilots),
            rates: known(&plan.rates),
            regions: known(&plan.regions),
            target_groups: known(&plan.target_groups),
            themes,
            answered: answered(plan),
            served: served(plan),
            rate_card: RateCard::of(plan),
            standing: standing_of_each(plan),
            standing_on: (plan.stated.iter())
                .filter_map(|stated| Some(((stated_key(stated), stated.date?), stated)))
                .collect(),
            measures,
            by_theme,
            targets_without_measure,
        }
    }

    /// Whether there is such a measure.
    pub fn has_measure(&self, measure: Id<Measure>) -> bool {
        self.measures.contains_key(&measure)
    }

    /// The measures of a theme, or those without one that is there, in order.
    pub fn measures_of(&self, theme: Option<Id<Theme>>) -> &[&'a Measure] {
        self.by_theme.get(&theme).map_or(&[], Vec::as_slice)
    }

    /// The targets of a measure, in order.
    pub fn targets_of(&self, measure: Id<Measure>) -> &[&'a Target] {
        let around = self.measures.get(&measure);
        around.map_or(&[], |around| around.targets.as_slice())
    }

    /// The targets whose measure is not there, in order.
    pub fn targets_without_measure(&self) -> &[&'a Target] {
        &self.targets_without_measure
    }

    /// Whether a cost line belongs to this measure.
    pub fn has_costs(&self, measure: Id<Measure>) -> bool {
        let around = self.measures.get(&measure);
        around.is_some_and(|around| around.has_costs)
    }

    /// Whether an earlier measure has the code of this one.
    pub fn repeats_code(&self, measure: Id<Measure>) -> bool {
        let around = self.measures.get(&measure);
        around.is_some_and(|around| around.repeats_code)
    }
}

fn in_small_letters(code: &str) -> Cow<'_, str> {
    if code.bytes().all(|letter| letter.is_ascii_digit()) {
        Cow::Borrowed(code)
    } else {
        Cow::Owned(code.to_lowercase())
    }
}

fn known<T: Item>(items: &Items<T>) -> Known<T> {
    items.iter().map(Item::id).collect()
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
        // Stops at a goal that was passed before, so that a circle ends too.
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

/// The findings so far, and what is being looked at.
pub(super) struct Report<'a> {
    plan: &'a Plan,
    findings: Vec<Finding>,
    about: Subject,
    measure: Option<&'a Measure>,
    /// Remarks on items that were not looked at yet.
    remarks: BTreeMap<Uuid, &'a [Comment]>,
}

impl<'a> Report<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        let remarks = plan.comments.iter();
        Self {
            plan,
            findings: Vec::new(),
            about: Subject::Plan,
            measure: None,
            remarks: remarks.map(|(item, all)| (*item, all.as_slice())).collect(),
        }
    }

    /// What follows is about this measure and its targets, until told otherwise.
    pub fn enter(&mut self, measure: Option<&'a Measure>) {
        self.measure = measure;
    }

    /// The measure that is being looked at, or to which the target belongs that is.
    pub fn measure(&self) -> Option<&'a Measure> {
        self.measure
    }

    /// What follows is about this item.
    pub fn look_at(&mut self, about: impl Into<Subject>) {
        self.about = about.into();
    }

    /// Adds a finding about what is being looked at.
    pub fn add(&mut self, field: Field, rule: Rule) {
        self.add_about(self.about, field, rule);
    }

    /// Adds a finding about something else.
    pub fn add_about(&mut self, about: impl Into<Subject>, field: Field, rule: Rule) {
        self.findings.push(Finding {
            rule,
            about: about.into(),
            field,
            measure: self.measure.map(|measure| measure.id),
            waived: false,
        });
    }

    /// Adds what was found before.
    pub fn add_all(&mut self, findings: &[Finding]) {
        self.findings.extend_from_slice(findings);
    }

    /// How many findings there are so far.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// The findings after so many.
    pub fn since(&self, len: usize) -> Vec<Finding> {
        self.findings.get(len..).unwrap_or_default().to_vec()
    }

    /// The findings so far, which are then no longer in the report.
    pub fn take(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.findings)
    }

    /// Whether somebody made remarks on items that were not looked at yet.
    pub fn has_remarks(&self) -> bool {
        !self.remarks.is_empty()
    }

    /// The remarks on a measure and its targets are among findings from before.
    pub fn remarks_were_added(&mut self, measure: &Measure, targets: &[&Target]) {
        if !self.remarks.is_empty() {
            let targets = targets.iter().map(|target| target.id.uuid());
            for item in targets.chain([measure.id.uuid()]) {
                self.remarks.remove(&item);
            }
        }
    }

    /// Adds the open remarks on the item that is being looked at.
    pub fn remarks(&mut self, item: Uuid) {
        let remarks = self.remarks.remove(&item).unwrap_or_default();
        for remark in remarks.iter().filter(|remark| !remark.resolved) {
            let rule = Rule::OpenRemark {
                author: remark.author.clone(),
                text: remark.text.clone(),
            };
            self.add(Field::Comments, rule);
        }
    }

    /// The findings that matter at this stage of the plan, with those marked that somebody chose to
    /// leave as they are: the worst first, and otherwise as they were found.
    pub fn finish(mut self) -> Vec<Finding> {
        // A remark on an item that is gone would otherwise never be seen again.
        self.look_at(Subject::Plan);
        let items: Vec<Uuid> = self.remarks.keys().copied().collect();
        for item in items {
            self.remarks(item);
        }
        if self.plan.status.is_granted() {
            (self.findings).retain(|finding| finding.rule.phase() == Phase::Always);
        }
        let waivers = self.plan.waivers.iter();
        let waived: FxHashSet<(&str, Uuid)> = waivers
            .map(|waiver| (waiver.finding.as_str(), waiver.subject))
            .collect();
        if !waived.is_empty() {
            for finding in &mut self.findings {
                let subject = finding.about.uuid();
                finding.waived =
                    subject.is_some_and(|id| waived.contains(&(finding.rule.code(), id)));
            }
        }
        sort_by_key(&mut self.findings, |finding| {
            (finding.waived, finding.severity())
        });
        self.findings
    }
}
