//! Keys that work everywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

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
}

impl Shortcut {
    fn of(event: &KeyboardEvent) -> Option<Self> {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return None;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Some(Self::Undo),
            ("z", true) | ("y", false) => Some(Self::Redo),
            ("s", false) => Some(Self::Save),
            ("f", true) => Some(Self::Find),
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
