//! Prices that cost lines can refer to.

use leptos::prelude::*;

use super::list_id;
use crate::{
    app::{
        desk::words,
        parts::{Form, ItemList, ListWords, Listing, ask, field},
    },
    plan::Rate,
};

/// The rate card.
pub fn rates() -> AnyView {
    let words = words();
    let listing = Listing::all(
        move |_, rate: &Rate| match rate.price {
            Some(price) => words.price_per(words.money(price), &rate.unit),
            None => String::new(),
        },
        "title",
        move |form: Form<Rate>| {
            view! {
                {form.text(field!(title), ask(words.rate_title()))}
                {form.typed(field!(price), ask(words.rate_price()).wide("sp-span-6"))}
                {form.text(field!(unit), ask(words.cost_unit()).hint(words.cost_unit_hint()).wide("sp-span-6"))}
                {form.text(field!(source), ask(words.source()).hint(words.rate_source_hint()))}
            }
            .into_any()
        },
    );
    let of_list = ListWords {
        none: words.rates_none(),
        none_todo: words.rates_none_todo(),
        add: words.rates_add(),
    };
    view! { <ItemList listing=listing words=of_list heading=list_id("rates")/> }.into_any()
}
