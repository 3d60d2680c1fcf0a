//! An icon from the sprite in the page.

use leptos::prelude::*;

/// The icon with this name in `styles/icons.json`; hidden from screen readers.
#[component]
pub fn Icon(
    /// Its name.
    name: &'static str,
    /// More classes.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class=format!("sp-icon {class}") aria-hidden="true">
            <use href=format!("#icon-{name}")></use>
        </svg>
    }
}
