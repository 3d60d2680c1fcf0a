//! What is wrong or missing in a plan.

use sectorplan::{
    check::{Counts, Finding, Severity, Subject, check, said_once},
    figures::figures,
    plan::{Id, Measure, Plan},
    text::Words,
};
use serde::Serialize;
use uuid::Uuid;

use crate::{Ending, lines::Lines, output::Report};

/// What another program is told about a plan.
#[derive(Serialize)]
pub struct Checked {
    counts: Numbers,
    findings: Vec<Entry>,
}

#[derive(Serialize)]
struct Numbers {
    blocking: usize,
    warning: usize,
    advice: usize,
    waived: usize,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    severity: &'static str,
    subject: About,
    /// The subject's field, by its name in the file; empty for the whole subject.
    field: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Id<Measure>>,
    waived: bool,
    sentence: String,
    advice: String,
}

/// What a finding is about; the plan itself is in no list.
#[derive(Serialize)]
struct About {
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// Its index among what was set aside in the list, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    set_aside: Option<usize>,
    name: String,
}

/// Checks a plan.
pub fn report(plan: &Plan, words: Words) -> Report<Checked> {
    let findings = check(plan, &figures(plan));
    let counts = Counts::of(&findings);
    let entries = findings.iter().map(|finding| entry(plan, finding, words));
    let json = Checked {
        counts: Numbers {
            blocking: counts.blocking,
            warning: counts.warning,
            advice: counts.advice,
            waived: counts.waived,
        },
        findings: entries.collect(),
    };
    Report {
        text: text(plan, &findings, counts, words),
        json,
        // What could not be read may be anything, including something that has to be repaired.
        ending: if counts.blocking > 0 || !plan.set_aside().is_empty() {
            Ending::ToRepair
        } else {
            Ending::Well
        },
    }
}

fn entry(plan: &Plan, finding: &Finding, words: Words) -> Entry {
    let text = words.finding(plan, finding);
    Entry {
        code: finding.rule.code(),
        severity: match finding.severity() {
            Severity::Blocking => "blocking",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        },
        subject: about(plan, finding.about, words),
        field: finding.field.name(),
        measure: finding.measure,
        waived: finding.waived,
        sentence: text.title,
        advice: text.detail,
    }
}

fn about(plan: &Plan, subject: Subject, words: Words) -> About {
    let (list, set_aside) = match subject {
        Subject::SetAside { list, index } => (Some(list), Some(index)),
        item => (item.noun().list(), None),
    };
    About {
        list,
        id: subject.uuid().filter(|id| !id.is_nil()),
        set_aside,
        name: words.subject(plan, subject),
    }
}

/// What could not be read, the counts, then the findings by severity with the waived ones last;
/// what is true of several items is said once.
fn text(plan: &Plan, findings: &[Finding], counts: Counts, words: Words) -> Lines {
    let mut text = Lines::default();
    let set_aside: usize = (plan.set_aside().iter())
        .map(|(_, pieces)| pieces.len())
        .sum();
    if set_aside > 0 {
        text.say(words.setaside_intro(u64::try_from(set_aside).unwrap_or(u64::MAX)));
    }
    if plan.status.is_granted() {
        text.say(words.checks_of_granted());
    }
    if findings.is_empty() {
        text.say(words.checks_nothing());
        return text;
    }
    let counted = words.counts_of_findings(counts.blocking, counts.warning, counts.advice);
    text.say(counted);
    let groups = [
        (Some(Severity::Blocking), counts.blocking),
        (Some(Severity::Warning), counts.warning),
        (Some(Severity::Advice), counts.advice),
        (None, counts.waived),
    ];
    for (severity, count) in groups {
        if count == 0 {
            continue;
        }
        let head = severity.map_or(words.checks_waived(), |severity| words.severity(severity));
        text.gap();
        text.say(format_args!("{head} ({count})"));
        let of_group = findings.iter().filter(|finding| match severity {
            Some(severity) => !finding.waived && finding.severity() == severity,
            None => finding.waived,
        });
        for entry in said_once(of_group) {
            of_entry(&mut text, plan, &entry, words);
        }
    }
    text
}

/// A finding, or one that several items share with those items under it.
fn of_entry(text: &mut Lines, plan: &Plan, entry: &[&Finding], words: Words) {
    let said = words.entry(plan, entry);
    text.say(format_args!("- {}", said.title));
    if !said.detail.is_empty() {
        text.say(format_args!("  {}", said.detail));
    }
    if entry.len() == 1 {
        return;
    }
    let list = words.list_of(entry);
    for finding in entry {
        let said = words.in_list(plan, list, finding);
        text.say(format_args!("  - {}", said.title));
        if !said.detail.is_empty() {
            text.say(format_args!("    {}", said.detail));
        }
    }
}
