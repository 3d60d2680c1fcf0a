//! Several statements of one figure: on different days they are its course, otherwise they
//! contradict each other.

use crate::plan::Stated;

use super::{
    Field, Rule, amounts,
    context::{Context, stated_key},
    report::Report,
};

/// Checks a statement against the one that counts for its day, or the one that counts at all if it
/// has no day.
pub(super) fn stated(about: &Context, stated: &Stated, out: &mut Report) {
    let key = stated_key(stated);
    let other = match stated.date {
        Some(day) => about.standing_on.get(&(key, day)),
        None => about.standing.get(&key),
    };
    let Some(other) = other.filter(|other| other.id != stated.id) else {
        return;
    };
    if amounts::contradict(stated, other) {
        let with = other.id;
        out.add(Field::Value, Rule::StatedDisagrees { with });
    }
}
