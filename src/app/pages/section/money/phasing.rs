//! When money is spent or received: evenly, or an amount in each period.

use leptos::prelude::*;

use crate::{
    app::{
        desk::words,
        parts::{Editable, Form, Lens, Phases, SelectField, phases},
    },
    edit::Change,
    plan::{MoneyPhase, Phasing},
};

/// The amounts of a phasing; empty if it is even.
pub fn amounts(phasing: &Phasing) -> &[MoneyPhase] {
    match phasing {
        Phasing::Even => &[],
        Phasing::Typed(amounts) => amounts,
    }
}

/// The amounts of a phasing, for changing; `None` if it is even.
pub fn amounts_mut(phasing: &mut Phasing) -> Option<&mut Vec<MoneyPhase>> {
    match phasing {
        Phasing::Even => None,
        Phasing::Typed(amounts) => Some(amounts),
    }
}

/// The choice between the two, and the amounts.
pub fn phasing<T: Editable>(
    form: Form<T>,
    field: Lens<T, Phasing>,
    parts: Phases<T, MoneyPhase>,
) -> AnyView {
    let words = words();
    let typed = form.follow(move |it| matches!((field.get)(it), Phasing::Typed(_)));
    let choices = vec![
        ("even".to_owned(), words.phasing_even().to_owned()),
        ("typed".to_owned(), words.phasing_typed().to_owned()),
    ];
    view! {
        <SelectField
            id=form.control("when")
            label=words.field_phasing()
            span="sp-span-6"
            choices=Signal::derive(move || choices.clone())
            value=Signal::derive(move || if typed.get() { "typed" } else { "even" }.to_owned())
            on_choose=Box::new(move |chosen: String| {
                form.change(Change::choosing(form.id, field.name), |it| {
                    *(field.get_mut)(it) = match chosen.as_str() {
                        "typed" => Phasing::Typed(Vec::new()),
                        _ => Phasing::Even,
                    };
                });
            })
        />
        <Show when=move || typed.get()>{phases(form, parts)}</Show>
    }
    .into_any()
}
