//! What is true of several items, said once with those items under it.

use std::mem::{Discriminant, discriminant};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Cause, Finding, Reason, Rule, Severity, Subject};

/// From this many items on a rule is said once: two lines are no longer than one line with a list
/// under it, and can be read at a glance.
pub const FROM: usize = 3;

/// What findings that are said together have in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Kind<'a> {
    by: By,
    severity: Severity,
    waived: bool,
    /// Which, for a rule that finds more than one thing.
    missing: &'a [Reason],
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum By {
    /// One rule, about one kind of thing, so that it can be named.
    Rule(&'static str, Discriminant<Subject>),
    /// What they come from.
    Cause(Cause),
}

impl<'a> Kind<'a> {
    /// `None` for what is only ever said on its own.
    fn of(finding: &'a Finding) -> Option<Self> {
        let missing = match &finding.rule {
            Rule::NotSmart { missing } => missing.as_slice(),
            _ => &[],
        };
        (!finding.rule.is_said_alone()).then(|| Self {
            by: match finding.rule.cause() {
                Some(cause) => By::Cause(cause),
                None => By::Rule(finding.rule.code(), discriminant(&finding.about)),
            },
            severity: finding.severity(),
            waived: finding.waived,
            missing,
        })
    }
}

/// The findings as they are listed: those of one rule or one cause about [`FROM`] items or more are
/// one entry, in the place of the first of them; each other finding is an entry of its own. No entry is empty.
#[must_use]
pub fn said_once<'a>(
    findings: impl IntoIterator<Item = &'a Finding, IntoIter: Clone>,
) -> Vec<Vec<&'a Finding>> {
    let findings = findings.into_iter();
    let mut items: FxHashMap<Kind, FxHashSet<Subject>> = FxHashMap::default();
    for finding in findings.clone() {
        if let Some(kind) = Kind::of(finding) {
            items.entry(kind).or_default().insert(finding.about);
        }
    }
    let mut entries: Vec<Vec<&Finding>> = Vec::new();
    let mut places: FxHashMap<Kind, usize> = FxHashMap::default();
    for finding in findings {
        let together = Kind::of(finding)
            .filter(|kind| items.get(kind).is_some_and(|items| items.len() >= FROM));
        let place = together.map_or(entries.len(), |kind| {
            *places.entry(kind).or_insert(entries.len())
        });
        match entries.get_mut(place) {
            Some(entry) => entry.push(finding),
            None => entries.push(vec![finding]),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::Field,
        plan::{Id, Measure},
    };

    fn finding(rule: Rule, measure: u128) -> Finding {
        Finding {
            rule,
            about: Id::<Measure>::numbered(measure).into(),
            field: Field::Whole,
            mended_at: None,
            measure: None,
            waived: false,
        }
    }

    #[track_caller]
    fn check(findings: &[Finding], sizes: &[usize]) {
        let entries = said_once(findings);
        assert_eq!(entries.iter().map(Vec::len).collect::<Vec<_>>(), sizes);
    }

    #[test]
    fn three_of_a_kind_are_one_entry_where_the_first_stands() {
        let mut all = vec![
            finding(Rule::MeasureWithoutTarget, 1),
            finding(Rule::NoExecutor, 1),
            finding(Rule::MeasureWithoutTarget, 2),
            finding(Rule::NoExecutor, 2),
        ];
        check(&all, &[1, 1, 1, 1]);
        all.push(finding(Rule::NoExecutor, 3));
        check(&all, &[1, 3, 1]);
        let entries = said_once(&all);
        assert_eq!(entries[1][0].rule, Rule::NoExecutor);
        assert_eq!(entries[2][0].about, all[2].about);
    }

    #[test]
    fn what_was_waived_and_what_misses_something_else_stand_apart() {
        let mut waived = finding(Rule::NoExecutor, 3);
        waived.waived = true;
        let all = [
            finding(Rule::NoExecutor, 1),
            finding(Rule::NoExecutor, 2),
            waived,
        ];
        check(&all, &[1, 1, 1]);
        let misses = |missing, number| finding(Rule::NotSmart { missing }, number);
        let all = [
            misses(vec![Reason::NoDueDate], 1),
            misses(vec![Reason::NoDueDate], 2),
            misses(vec![Reason::NoUnit], 3),
            misses(vec![Reason::NoDueDate], 4),
        ];
        check(&all, &[3, 1]);
    }

    #[test]
    fn what_comes_from_one_cause_is_said_once_whatever_it_is_about() {
        let day = crate::plan::date(2029, 1, 1);
        let mut money = finding(
            Rule::PhasedOutsidePlan {
                amount: crate::plan::Cents::ZERO,
                day,
            },
            0,
        );
        money.about = Id::<crate::plan::CostLine>::numbered(7).into();
        let all = [
            finding(Rule::OutsidePlan { day }, 1),
            money,
            finding(Rule::YearOutsidePlan { year: 2029 }, 2),
            finding(Rule::NoExecutor, 3),
        ];
        check(&all, &[3, 1]);
        check(&all[..2], &[1, 1]);
    }

    #[test]
    fn several_findings_of_one_item_are_no_several_items() {
        let all = [1, 1, 1, 2].map(|number| finding(Rule::NoExecutor, number));
        check(&all, &[1, 1, 1, 1]);
        let remark = |number: u128| {
            let rule = Rule::OpenRemark {
                author: String::new(),
                text: number.to_string(),
            };
            finding(rule, number)
        };
        check(&[1, 2, 3].map(remark), &[1, 1, 1]);
    }

    #[test]
    fn no_finding_is_lost() {
        let all: Vec<Finding> = (0..5_000)
            .map(|at| finding(Rule::NoExecutor, at % 1_000))
            .collect();
        check(&all, &[5_000]);
        check(&[], &[]);
    }
}
