//! Texts of several lines, which are pasted into government forms in the end.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Field, Icon};
use crate::app::desk::words;

/// A text of several lines, with its length and a button that copies it.
#[component]
pub fn Prose(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What to type.
    #[prop(default = None)]
    hint: Option<String>,
    /// How many lines it shows at least.
    #[prop(default = 3)]
    rows: u32,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Takes over what was typed.
    on_input: Box<dyn Fn(String) + Send + Sync>,
) -> impl IntoView {
    let words = words();
    let copied = RwSignal::new(false);
    let describes = hint.as_ref().map(|_| format!("{id}-hint"));
    let copy = move |_| {
        let text = value.get_untracked();
        leptos::task::spawn_local(async move {
            let written = window().navigator().clipboard().write_text(&text);
            copied.set(JsFuture::from(written).await.is_ok());
        });
    };
    let length = move || {
        let characters = value.with(|text| text.chars().count());
        words.characters(u64::try_from(characters).unwrap_or(u64::MAX))
    };
    let copy_label = words.copy_text_of(&label);
    view! {
        <Field id=id.clone() label=label hint=hint>
            <textarea
                class="utrecht-textarea utrecht-textarea--html-textarea"
                id=id
                rows=rows
                aria-describedby=describes
                prop:value=value
                on:input:target=move |event| {
                    copied.set(false);
                    on_input(event.target().value());
                }
            ></textarea>
            <div class="sp-under">
                <span>{length}</span>
                <button type="button" class="sp-linkbutton" aria-label=copy_label on:click=copy>
                    <Icon name="copy"/>
                    <span aria-live="polite">
                        {move || if copied.get() { words.copied() } else { words.copy_text() }}
                    </span>
                </button>
            </div>
        </Field>
    }
}
