//! What rules look things up in, and where they report.

use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

use crate::{
    figures::{Figures, standing},
    plan::{
        Activity, Attachment, Bottleneck, Comment, CostLine, Fact, Factor, Gap, Goal, Id,
        Indicator, Intervention, Item, Items, Measure, Party, Period, Pilot, Plan, Rate, Region,
        Scope, Stated, StatedValue, Target, TargetGroup, Theme,
    },
};

use super::{Field, Finding, Rule, Subject};

/// The ids of one list.
pub(super) type Known<T> = HashSet<Id<T>>;

/// A plan with the indexes that rules need.
pub(super) struct Context<'a> {
    pub plan: &'a Plan,
    pub figures: &'a Figures,
    /// The period of the plan, once it is one.
    pub term: Option<Period>,
    pub measures: HashMap<Id<Measure>, &'a Measure>,
    pub targets: HashMap<Id<Target>, &'a Target>,
    pub activities: Known<Activity>,
    pub attachments: Known<Attachment>,
    pub bottlenecks: Known<Bottleneck>,
    pub facts: Known<Fact>,
    pub factors: Known<Factor>,
    pub goals: Known<Goal>,
    pub indicators: Known<Indicator>,
    pub interventions: Known<Intervention>,
    pub parties: Known<Party>,
    pub pilots: Known<Pilot>,
    pub rates: Known<Rate>,
    pub regions: Known<Region>,
    pub target_groups: Known<TargetGroup>,
    pub themes: Known<Theme>,
    /// Filled only where something refers to a cost line.
    pub cost_lines: Known<CostLine>,
    pub gaps: Known<Gap>,
    /// The measures that have cost lines.
    pub costed: Known<Measure>,
    /// The measures whose code an earlier measure has.
    pub same_code: Known<Measure>,
    /// Of each figure that was stated, the statement that stands.
    pub standing: HashMap<(Uuid, StatedFigure), &'a Stated>,
    by_theme: HashMap<Option<Id<Theme>>, Vec<&'a Measure>>,
    by_measure: HashMap<Id<Measure>, Vec<&'a Target>>,
}

/// Which figure a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum StatedFigure {
    Applications,
    People,
    Costs,
    Grant,
    OwnContribution,
}

/// The figure and the part of the plan that something was stated of; nil for the whole plan.
pub(super) fn stated_key(stated: &Stated) -> (Uuid, StatedFigure) {
    let figure = match stated.value {
        StatedValue::Applications(_) => StatedFigure::Applications,
        StatedValue::People(_) => StatedFigure::People,
        StatedValue::Costs(_) => StatedFigure::Costs,
        StatedValue::Grant(_) => StatedFigure::Grant,
        StatedValue::OwnContribution(_) => StatedFigure::OwnContribution,
    };
    let scope = match stated.scope {
        Scope::Plan => Uuid::nil(),
        Scope::Theme(theme) => theme.uuid(),
        Scope::Measure(measure) => measure.uuid(),
    };
    (scope, figure)
}

impl<'a> Context<'a> {
    pub fn new(plan: &'a Plan, figures: &'a Figures) -> Self {
        let themes = known(&plan.themes);
        let measures = plan.measures.by_id();
        let mut by_theme: HashMap<_, Vec<&Measure>> = HashMap::new();
        for measure in plan.measures.iter() {
            let theme = measure.theme.filter(|theme| themes.contains(theme));
            by_theme.entry(theme).or_default().push(measure);
        }
        let mut by_measure: HashMap<_, Vec<&Target>> = HashMap::with_capacity(measures.len());
        for target in plan.targets.iter() {
            by_measure.entry(target.measure).or_default().push(target);
        }
        let cost_lines = if plan.realisations.is_empty() {
            Known::default()
        } else {
            known(&plan.cost_lines)
        };
        let gaps = plan.pilots.iter().flat_map(|pilot| &pilot.gaps);
        Self {
            plan,
            figures,
            term: plan.period.period(),
            measures,
            targets: plan.targets.by_id(),
            activities: known(&plan.activities),
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
            cost_lines,
            gaps: gaps.map(|gap| gap.id).collect(),
            costed: plan
                .cost_lines
                .iter()
                .filter_map(|line| line.measure)
                .collect(),
            same_code: same_code(plan),
            standing: standing_of_each(plan),
            by_theme,
            by_measure,
        }
    }

    /// The measures of a theme, or those without one that is there, in order.
    pub fn measures_of(&self, theme: Option<Id<Theme>>) -> &[&'a Measure] {
        self.by_theme.get(&theme).map_or(&[], Vec::as_slice)
    }

    /// The targets of a measure, in order.
    pub fn targets_of(&self, measure: Id<Measure>) -> &[&'a Target] {
        self.by_measure.get(&measure).map_or(&[], Vec::as_slice)
    }

    /// The targets whose measure is not there, in order.
    pub fn targets_without_measure(&self) -> impl Iterator<Item = &'a Target> {
        let targets = self.plan.targets.iter();
        targets.filter(|target| !self.measures.contains_key(&target.measure))
    }
}

fn known<T: Item>(items: &Items<T>) -> Known<T> {
    items.iter().map(Item::id).collect()
}

fn same_code(plan: &Plan) -> Known<Measure> {
    let mut codes = HashSet::new();
    let measures = plan.measures.iter();
    let with_code = measures.filter(|measure| !measure.code.trim().is_empty());
    with_code
        .filter(|measure| !codes.insert(measure.code.trim().to_lowercase()))
        .map(|measure| measure.id)
        .collect()
}

fn standing_of_each(plan: &Plan) -> HashMap<(Uuid, StatedFigure), &Stated> {
    let mut all: HashMap<_, Vec<&Stated>> = HashMap::new();
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
    measure: Option<Id<Measure>>,
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
    pub fn enter(&mut self, measure: Option<Id<Measure>>) {
        self.measure = measure;
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
            measure: self.measure,
            waived: false,
        });
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

    /// The findings, with those marked that somebody chose to leave as they are.
    pub fn finish(mut self) -> Vec<Finding> {
        // A remark on an item that is gone would otherwise never be seen again.
        self.look_at(Subject::Plan);
        let items: Vec<Uuid> = self.remarks.keys().copied().collect();
        for item in items {
            self.remarks(item);
        }
        let waivers = self.plan.waivers.iter();
        let waived: HashSet<(&str, Uuid)> = waivers
            .map(|waiver| (waiver.finding.as_str(), waiver.subject))
            .collect();
        if !waived.is_empty() {
            for finding in &mut self.findings {
                let subject = finding.about.uuid();
                finding.waived =
                    subject.is_some_and(|id| waived.contains(&(finding.rule.code(), id)));
            }
        }
        self.findings
    }
}
