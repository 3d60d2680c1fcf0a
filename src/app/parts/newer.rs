//! The message that a newer version of this page is ready.

use gloo_events::EventListener;
use leptos::prelude::*;

use super::{Button, Weight};
use crate::app::{
    desk::words,
    keeping::{Keeping, keeping},
};

/// Sent by `offline.js` when a newer version is waiting.
const NEWER: &str = "sectorplan-newer";
/// Received by `offline.js`: the newer version may take over.
const RENEW: &str = "sectorplan-renew";

/// Offers the newer version, which takes over once everything is saved.
#[component]
pub fn NewerVersion() -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let page = document().document_element();
    let told = page.is_some_and(|page| page.has_attribute("data-newer"));
    let (waits, held) = (RwSignal::new(told), RwSignal::new(false));
    // It listens as long as this part of the page lives.
    let listener = EventListener::new(&window(), NEWER, move |_| waits.set(true));
    StoredValue::new_local(listener);
    view! {
        <div role="status">
            <Show when=move || waits.get()>
                <div class="sp-newer">
                    <p class="sp-newer__text">
                        {move || if held.get() { words.newer_not_saved() } else { words.newer_ready() }}
                    </p>
                    <div class="sp-actions">
                        <Button
                            icon="redo"
                            label=words.newer_load()
                            on_press=move || held.set(!renew(keeping))
                        />
                        <Button
                            icon="close"
                            label=words.newer_later()
                            weight=Weight::Subtle
                            on_press=move || waits.set(false)
                        />
                    </div>
                </div>
            </Show>
        </div>
    }
}

/// Lets the newer version take over; false if something is not saved, which would be lost.
fn renew(keeping: Keeping) -> bool {
    // Without the hall that saves, nothing can have been changed.
    let editing = untrack(|| keeping.halls.editing.here());
    let kept = editing.is_none_or(|editing| (editing.save)(keeping));
    if kept && let Ok(event) = web_sys::Event::new(RENEW) {
        // A page that does not listen has no newer version waiting.
        let _ = window().dispatch_event(&event);
    }
    kept
}
