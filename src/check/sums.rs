//! Participants as they were stated, compared with those that follow from the targets.

use crate::plan::{Stated, StatedValue};

use super::{
    Counted,
    context::{Context, stated_key},
    counts,
    report::Report,
};

/// Compares stated participants with the targets, if the statement is the one that counts.
pub(super) fn stated(about: &Context, stated: &Stated, out: &mut Report) {
    let standing = about.standing.get(&stated_key(stated));
    if standing.is_none_or(|standing| standing.id != stated.id) {
        return;
    }
    match stated.value {
        StatedValue::Applications(number) => {
            counts::stated(about, stated, Counted::Applications, number, out);
        }
        StatedValue::People(number) => {
            counts::stated(about, stated, Counted::People, number, out);
        }
        StatedValue::Measures(number) => {
            counts::stated(about, stated, Counted::Measures, number, out);
        }
        StatedValue::Costs(_) | StatedValue::Grant(_) | StatedValue::OwnContribution(_) => {}
    }
}
