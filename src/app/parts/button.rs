//! Buttons.

use leptos::prelude::*;

use super::Icon;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The next step.
    Primary,
    /// Another step.
    #[default]
    Secondary,
    /// Available, but quiet.
    Subtle,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "utrecht-button utrecht-button--primary-action",
            Self::Secondary => "utrecht-button utrecht-button--secondary-action",
            Self::Subtle => "utrecht-button utrecht-button--subtle",
        }
    }
}

/// A button with an icon and a word.
#[component]
pub fn Button(
    /// The icon's name.
    icon: &'static str,
    /// What it says.
    #[prop(into)]
    label: String,
    /// What it does.
    on_press: impl Fn() + 'static,
    /// How much it asks for attention.
    #[prop(optional)]
    weight: Weight,
    /// Its id, if something leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The tip, if the label alone says too little.
    #[prop(optional, into)]
    tip: Option<String>,
) -> impl IntoView {
    view! {
        <button type="button" id=id class=weight.class() title=tip on:click=move |_| on_press()>
            <Icon name=icon/>
            {label}
        </button>
    }
}

/// A button with only an icon; its name is read aloud and shown as a tip.
#[component]
pub fn IconButton(
    /// The icon's name.
    icon: &'static str,
    /// What it does, in words.
    #[prop(into)]
    label: String,
    /// The tip, if it says more than the label.
    #[prop(optional, into)]
    tip: Option<String>,
    /// What it does.
    on_press: impl Fn() + 'static,
    /// Whether there is nothing to do.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it is within text.
    #[prop(optional)]
    small: bool,
    /// Its id, if the focus can go to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// More classes.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let size = if small { "sp-iconbutton--small" } else { "" };
    view! {
        <button
            type="button"
            id=id
            class=format!("utrecht-button utrecht-button--subtle sp-iconbutton {size} {class}")
            aria-label=label.clone()
            title=tip.unwrap_or(label)
            disabled=disabled
            on:click=move |_| on_press()
        >
            <Icon name=icon/>
        </button>
    }
}
