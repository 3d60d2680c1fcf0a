//! A finding: which rule, about what, and where a click leads.

use crate::plan::{Field, Id, Measure, Section, Subject};
use serde::{Deserialize, Serialize};

use super::{Rule, Severity};

/// Something that is wrong or missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What was found.
    pub rule: Rule,
    /// What it is about.
    pub about: Subject,
    /// Which field of it.
    pub field: Field,
    /// The field in which somebody can mend it, if that is another one.
    pub mended_at: Option<(Subject, Field)>,
    /// The measure it belongs to, when it is about a measure, one of its targets or a reading of
    /// those.
    pub measure: Option<Id<Measure>>,
    /// Whether somebody chose to leave it as it is; the plan's waivers say why.
    pub waived: bool,
}

impl Finding {
    /// The part of the plan whose page shows it.
    #[must_use]
    pub fn section(&self) -> Section {
        self.about.section(self.field.name())
    }

    /// The field that a click leads to.
    #[must_use]
    pub fn leads_to(&self) -> (Subject, Field) {
        self.mended_at.unwrap_or((self.about, self.field))
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// Whether somebody can choose to leave it as it is: a contradiction has to be mended, a
    /// remark to be answered, and a piece of the file to be looked at.
    #[must_use]
    pub fn can_be_waived(&self) -> bool {
        self.rule.can_be_waived()
    }
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Findings that keep the plan from being right.
    pub blocking: usize,
    /// Findings to look at before the plan is shown to others.
    pub warning: usize,
    /// Findings that may make the plan better.
    pub advice: usize,
    /// Findings that somebody chose to leave as they are; in none of the other counts.
    pub waived: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            let count = match finding.severity() {
                _ if finding.waived => &mut counts.waived,
                Severity::Blocking => &mut counts.blocking,
                Severity::Warning => &mut counts.warning,
                Severity::Advice => &mut counts.advice,
            };
            *count += 1;
        }
        counts
    }

    /// All that were not waived.
    #[must_use]
    pub const fn open(self) -> usize {
        self.blocking + self.warning + self.advice
    }
}

/// The findings of one measure, those of its targets included.
pub fn of_measure(
    findings: &[Finding],
    measure: Id<Measure>,
) -> impl Iterator<Item = &Finding> + Clone {
    findings
        .iter()
        .filter(move |finding| finding.measure == Some(measure))
}

/// The findings that the page of one section shows.
pub fn of_section(
    findings: &[Finding],
    section: Section,
) -> impl Iterator<Item = &Finding> + Clone {
    findings
        .iter()
        .filter(move |finding| finding.section() == section)
}
