//! A part of a page under its own heading.

use leptos::prelude::*;

/// A part of a page; links to it lead to its heading.
pub fn group(heading_id: String, heading: &'static str, children: AnyView) -> AnyView {
    view! {
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2" id=heading_id tabindex="-1">
                    {heading}
                </h2>
            </div>
            {children}
        </section>
    }
    .into_any()
}
