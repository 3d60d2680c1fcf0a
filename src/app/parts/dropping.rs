//! Files that are dropped on the page.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_file::File;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent};

use crate::app::{
    desk::words,
    keeping::{Keeping, opening::Source},
    parts::Icon,
};

/// Whether a file is held over the page.
#[derive(Clone, Copy)]
struct Dragging(RwSignal<bool>);

/// What is held over the page, if it is a file.
fn held_file(event: &DragEvent) -> Option<DataTransfer> {
    let held = event.data_transfer()?;
    let is_file = held
        .types()
        .iter()
        .any(|kind| kind.as_string().as_deref() == Some("Files"));
    is_file.then_some(held)
}

/// Tells the browser that the file may be dropped here.
fn hold(dragging: RwSignal<bool>, event: &DragEvent) {
    let Some(held) = held_file(event) else {
        return;
    };
    event.prevent_default();
    held.set_drop_effect("copy");
    if !dragging.get_untracked() {
        dragging.set(true);
    }
}

/// Opens files that are dropped anywhere on the page, as long as it lives; otherwise the browser
/// would leave the page to show the file.
pub fn take_dropped_files(keeping: Keeping) {
    let dragging = RwSignal::new(false);
    provide_context(Dragging(dragging));
    let listen = |name: &'static str, act: fn(Keeping, RwSignal<bool>, &DragEvent)| {
        EventListener::new_with_options(
            &window(),
            name,
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                if let Some(event) = event.dyn_ref::<DragEvent>() {
                    act(keeping, dragging, event);
                }
            },
        )
        .forget();
    };
    listen("dragenter", |_, dragging, event| hold(dragging, event));
    listen("dragover", |_, dragging, event| hold(dragging, event));
    listen("dragleave", |_, dragging, event| {
        // Moving from one part of the page to another does not count as leaving.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    listen("drop", take_drop);
}

fn take_drop(keeping: Keeping, dragging: RwSignal<bool>, event: &DragEvent) {
    dragging.set(false);
    let Some(held) = held_file(event) else {
        return;
    };
    event.prevent_default();
    let Some(files) = held.files() else {
        return;
    };
    let Some(file) = files.get(0) else {
        return;
    };
    if files.length() > 1 {
        let saying = keeping.saying;
        saying.say(saying.words().drop_first_only(file.name()));
    }
    let rest = keeping.halls.rest;
    rest.then(move |rest| (rest.open_from)(keeping, Source::File(File::from(file))));
}

/// Says across the whole page that a file can be dropped.
#[component]
pub fn DropZone() -> impl IntoView {
    let words = words();
    let Dragging(dragging) = expect_context();
    move || {
        dragging.get().then(|| {
            view! {
                <div class="sp-drop" role="status">
                    <Icon name="open" class="sp-icon--large"/>
                    <strong>{words.drop_here()}</strong>
                    <span>{words.drop_kind()}</span>
                </div>
            }
        })
    }
}
