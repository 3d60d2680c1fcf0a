//! Lists that may be longer than anybody reads: no more is drawn than that, until somebody asks.

use leptos::prelude::*;

use super::printing;
use crate::app::{browser::device, desk::words};

/// How many items of a list are drawn at first.
const AT_FIRST: usize = 200;

/// How much of a list is drawn.
#[derive(Clone, Copy)]
pub struct Drawn {
    most: RwSignal<usize>,
    /// Paper has all.
    printing: RwSignal<bool>,
}

impl Drawn {
    /// As much as is drawn at first.
    #[must_use]
    pub fn at_first() -> Self {
        Self {
            most: RwSignal::new(AT_FIRST),
            printing: printing(),
        }
    }

    /// The items that are drawn.
    pub fn first<T>(self, mut all: Vec<T>) -> Vec<T> {
        if !self.printing.get() {
            all.truncate(self.most.get());
        }
        all
    }

    /// The items that are drawn, and this one.
    pub fn first_and<T: PartialEq>(self, all: Vec<T>, one: Option<T>) -> Vec<T> {
        let there = one.filter(|one| all.contains(one));
        let mut drawn = self.first(all);
        let left_out = there.filter(|one| !drawn.contains(one));
        drawn.extend(left_out);
        drawn
    }
}

/// How many items of a list are not drawn, as a button that draws as many again; nothing if all are.
///
/// Whoever is led to an item that is not drawn presses it until it is (`device::focus_within`).
#[component]
pub fn More(
    /// How much of the list is drawn.
    drawn: Drawn,
    /// How many items it has.
    #[prop(into)]
    count: Signal<usize>,
) -> impl IntoView {
    let words = words();
    let left = Memo::new(move |_| count.get().saturating_sub(drawn.most.get()));
    let draw = move |_| {
        drawn.most.update(|most| *most = most.saturating_mul(2));
        device::keep_focus();
    };
    view! {
        <Show when=move || { left.get() > 0 }>
            <p class="sp-actions">
                <button type="button" class="sp-linkbutton" data-more="" on:click=draw>
                    {move || words.draw_more(u64::try_from(left.get()).unwrap_or(u64::MAX))}
                </button>
            </p>
        </Show>
    }
}
