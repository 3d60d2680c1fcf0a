//! The money that comes in.

use leptos::prelude::*;

use super::advances::advances;
use super::list_id;
use super::phasing::{amounts, amounts_mut, phasing};
use crate::{
    app::{
        desk::words,
        parts::{Form, ItemList, ListWords, Listing, Phases, field, named},
    },
    plan::{Funding, FundingKind, FundingStatus, Plan},
    text::Words,
};

/// Who pays.
pub fn funding() -> AnyView {
    let words = words();
    let listing = Listing::all(
        move |plan: &Plan, funding: &Funding| {
            let party = funding.party.and_then(|party| plan.parties.get(party));
            let party = party.map(|party| party.name.clone()).unwrap_or_default();
            let amount = funding
                .amount
                .map(|amount| words.money(amount))
                .unwrap_or_default();
            let said = [words.funding_kind(funding.kind).to_owned(), party, amount];
            let filled: Vec<_> = said.into_iter().filter(|one| !one.is_empty()).collect();
            filled.join(" · ")
        },
        "note",
        move |form: Form<Funding>| {
            view! {
                {form.text(field!(note), named().hint(words.funding_note_hint()))}
                {form.choice(field!(kind), named().wide("sp-span-6"), FundingKind::ALL, Words::funding_kind)}
                {form.one(field!(party), named().wide("sp-span-6"))}
                {form.typed(field!(amount), named().wide("sp-span-6"))}
                {form.choice(field!(status), named().wide("sp-span-6"), FundingStatus::ALL, Words::funding_status)}
                {phasing(
            form,
            field!(phasing),
            Phases {
                get: |it: &Funding| amounts(&it.phasing),
                get_mut: |it| amounts_mut(&mut it.phasing),
            },
            |_, funding| funding.amount,
        )}
                {advances(form)}
            }
            .into_any()
        },
    );
    let of_list = ListWords {
        none: words.funding_none(),
        none_todo: words.funding_none_todo(),
        add: words.funding_add(),
    };
    view! { <ItemList listing=listing words=of_list heading=list_id("funding")/> }.into_any()
}
