//! The whole plan as a text, as printed on sheets of A4.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, plan_title, words},
        pages::paper::{
            poster::{code, words_of_plan},
            text::{contents, text_of},
        },
        parts::{Drawn, FindingItem, More, translatable},
    },
    check::Finding,
    paper::reading::{About, reading},
};

/// The text of the plan, with its findings if wanted.
#[component]
pub fn Reading() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let with_findings = RwSignal::new(false);
    let text = move || {
        let (outcome, money) = (desk.outcome.get(), desk.money.get());
        desk.with_plan(|plan| {
            let words = words_of_plan(plan);
            let parts = reading(About::Plan, plan, &outcome.figures, &money, words);
            let contents = contents(&parts, words);
            let text = text_of(parts, words);
            view! {
                <div lang=code(plan.language)>
                    {contents}
                    {text}
                </div>
            }
            .into_any()
        })
    };
    let drawn = Drawn::at_first();
    let findings = move || {
        with_findings.get().then(|| {
            let findings = desk.outcome.with(|outcome| outcome.findings.clone());
            let open = findings.iter().filter(|finding| !finding.waived).cloned();
            let open: Vec<Finding> = open.collect();
            let count = open.len();
            let items = drawn.first(open).into_iter();
            let items = items.map(|finding| view! { <FindingItem finding=finding/> });
            view! {
                <h2>{words.checks()}</h2>
                <ul class="sp-findings">{items.collect_view()}</ul>
                <More drawn=drawn count=count/>
            }
        })
    };
    view! {
        <label class="sp-check utrecht-form-label utrecht-form-label--checkbox sp-reading__choice">
            <input type="checkbox" data-asks="" on:change:target=move |event| with_findings.set(event.target().checked())/>
            {words.reading_findings()}
        </label>
        <article class="sp-reading">
            <p class="sp-reading__title">{plan_title}</p>
            {translatable(text)}
            {findings}
        </article>
    }
}
