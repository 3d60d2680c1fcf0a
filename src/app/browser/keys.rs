//! Keys that work everywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::app::desk::Desk;

impl Desk {
    /// Listens to the keys for undo, redo, save and find, for as long as the page lives.
    ///
    /// Also inside fields: their own undo would bring back text without the figures that
    /// belong to it.
    pub fn listen_to_keys(self) {
        EventListener::new_with_options(
            &document(),
            "keydown",
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
                    return;
                }
                let in_plan = untrack(|| self.with_session(|session| session.is_some()));
                match (event.key().to_lowercase().as_str(), event.shift_key()) {
                    ("z", false) if in_plan => self.undo(),
                    ("z", true) | ("y", false) if in_plan => self.redo(),
                    ("s", false) if in_plan => self.save_now(),
                    ("f", true) if in_plan => self.look_for_words(),
                    _ => return,
                }
                event.prevent_default();
            },
        )
        .forget();
    }
}
