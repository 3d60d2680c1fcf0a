//! Names: what is known by one has one, and no two things in a list share it.

use rustc_hash::FxHashSet;

use crate::plan::{
    Activity, Bottleneck, Fact, Goal, Id, Item, Items, Party, Plan, Region, Series, TargetGroup,
};

use super::{Field, Rule, Subject, completeness::blank, context::Context, report::Report};

/// Declares, for nouns that are known by a name, the rule that they have one.
macro_rules! named {
    ($($rule:ident $Type:ident $name:ident $Field:ident;)*) => { $(
        pub(super) fn $rule(_: &Context, item: &$Type, out: &mut Report) {
            if blank(&item.$name) {
                out.add(Field::$Field, Rule::NoName);
            }
        }
    )* };
}

named! {
    party Party name Name;
    region Region name Name;
    target_group TargetGroup name Name;
    fact Fact title Title;
    series Series title Title;
    bottleneck Bottleneck title Title;
    goal Goal title Title;
    activity Activity title Title;
}

/// Parties, regions and target groups that cannot be told apart.
pub(super) fn plan(plan: &Plan, out: &mut Report) {
    repeated(&plan.parties, |party| &party.name, out);
    repeated(&plan.regions, |region| &region.name, out);
    repeated(&plan.target_groups, |group| &group.name, out);
}

fn repeated<T: Item>(items: &Items<T>, name: impl Fn(&T) -> &String, out: &mut Report)
where
    Id<T>: Into<Subject>,
{
    let mut seen = FxHashSet::default();
    for item in items.iter() {
        let name = name(item).trim();
        if !name.is_empty() && !seen.insert(name.to_lowercase()) {
            let name = name.to_owned();
            out.add_about(item.id(), Field::Name, Rule::SameName { name });
        }
    }
}
