//! What each party of a plan bears and contributes.

use rustc_hash::FxHashMap;

use super::{
    Costs, Funded, Money,
    calendar::Calendar,
    money::Tally,
    periods::{Row, add, shown},
    rates::cents,
};
use crate::plan::{Funding, Id, Party, Plan};

/// What one party bears and contributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Which party; `None` where nothing was said, or for a party that is not there.
    pub party: Option<Id<Party>>,
    /// The cost lines that it bears.
    pub borne: Costs,
    /// The funding that it gives.
    pub funded: Funded,
    /// That funding by period.
    pub periods: Row,
}

/// What each party bears and contributes, in the order of the plan; parties that do neither are
/// left out, and what names no party comes last.
#[must_use]
pub fn by_party(plan: &Plan, money: &Money, calendar: &Calendar) -> Vec<Share> {
    let places: FxHashMap<Id<Party>, usize> =
        plan.parties.iter().map(|party| party.id).zip(0..).collect();
    let none = plan.parties.len();
    let place = |party: Option<Id<Party>>| {
        let place = party.and_then(|party| places.get(&party));
        place.copied().unwrap_or(none)
    };
    let width = calendar.periods().len() + 1;
    let mut borne: Vec<Tally> = (0..=none).map(|_| Tally::default()).collect();
    let mut given: Vec<(i128, Vec<Id<Funding>>, Vec<i128>)> =
        vec![(0, Vec::new(), vec![0; width]); none + 1];
    for line in plan.cost_lines.iter() {
        if let (Some(worked_out), Some(tally)) =
            (money.line(line.id), borne.get_mut(place(line.bearer)))
        {
            tally.add(line.id, &worked_out);
        }
    }
    for funding in plan.funding.iter() {
        if let (Some(amount), Some((sum, from, periods))) =
            (funding.amount, given.get_mut(place(funding.party)))
        {
            *sum += i128::from(amount.get());
            from.push(funding.id);
            add(periods, &calendar.spread(amount, &funding.phasing));
        }
    }
    let parties = plan.parties.iter().map(|party| Some(party.id));
    let shares = parties.chain([None]).zip(borne.into_iter().zip(given));
    shares
        .map(|(party, (borne, (sum, from, periods)))| Share {
            party,
            borne: borne.costs(),
            funded: Funded {
                amount: cents(sum),
                from,
            },
            periods: shown(&periods),
        })
        .filter(|share| {
            let lines = &share.borne;
            !(lines.from.is_empty() && lines.open.is_empty() && share.funded.from.is_empty())
        })
        .collect()
}
