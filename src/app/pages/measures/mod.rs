//! All measures: the first step in an empty plan, and the outline.

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

use crate::app::{
    desk::{desk, words},
    going::{
        navigation::element_id,
        route::{Place, Route, Tool},
    },
    pages::measures::{
        outline::{Outline, add_theme},
        several::Several,
        strays::targets_of_nothing,
    },
    parts::{
        Button, Icon, Weight,
        realised::{realised_of_nothing, realised_parts},
    },
};

/// The page of the section as a whole.
pub fn measures() -> AnyView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let place = Memo::new(|_| Place::MEASURES);
    let outline = move || {
        view! {
            <Outline place=place/>
            <Several/>
        }
    };
    let empty = Memo::new(move |_| {
        desk.with_plan(|plan| plan.themes.is_empty() && plan.measures.is_empty())
    });
    view! {
        <Show when=move || empty.get() fallback=outline>
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
