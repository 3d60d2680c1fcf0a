//! A button that shows a list of actions.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Icon, IconButton};
use crate::{
    app::browser::{device::after_drawing, keys::pressed},
    plan::folded,
};

/// A button that shows a list, closed by Escape or by leaving it. Arrows, Home, End and letters lead to
/// its items.
#[component]
pub fn Menu(
    /// What the button is for.
    #[prop(into)]
    label: String,
    /// The id of the list.
    #[prop(into)]
    id: String,
    /// Whether the button is within text.
    #[prop(optional)]
    small: bool,
    /// The items.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    provide_context(MenuState(open));
    let frame = NodeRef::<html::Div>::new();
    let left = move |event: web_sys::FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        // The page may go away while the menu has the focus.
        let frame = frame.try_get_untracked().flatten();
        let inside = frame.is_some_and(|frame| frame.contains(to.as_ref()));
        if !inside {
            open.try_set(false);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let (Some(key), Some(frame)) = (pressed(&event), frame.get_untracked()) else {
            return;
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let was_open = open.get_untracked();
        if key == "Escape" {
            if was_open {
                open.set(false);
                focus_first(&frame, "button");
                event.stop_propagation();
            }
            return;
        }
        let items = all(&frame, ".sp-menu__item:enabled");
        let here = document().active_element();
        let at = items.iter().position(|item| here.as_ref() == Some(item));
        let begins = |item: &HtmlElement| {
            let text = item.text_content().unwrap_or_default();
            folded(&text).starts_with(&folded(&key))
        };
        let last = items.len().saturating_sub(1);
        let to = match key.as_str() {
            "ArrowDown" => Some(at.map_or(0, |at| if at == last { 0 } else { at + 1 })),
            "ArrowUp" => Some(at.filter(|at| *at > 0).map_or(last, |at| at - 1)),
            "Home" if was_open => Some(0),
            "End" if was_open => Some(last),
            // A letter leads to the next item that begins with it.
            letter if was_open && letter.chars().count() == 1 && letter != " " => {
                let after = at.map_or(0, |at| at + 1);
                let around = (after..items.len()).chain(0..after);
                around
                    .into_iter()
                    .find(|at| items.get(*at).is_some_and(begins))
            }
            _ => None,
        };
        if let Some(item) = to.and_then(|to| items.get(to)).cloned() {
            event.prevent_default();
            open.set(true);
            // A list that is still hidden cannot have the focus.
            after_drawing(move || {
                let _ = item.focus();
            });
        }
    };
    view! {
        <div class="sp-menu" node_ref=frame on:focusout=left on:keydown=on_key>
            <IconButton
                icon="more"
                id=format!("{id}-button")
                label=label
                small=small
                on_press=move || open.update(|open| *open = !*open)
                attr:aria-expanded=move || open.get().to_string()
                attr:aria-controls=id.clone()
            />
            <ul class="sp-menu__list" id=id.clone() hidden=move || !open.get()>
                {children()}
            </ul>
        </div>
    }
}

/// The elements within a frame that a selector means.
fn all(frame: &HtmlElement, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = frame.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

fn focus_first(frame: &HtmlElement, selector: &str) {
    if let Some(element) = all(frame, selector).first() {
        let _ = element.focus();
    }
}

#[derive(Clone, Copy)]
struct MenuState(RwSignal<bool>);

/// One action of a menu.
#[component]
pub fn MenuItem(
    /// The icon's name.
    icon: &'static str,
    /// What it says.
    #[prop(into)]
    label: String,
    /// What it does.
    on_press: impl Fn() + Send + Sync + 'static,
    /// Whether there is nothing to do.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether there is a line above it.
    #[prop(optional)]
    divided: bool,
    /// The language of the label, if it is not that of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// More classes.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let MenuState(open) = expect_context();
    view! {
        <li class=class class:sp-menu__divider=divided>
            <button
                type="button"
                class="sp-menu__item"
                lang=lang
                disabled=disabled
                on:click=move |_| {
                    open.set(false);
                    on_press();
                }
            >
                <Icon name=icon/>
                {label}
            </button>
        </li>
    }
}
