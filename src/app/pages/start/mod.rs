//! The plans on this device, and the ways to begin.

pub mod bin;
pub mod help;
mod intro;
pub mod on_device;
mod plans;
pub mod unreadable;

use std::sync::Arc;

use leptos::prelude::*;

use self::{
    intro::{examples, intro},
    plans::Plans,
};
use crate::{
    app::{
        browser::device::MAIN,
        desk::{Undo, words},
        going::route::{Place, Route, Tool},
        keeping::{Keeping, halls::Rest, keeping, opening::Source},
        pages::plan::top::Top,
        parts::{Button, FailureAlert, Icon, OpenFile, StorageUnread, Weight},
    },
    keep::{Binned, Listed, Occasion, StorageFault, Stray, now},
    plan::Kind,
};

/// Makes an independent copy of a plan on the shelf.
pub fn duplicate(keeping: Keeping, listed: Listed) {
    let (saying, words) = (keeping.saying, keeping.saying.words());
    let plan = keeping.find(listed.head.id);
    let copy = plan.map(|plan| keeping.copy_of(&plan));
    // No file has the copy yet.
    let occasion = Occasion {
        downloaded: None,
        ..Occasion::again(&listed, now())
    };
    let kept = copy.filter(|copy| keeping.keep(copy, occasion).is_ok());
    let Some(copy) = kept else {
        return saying.say(words.start_not_duplicated());
    };
    let id = copy.id;
    keeping.in_no_file(id);
    let undo: Undo = Arc::new(move || keeping.take_back(id));
    saying.say_with_undo(words.start_duplicated(copy.title), Some(undo));
}

/// What is on the shelf.
#[derive(Debug, Clone, PartialEq)]
struct OnShelf {
    rows: Vec<Listed>,
    bin: Vec<Binned>,
    unreadable: Vec<Stray>,
    fault: Option<StorageFault>,
    known: bool,
}

impl OnShelf {
    /// Whether it is certain that nothing is there.
    fn is_empty(&self) -> bool {
        self.known && self.rows.is_empty() && self.unreadable.is_empty() && self.fault.is_none()
    }
}

/// The first page.
#[component]
pub fn Start() -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    if let Some(rest) = untrack(|| keeping.halls.rest.here()) {
        (rest.sweep)(keeping);
    }
    let shelf = Memo::new(move |_| {
        keeping.shelf_changes.track();
        let (listing, fault) = untrack(|| keeping.listing());
        // Entries without a label are listed once the hall that reads them has loaded.
        let known = untrack(|| keeping.halls.rest.here()).is_some();
        if fault.is_some() && !known {
            keeping.halls.rest.then(|_| {});
        }
        OnShelf {
            rows: listing.plans,
            bin: listing.bin,
            unreadable: listing.strays,
            fault: fault.filter(|_| known),
            known: known || fault.is_none(),
        }
    });
    let start = move |place: Place| {
        let editing = keeping.halls.editing;
        editing.then(move |editing| (editing.start)(keeping, Kind::SectorPlan, place));
    };
    let open = move |source: Source| {
        let rest = keeping.halls.rest;
        rest.then(move |rest| (rest.open_from)(keeping, source));
    };
    let left_over = move || keeping.halls.editing.view(|editing| (editing.left_over)());
    let fault = Signal::derive(move || shelf.with(|shelf| shelf.fault));
    let rows = Memo::new(move |_| shelf.with(|shelf| shelf.rows.clone()));
    let bin = Memo::new(move |_| shelf.with(|shelf| shelf.bin.clone()));
    let any = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let any_in_bin = Memo::new(move |_| bin.with(|bin| !bin.is_empty()));
    let none = Memo::new(move |_| shelf.with(OnShelf::is_empty));
    let acts = move || {
        view! {
            <div class="sp-actions sp-start__main">
                <Button
                    icon="add"
                    label=words.start_new_plan()
                    weight=Weight::Primary
                    on_press=move || start(Place::PROFILE)
                />
                <OpenFile label=words.start_open_file() on_file=Box::new(move |file| open(Source::File(file)))/>
            </div>
        }
        .into_any()
    };
    view! {
        <Top/>
        <main class="sp-start sp-roomy" id=MAIN tabindex="-1">
            {move || {
                if none.get() {
                    return intro(acts());
                }
                view! {
                    <h1 class="nl-heading nl-heading--level-1">{words.start_title()}</h1>
                    <p class="nl-paragraph nl-paragraph--lead sp-start__lead">{words.start_lead()}</p>
                    {acts()}
                }
                .into_any()
            }}
            <FailureAlert/>
            {move || keeping.left_over.with(Option::is_some).then(left_over)}
            <StorageUnread fault=fault/>
            <Show when=move || any.get()>
                <Plans rows=rows/>
                <div class="sp-actions sp-actions--after">
                    <Button
                        icon="copy"
                        label=words.start_with_parts()
                        weight=Weight::Subtle
                        on_press=move || start(Place::Tool(Tool::CopyFrom))
                    />
                </div>
            </Show>
            <Show when=move || any_in_bin.get()>
                {keeping.halls.rest.view(move |rest| (rest.bin)(bin.into()))}
            </Show>
            {move || {
                let shelf = shelf.get();
                (!shelf.unreadable.is_empty()).then(|| {
                    let view = move |rest: Rest| {
                        (rest.unreadable)(shelf.unreadable.clone(), &shelf.rows)
                    };
                    keeping.halls.rest.view(view)
                })
            }}
            {examples(open)}
            <div class="sp-where">
                <Icon name="shield" class="sp-icon--large"/>
                <div>
                    <p class="nl-paragraph">
                        <strong>{words.start_where()}</strong>
                        " "
                        {words.start_nothing_sent()}
                    </p>
                    <p class="nl-paragraph">{words.start_keep_a_file()}</p>
                    <p class="nl-paragraph">
                        <a class="utrecht-link utrecht-link--html-a" href=Route::Device.fragment()>
                            {words.on_device()}
                        </a>
                    </p>
                </div>
            </div>
        </main>
    }
}
