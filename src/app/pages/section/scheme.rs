//! The grant scheme that the plan is written for.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::words,
        parts::{CheckField, Form, SelectField, Share, Typable, ask},
    },
    edit::Change,
    plan::{OwnScheme, Plan, Scheme},
    schemes::{SCHEMES, SchemeRules},
};

/// Marks a scheme that the user describes.
const OWN: &str = "own";

/// The key of a scheme in a choice: its position among those with rules, or [`OWN`].
fn key_of(scheme: Option<&Scheme>) -> String {
    match scheme {
        None => String::new(),
        Some(Scheme::Own(_)) => OWN.to_owned(),
        Some(Scheme::Known(known)) => {
            let same = |rules: &SchemeRules| rules.known() == *known;
            let at = SCHEMES.iter().position(same);
            at.map_or_else(|| UNKNOWN.to_owned(), |at| at.to_string())
        }
    }
}

/// Marks a scheme whose rules only another version has.
const UNKNOWN: &str = "unknown";

/// The scheme for the key of a choice.
fn scheme_of(key: &str) -> Option<Scheme> {
    if key == OWN {
        return Some(Scheme::Own(OwnScheme::default()));
    }
    let rules = SCHEMES.get(key.parse::<usize>().ok()?)?;
    Some(Scheme::Known(rules.known()))
}

/// The choice of a scheme, what is known of it, and the fields of one that the user describes.
pub fn scheme(form: Form<Plan>) -> AnyView {
    let words = words();
    let key = form.follow(|plan| key_of(plan.scheme.as_ref()));
    let unknown = form.follow(|plan| match &plan.scheme {
        Some(Scheme::Known(known)) if SchemeRules::of(known).is_none() => {
            Some(format!("{} {}", known.scheme, known.edition))
        }
        _ => None,
    });
    let choices = move || {
        let known = SCHEMES.iter().enumerate();
        let known =
            known.map(|(at, rules)| (at.to_string(), words.scheme_name(rules.name).to_owned()));
        std::iter::once((String::new(), words.scheme_none().to_owned()))
            .chain([(OWN.to_owned(), words.scheme_own().to_owned())])
            .chain(known)
            .chain(unknown.get().map(|name| (UNKNOWN.to_owned(), name)))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="sp-fields">
            <SelectField
                id=form.control("scheme")
                label=words.scheme_label()
                choices=Signal::derive(choices)
                value=key
                on_choose=Box::new(move |chosen: String| {
                    if chosen != UNKNOWN {
                        form.change(Change::choosing(form.id, "scheme"), |plan| {
                            plan.scheme = scheme_of(&chosen);
                        });
                    }
                })
            />
            {move || known(form)}
            <Show when=move || key.with(|key| key == OWN)>{own_scheme(form)}</Show>
        </div>
    }
    .into_any()
}

/// What the program knows of a scheme: the last day to apply, and what it pays.
fn known(form: Form<Plan>) -> Option<AnyView> {
    let words = words();
    let rules = form.follow(|plan| match &plan.scheme {
        Some(Scheme::Known(known)) => SCHEMES.iter().position(|rules| rules.known() == *known),
        _ => None,
    });
    let rules = SCHEMES.get(rules.get()?)?;
    let window = rules.window().map(|(first, last)| {
        let (from, to) = (words.date_long(first), words.date_long(last));
        match device::today() {
            Some(today) if today > last => words.scheme_closed(from, to),
            _ => words.scheme_window(from, to),
        }
    });
    let pays = rules.rate.map(|(rate, source)| {
        view! {
            " "
            {words.scheme_pays(rate)}
            " "
            {words.scheme_source(source)}
        }
    });
    let view = view! { <p class="nl-paragraph sp-group__intro">{window} {pays}</p> };
    Some(view.into_any())
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
        {typed(
            form,
            "scheme_rate",
            words.scheme_rate(),
            |own| own.rate.map(Share),
            |own, it| own.rate = it.map(|share: Share| share.0),
        )}
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
        {parts_there(form)}
    }
    .into_any()
}

/// The parts that an application has to contain, to tick those that are there.
fn parts_there(form: Form<Plan>) -> AnyView {
    let words = words();
    let asked = form.follow(|plan| {
        let parts = own(plan)
            .map_or([].as_slice(), |own| &own.required_parts)
            .iter();
        let parts = parts.map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
    });
    let tick = move |part: String| {
        let (of, name) = (part.clone(), part.clone());
        let is_there = form.follow(move |plan| own(plan).is_some_and(|own| own.has_part(&of)));
        let on_tick = move |is_there| {
            form.change(Change::choosing(form.id, "scheme_parts_there"), |plan| {
                change_own(plan, |own| own.tick_part(&part, is_there));
            });
        };
        view! {
            <li>
                <CheckField label=name value=is_there on_tick=Box::new(on_tick)/>
            </li>
        }
    };
    let list = move || {
        let asked = asked.get();
        (!asked.is_empty()).then(|| {
            view! {
                <fieldset class="sp-set" id=form.control("scheme_parts_there")>
                    <legend>{words.scheme_parts_there()}</legend>
                    <ul class="sp-copy">{asked.into_iter().map(tick).collect_view()}</ul>
                </fieldset>
            }
        })
    };
    list.into_any()
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
