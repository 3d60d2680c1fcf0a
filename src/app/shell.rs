//! The frame around every page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    app::{
        browser::device,
        desk::{Desk, words},
        going::{navigation::MAIN, route::Route},
        keeping::durable::{BroughtBack, bring_back_then},
        pages::{Editor, Help, OnDevice, Start},
        parts::{ArrivingDialog, NewerVersion, NoticeBar, dropping::DropZone},
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
    let desk = Desk::new();
    provide_context(desk);
    // After a plan was opened: that closes what was said before.
    Effect::new(move |_| {
        if let Some(back) = back.try_update_value(Option::take).flatten() {
            desk.say_brought_back(back);
        }
    });
    desk.follow_address();
    desk.keep_saving();
    desk.listen_to_tabs();
    desk.listen_to_keys();
    desk.take_dropped_files();
    move || {
        let language = desk.language.get();
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Start,
    Help,
    Device,
    Plan(Id<Plan>),
}

#[component]
fn Page() -> impl IntoView {
    let (desk, words) = (super::desk::desk(), words());
    let room = Memo::new(move |_| match desk.route.get() {
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
                        desk.close();
                        device::title(words.app_name());
                        || view! { <Start/> }.into_any()
                    }
                    Room::Help => {
                        device::title(words.help());
                        || view! { <Help/> }.into_any()
                    }
                    Room::Device => {
                        desk.close();
                        device::title(words.on_device());
                        || view! { <OnDevice/> }.into_any()
                    }
                    Room::Plan(plan) => return view! { <Editor plan=plan/> }.into_any(),
                };
                page()
            }}
            <ArrivingDialog/>
            <NoticeBar/>
            <DropZone/>
        </div>
    }
}
