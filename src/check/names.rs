//! Names: whatever is known by a name has one, and no two things in a list share theirs.

use rustc_hash::FxHashSet;

use crate::plan::{Listed, Party, Plan, Region, TargetGroup, folded};

use super::{Field, Rule, completeness::blank, context::Context, report::Report};

/// Checks that whatever is known by a name has one.
pub(super) fn name<T: Listed>(_: &Context, item: &T, out: &mut Report) {
    if blank(item.title()) {
        out.add(Field::named(T::TITLE), Rule::NoName);
    }
}

/// Parties, regions and target groups that cannot be told apart.
pub(super) fn plan(plan: &Plan, out: &mut Report) {
    repeated::<Party>(plan, out);
    repeated::<Region>(plan, out);
    repeated::<TargetGroup>(plan, out);
}

fn repeated<T: Listed>(plan: &Plan, out: &mut Report) {
    let mut seen = FxHashSet::default();
    for item in T::list(plan).iter() {
        let name = item.title().trim();
        if !name.is_empty() && !seen.insert(folded(name)) {
            let name = name.to_owned();
            out.add_about(item.id(), Field::Name, Rule::SameName { name });
        }
    }
}
