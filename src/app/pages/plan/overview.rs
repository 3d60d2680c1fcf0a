//! The plan at a glance: what it says about itself, and how far along each section is.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, plan_title, words},
        going::route::{Place, Route},
        parts::{Column, rendered, table_head, tasks::all_tasks},
    },
    check::{Counts, of_section},
    figures::filled,
    plan::Section,
};

/// The page of the plan as a whole.
#[component]
pub fn Overview() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let summary = Memo::new(move |_| desk.with_plan(|plan| plan.summary.clone()));
    let term = Memo::new(move |_| desk.with_plan(|plan| plan.period.period()));
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {plan_title}
            </h1>
        </div>
        {move || {
            term.get().map(|term| view! { <p class="nl-paragraph sp-intro">{words.period(term)}</p> })
        }}
        {move || rendered(&summary.get())}
        {all_tasks()}
        <section class="sp-group sp-wide-only">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{words.sections()}</h2>
            </div>
            <Sections/>
        </section>
    }
}

/// How far along each section is, and what there is to look at in it.
#[component]
fn Sections() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let sections = Memo::new(move |_| desk.with_plan(|plan| plan.sections().to_vec()));
    let row = move |section: Section| {
        let percent = Memo::new(move |_| desk.with_plan(|plan| filled(plan, section).percent()));
        let open = Memo::new(move |_| {
            desk.outcome
                .with(|outcome| Counts::of(of_section(&outcome.findings, section)).open())
        });
        let to = desk.peek(|plan| Route::Plan(plan.id, Place::Section(section)).fragment());
        view! {
            <tr class="utrecht-table__row">
                <th scope="row" class="utrecht-table__cell">
                    <a class="utrecht-link utrecht-link--html-a" href=to>
                        {words.section(section)}
                    </a>
                </th>
                <td class="utrecht-table__cell sp-number">
                    {move || words.percent(percent.get().into(), 0)}
                </td>
                <td class="utrecht-table__cell sp-number">{open}</td>
            </tr>
        }
    };
    view! {
        <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled">
            <caption class="sp-hidden">{words.sections()}</caption>
            {table_head([Column::text(words.section_heading()), Column::number(words.filled_heading()), Column::number(words.points_heading())])}
            <tbody class="utrecht-table__body">
                {move || sections.get().into_iter().map(row).collect_view()}
            </tbody>
        </table>
    }
}
