//! Something that is wrong or missing, and the way to it.

use leptos::{ev::MouseEvent, prelude::*};

use super::Icon;
use crate::{
    app::{
        desk::{Desk, desk, words},
        navigation::spot_of,
        route::Route,
    },
    check::{Finding, Severity, Subject},
};

impl Severity {
    /// The icon that stands for it.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// The classes of a finding of this severity.
    #[must_use]
    const fn class(self) -> &'static str {
        match self {
            Self::Blocking => "sp-finding sp-finding--blocking",
            Self::Warning => "sp-finding sp-finding--warning",
            Self::Advice => "sp-finding sp-finding--advice",
        }
    }
}

/// Follows a link to a field, down to the field itself.
pub fn go_to(desk: Desk, about: Subject, field: &'static str) -> impl Fn(MouseEvent) {
    move |event| {
        // With one of these keys the browser opens the link elsewhere.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            desk.go_to(about, field);
        }
    }
}

/// A finding in a list, with a link to its field.
#[component]
pub fn FindingItem(
    /// What was found.
    finding: Finding,
    /// Whether there is room for its level in a column of its own.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let severity = finding.severity();
    let (text, place) = desk.peek(|plan| {
        let place = Route::Plan(
            plan.id,
            spot_of(plan, finding.about, finding.field.name()).place,
        );
        (words.finding(plan, &finding), place)
    });
    let go = go_to(desk, finding.about, finding.field.name());
    let level = || view! { <span class="sp-finding__level">{words.severity(severity)}</span> };
    view! {
        <li class=severity.class()>
            <Icon name=severity.icon()/>
            {wide.then(level)}
            <div>
                {(!wide).then(level)}
                <a class="utrecht-link utrecht-link--html-a" href=place.fragment() on:click=go>
                    {text.title}
                </a>
                {(!text.detail.is_empty())
                    .then(|| view! { <span class="sp-finding__rule">{text.detail}</span> })}
            </div>
        </li>
    }
}
