//! The five letters of SMART, and which of them a target misses.

use leptos::prelude::*;

use crate::{app::desk::words, check::Smart};

/// The verdict on a target, letter by letter, with the reason for what is missing.
#[component]
pub fn SmartLetters(
    /// The verdict.
    #[prop(into)]
    verdict: Signal<Smart>,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="sp-smart">
            <span class="sp-smart__letters" role="img" aria-label=move || words.smart_spoken(verdict.get())>
                {move || {
                    verdict
                        .get()
                        .letters()
                        .into_iter()
                        .map(|(letter, missing)| {
                            view! {
                                <span
                                    class="sp-smart__letter"
                                    class=("sp-smart__letter--missing", missing.is_some())
                                    title=missing.map(|missing| words.smart_missing(missing))
                                >
                                    {words.smart_letter(letter)}
                                </span>
                            }
                        })
                        .collect_view()
                }}
            </span>
        </div>
    }
}
