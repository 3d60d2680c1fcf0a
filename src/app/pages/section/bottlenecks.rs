//! What is wrong on the labour market, and the facts that show it.

use leptos::prelude::*;

use super::{listed, serving::measures_for};
use crate::{
    app::{
        browser::device,
        desk::words,
        parts::{Form, ListWords, Listing, SelectField, ask, field, named},
    },
    edit::Change,
    plan::{Bottleneck, Horizon},
    text::Words,
};

/// The page of the section.
pub fn bottlenecks() -> AnyView {
    let words = words();
    let listing = Listing::all(
        move |_, bottleneck: &Bottleneck| horizon_name(words, &bottleneck.horizon),
        "title",
        fields,
    );
    let of_list = ListWords {
        none: words.bottlenecks_none(),
        none_todo: words.bottlenecks_none_todo(),
        add: words.bottlenecks_add(),
    };
    view! {
        {listed("bottlenecks", words.bottlenecks_list(), of_list, listing)}
    }
    .into_any()
}

fn horizon_name(words: Words, horizon: &Horizon) -> String {
    match horizon {
        Horizon::Acute => words.horizon_acute().to_owned(),
        Horizon::Coming { from, to } => words.horizon_years(*from, *to),
    }
}

fn fields(form: Form<Bottleneck>) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(title), named().wide("sp-span-9"))}
        {form.typed(field!(priority), named().hint(words.priority_hint()).wide("sp-span-3"))}
        {horizon(form)}
        {form.prose(field!(description), named().hint(words.bottleneck_description_hint()))}
        {form.many(field!(facts), named().hint(words.bottleneck_facts_hint()))}
        {measures_for(form, words.answered_by(), field!(bottlenecks))}
    }
    .into_any()
}

/// The years of a bottleneck that is still to come.
type Years = (i16, i16);

const fn years(bottleneck: &Bottleneck) -> Option<Years> {
    match bottleneck.horizon {
        Horizon::Acute => None,
        Horizon::Coming { from, to } => Some((from, to)),
    }
}

/// Acute, or in which coming years.
fn horizon(form: Form<Bottleneck>) -> AnyView {
    let words = words();
    let coming = form.follow(|it| years(it).is_some());
    let choices = vec![
        ("acute".to_owned(), words.horizon_acute().to_owned()),
        ("coming".to_owned(), words.horizon_coming().to_owned()),
    ];
    let choose = move |chosen: String| {
        // The law asks for the coming five years; the user may type others.
        let from = device::today().map_or(0, |today| today.year()) + 1;
        form.change(Change::choosing(form.id, "horizon"), |it| {
            it.horizon = match chosen.as_str() {
                "coming" => Horizon::Coming { from, to: from + 4 },
                _ => Horizon::Acute,
            };
        });
    };
    view! {
        <SelectField
            id=form.control("horizon")
            label=words.field_bottleneck_horizon()
            span="sp-span-6"
            choices=Signal::derive(move || choices.clone())
            value=Signal::derive(move || if coming.get() { "coming" } else { "acute" }.to_owned())
            on_choose=Box::new(choose)
        />
        <Show when=move || coming.get()>
            {year(form, "from", words.first_year(), |years| years.0, |years, year| years.0 = year)}
            {year(form, "to", words.last_year(), |years| years.1, |years, year| years.1 = year)}
        </Show>
    }
    .into_any()
}

fn year(
    form: Form<Bottleneck>,
    name: &'static str,
    label: &'static str,
    get: fn(Years) -> i16,
    set: fn(&mut Years, i16),
) -> AnyView {
    form.typed_by(
        name,
        ask(label).wide("sp-span-3"),
        move |it| years(it).map(get),
        move |it, year| {
            if let (Some(year), Some(mut years)) = (year, years(it)) {
                set(&mut years, year);
                let (from, to) = years;
                it.horizon = Horizon::Coming { from, to };
            }
        },
    )
}
