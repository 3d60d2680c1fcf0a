//! The frame around every page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    app::{
        browser::{
            device::{self, MAIN},
            keys::{self, Shortcut},
        },
        desk::{Desk, Saying, words},
        going::{
            places::{Going, going},
            route::Route,
        },
        keeping::{
            Keeping,
            durable::{BroughtBack, bring_back_then},
            keeping,
        },
        pages::{Editor, Help, OnDevice, Start, look_for_words},
        parts::{ArrivingDialog, NewerVersion, NoticeBar, dropping},
    },
    plan::{Id, Language, Plan},
};

/// Puts the page in the document and says that it is ready.
pub fn mount() {
    console_error_panic_hook::set_once();
    bring_back_then(|back| {
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
        let back = StoredValue::new(Some(back));
        mount_to_body(move || view! { <App back=back/> });
        if let Some(body) = document().body() {
            // Whoever measures how soon one can edit waits for this.
            let _ = body.set_attribute("data-ready", "");
        }
    });
}

#[component]
fn App(
    /// What came back from the database; taken when it is said.
    back: StoredValue<Option<BroughtBack>>,
) -> impl IntoView {
    let (saying, going) = (Saying::new(), Going::new());
    let desk = Desk::new(saying);
    let keeping = Keeping::new(desk, saying, going);
    provide_context(saying);
    provide_context(going);
    provide_context(desk);
    provide_context(keeping);
    // After a plan was opened: that closes what was said before.
    Effect::new(move |_| {
        if let Some(back) = back.try_update_value(Option::take).flatten() {
            keeping.say_brought_back(back);
        }
    });
    going.follow_address(move || desk.pause());
    keeping.keep_saving();
    keeping.listen_to_tabs();
    keys::listen(move |shortcut| act(shortcut, desk, keeping));
    dropping::take_dropped_files(keeping);
    move || {
        let language = saying.language.get();
        let code = match language {
            Language::Nl => "nl",
            Language::En => "en",
        };
        if let Some(page) = document().document_element() {
            let _ = page.set_attribute("lang", code);
        }
        view! { <Page/> }
    }
}

/// Does what keys ask for; false where there is no plan to do it with.
fn act(shortcut: Shortcut, desk: Desk, keeping: Keeping) -> bool {
    if desk.in_hand().is_none() {
        return false;
    }
    match shortcut {
        Shortcut::Undo => desk.undo(),
        Shortcut::Redo => desk.redo(),
        Shortcut::Save => keeping.save_now(),
        Shortcut::Find => look_for_words(desk),
    }
    true
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Start,
    Help,
    Device,
    Plan(Id<Plan>),
}

#[component]
fn Page() -> impl IntoView {
    let (keeping, going, words) = (keeping(), going(), words());
    let room = Memo::new(move |_| match going.route.get() {
        Route::Start => Room::Start,
        Route::Help => Room::Help,
        Route::Device => Room::Device,
        Route::Plan(plan, _) => Room::Plan(plan),
    });
    // A link to the fragment would be taken for a place on the page.
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        let main = document().get_element_by_id(MAIN);
        if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
            let _ = main.focus();
        }
    };
    view! {
        <div class="sp-page">
            <a class="nl-skip-link nl-skip-link--visible-on-focus" href=format!("#{MAIN}") on:click=skip>
                {words.skip_to_content()}
            </a>
            <NewerVersion/>
            {move || {
                // By pointer, so that the start page does not bring the code of the others along.
                let page: fn() -> AnyView = match room.get() {
                    Room::Start => {
                        keeping.close();
                        device::title(words.app_name());
                        || view! { <Start/> }.into_any()
                    }
                    Room::Help => {
                        device::title(words.help());
                        || view! { <Help/> }.into_any()
                    }
                    Room::Device => {
                        keeping.close();
                        device::title(words.on_device());
                        || view! { <OnDevice/> }.into_any()
                    }
                    Room::Plan(plan) => return view! { <Editor plan=plan/> }.into_any(),
                };
                page()
            }}
            <ArrivingDialog/>
            <NoticeBar/>
            <dropping::DropZone/>
        </div>
    }
}
