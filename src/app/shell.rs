//! The frame around every page.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    app::{
        browser::device::{self, MAIN},
        desk::{Desk, Saying, desk, plan_title, words},
        doors,
        going::{
            places::{Going, going},
            route::Route,
        },
        keeping::{
            Keeping,
            durable::{BroughtBack, bring_back_then},
            halls::Halls,
            keeping,
        },
        pages::Start,
        parts::{ComingBar, NewerVersion, NoticeBar, dropping, printing},
    },
    plan::{Id, Language, Plan},
};

/// Puts the page in the document and says that it is ready.
pub fn mount() {
    console_error_panic_hook::set_once();
    bring_back_then(doors::rest, |back| {
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
        let back = StoredValue::new(Some(back));
        mount_to_body(move || view! { <App back=back/> });
        if let Some(body) = document().body() {
            // Benchmarks of how soon the page can be edited wait for this.
            let _ = body.set_attribute("data-ready", "");
        }
    });
}

#[component]
fn App(
    /// What was restored from the database; taken when it is reported.
    back: StoredValue<Option<BroughtBack>>,
) -> impl IntoView {
    let (saying, going) = (Saying::new(), Going::new());
    let desk = Desk::new(saying);
    let halls = Halls::new(doors::editing, doors::rest);
    let keeping = Keeping::new(desk, saying, going, halls);
    provide_context(saying);
    provide_context(going);
    provide_context(desk);
    provide_context(keeping);
    halls
        .editing
        .begin_with(move |editing| (editing.begin)(keeping));
    halls.rest.begin_with(move |rest| {
        let back = back.try_update_value(Option::take).flatten();
        (rest.begin)(keeping, back.unwrap_or_default());
    });
    spawn_local(async move {
        halls.fetch().await;
        // The files for offline use are fetched after what the user is waiting for.
        device::tell("sectorplan-settled");
    });
    going.follow_address(move || {
        desk.pause();
        saying.leave();
    });
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Start,
    Help,
    Device,
    Plan(Id<Plan>),
}

#[component]
fn Page() -> impl IntoView {
    let (desk, keeping, going, words) = (desk(), keeping(), going(), words());
    let room = Memo::new(move |_| match going.route.get() {
        Route::Start => Room::Start,
        Route::Help => Room::Help,
        Route::Device => Room::Device,
        Route::Plan(plan, _) => Room::Plan(plan),
    });
    let printing = printing();
    Effect::new(move |_| {
        // Of a page that was left open over midnight, the day is worked out when it is printed.
        printing.track();
        let title = match room.get() {
            Room::Plan(_) if desk.in_hand().is_some() => plan_title(),
            _ => words.app_name().to_owned(),
        };
        device::on_paper("--sp-paper-title", &title);
        let day = device::today().map(|day| words.paper_printed(words.date_long(day)));
        device::on_paper("--sp-paper-day", &day.unwrap_or_default());
    });
    // A link to the fragment would be mistaken for a place on the page.
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
                let (rest, editing) = (keeping.halls.rest, keeping.halls.editing);
                let close = || {
                    // Until the hall that opens plans has loaded, none is open.
                    if let Some(editing) = untrack(|| editing.here()) {
                        (editing.close)(keeping);
                    }
                };
                match room.get() {
                    Room::Start => {
                        close();
                        device::title(words.app_name());
                        view! { <Start/> }.into_any()
                    }
                    Room::Help => {
                        device::title(words.help());
                        rest.view(|rest| (rest.help)())
                    }
                    Room::Device => {
                        close();
                        device::title(words.on_device());
                        rest.view(|rest| (rest.on_device)())
                    }
                    Room::Plan(plan) if desk.in_hand() == Some(plan) => {
                        editing.view(|editing| (editing.editor)())
                    }
                    Room::Plan(plan) => rest.view(move |rest| {
                        if (rest.open)(keeping, plan) {
                            editing.view(|editing| (editing.editor)())
                        } else {
                            (rest.missing)()
                        }
                    }),
                }
            }}
            {move || keeping.halls.rest.here().map(|rest| (rest.dialogs)())}
            <NoticeBar/>
            <ComingBar/>
            <dropping::DropZone/>
        </div>
    }
}
