//! All measures: the first step in an empty plan, and what the themes add up to.

pub mod basis;
pub mod distinct;
pub mod executors;
pub mod lines;
pub mod measure;
pub mod outline;
pub mod overlap;
pub mod part;
pub mod product;
pub mod several;
pub mod strays;
pub mod target;
pub mod targets;
pub mod theme;

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::{
            navigation::element_id,
            route::{Place, Route, Tool},
        },
        pages::measures::{outline::add_theme, several::Several, strays::targets_of_nothing},
        parts::{
            Button, Column, Drawn, Icon, More, Weight,
            realised::{realised_of_nothing, realised_parts},
            table_head,
            threads::colour,
        },
    },
    edit::{Act, Change, acts},
    figures::{Count, Headcount},
    plan::Theme,
    text::or_untitled,
};

/// The page of the section as a whole.
pub fn measures() -> AnyView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let empty = Memo::new(move |_| {
        desk.with_plan(|plan| plan.themes.is_empty() && plan.measures.is_empty())
    });
    view! {
        <Show when=move || empty.get() fallback=|| view! { <Themes/> <Several/> }>
            <div class="sp-empty">
                <Icon name="measures" class="sp-icon--large"/>
                <h2 class="nl-heading nl-heading--level-2">{words.begin_with_a_theme()}</h2>
                <ol class="sp-steps">
                    <li aria-current="step">
                        <span>{words.step_theme()}</span>
                    </li>
                    <li>
                        <span>{words.step_measures()}</span>
                    </li>
                    <li>
                        <span>{words.step_targets()}</span>
                    </li>
                </ol>
                <div class="sp-actions">
                    <Button
                        icon="add"
                        label=words.add_first_theme()
                        weight=Weight::Primary
                        id=element_id(plan.uuid(), "themes")
                        on_press=move || add_theme(desk)
                    />
                    <a
                        class="utrecht-button utrecht-button--subtle"
                        href=Route::Plan(plan, Place::Tool(Tool::CopyFrom)).fragment()
                    >
                        <Icon name="copy"/>
                        {words.copy_from()}
                    </a>
                </div>
            </div>
        </Show>
        {targets_of_nothing()}
        {realised_parts()}
        {realised_of_nothing()}
    }
    .into_any()
}

/// The themes with their measures and figures counted.
#[component]
fn Themes() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let drawn = Drawn::at_first();
    let rows = move || {
        let outcome = desk.outcome.get();
        desk.with_plan(|plan| {
            let themes: Vec<(usize, &Theme)> = plan.themes.iter().enumerate().collect();
            drawn
                .first(themes)
                .into_iter()
                .map(|(index, theme)| {
                    let title = or_untitled(&theme.title, words.untitled_theme());
                    let measures = plan.measures_of(Some(theme.id)).count();
                    let count = outcome.figures.theme(theme.id);
                    let applications = count.map_or_else(Count::default, Headcount::applied);
                    view! {
                        <tr class=format!("utrecht-table__row sp-theme-{}", colour(theme, index))>
                            <th scope="row" class="utrecht-table__cell sp-table__title">
                                <span class="sp-named">
                                <span class="sp-swatch"></span>
                                <a
                                    class="utrecht-link utrecht-link--html-a"
                                    href=Route::Plan(plan.id, Place::Theme(theme.id)).fragment()
                                >
                                    {index + 1}
                                    " "
                                    {title}
                                </a>
                                </span>
                            </th>
                            <td class="utrecht-table__cell sp-number">{measures}</td>
                            <td class="utrecht-table__cell sp-number">{words.counted(applications)}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let renumber = move || {
        let change = Change::whole(Act::Renumber, desk.peek(|plan| plan.id));
        desk.edit(change, acts::renumber);
        desk.say_undoable(words.renumbered());
    };
    view! {
        <div class="sp-themes">
        <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled">
            <caption class="sp-hidden">{words.themes_of_plan()}</caption>
            {table_head([Column::text(words.field_measure_theme()), Column::number(words.measures()), Column::number(words.applications())])}
            <tbody class="utrecht-table__body">{rows}</tbody>
        </table>
        <More drawn=drawn count=Signal::derive(move || desk.with_plan(|plan| plan.themes.len()))/>
        <div class="sp-actions sp-actions--after">
            <Button
                icon="add"
                label=words.add_theme()
                id=element_id(plan.uuid(), "themes")
                on_press=move || add_theme(desk)
            />
            <Button
                icon="replace"
                label=words.renumber()
                weight=Weight::Subtle
                on_press=renumber
            />
        </div>
        </div>
    }
}
