//! What is drawn only for paper.

use gloo_events::EventListener;
use leptos::prelude::*;

/// Whether the page is being printed.
///
/// Both are listened to, because each is missing somewhere: the event before printing in a preview
/// and in some browsers on phones, the change of the medium in others.
pub fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    let set = move |now: bool| {
        if printing.try_get_untracked() == Some(!now) {
            printing.try_set(now);
        }
    };
    let listen = |name, now| EventListener::new(&window(), name, move |_| set(now));
    let mut listeners = vec![listen("beforeprint", true), listen("afterprint", false)];
    if let Ok(Some(medium)) = window().match_media("print") {
        set(medium.matches());
        let asked = medium.clone();
        listeners.push(EventListener::new(&medium, "change", move |_| {
            set(asked.matches());
        }));
    }
    let listeners = StoredValue::new_local(listeners);
    on_cleanup(move || listeners.dispose());
    printing
}
