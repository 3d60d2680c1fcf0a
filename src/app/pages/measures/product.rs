//! Targets that count people by averages: 5 meetings × 8 companies × 4 employees.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::words,
        going::navigation::element_id,
        parts::{FieldError, Form, IconButton, Typed, TypedInput, units::count_of},
    },
    edit::Change,
    figures::Count,
    plan::{Average, Id, People, Quantity, Target},
};

/// The factors that multiply to people: 5 meetings × 8 companies × 4 employees.
#[component]
pub fn Product(target: Id<Target>, this: Memo<Target>, people: Memo<Count>) -> impl IntoView {
    let words = words();
    let form = Form::of(target);
    let averages = Memo::new(move |_| {
        this.with(|target| match &target.people {
            People::Product(averages) => averages.clone(),
            _ => Vec::new(),
        })
    });
    let count = Memo::new(move |_| averages.with(Vec::len));
    let first = move || {
        this.with(|target| {
            let quantity = target
                .quantity
                .map(|quantity| words.number(quantity.decimal()));
            let unit = target
                .unit
                .as_ref()
                .map(|unit| words.target_unit(unit, count_of(target)));
            words.first_factor(
                quantity.unwrap_or_else(|| "?".to_owned()),
                unit.unwrap_or_default(),
            )
        })
    };
    let add = move || {
        form.change(Change::choosing(target, "people"), |it| {
            if let People::Product(averages) = &mut it.people {
                averages.push(Average::default());
            }
        });
        let last = count.get_untracked().saturating_sub(1);
        device::focus(factor_id(target, last));
    };
    view! {
        <div class="sp-target__line" role="group" aria-label=words.product_of_averages()>
            <span>{first}</span>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <span class="sp-target__times" aria-hidden="true">
                    "×"
                </span>
                <Factor target=target index=index averages=averages/>
            </For>
            <span class="sp-target__result">
                {move || words.equals_applications(words.counted(people.get()))}
            </span>
            <IconButton icon="add" small=true label=words.add_factor() on_press=add/>
        </div>
    }
}

fn factor_id(target: Id<Target>, index: usize) -> String {
    format!("{}-{index}", element_id(target.uuid(), "factor"))
}

#[component]
fn Factor(target: Id<Target>, index: usize, averages: Memo<Vec<Average>>) -> impl IntoView {
    let words = words();
    let form = Form::of(target);
    let set = move |field: &'static str, edit: &dyn Fn(&mut Average)| {
        form.change(Change::typing(target, field), |it| {
            if let People::Product(averages) = &mut it.people
                && let Some(average) = averages.get_mut(index)
            {
                edit(average);
            }
        });
    };
    let quantity = Typed::new(
        factor_id(target, index),
        Signal::derive(move || averages.with(|all| all.get(index).and_then(|it| it.quantity))),
        move |value: Option<Quantity>| set("people", &|average| average.quantity = value),
    );
    let of = Memo::new(move |_| {
        averages.with(|all| all.get(index).map(|it| it.of.clone()).unwrap_or_default())
    });
    let remove = move || {
        form.change(Change::choosing(target, "people"), |it| {
            if let People::Product(averages) = &mut it.people
                && index < averages.len()
            {
                averages.remove(index);
            }
        });
        device::focus(element_id(target.uuid(), "people"));
    };
    view! {
        <span class="sp-factor">
            <TypedInput
                id=factor_id(target, index)
                state=quantity
                keys="decimal"
                name=words.factor_quantity(index + 2)
            />
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                autocomplete="off"
                aria-label=words.factor_of(index + 2)
                placeholder=words.factor_placeholder()
                prop:value=of
                on:input:target=move |event| {
                    let text = event.target().value();
                    set("people_of", &|average| average.of.clone_from(&text));
                }
            />
        </span>
        <Show when=move || averages.with(|all| all.len() > 1)>
            <IconButton
                icon="close"
                small=true
                label=words.remove_factor(index + 2)
                on_press=remove
            />
        </Show>
        <FieldError id=factor_id(target, index) error=quantity.error/>
    }
}
