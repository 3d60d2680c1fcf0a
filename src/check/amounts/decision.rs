//! What the grant-giver decided, compared with what was asked for, granted and stated.

use crate::{
    figures::Basis,
    plan::{FundingKind, FundingStatus, Scope},
};

use super::{Amount, amount_of, is_course};
use crate::check::{
    Field, Rule,
    context::{Context, StatedFigure},
    report::Report,
};

/// Compares the decision with what was asked for, granted and stated.
pub(super) fn decision(about: &Context, out: &mut Report) {
    let Some(decision) = &about.plan.decision else {
        return;
    };
    let Some(decided) = decision.grant else {
        return;
    };
    if let Some(costs) = decision.granted_costs.filter(|costs| decided > *costs) {
        let grant = decided;
        out.add(Field::Decision, Rule::GrantAboveCosts { grant, costs });
    }
    let is = Amount::exactly(decided);
    let differing = |amount: Amount| is.differs(amount).map(|_| amount.shown());
    let granted = granted(about);
    let stated = about.standing.get(&(Scope::Plan, StatedFigure::Grant));
    let stated = stated
        .filter(|stated| !is_course(stated.date, decision.date))
        .and_then(|stated| amount_of(stated));
    let (granted_is, stated_is) = (granted.and_then(differing), stated.and_then(differing));
    if granted_is.is_some() || stated_is.is_some() {
        let rule = Rule::DecisionDiffers {
            decided,
            granted: granted_is,
            stated: stated_is,
        };
        out.add(Field::Decision, rule);
    } else if let Some(asked) = about.totals.grant
        && granted.is_none()
        && asked.basis == Basis::Funding
        && let Some(difference) = is.exceeds(asked.into())
    {
        let rule = Rule::DecisionAboveAsked {
            decided,
            asked: asked.amount,
            difference,
        };
        out.add(Field::Decision, rule);
    }
}

/// The grant that the funding calls granted or received.
fn granted(about: &Context) -> Option<Amount> {
    let grants = about.plan.funding.iter();
    let granted = grants.filter(|one| {
        let certain = match one.status {
            FundingStatus::Granted | FundingStatus::Received => true,
            FundingStatus::Requested | FundingStatus::Promised => false,
        };
        certain && one.kind == FundingKind::Grant
    });
    let amounts = granted.filter_map(|one| one.amount).map(Amount::exactly);
    amounts.reduce(Amount::plus)
}
