//! What each total of the money comes from, in the plan and in a scenario.

use rustc_hash::FxHashMap;

use super::{Figures, Money, Outlook, Scenario, falls_away};
use crate::plan::{Cents, CostLine, Funding, FundingKind, Id, Measure, Plan};

/// A total that a scenario may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// All costs.
    Costs,
    /// The funding of one kind.
    Funded(FundingKind),
    /// What the sector itself would have to contribute: costs less all other funding, and zero if
    /// that is more.
    OwnNeeded,
    /// Costs less all funding.
    Gap,
    /// Times somebody takes part.
    Applications,
}

/// Where a part of a total comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A cost line.
    Line(Id<CostLine>),
    /// An amount of funding.
    Funding(Id<Funding>),
    /// The people of a measure.
    Measure(Id<Measure>),
}

/// A part of a total, in cents or in applications; below zero where it lowers the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Where it comes from.
    pub from: Origin,
    /// How much it is in the plan.
    pub before: i64,
    /// How much it is in the scenario; zero if it is dropped.
    pub after: i64,
}

/// What a total is added up from, in the order of the plan.
#[must_use]
pub fn sources(
    total: Total,
    plan: &Plan,
    money: &Money,
    figures: &Figures,
    scenario: &Scenario,
    outlook: &Outlook,
) -> Vec<Source> {
    let measures = plan.measures.by_id();
    let stays = |measure: &Measure| !falls_away(measure, scenario);
    let stays_by_id = |id: Id<Measure>| measures.get(&id).is_none_or(|measure| stays(measure));
    let kept = |amount: i64, stays: bool| if stays { amount } else { 0 };
    let costs = || {
        plan.cost_lines.iter().filter_map(|line| {
            let amount = money.line(line.id)?.amount.ok()?.get();
            Some(Source {
                from: Origin::Line(line.id),
                before: amount,
                after: kept(amount, line.measure.is_none_or(stays_by_id)),
            })
        })
    };
    let granted: FxHashMap<Id<Funding>, Cents> = outlook
        .grants
        .iter()
        .map(|grant| (grant.funding, grant.amount))
        .collect();
    let funding = |which: &dyn Fn(FundingKind) -> bool, sign: i64| -> Vec<Source> {
        let funding = plan.funding.iter().filter(|one| which(one.kind));
        let sources = funding.filter_map(|one| {
            let before = one.amount?;
            let after = granted.get(&one.id).copied().unwrap_or(before);
            Some(Source {
                from: Origin::Funding(one.id),
                before: sign * before.get(),
                after: sign * after.get(),
            })
        });
        sources.collect()
    };
    match total {
        Total::Costs => costs().collect(),
        Total::Funded(kind) => funding(&|one| one == kind, 1),
        Total::OwnNeeded => {
            let others = funding(&|one| one != FundingKind::OwnContribution, -1);
            costs().chain(others).collect()
        }
        Total::Gap => costs().chain(funding(&|_| true, -1)).collect(),
        Total::Applications => {
            let people = plan.measures.iter().filter_map(|measure| {
                let applications = figures.measure(measure.id)?.applications;
                let applications = i64::try_from(applications).unwrap_or(i64::MAX);
                (applications > 0).then_some(Source {
                    from: Origin::Measure(measure.id),
                    before: applications,
                    after: kept(applications, stays(measure)),
                })
            });
            people.collect()
        }
    }
}
