//! Leaving findings as they are, and looking at them again.

use std::collections::HashSet;

use uuid::Uuid;

use crate::{
    check::Finding,
    plan::{Plan, Waiver},
};

/// How a waiver identifies a finding; `None` if it cannot be left as it is.
fn known_by(finding: &Finding) -> Option<(&'static str, Uuid)> {
    let subject = finding.about.uuid()?;
    finding
        .can_be_waived()
        .then_some((finding.rule.code(), subject))
}

/// Leaves findings as they are, except contradictions, which have to be mended.
pub fn waive(plan: &mut Plan, findings: &[Finding]) {
    let known = plan.waivers.iter();
    let mut known: HashSet<(String, Uuid)> = known
        .map(|waiver| (waiver.finding.clone(), waiver.subject))
        .collect();
    for (code, subject) in findings.iter().filter_map(known_by) {
        if known.insert((code.to_owned(), subject)) {
            plan.waivers.push(Waiver {
                finding: code.to_owned(),
                subject,
                ..Waiver::default()
            });
        }
    }
}

/// Shows findings that were left as they are again.
pub fn look_again(plan: &mut Plan, findings: &[Finding]) {
    let again = findings.iter();
    let again: HashSet<(&str, Uuid)> = again
        .filter_map(|finding| Some((finding.rule.code(), finding.about.uuid()?)))
        .collect();
    plan.waivers
        .retain(|waiver| !again.contains(&(waiver.finding.as_str(), waiver.subject)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{Counts, check},
        figures::figures,
        plan::{Execution, sample::sample},
    };

    fn findings(plan: &Plan) -> Vec<Finding> {
        check(plan, &figures(plan))
    }

    #[test]
    fn what_is_left_as_it_is_can_be_shown_again() {
        let mut plan = sample(12);
        let measures: Vec<_> = plan.measures.iter().map(|measure| measure.id).collect();
        for measure in measures {
            plan.measures
                .update(measure, |one| one.execution = Execution::default());
        }
        let before = findings(&plan);
        assert!(Counts::of(&before).warning > 2);
        waive(&mut plan, &before);
        let waived = findings(&plan);
        let counts = Counts::of(&waived);
        assert_eq!((counts.open(), counts.waived), (0, before.len()));
        assert_eq!(waived.len(), before.len());
        let once = plan.clone();
        waive(&mut plan, &waived);
        assert_eq!(plan, once, "a waiver is there once");
        look_again(&mut plan, &waived);
        assert_eq!(findings(&plan), before);
        assert!(plan.waivers.is_empty());
    }
}
