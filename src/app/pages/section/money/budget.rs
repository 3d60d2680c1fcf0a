//! What is behind the sums: the money by theme, kind, period and party, the money in hand, the
//! costs of one participation, and scenarios. Each is worked out once it is unfolded.

use leptos::prelude::*;

use super::{
    per_head,
    scenario::scenario,
    splits,
    table::{Table, table},
    time,
};
use crate::{
    app::{
        desk::{Desk, desk, words},
        going::navigation::element_id,
        parts::{Icon, SelectField},
    },
    figures::Step,
    text::Words,
};

/// The folds; a sentence if the plan has no money.
pub fn budget() -> AnyView {
    let (desk, words) = (desk(), words());
    let there = Memo::new(move |_| {
        desk.money
            .with(|money| !money.costs.from.is_empty() || !money.funded.from.is_empty())
    });
    view! {
        <Show
            when=move || there.get()
            fallback=move || view! { <p class="nl-paragraph">{words.budget_none()}</p> }
        >
            <p class="nl-paragraph sp-group__intro">{words.budget_intro()}</p>
            <ul class="sp-items">
                {fold("themes", words.split_theme(), || split(splits::by_theme))}
                {fold("kinds", words.split_category(), || split(splits::by_category))}
                {fold("periods", words.split_period(), periods)}
                {fold("parties", words.split_party(), || split(splits::by_parties))}
                {fold("cash", words.split_cash(), cash)}
                {fold("head", words.split_head(), heads)}
                {fold("scenario", words.split_scenario(), scenario)}
            </ul>
        </Show>
    }
    .into_any()
}

fn split(make: fn(Desk, Words) -> Table) -> AnyView {
    let (desk, words) = (desk(), words());
    table(move || make(desk, words))
}

/// A fold whose content is made when it is first unfolded.
fn fold(name: &str, heading: &'static str, content: fn() -> AnyView) -> AnyView {
    let id = element_id(desk().peek(|plan| plan.id.uuid()), name);
    let seen = RwSignal::new(false);
    view! {
        <li class="sp-item">
            <details class="sp-item__box" on:toggle=move |_| seen.set(true)>
                <summary class="sp-item__head sp-item__head--two" id=id>
                    <Icon name="unfold" class="sp-icon--small"/>
                    <span class="sp-item__name">{heading}</span>
                </summary>
                <div class="sp-item__body">{move || seen.get().then(content)}</div>
            </details>
        </li>
    }
    .into_any()
}

fn periods() -> AnyView {
    let (desk, words) = (desk(), words());
    let step = RwSignal::new(Step::HalfYear);
    let dated = Memo::new(move |_| desk.with_plan(|plan| plan.period.period().is_some()));
    let choices = vec![
        ("half".to_owned(), words.step_halves().to_owned()),
        ("year".to_owned(), words.step_years().to_owned()),
    ];
    view! {
        <p class="nl-paragraph sp-small sp-soft">{words.split_period_hint()}</p>
        <Show when=move || !dated.get()>
            <p class="nl-paragraph">{words.no_period()}</p>
        </Show>
        <div class="sp-fields">
            <SelectField
                id="budget-step"
                label=words.steps_label()
                span="sp-span-4"
                choices=Signal::derive(move || choices.clone())
                value=Signal::derive(move || {
                    if step.get() == Step::Year { "year" } else { "half" }.to_owned()
                })
                on_choose=Box::new(move |chosen: String| {
                    step.set(if chosen == "year" { Step::Year } else { Step::HalfYear });
                })
            />
        </div>
        {table(move || time::by_period(desk, words, step.get()))}
    }
    .into_any()
}

fn cash() -> AnyView {
    let (desk, words) = (desk(), words());
    let dated = Memo::new(move |_| desk.with_plan(|plan| plan.period.period().is_some()));
    view! {
        <p class="nl-paragraph">{move || time::lowest(words, &time::of_plan(desk))}</p>
        <p class="nl-paragraph sp-small sp-soft">{words.cash_hint()}</p>
        <Show when=move || !dated.get()>
            <p class="nl-paragraph">{words.no_period()}</p>
        </Show>
        {table(move || time::in_hand(desk, words))}
    }
    .into_any()
}

fn heads() -> AnyView {
    let (desk, words) = (desk(), words());
    view! {
        <p class="nl-paragraph">{move || per_head::rule(words, &per_head::of_plan(desk))}</p>
        {table(move || per_head::table(desk, words))}
    }
    .into_any()
}
