//! Pieces of a file that could not be read and are kept along with it.

use leptos::prelude::*;

use super::{Button, Icon, Weight};
use crate::{
    app::{
        browser::{clipboard, device},
        desk::{desk, words},
        going::navigation::piece_id,
    },
    edit::{Act, Change},
    plan::{SetAside, Subject},
};

/// The id of the heading, which gets the focus when a piece is gone.
const HEAD: &str = "set-aside";
/// The most pieces that are shown; the rest follow as these are removed.
const MOST: usize = 100;

/// The most letters of a piece that are shown; copying it gives all.
const MOST_LETTERS: usize = 10_000;

/// A piece, the list it was in, and its position among the pieces of that list.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    list: &'static str,
    index: usize,
    what: SetAside,
}

/// What could not be read, with its text and a way to remove it; empty if everything was read.
#[component]
pub fn SetAsideList() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let pieces = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let lists = plan.set_aside().into_iter();
            lists
                .flat_map(|(list, pieces)| {
                    let pieces = pieces.into_iter().enumerate();
                    pieces.map(move |(index, what)| Piece { list, index, what })
                })
                .collect::<Vec<_>>()
        })
    });
    let items = move || {
        let pieces = pieces.get().into_iter().take(MOST);
        pieces
            .map(|piece| view! { <SetAsideItem piece=piece/> })
            .collect_view()
    };
    let more = move || {
        let more = pieces.with(Vec::len).saturating_sub(MOST);
        (more > 0).then(|| {
            let more = words.count(u64::try_from(more).unwrap_or(u64::MAX));
            view! { <p class="nl-paragraph sp-soft">{words.setaside_more(more)}</p> }
        })
    };
    let count = move || u64::try_from(pieces.with(Vec::len)).unwrap_or(u64::MAX);
    view! {
        <Show when=move || pieces.with(|pieces| !pieces.is_empty())>
            <div class="sp-group">
                <section class="sp-setaside" aria-labelledby=HEAD>
                    <h2 class="nl-heading nl-heading--level-2" id=HEAD tabindex="-1">
                        {words.setaside_head()}
                    </h2>
                    <p class="nl-paragraph sp-soft">{move || words.setaside_intro(count())}</p>
                    <ul class="sp-setaside__list">{items}</ul>
                    {more}
                </section>
            </div>
        </Show>
    }
}

#[component]
fn SetAsideItem(piece: Piece) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let Piece { list, index, what } = piece;
    let message = desk.peek(|plan| words.piece(plan, list, &what.fault));
    let raw = what.raw.text().to_owned();
    let shown: String = raw.chars().take(MOST_LETTERS).collect();
    let shown = if shown.len() < raw.len() {
        shown + " …"
    } else {
        shown
    };
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let raw = raw.clone();
        leptos::task::spawn_local(async move {
            let written = clipboard::write(&raw).await;
            copied.try_set(written);
        });
    };
    let remove = move || {
        let change = Change::whole(Act::Remove, Subject::SetAside { list, index });
        desk.edit(change, |plan| plan.discard_set_aside(list, index));
        desk.say_undoable(words.setaside_removed());
        device::focus(HEAD.to_owned());
    };
    view! {
        <li>
            <details class="sp-fold">
                <summary id=piece_id(list, index)>
                    <Icon name="unfold"/>
                    {message.what}
                </summary>
                <p class="nl-paragraph sp-soft">{message.todo}</p>
                <pre class="sp-raw" tabindex="0" role="region" aria-label=words.setaside_raw()>
                    {shown}
                </pre>
                <div class="sp-actions">
                    <button
                        type="button"
                        class="utrecht-button utrecht-button--secondary-action"
                        on:click=copy
                    >
                        <Icon name="copy"/>
                        <span aria-live="polite">
                            {move || if copied.get() { words.copied() } else { words.copy_text() }}
                        </span>
                    </button>
                    <Button
                        icon="delete"
                        label=words.setaside_remove()
                        weight=Weight::Subtle
                        on_press=remove
                    />
                </div>
            </details>
        </li>
    }
}
