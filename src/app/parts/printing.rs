//! What is drawn only for paper.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::{html, portal::Portal, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDivElement, ShadowRootInit, ShadowRootMode};

use crate::app::desk::desk;

/// How long nothing must have changed before what is for paper is kept ready, in milliseconds.
const REST: u32 = 3_000;

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

/// What is only on paper. It is drawn when printing begins; and, for browsers that do not tell, kept
/// ready while nothing is being changed. There it is in a root of its own, which no search, no
/// translation and no screen reader enters.
pub fn on_paper(draw: impl Fn() -> AnyView + Copy + Send + Sync + 'static) -> AnyView {
    let printing = printing();
    let ready = rested();
    let host = NodeRef::<html::Div>::new();
    let root = StoredValue::new_local(None::<Element>);
    let kept = move || {
        let host = host.get().filter(|_| ready.get() && !printing.get())?;
        let root =
            root.try_update_value(|root| root.get_or_insert_with(|| rooted(&host)).clone())?;
        Some(view! { <Portal mount=root>{draw()}</Portal> })
    };
    view! {
        {move || printing.get().then(draw)}
        <div
            class="sp-atrest"
            class=("sp-atrest--there", move || ready.get() && !printing.get())
            node_ref=host
        ></div>
        {kept}
    }
    .into_any()
}

/// An element in a closed root of `host`, with the styles of the page.
fn rooted(host: &HtmlDivElement) -> Element {
    let inside = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed));
    let Ok(inside) = inside else {
        return host.clone().into();
    };
    let styles = document().query_selector_all("link[rel=stylesheet]");
    if let Ok(styles) = styles {
        for style in (0..styles.length()).filter_map(|at| styles.item(at)) {
            // Without styles it is plain, and still all there.
            let copy = style.clone_node();
            let _ = copy.and_then(|copy| inside.append_child(&copy));
        }
    }
    let made = document().create_element("div");
    let made = made.and_then(|made| inside.append_child(&made).map(|_| made));
    made.unwrap_or_else(|_| host.clone().unchecked_into())
}

/// Whether the plan has not been changed for a while.
fn rested() -> RwSignal<bool> {
    let desk = desk();
    let rested = RwSignal::new(false);
    let wait = StoredValue::new_local(None);
    Effect::new(move |_| {
        desk.with_plan(|_| ());
        if rested.get_untracked() {
            rested.set(false);
        }
        wait.set_value(Some(Timeout::new(REST, move || {
            rested.try_set(true);
        })));
    });
    on_cleanup(move || wait.dispose());
    rested
}
