//! What the sector stands for and wants to reach.

use leptos::prelude::*;

use super::group;
use crate::{
    app::{
        desk::{desk, words},
        parts::{Form, ask, field, named},
    },
    plan::Plan,
};

/// The page of the section.
pub fn mission() -> AnyView {
    let words = words();
    let form = Form::<Plan>::of(desk().peek(|plan| plan.id));
    view! {
        <div class="sp-fields">
            {form.prose(field!(mission), named().hint(words.mission_hint()).rows(2))}
            {form.prose(field!(ambition), named().hint(words.ambition_hint()).rows(3))}
            {form.prose(field!(summary), named().hint(words.summary_hint()).rows(5))}
        </div>
        {group("poster-texts", words.poster_texts(), view! {
            <div class="sp-fields">
                {form.prose(
                    field!("poster", poster.mission),
                    ask(words.poster_shorter_mission()).hint(words.poster_shorter_hint()).rows(2),
                )}
                {form.prose(
                    field!("poster_ambition", poster.ambition),
                    ask(words.poster_shorter_ambition()).hint(words.poster_shorter_hint()).rows(2),
                )}
            </div>
        }.into_any())}
    }
    .into_any()
}
