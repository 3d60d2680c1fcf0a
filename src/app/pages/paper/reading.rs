//! The whole plan as a text, as printed on sheets of A4.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, plan_title, words},
        pages::paper::poster::{code, words_of_plan},
        parts::{Drawn, FindingItem, More, rendered, translatable},
    },
    chart::Table,
    check::Finding,
    paper::reading::{Part, reading},
    text::Words,
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
            let parts = reading(plan, &outcome.figures, &money, words);
            let parts = parts.into_iter().map(|it| part(it, words)).collect_view();
            view! { <div lang=code(plan.language)>{parts}</div> }.into_any()
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
            <input type="checkbox" on:change:target=move |event| with_findings.set(event.target().checked())/>
            {words.reading_findings()}
        </label>
        <article class="sp-reading">
            <p class="sp-reading__title">{plan_title}</p>
            {translatable(text)}
            {findings}
        </article>
    }
}

fn part(part: Part, words: Words) -> AnyView {
    match part {
        Part::Heading(2, text) => view! { <h2>{text}</h2> }.into_any(),
        Part::Heading(3, text) => view! { <h3>{text}</h3> }.into_any(),
        Part::Heading(4, text) => view! { <h4>{text}</h4> }.into_any(),
        Part::Heading(5, text) => view! { <h5>{text}</h5> }.into_any(),
        Part::Heading(_, text) => view! { <h6>{text}</h6> }.into_any(),
        Part::Prose(text) => rendered(&text),
        Part::List(texts) => {
            let items = texts.into_iter().map(|text| view! { <li>{text}</li> });
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
        Part::Table(it) => table(&it, words),
    }
}

fn table(table: &Table, words: Words) -> AnyView {
    let head = table
        .head
        .iter()
        .map(|head| view! { <th scope="col">{head.clone()}</th> });
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let class = if cell.is_figure() { "sp-number" } else { "" };
            view! { <td class=class>{cell.shown(words)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{row.head.clone()}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table>
            <thead>
                <tr>{head.collect_view()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
