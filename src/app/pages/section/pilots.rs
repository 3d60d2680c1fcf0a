//! Pilots: where something is tried, the gap between today and what is wanted, and the results. A
//! plan of one company has no page of pilots, but one for each of the last two.

use leptos::prelude::*;

use super::listed;
use crate::{
    app::{
        desk::{new_id, words},
        parts::{Choice, Form, ListWords, Listing, Row, RowsOf, ask, field, named, rows},
    },
    plan::{Beneficiary, Gap, Pilot, PilotResult, Plan},
    text::Words,
};

/// The page of the pilots.
pub fn pilots() -> AnyView {
    let words = words();
    let of_list = ListWords {
        none: words.pilots_none(),
        none_todo: words.pilots_none_todo(),
        add: words.pilots_add(),
    };
    of_pilots(words.section_pilots(), of_list, |form| {
        view! { {about(form)} {gaps_of(form)} {results_of(form)} }.into_any()
    })
}

/// The page of the gaps between today and what is wanted.
pub fn gaps() -> AnyView {
    let words = words();
    of_pilots(words.section_gaps(), of_companies(words), |form| {
        view! { {where_it_is(form)} {gaps_of(form)} }.into_any()
    })
}

/// The page of the results.
pub fn results() -> AnyView {
    let words = words();
    of_pilots(words.section_results(), of_companies(words), |form| {
        view! { {where_it_is(form)} {results_of(form)} }.into_any()
    })
}

fn of_companies(words: Words) -> ListWords {
    ListWords {
        none: words.gaps_none(),
        none_todo: words.gaps_none_todo(),
        add: words.gaps_add(),
    }
}

fn of_pilots(
    heading: &'static str,
    of_list: ListWords,
    fields: fn(Form<Pilot>) -> AnyView,
) -> AnyView {
    let party = |plan: &Plan, pilot: &Pilot| {
        let party = pilot.party.and_then(|party| plan.parties.get(party));
        party.map(|party| party.name.clone()).unwrap_or_default()
    };
    listed(
        "pilots",
        heading,
        of_list,
        Listing::all(party, "title", fields),
    )
}

fn where_it_is(form: Form<Pilot>) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(title), named().wide("sp-span-6"))}
        {form.one(field!(party), ask(words.pilot_party()).wide("sp-span-6"))}
    }
    .into_any()
}

fn about(form: Form<Pilot>) -> AnyView {
    view! {
        {where_it_is(form)}
        {form.period(field!(period))}
        {form.many(field!(interventions), named().wide("sp-span-6"))}
        {form.one(field!(measure), named().wide("sp-span-6"))}
    }
    .into_any()
}

fn gaps_of(form: Form<Pilot>) -> AnyView {
    let words = words();
    let gaps = RowsOf {
        legend: words.section_gaps(),
        add: words.gap_add(),
        row: |words, number| words.gap_row(number),
        remove: |words, number| words.gap_remove(number),
        new: || Gap {
            id: new_id(),
            ..Gap::default()
        },
        first: "aspect",
    };
    rows(form, field!(gaps), gaps, gap)
}

fn gap(row: Row<Pilot, Gap>) -> AnyView {
    let words = words();
    view! {
        {row.text(field!(aspect), ask(words.field_gap_aspect()).wide("sp-span-9"))}
        {row.typed(field!(priority), ask(words.field_priority()).hint(words.priority_hint()).wide("sp-span-3"))}
        {row.text(field!(today), ask(words.field_gap_today()).wide("sp-span-6"))}
        {row.text(field!(wanted), ask(words.field_gap_wanted()).wide("sp-span-6"))}
        {row.one(field!(bottleneck), ask(words.field_bottleneck()).wide("sp-span-6"))}
        {row.text(field!(solution_direction), ask(words.field_gap_solution_direction()).wide("sp-span-6"))}
    }
    .into_any()
}

fn results_of(form: Form<Pilot>) -> AnyView {
    let words = words();
    let results = RowsOf {
        legend: words.section_results(),
        add: words.result_add(),
        row: |words, number| words.result_row(number),
        remove: |words, number| words.result_remove(number),
        new: PilotResult::default,
        first: "text",
    };
    rows(form, field!(results), results, result)
}

fn result(row: Row<Pilot, PilotResult>) -> AnyView {
    let words = words();
    let gaps = row.form.follow(move |pilot| {
        let named = pilot.gaps.iter().zip(1..);
        let named = named.map(|(gap, at)| (gap.id.to_string(), words.item_name(&gap.aspect, at)));
        let none = (String::new(), words.nothing_chosen().to_owned());
        std::iter::once(none).chain(named).collect::<Vec<Choice>>()
    });
    view! {
        {row.text(field!(text), ask(words.reading_what()).wide("sp-span-9"))}
        {row.choice(
            field!(beneficiary),
            ask(words.reading_for()).wide("sp-span-3"),
            Beneficiary::ALL,
            Words::beneficiary,
        )}
        {row.one_of(field!(gap), ask(words.result_gap()).wide("sp-span-6"), gaps.into())}
        {row.one(field!(indicator), ask(words.result_indicator()).wide("sp-span-6"))}
        {row.text(field!(evidence), ask(words.field_target_verification()))}
    }
    .into_any()
}
