//! Totals as published or agreed; never mixed with those that follow from the plan.

use leptos::prelude::*;

use super::list_id;
use crate::{
    app::{
        desk::{desk, words},
        parts::{Choice, Form, ItemList, ListWords, Listing, SelectField, ask, field, named},
    },
    edit::Change,
    plan::{Cents, Plan, Quantity, Scope, Stated, StatedValue},
};

/// The totals, as a list.
pub fn stated() -> AnyView {
    let words = words();
    let listing = Listing::all(
        move |plan: &Plan, stated: &Stated| words.stated_in_short(plan, stated),
        "source",
        move |form: Form<Stated>| {
            view! {
                {form.text(field!(source), named().hint(words.stated_source_hint()).wide("sp-span-8"))}
                {form.typed(field!(date), named().hint(words.date_hint()).wide("sp-span-4"))}
                {stated_value(form)}
                {form.tick(field!(approximate), named().wide("sp-span-6"))}
                {form.tick(field!(at_least), named().wide("sp-span-6"))}
                {scope(form)}
            }
            .into_any()
        },
    );
    let of_list = ListWords {
        none: words.stated_none(),
        none_todo: words.stated_none_todo(),
        add: words.stated_add(),
    };
    view! { <ItemList listing=listing words=of_list heading=list_id("stated")/> }.into_any()
}

/// The figures that can be stated, by their names in the file, each with its empty value.
const FIGURES: [(&str, StatedValue); 6] = [
    ("applications", StatedValue::Applications(Quantity::ZERO)),
    ("people", StatedValue::People(Quantity::ZERO)),
    ("costs", StatedValue::Costs(Cents::ZERO)),
    ("grant", StatedValue::Grant(Cents::ZERO)),
    (
        "own_contribution",
        StatedValue::OwnContribution(Cents::ZERO),
    ),
    ("measures", StatedValue::Measures(Quantity::ZERO)),
];

fn key_of(value: StatedValue) -> &'static str {
    let same = |one: &StatedValue| std::mem::discriminant(one) == std::mem::discriminant(&value);
    let found = FIGURES.iter().find(|(_, one)| same(one));
    found.map_or("", |(key, _)| key)
}

const fn quantity(value: StatedValue) -> Option<Quantity> {
    match value {
        StatedValue::Applications(quantity)
        | StatedValue::People(quantity)
        | StatedValue::Measures(quantity) => Some(quantity),
        StatedValue::Costs(_) | StatedValue::Grant(_) | StatedValue::OwnContribution(_) => None,
    }
}

const fn amount(value: StatedValue) -> Option<Cents> {
    match value {
        StatedValue::Costs(amount)
        | StatedValue::Grant(amount)
        | StatedValue::OwnContribution(amount) => Some(amount),
        StatedValue::Applications(_) | StatedValue::People(_) | StatedValue::Measures(_) => None,
    }
}

/// Changes the number in a stated value; an emptied field states zero.
fn set_quantity(value: &mut StatedValue, number: Option<Quantity>) {
    if let StatedValue::Applications(held)
    | StatedValue::People(held)
    | StatedValue::Measures(held) = value
    {
        *held = number.unwrap_or(Quantity::ZERO);
    }
}

fn set_amount(value: &mut StatedValue, number: Option<Cents>) {
    if let StatedValue::Costs(held)
    | StatedValue::Grant(held)
    | StatedValue::OwnContribution(held) = value
    {
        *held = number.unwrap_or(Cents::ZERO);
    }
}

/// Which total is stated, and its value.
fn stated_value(form: Form<Stated>) -> AnyView {
    let words = words();
    let key = form.follow(|stated| key_of(stated.value));
    let choices: Vec<Choice> = FIGURES
        .map(|(key, value)| (key.to_owned(), words.stated_figure(value).to_owned()))
        .into();
    let is_money = form.follow(|stated| amount(stated.value).is_some());
    let number = move || {
        let ask = ask(words.field_value()).wide("sp-span-6");
        if is_money.get() {
            form.typed_by(
                "value",
                ask,
                |stated| amount(stated.value),
                |stated, amount| set_amount(&mut stated.value, amount),
            )
        } else {
            form.typed_by(
                "value",
                ask,
                |stated| quantity(stated.value),
                |stated, quantity| set_quantity(&mut stated.value, quantity),
            )
        }
    };
    view! {
        <SelectField
            id=form.control("figure")
            label=words.field_stated_value()
            span="sp-span-6"
            choices=Signal::derive(move || choices.clone())
            value=Signal::derive(move || key.get().to_owned())
            on_choose=Box::new(move |chosen: String| {
                form.change(Change::choosing(form.id, "value"), |stated| {
                    if let Some((_, value)) = FIGURES.iter().find(|(key, _)| *key == chosen) {
                        let mut value = *value;
                        set_quantity(&mut value, quantity(stated.value));
                        set_amount(&mut value, amount(stated.value));
                        stated.value = value;
                    }
                });
            })
        />
        {number}
    }
    .into_any()
}

/// Which part of the plan it is the total of.
fn scope(form: Form<Stated>) -> AnyView {
    let (desk, words) = (desk(), words());
    let value = form.follow(|stated| match stated.scope {
        Scope::Plan => String::new(),
        Scope::Theme(id) => format!("theme {id}"),
        Scope::Measure(id) => format!("measure {id}"),
    });
    let choices = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let themes = plan.themes.iter().enumerate().map(|(at, theme)| {
                let title = words.item_name(&theme.title, at + 1);
                (
                    format!("theme {}", theme.id),
                    words.theme_and_title(at + 1, title),
                )
            });
            let measures = plan.measures.iter().map(|measure| {
                let name = words.code_and_title(&measure.code, &measure.title);
                (format!("measure {}", measure.id), name)
            });
            std::iter::once((String::new(), words.whole_plan().to_owned()))
                .chain(themes)
                .chain(measures)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <SelectField
            id=form.control("scope")
            label=words.stated_scope()
            choices=choices
            value=value
            on_choose=Box::new(move |chosen: String| {
                let scope = match chosen.split_once(' ') {
                    Some(("theme", id)) => id.parse().ok().map(Scope::Theme),
                    Some(("measure", id)) => id.parse().ok().map(Scope::Measure),
                    _ => None,
                };
                form.change(Change::choosing(form.id, "scope"), |stated| {
                    stated.scope = scope.unwrap_or_default();
                });
            })
        />
    }
    .into_any()
}
