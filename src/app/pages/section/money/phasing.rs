//! When money is spent or received: evenly, or an amount in each period.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, words},
        parts::{Button, Editable, Form, Lens, Phases, SelectField, Weight, phases},
    },
    edit::Change,
    figures::{Step, phases_of, rest_to_last, share_equally},
    plan::{Cents, MoneyPhase, Phasing},
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

/// The amount that is phased, if it is known.
type Whole<T> = fn(Desk, &T) -> Option<Cents>;

/// The choice between the two, and the amounts.
pub fn phasing<T: Editable>(
    form: Form<T>,
    field: Lens<T, Phasing>,
    parts: Phases<T, MoneyPhase>,
    whole: Whole<T>,
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
        <Show when=move || typed.get()>{phases(form, parts, Some(offers(form, field, whole)))}</Show>
    }
    .into_any()
}

/// What fills the periods: those of the plan while there are none, and their amounts after that.
fn offers<T: Editable>(form: Form<T>, field: Lens<T, Phasing>, whole: Whole<T>) -> AnyView {
    let (desk, words) = (desk(), words());
    let empty = form.follow(move |it| amounts((field.get)(it)).is_empty());
    let dated = Memo::new(move |_| desk.with_plan(|plan| plan.period.period().is_some()));
    let change = move |change: &dyn Fn(&mut Vec<MoneyPhase>)| {
        form.change(Change::choosing(form.id, field.name), |it| {
            if let Some(phases) = amounts_mut((field.get_mut)(it)) {
                change(phases);
            }
        });
        device::focus(form.control_at("phase_amount", 0));
    };
    let known = move || desk.peek(|plan| whole(desk, T::of(plan, form.id)?));
    let of_plan = move |step| {
        let phases = desk.peek(|plan| phases_of(plan, step, known()));
        change(&|held| held.clone_from(&phases));
    };
    let divide = move |divide: fn(&mut [MoneyPhase], Cents)| match known() {
        Some(amount) => change(&|phases| divide(phases, amount)),
        None => desk.saying.say(words.phase_no_amount()),
    };
    view! {
        <Show when=move || empty.get() && dated.get()>
            <Button icon="timeline" label=words.phase_years() on_press=move || of_plan(Step::Year)/>
            <Button icon="timeline" label=words.phase_halves() on_press=move || of_plan(Step::HalfYear)/>
        </Show>
        <Show when=move || empty.get() && !dated.get()>
            <p class="nl-paragraph sp-small sp-soft">{words.no_period()}</p>
        </Show>
        <Show when=move || !empty.get()>
            <Button
                icon="charts"
                label=words.phase_equally()
                weight=Weight::Subtle
                on_press=move || divide(share_equally)
            />
            <Button icon="fill" label=words.phase_rest() weight=Weight::Subtle on_press=move || divide(rest_to_last)/>
        </Show>
    }
    .into_any()
}
