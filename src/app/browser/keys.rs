//! Keys: which one was pressed, and those that work everywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// What a browser calls every key that an input method takes.
const TAKEN: u32 = 229;

/// The key that was pressed; `None` if it belongs to a text that is still being composed.
///
/// While Japanese or Chinese is composed, or an accent waits for its letter, Enter, Escape, Tab and
/// the arrows choose among what is offered. The Enter that ends it no longer counts as composing in
/// every browser, but still has the code of a key that was taken. Everything on the page that acts
/// on a key asks here.
pub fn pressed(event: &KeyboardEvent) -> Option<String> {
    (!event.is_composing() && event.key_code() != TAKEN).then(|| event.key())
}

/// What can be asked for by keys anywhere on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Undo the last step.
    Undo,
    /// Redo the step undone last.
    Redo,
    /// Save now.
    Save,
    /// Go to the search page.
    Find,
    /// Choose where to go.
    GoTo,
}

impl Shortcut {
    /// What a key asks for, if anything.
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return None;
        }
        match (pressed(event)?.to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Some(Self::Undo),
            ("z", true) | ("y", false) => Some(Self::Redo),
            ("s", false) => Some(Self::Save),
            ("f", true) => Some(Self::Find),
            ("k", false) => Some(Self::GoTo),
            _ => None,
        }
    }
}

/// Listens to the shortcuts as long as the page lives; where `act` returns false, the key is left
/// to the browser.
///
/// Also inside fields, whose own undo would bring back text without the figures that belong to it.
pub fn listen(act: impl Fn(Shortcut) -> bool + 'static) {
    EventListener::new_with_options(
        &document(),
        "keydown",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            let shortcut = event.dyn_ref::<KeyboardEvent>().and_then(Shortcut::of);
            if shortcut.is_some_and(&act) {
                event.prevent_default();
            }
        },
    )
    .forget();
}
