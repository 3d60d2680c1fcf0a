//! What was stated against what follows from the plan, and against itself.

use crate::plan::{Cents, Stated, StatedValue};

use super::{
    Counted, Field, Rule,
    context::{Context, Report, StatedFigure, stated_key},
    counts,
};

/// Looks at a statement: one that was overtaken is only held against the one that stands.
pub(super) fn stated(about: &Context, stated: &Stated, out: &mut Report) {
    let standing = about.standing.get(&stated_key(stated));
    if let Some(standing) = standing
        && standing.id != stated.id
    {
        if standing.value != stated.value {
            let with = standing.id;
            out.add(Field::Value, Rule::StatedDisagrees { with });
        }
        return;
    }
    match stated.value {
        StatedValue::Applications(number) => {
            counts::stated(about, stated, Counted::Applications, number, out);
        }
        StatedValue::People(number) => {
            counts::stated(about, stated, Counted::People, number, out);
        }
        StatedValue::Costs(costs) => parts(about, stated, costs, out),
        StatedValue::Measures(number) => {
            counts::stated(about, stated, Counted::Measures, number, out);
        }
        StatedValue::Grant(_) | StatedValue::OwnContribution(_) => {}
    }
}

/// Holds stated costs against the stated grant and own contribution of the same part.
fn parts(about: &Context, stated: &Stated, costs: Cents, out: &mut Report) {
    let (scope, _) = stated_key(stated);
    let amount = |figure| match about.standing.get(&(scope, figure))?.value {
        StatedValue::Grant(amount) | StatedValue::OwnContribution(amount) => Some(amount),
        _ => None,
    };
    let grant = amount(StatedFigure::Grant);
    let own = amount(StatedFigure::OwnContribution);
    if let (Some(grant), Some(own_contribution)) = (grant, own)
        && grant.get() + own_contribution.get() != costs.get()
    {
        let rule = Rule::StatedSum {
            costs,
            grant,
            own_contribution,
        };
        out.add(Field::Value, rule);
    }
}
