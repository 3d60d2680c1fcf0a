//! The labour market: facts and findings, and figures over time or by group.

use leptos::prelude::*;

use super::listed;
use crate::{
    app::{
        desk::words,
        parts::{ChartFrame, Form, Level, ListWords, Listing, Points, field, named},
    },
    chart,
    plan::{Fact, Series},
};

/// The page of the section.
pub fn market() -> AnyView {
    let words = words();
    let of_facts = ListWords {
        none: words.facts_none(),
        none_todo: words.facts_none_todo(),
        add: words.facts_add(),
    };
    let of_series = ListWords {
        none: words.series_none(),
        none_todo: words.series_none_todo(),
        add: words.series_add(),
    };
    let facts = Listing::all(
        move |_, fact: &Fact| match fact.value {
            Some(value) => format!("{} {}", words.number(value.decimal()), fact.unit),
            None => words.fact_qualitative().to_owned(),
        },
        "title",
        fact_fields,
    );
    let series = Listing::all(
        move |_, series: &Series| {
            words.points_count(u64::try_from(series.points.len()).unwrap_or(u64::MAX))
        },
        "title",
        series_fields,
    );
    view! {
        {listed("facts", words.facts_list(), of_facts, facts)}
        {listed("series", words.series_list(), of_series, series)}
    }
    .into_any()
}

fn fact_fields(form: Form<Fact>) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(title), named().hint(words.fact_title_hint()))}
        {form.typed(field!(value), named().hint(words.fact_value_hint()).wide("sp-span-4"))}
        {form.text(field!(unit), named().hint(words.fact_unit_hint()).wide("sp-span-4"))}
        {form.typed(field!(as_of), named().hint(words.date_hint()).wide("sp-span-4"))}
        {form.text(field!(source), named().hint(words.source_hint()))}
    }
    .into_any()
}

fn series_fields(form: Form<Series>) -> AnyView {
    let words = words();
    let chart = form.follow(move |series| chart::series(series, words));
    view! {
        {form.text(field!(title), named().hint(words.series_title_hint()))}
        {form.text(field!(unit), named().wide("sp-span-4"))}
        {form.typed(field!(as_of), named().hint(words.date_hint()).wide("sp-span-4"))}
        {form.text(field!(source), named().hint(words.source_hint()))}
        <Points series=form.id/>
        {form.typed(
            field!(total),
            named().hint(words.series_total_hint()).wide("sp-span-4"),
        )}
        <ChartFrame id=form.control("chart") chart=chart level=Level::Detail/>
    }
    .into_any()
}
