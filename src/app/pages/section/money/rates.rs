//! Prices that cost lines can refer to.

use leptos::prelude::*;

use super::list_id;
use crate::{
    app::{
        desk::words,
        parts::{Form, ItemList, ListWords, Listing, SelectField, ask, field, named},
    },
    edit::Change,
    figures::unit_price,
    plan::{Rate, Wage, WagePeriod},
};

/// The rate card.
pub fn rates() -> AnyView {
    let words = words();
    let listing = Listing::all(
        move |_, rate: &Rate| match unit_price(rate) {
            Ok(price) => words.price_per(words.money(price), &rate.unit),
            Err(_) => String::new(),
        },
        "title",
        move |form: Form<Rate>| {
            view! {
                {form.text(field!(title), named())}
                {how(form)}
                {form.text(field!(unit), named().hint(words.cost_unit_hint()).wide("sp-span-6"))}
                {price(form)}
                {form.text(field!(source), named().hint(words.rate_source_hint()))}
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

/// Whether the price is typed, or worked out from a wage.
fn how(form: Form<Rate>) -> AnyView {
    let words = words();
    let worked_out = form.follow(|rate| rate.wage.is_some());
    let choices = vec![
        ("typed".to_owned(), words.rate_typed().to_owned()),
        ("wage".to_owned(), words.rate_worked_out().to_owned()),
    ];
    view! {
        <SelectField
            id=form.control("how")
            label=words.rate_how()
            span="sp-span-6"
            choices=Signal::derive(move || choices.clone())
            value=Signal::derive(move || if worked_out.get() { "wage" } else { "typed" }.to_owned())
            on_choose=Box::new(move |chosen: String| {
                form.change(Change::choosing(form.id, "wage"), |rate| {
                    rate.wage = (chosen == "wage").then(Wage::default);
                });
            })
        />
    }
    .into_any()
}

/// The price, or the wage it is worked out from with the calculation.
fn price(form: Form<Rate>) -> AnyView {
    let words = words();
    let worked_out = form.follow(|rate| rate.wage.is_some());
    let working = form.follow(move |rate| words.wage_working(rate));
    view! {
        <Show
            when=move || worked_out.get()
            fallback=move || form.typed(field!(price), named().wide("sp-span-6"))
        >
            {wage(form)}
            <p class="nl-paragraph sp-small sp-soft sp-span-12" role="status">
                {working}
            </p>
        </Show>
    }
    .into_any()
}

fn wage(form: Form<Rate>) -> AnyView {
    let words = words();
    let of = |rate: &mut Rate, set: &dyn Fn(&mut Wage)| {
        if let Some(wage) = &mut rate.wage {
            set(wage);
        }
    };
    let choices: Vec<_> = WagePeriod::ALL
        .iter()
        .map(|per| (key(*per).to_owned(), words.wage_period(*per).to_owned()))
        .collect();
    let per = form
        .follow(|rate| key(rate.wage.as_ref().map(|wage| wage.per).unwrap_or_default()).to_owned());
    view! {
        {form.typed_by(
            "wage",
            ask(words.wage_gross()).wide("sp-span-3"),
            |rate| rate.wage.as_ref()?.gross,
            move |rate, gross| of(rate, &|wage| wage.gross = gross),
        )}
        <SelectField
            id=form.control("wage_per")
            label=words.wage_per()
            span="sp-span-3"
            choices=Signal::derive(move || choices.clone())
            value=per
            on_choose=Box::new(move |chosen: String| {
                form.change(Change::choosing(form.id, "wage_per"), |rate| {
                    let found = WagePeriod::ALL.iter().find(|per| key(**per) == chosen);
                    of(rate, &|wage| wage.per = found.copied().unwrap_or_default());
                });
            })
        />
        {form.typed_by(
            "wage_surcharge",
            ask(words.wage_surcharge()).hint(words.wage_surcharge_hint()).wide("sp-span-3"),
            |rate| rate.wage.as_ref()?.surcharge,
            move |rate, surcharge| of(rate, &|wage| wage.surcharge = surcharge),
        )}
        {form.typed_by(
            "wage_hours",
            ask(words.wage_hours()).hint(words.wage_hours_hint()).wide("sp-span-3"),
            |rate| rate.wage.as_ref()?.hours,
            move |rate, hours| of(rate, &|wage| wage.hours = hours),
        )}
    }
    .into_any()
}

/// The name of a wage period in a choice.
const fn key(per: WagePeriod) -> &'static str {
    match per {
        WagePeriod::Month => "month",
        WagePeriod::Year => "year",
    }
}
