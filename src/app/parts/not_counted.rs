//! How much of the file is in none of the totals beside it.

use leptos::prelude::*;

use super::Icon;
use crate::app::{
    desk::{desk, words},
    going::route::{Place, Route},
};

/// How many pieces were set aside in these lists and maps, with the way to them; empty if none was.
#[component]
pub fn NotCounted(
    /// Where totals here come from.
    places: Signal<Vec<&'static str>>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let said = Memo::new(move |_| {
        desk.with_plan(|plan| places.with(|places| words.not_counted(plan, places)))
    });
    move || said.get().map(not_counted)
}

/// What says so.
pub fn not_counted(said: String) -> AnyView {
    let checks = Route::Plan(desk().peek(|plan| plan.id), Place::CHECKS);
    view! {
        <p class="nl-paragraph sp-small sp-named">
            <Icon name="warning" class="sp-icon--small"/>
            <a class="utrecht-link utrecht-link--html-a" href=checks.fragment()>
                {said}
            </a>
        </p>
    }
    .into_any()
}
