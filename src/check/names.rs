//! Names: whatever is known by a name has one, and no two things in a list share theirs.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::plan::{Listed, Party, Plan, Region, TargetGroup, folded};

use super::{Field, Rule, completeness::blank, context::Context, report::Report};

/// Checks that whatever is known by a name has one.
pub(super) fn name<T: Listed>(_: &Context, item: &T, out: &mut Report) {
    if blank(item.title()) {
        out.add(Field::named(T::TITLE), Rule::NoName);
    }
}

/// Parties, regions, target groups and measures that cannot be told apart.
pub(super) fn plan(plan: &Plan, out: &mut Report) {
    twins(plan, out);
    repeated::<Party>(plan, out);
    repeated::<Region>(plan, out);
    repeated::<TargetGroup>(plan, out);
}

/// Measures that say what an earlier one says, as they do when one was taken over twice.
fn twins(plan: &Plan, out: &mut Report) {
    let mut seen = FxHashMap::default();
    for measure in plan.measures.iter() {
        let Some(says) = measure.says() else {
            continue;
        };
        let first = *seen.entry(says).or_insert(measure.id);
        if first != measure.id {
            let other = first;
            out.enter(Some(measure.id));
            out.add_about(measure.id, Field::Title, Rule::TwinMeasure { other });
        }
    }
    out.enter(None);
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
