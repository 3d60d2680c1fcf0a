//! What is true of several items, as one finding.

use std::collections::HashSet;

use super::{FindingText, Words};
use crate::{
    check::{Cause, Finding, Rule},
    plan::{Cents, Noun, Plan, Subject},
};

/// What the list behind an entry says of each finding, besides what the entry says of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    /// Which item it is about.
    Names,
    /// What was found about it.
    Sentences,
    /// That, and what to do about it.
    All,
}

impl Words {
    /// What an entry of `check::said_once` says: one finding, or how many items a rule is about.
    ///
    /// Takes no longer for a thousand items than for three, because it runs at each keystroke.
    #[must_use]
    pub fn entry(self, plan: &Plan, entry: &[&Finding]) -> FindingText {
        match entry {
            [] => FindingText::new("", ""),
            [one] => self.finding(plan, one),
            [first, ..] => self.of_several(plan, first, entry),
        }
    }

    /// What the list behind an entry says of each of its findings.
    #[must_use]
    pub fn list_of(self, entry: &[&Finding]) -> ListOf {
        if cause_of(entry).is_some() {
            ListOf::Sentences
        } else if all_equal(entry) {
            ListOf::Names
        } else if self.advice(entry).is_some() {
            ListOf::Sentences
        } else {
            ListOf::All
        }
    }

    /// What such a list says of one finding.
    #[must_use]
    pub fn in_list(self, plan: &Plan, list: ListOf, finding: &Finding) -> FindingText {
        match list {
            ListOf::Names => FindingText::new(self.subject_title(plan, finding.about), ""),
            ListOf::Sentences => FindingText::new(self.finding(plan, finding).title, ""),
            ListOf::All => self.finding(plan, finding),
        }
    }

    fn of_several(self, plan: &Plan, first: &Finding, entry: &[&Finding]) -> FindingText {
        let items: HashSet<Subject> = entry.iter().map(|finding| finding.about).collect();
        let what = match first.about {
            Subject::Plan => self.noun(Noun::Plan).to_owned(),
            item => self.count_of(item.noun(), items.len()),
        };
        if let Some(cause) = cause_of(entry) {
            return self.by_one_cause(plan, cause, entry);
        }
        if let Some((title, advice)) = self.found_of_several(&first.rule, &what) {
            return if advice.is_empty() && all_equal(entry) {
                FindingText::new(title, self.finding(plan, first).detail)
            } else {
                FindingText::new(title, advice)
            };
        }
        let said = self.finding(plan, first);
        let others = u64::try_from(items.len().saturating_sub(1)).unwrap_or(u64::MAX);
        let detail = if all_equal(entry) {
            said.detail
        } else {
            String::new()
        };
        FindingText::new(self.and_others(others, said.title), detail)
    }

    /// What findings say that different rules made, or that are about different kinds of things.
    fn by_one_cause(self, plan: &Plan, cause: Cause, entry: &[&Finding]) -> FindingText {
        match cause {
            Cause::OutsideTerm => {
                let items: HashSet<Subject> = entry.iter().map(|finding| finding.about).collect();
                let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
                let things = self.outside_term(count);
                let [costs, funding] = [Noun::CostLine, Noun::Funding].map(|of| outside(entry, of));
                let money = [
                    costs.map(|amount| self.outside_costs(self.money(amount))),
                    funding.map(|amount| self.outside_funding(self.money(amount))),
                ];
                let title = match money {
                    [Some(costs), Some(funding)] => {
                        self.outside_term_with(things, self.list_and(costs, funding))
                    }
                    [Some(money), None] | [None, Some(money)] => {
                        self.outside_term_with(things, money)
                    }
                    [None, None] => things,
                };
                let term = plan.period.period();
                let term = term.map(|term| self.period(term)).unwrap_or_default();
                FindingText::new(title, self.outside_term_why(term))
            }
        }
    }

    /// What to do about all findings of an entry; `None` if each says so itself.
    fn advice(self, entry: &[&Finding]) -> Option<&'static str> {
        let (_, advice) = self.found_of_several(&entry.first()?.rule, "")?;
        (!advice.is_empty()).then_some(advice)
    }
}

/// What the findings of an entry come from, if no single rule says it of one kind of thing.
fn cause_of(entry: &[&Finding]) -> Option<Cause> {
    let (first, others) = entry.split_first()?;
    let is_alike = |other: &&Finding| {
        other.rule.code() == first.rule.code() && other.about.noun() == first.about.noun()
    };
    first.rule.cause().filter(|_| !others.iter().all(is_alike))
}

/// How much money of this kind lies outside the term; `None` if none does.
fn outside(entry: &[&Finding], of: Noun) -> Option<Cents> {
    let amounts = entry.iter().filter(|finding| finding.about.noun() == of);
    let amounts = amounts.filter_map(|finding| match finding.rule {
        Rule::PhasedOutsidePlan { amount, .. } => Some(amount.get()),
        _ => None,
    });
    let sum = amounts.fold(0, i64::saturating_add);
    Cents::new(sum).ok().filter(|sum| *sum != Cents::ZERO)
}

/// Whether a rule found the same for all, so that what it says of one is true of each.
fn all_equal(entry: &[&Finding]) -> bool {
    let mut pairs = entry.iter().zip(entry.iter().skip(1));
    pairs.all(|(one, next)| {
        // The text of these rules comes from the item itself.
        let of_item = matches!(
            one.rule,
            Rule::SetAside { .. } | Rule::StatedDisagrees { .. }
        );
        !of_item && one.rule == next.rule
    })
}
