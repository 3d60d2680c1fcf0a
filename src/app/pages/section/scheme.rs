//! The grant scheme that the plan is written for.

use leptos::prelude::*;

use crate::{
    app::{
        desk::words,
        parts::{Form, SelectField, Typable, ask},
    },
    edit::Change,
    plan::{OwnScheme, Plan, Scheme},
};

/// The choice of a scheme, and the fields of one that the person describes.
pub fn scheme(form: Form<Plan>) -> AnyView {
    let words = words();
    let is_own = form.follow(|plan| own(plan).is_some());
    let choices = vec![
        (String::new(), words.scheme_none().to_owned()),
        ("own".to_owned(), words.scheme_own().to_owned()),
    ];
    view! {
        <div class="sp-fields">
            <SelectField
                id=form.control("scheme")
                label=words.scheme_label()
                span="sp-span-6"
                choices=Signal::derive(move || choices.clone())
                value=Signal::derive(move || if is_own.get() { "own" } else { "" }.to_owned())
                on_choose=Box::new(move |chosen: String| {
                    form.change(Change::choosing(form.id, "scheme"), |plan| {
                        let own = Scheme::Own(OwnScheme::default());
                        plan.scheme = (chosen == "own").then_some(own);
                    });
                })
            />
            <Show when=move || is_own.get()>{own_scheme(form)}</Show>
        </div>
    }
    .into_any()
}

fn own(plan: &Plan) -> Option<&OwnScheme> {
    match &plan.scheme {
        Some(Scheme::Own(own)) => Some(own),
        _ => None,
    }
}

fn change_own(plan: &mut Plan, change: impl FnOnce(&mut OwnScheme)) {
    if let Some(Scheme::Own(own)) = &mut plan.scheme {
        change(own);
    }
}

fn own_scheme(form: Form<Plan>) -> AnyView {
    let words = words();
    view! {
        {form.text_by(
            "scheme_title",
            ask(words.scheme_title()).wide("sp-span-6"),
            |plan| own(plan).map(|own| own.title.clone()).unwrap_or_default(),
            |plan, text| change_own(plan, |own| own.title = text),
        )}
        {typed(form, "scheme_rate", words.scheme_rate(), |own| own.rate, |own, it| own.rate = it)}
        {typed(form, "scheme_minimum", words.scheme_minimum(), |own| own.minimum, |own, it| own.minimum = it)}
        {typed(form, "scheme_maximum", words.scheme_maximum(), |own| own.maximum, |own, it| own.maximum = it)}
        {typed(form, "scheme_months", words.scheme_months(), |own| own.months, |own, it| own.months = it)}
        {typed(form, "scheme_deadline", words.scheme_deadline(), |own| own.deadline, |own, it| own.deadline = it)}
        {form.lines_by(
            "scheme_parts",
            ask(words.scheme_parts()).hint(words.scheme_parts_hint()),
            |plan| own(plan).map(|own| own.required_parts.clone()).unwrap_or_default(),
            |plan, lines| change_own(plan, |own| own.required_parts = lines),
        )}
    }
    .into_any()
}

fn typed<V: Typable>(
    form: Form<Plan>,
    name: &'static str,
    label: &'static str,
    get: fn(&OwnScheme) -> Option<V>,
    set: fn(&mut OwnScheme, Option<V>),
) -> AnyView {
    form.typed_by(
        name,
        ask(label).wide("sp-span-4"),
        move |plan| own(plan).and_then(get),
        move |plan, value| change_own(plan, |own| set(own, value)),
    )
}
