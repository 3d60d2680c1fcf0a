//! Interventions: methods and instruments, and how they changed with what was learned.

use leptos::prelude::*;

use super::listed;
use crate::{
    app::{
        desk::words,
        parts::{Form, ListWords, Listing, Row, RowsOf, ask, field, named, rows},
    },
    plan::{Intervention, Revision},
};

/// The page of the section.
pub fn interventions() -> AnyView {
    let words = words();
    let of_list = ListWords {
        none: words.interventions_none(),
        none_todo: words.interventions_none_todo(),
        add: words.interventions_add(),
    };
    let listing = Listing::all(|_, _: &Intervention| String::new(), "title", fields);
    listed(
        "interventions",
        words.section_interventions(),
        of_list,
        listing,
    )
}

fn fields(form: Form<Intervention>) -> AnyView {
    let words = words();
    let revisions = RowsOf {
        legend: words.field_intervention_revisions(),
        add: words.revision_add(),
        row: |words, number| words.revision_row(number),
        remove: |words, number| words.revision_remove(number),
        new: Revision::default,
        first: "date",
    };
    let described = named().hint(words.intervention_description_hint());
    view! {
        {form.text(field!(title), named())}
        {form.prose(field!(description), described)}
        {form.many(field!(groups), named())}
        {rows(form, field!(revisions), revisions, revision)}
    }
    .into_any()
}

fn revision(row: Row<Intervention, Revision>) -> AnyView {
    let words = words();
    view! {
        {row.typed(field!(date), ask(words.field_date()).wide("sp-span-3"))}
        {row.text(field!(note), ask(words.revision_note()).wide("sp-span-9"))}
    }
    .into_any()
}
