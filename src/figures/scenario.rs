//! What becomes of the money when the grant is cut or themes are dropped; the plan stays as it is.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Figures, Money,
    calendar::divided,
    rates::{MILLION, cents, millionths, rounded},
    shares::share_out,
};
use crate::plan::{
    Cents, CostLine, Funding, FundingKind, Id, Measure, Phasing, Plan, Quantity, Target, Theme,
};

/// What may happen to the money of a plan; by default nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    /// By how many percent the grant is cut; above 100 it is gone.
    pub cut: Quantity,
    /// The themes that are dropped, with their measures and costs.
    pub without: BTreeSet<Id<Theme>>,
}

/// The money of a plan in a scenario. An amount beyond 10¹⁵ cents is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// What is left of the costs.
    pub costs: Option<Cents>,
    /// What is left of the grant.
    pub grant: Option<Cents>,
    /// What the sector itself contributes, as in the plan.
    pub own: Option<Cents>,
    /// What the sector itself would have to contribute: the costs less all other funding, and zero
    /// if that is more.
    pub own_needed: Option<Cents>,
    /// What is not covered: costs less all funding, below zero where funding is more.
    pub gap: Option<Cents>,
    /// Times somebody takes part in the measures that are left.
    pub applications: u64,
    /// What becomes of each grant that is asked for.
    pub grants: Vec<Granted>,
    /// The targets of the themes that are dropped, in the order of the plan.
    pub gone: Vec<Id<Target>>,
    /// The targets of measures for which no money is left; see [`outlook`].
    pub unpaid: Vec<Id<Target>>,
}

/// What becomes of one grant.
#[derive(Debug, Clone, PartialEq)]
pub struct Granted {
    /// Which funding it is.
    pub funding: Id<Funding>,
    /// What is left of it.
    pub amount: Cents,
    /// The same, phased in the same proportions as before.
    pub phasing: Phasing,
}

/// The money of a plan in a scenario.
///
/// If themes are dropped, the grant falls by what it pays of their lines, or in proportion to the
/// costs if lines have no rate; what is left is cut. Rounded once; each grant gets whole cents of
/// it by largest remainder. Other funding stays.
///
/// All funding is given out in the order of the plan: to lines without a measure, then theme by
/// theme and measure by measure. The first measure that it does not cover wholly and all that cost
/// something after it are not paid, nor are their targets.
#[must_use]
pub fn outlook(plan: &Plan, money: &Money, figures: &Figures, scenario: &Scenario) -> Outlook {
    let gone: FxHashSet<Id<Measure>> = plan
        .measures
        .iter()
        .filter(|measure| falls_away(measure, scenario))
        .map(|measure| measure.id)
        .collect();
    let stays = |line: &&CostLine| line.measure.is_none_or(|measure| !gone.contains(&measure));
    let left = Sum::of(money, plan.cost_lines.iter().filter(stays));
    let all = Sum::of(money, plan.cost_lines.iter());
    let grants = grants(plan, scenario, &left, &all);
    let changed: FxHashMap<Id<Funding>, Cents> =
        grants.iter().map(|one| (one.funding, one.amount)).collect();
    let funded = |kind: Option<FundingKind>| {
        let lines = plan.funding.iter();
        let lines = lines.filter(|one| kind.is_none_or(|kind| one.kind == kind));
        let amount = |one: &Funding| changed.get(&one.id).copied().or(one.amount);
        let amounts = lines.filter_map(amount);
        amounts.map(|amount| i128::from(amount.get())).sum::<i128>()
    };
    let known = |sum: i128| cents(sum).filter(|_| !left.too_large);
    let (grant, own) = (
        funded(Some(FundingKind::Grant)),
        funded(Some(FundingKind::OwnContribution)),
    );
    let total = funded(None);
    let count = |measure: &Measure| figures.measure(measure.id).map_or(0, |it| it.applications);
    let measures = plan.measures.iter();
    let staying = measures.filter(|measure| !gone.contains(&measure.id));
    let unpaid = unpaid(plan, money, &gone, total);
    let targets_of = |measures: &FxHashSet<Id<Measure>>| {
        let targets = plan.targets.iter();
        let targets = targets.filter(|target| measures.contains(&target.measure));
        targets.map(|target| target.id).collect()
    };
    Outlook {
        costs: known(left.amount),
        grant: cents(grant),
        own: cents(own),
        own_needed: known((left.amount - (total - own)).max(0)),
        gap: known(left.amount - total),
        applications: staying.map(count).fold(0, u64::saturating_add),
        grants,
        gone: targets_of(&gone),
        unpaid: targets_of(&unpaid),
    }
}

/// Whether a measure is dropped with its theme.
#[must_use]
pub fn falls_away(measure: &Measure, scenario: &Scenario) -> bool {
    measure
        .theme
        .is_some_and(|theme| scenario.without.contains(&theme))
}

/// What cost lines add up to.
#[derive(Default)]
struct Sum {
    amount: i128,
    grant: i128,
    too_large: bool,
}

impl Sum {
    fn of<'a>(money: &Money, lines: impl Iterator<Item = &'a CostLine>) -> Self {
        let mut sum = Self::default();
        for line in lines.filter_map(|line| money.line(line.id)) {
            match line.amount {
                Ok(amount) => sum.amount += i128::from(amount.get()),
                Err(super::NoAmount::Missing) => {}
                Err(super::NoAmount::TooLarge) => sum.too_large = true,
            }
            sum.grant += line.grant.map_or(0, |grant| i128::from(grant.get()));
        }
        sum
    }
}

/// What becomes of each grant above zero.
fn grants(plan: &Plan, scenario: &Scenario, left: &Sum, all: &Sum) -> Vec<Granted> {
    let asked: Vec<(&Funding, u64)> = plan
        .funding
        .iter()
        .filter(|one| one.kind == FundingKind::Grant)
        .filter_map(|one| {
            let amount = u64::try_from(one.amount?.get()).ok()?;
            (amount > 0).then_some((one, amount))
        })
        .collect();
    let sum: u64 = asked.iter().map(|(_, amount)| *amount).sum();
    let (part, of) = match (all.grant, all.amount) {
        (grant, _) if grant > 0 => (left.grant.clamp(0, grant), grant),
        (_, amount) if amount > 0 => (left.amount.clamp(0, amount), amount),
        _ => (1, 1),
    };
    let whole = 100 * MILLION;
    let kept = (whole - millionths(scenario.cut)).max(0);
    // Half a cent short of overflow at the largest amounts; then the grant stays as it is.
    let exact = (i128::from(sum).checked_mul(part)).and_then(|it| it.checked_mul(kept));
    let total = exact
        .zip(of.checked_mul(whole))
        .and_then(|(exact, by)| u64::try_from(rounded(exact, by)).ok())
        .unwrap_or(sum);
    let weights: Vec<u128> = asked.iter().map(|(_, amount)| (*amount).into()).collect();
    let shares = share_out(total, &weights);
    asked
        .into_iter()
        .zip(shares)
        .filter_map(|((funding, before), amount)| {
            let amount = Cents::new(i64::try_from(amount).ok()?).ok()?;
            Some(Granted {
                funding: funding.id,
                phasing: scaled(&funding.phasing, before, amount),
                amount,
            })
        })
        .collect()
}

/// A phasing in the same proportions as before. What does not add up stays wrong in proportion;
/// phases below zero have no proportions and stay as they are.
fn scaled(phasing: &Phasing, before: u64, amount: Cents) -> Phasing {
    let Phasing::Typed(phases) = phasing else {
        return Phasing::Even;
    };
    let weights = phases.iter();
    let weights = weights.map(|phase| u128::try_from(phase.amount.get()).ok());
    let Some(mut weights) = weights.collect::<Option<Vec<u128>>>() else {
        return phasing.clone();
    };
    let in_all: u128 = weights.iter().sum();
    let whole = if let Some(rest) = u128::from(before).checked_sub(in_all) {
        weights.push(rest);
        Some(amount)
    } else {
        let exact = i128::try_from(in_all).ok();
        let exact = exact.and_then(|in_all| in_all.checked_mul(amount.get().into()));
        exact.and_then(|exact| cents(rounded(exact, i128::from(before).max(1))))
    };
    let Some(whole) = whole else {
        return phasing.clone();
    };
    let mut scaled = phases.clone();
    for (phase, part) in scaled.iter_mut().zip(divided(whole, &weights)) {
        phase.amount = cents(part).unwrap_or(phase.amount);
    }
    Phasing::Typed(scaled)
}

/// The measures for which no money is left.
fn unpaid(
    plan: &Plan,
    money: &Money,
    gone: &FxHashSet<Id<Measure>>,
    funding: i128,
) -> FxHashSet<Id<Measure>> {
    let whole = |amount: Option<Cents>| amount.map_or(0, |amount| i128::from(amount.get()));
    let mut in_hand = funding - whole(money.without_measure.amount);
    let themes = plan.themes.by_id();
    let known = |measure: &&Measure| measure.theme.is_some_and(|it| themes.contains_key(&it));
    let mut of_theme: FxHashMap<Option<Id<Theme>>, Vec<&Measure>> = FxHashMap::default();
    for measure in plan.measures.iter() {
        let theme = Some(measure).filter(known).and_then(|it| it.theme);
        of_theme.entry(theme).or_default().push(measure);
    }
    let themes = plan.themes.iter().map(|theme| Some(theme.id)).chain([None]);
    let in_order = themes.filter_map(|theme| of_theme.remove(&theme));
    let in_order: Vec<&Measure> = in_order.flatten().collect();
    let mut unpaid = FxHashSet::default();
    for measure in in_order {
        let costs = money.measure(measure.id).map(|costs| whole(costs.amount));
        let costs = costs.filter(|costs| *costs > 0 && !gone.contains(&measure.id));
        if let Some(costs) = costs {
            in_hand -= costs;
            if in_hand < 0 {
                unpaid.insert(measure.id);
            }
        }
    }
    unpaid
}
