//! The five letters of SMART, and which of them a target fails to meet.

use leptos::prelude::*;

use crate::{app::desk::words, check::Smart};

/// The verdict on a target, letter by letter; a missing letter is dashed and struck through.
#[component]
pub fn SmartLetters(
    /// The verdict.
    #[prop(into)]
    verdict: Signal<Smart>,
) -> impl IntoView {
    let words = words();
    let letter = move |(letter, verdict): (char, crate::check::Verdict)| {
        let missing = verdict.reason();
        let said = match missing {
            None => words.smart_has(letter),
            Some(reason) => words.smart_misses(letter, words.smart_reason(reason)),
        };
        let tip = said.clone();
        view! {
            <li
                class="sp-smart__letter"
                class=("sp-smart__letter--missing", missing.is_some())
                title=tip
            >
                <span aria-hidden="true">{letter.to_string()}</span>
                <span class="sp-hidden">{said}</span>
            </li>
        }
    };
    view! {
        <div class="sp-smart">
            <ul class="sp-smart__letters" aria-label="SMART">
                {move || verdict.get().letters().into_iter().map(letter).collect_view()}
            </ul>
        </div>
    }
}

/// What a target is missing, in words; `None` if it is SMART.
pub fn missing_in_words(verdict: Smart) -> Option<String> {
    let words = words();
    let missing: Vec<&str> = verdict
        .letters()
        .into_iter()
        .filter_map(|(_, verdict)| verdict.reason())
        .map(|reason| words.smart_reason(reason))
        .collect();
    (!missing.is_empty()).then(|| words.still_missing(missing.join(", ")))
}
