//! A button that shows a list of actions.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{Icon, IconButton};
use crate::app::browser::keys::pressed;

/// A button that shows a list, closed by Escape or by leaving it.
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
        use wasm_bindgen::JsCast;
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
    let close = move |event: KeyboardEvent| {
        if open.get_untracked() && pressed(&event).as_deref() == Some("Escape") {
            open.set(false);
            if let Some(Ok(Some(button))) = frame
                .get_untracked()
                .map(|frame| frame.query_selector("button"))
            {
                use wasm_bindgen::JsCast;
                let button: Option<web_sys::HtmlElement> = button.dyn_into().ok();
                let _ = button.map(|button| button.focus());
            }
            event.stop_propagation();
        }
    };
    view! {
        <div class="sp-menu" node_ref=frame on:focusout=left on:keydown=close>
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
