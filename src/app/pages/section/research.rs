//! Research that accompanies the plan.

use leptos::prelude::*;

use super::listed;
use crate::{
    app::{
        desk::words,
        parts::{Form, ListWords, Listing, field, named},
    },
    plan::{Plan, Research},
};

/// The page of the section.
pub fn research() -> AnyView {
    let words = words();
    let of_list = ListWords {
        none: words.research_none(),
        none_todo: words.research_none_todo(),
        add: words.research_add(),
    };
    let partner = |plan: &Plan, research: &Research| {
        let partner = research.partner.and_then(|party| plan.parties.get(party));
        partner.map(|party| party.name.clone()).unwrap_or_default()
    };
    let listing = Listing::all(partner, "title", fields);
    listed("research", words.section_research(), of_list, listing)
}

fn fields(form: Form<Research>) -> AnyView {
    view! {
        {form.text(field!(title), named().wide("sp-span-6"))}
        {form.one(field!(partner), named().wide("sp-span-6"))}
        {form.lines(field!(questions), named())}
        {form.prose(field!(method), named())}
        {form.period(field!(period))}
    }
    .into_any()
}
