//! Where rules report what they find.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use uuid::Uuid;

use crate::plan::{Comment, Id, Measure, Plan, Target};

use super::{Field, Finding, Phase, Rule, Subject};

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
        self.push(about.into(), field, rule, None);
    }

    /// Adds a finding about what is being looked at that is mended in the field of another item.
    pub fn add_mended_at(
        &mut self,
        field: Field,
        rule: Rule,
        (item, other): (impl Into<Subject>, Field),
    ) {
        self.push(self.about, field, rule, Some((item.into(), other)));
    }

    fn push(
        &mut self,
        about: Subject,
        field: Field,
        rule: Rule,
        mended_at: Option<(Subject, Field)>,
    ) {
        self.findings.push(Finding {
            rule,
            about,
            field,
            mended_at,
            measure: self.measure,
            waived: false,
        });
    }

    /// Adds earlier findings.
    pub fn add_all(&mut self, findings: &[Finding]) {
        self.findings.extend_from_slice(findings);
    }

    /// How many findings there are so far.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// The findings after the first `len`.
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

    /// Records that the remarks on a measure and its targets are among earlier findings.
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

    /// The findings that matter at this stage of the plan, the worst first and otherwise as they
    /// were found; those that somebody chose to leave as they are are marked.
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
        crate::plan::sort_by_key(&mut self.findings, |finding| {
            (finding.waived, finding.severity())
        });
        self.findings
    }
}
