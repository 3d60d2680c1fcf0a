//! Whom measures are for, and where: named once, so that they can be compared and added up.

use leptos::prelude::*;

use super::listed;
use crate::{
    app::{
        desk::words,
        parts::{Form, ListWords, Listing, field, named},
    },
    plan::{Id, Measure, Plan, Region, TargetGroup},
    text::Words,
};

/// The page of the section.
pub fn groups() -> AnyView {
    let words = words();
    let of_groups = ListWords {
        none: words.groups_none(),
        none_todo: words.groups_none_todo(),
        add: words.groups_add(),
    };
    let of_regions = ListWords {
        none: words.regions_none(),
        none_todo: words.regions_none_todo(),
        add: words.regions_add(),
    };
    let groups = Listing::all(
        move |plan, group: &TargetGroup| used(words, plan, group.id, |it| &it.target_groups),
        "name",
        move |form: Form<TargetGroup>| {
            view! {
                {form.text(field!(name), named().wide("sp-span-9"))}
                {form.prose(
                    field!(description),
                    named().hint(words.group_description_hint()).rows(2),
                )}
            }
            .into_any()
        },
    );
    let regions = Listing::all(
        move |plan, region: &Region| used(words, plan, region.id, |it| &it.regions),
        "name",
        move |form: Form<Region>| form.text(field!(name), named().wide("sp-span-9")),
    );
    view! {
        {listed("target_groups", words.groups_list(), of_groups, groups)}
        {listed("regions", words.regions_list(), of_regions, regions)}
    }
    .into_any()
}

/// How many measures it is used in.
fn used<T>(words: Words, plan: &Plan, id: Id<T>, of: fn(&Measure) -> &Vec<Id<T>>) -> String {
    let measures = plan.measures.iter().filter(|it| of(it).contains(&id));
    words.in_measures(u64::try_from(measures.count()).unwrap_or(u64::MAX))
}
