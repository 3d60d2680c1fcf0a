//! Stated numbers of applications, people and measures, compared with those that the plan adds up
//! to.

use crate::{
    figures::{Range, derived_count},
    plan::{Quantity, Stated},
};

use super::{Counted, Field, Rule, context::Context, report::Report};

/// Compares a stated number with what the plan adds up to.
pub(super) fn stated(
    about: &Context,
    stated: &Stated,
    counted: Counted,
    number: Quantity,
    out: &mut Report,
) {
    // A dangling reference is reported as such.
    let derived = derived_count(about.plan, about.figures, stated.scope, counted);
    let Some((derived, possible)) = derived else {
        return;
    };
    if Range::of(number.decimal(), stated.precision()).meets(possible) {
        return;
    }
    let rule = if derived.number == 0 {
        Rule::CountNotBrokenDown { counted }
    } else {
        Rule::StatedDiffers {
            counted,
            stated: number,
            derived,
        }
    };
    out.add(Field::Value, rule);
}
