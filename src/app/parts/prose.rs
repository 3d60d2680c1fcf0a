//! Texts of several lines, which will eventually be pasted into government forms.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Field, Icon, field::shown, paste::paste, rendered::rendered};
use crate::{
    app::desk::{desk, words},
    markdown::{Block, Inline, Length, length, parse, plain},
};

/// Whether a text has more than plain lines, so that a preview is useful.
fn is_marked_up(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::List(_) => true,
        Block::Paragraph(inlines) => inlines
            .iter()
            .any(|inline| !matches!(inline, Inline::Text(_) | Inline::Break)),
    })
}

/// A text of several lines, with its length and a button that copies it.
#[component]
pub fn Prose(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What to type.
    #[prop(default = None)]
    hint: Option<String>,
    /// How many lines it shows at least.
    #[prop(default = 3)]
    rows: u32,
    /// Its value.
    #[prop(into)]
    value: Signal<String>,
    /// Stores what was typed.
    on_input: Box<dyn Fn(String) + Send + Sync>,
    /// Tidies up when the user leaves it.
    #[prop(optional)]
    on_leave: Option<Box<dyn Fn() + Send + Sync>>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let copied = RwSignal::new(false);
    let previewed = RwSignal::new(false);
    let unformatted = RwSignal::new(false);
    // The length of the text and whether it is marked up; redrawn only when these change.
    let comes_to = Memo::new(move |_| {
        value.with(|text| {
            let blocks = parse(text);
            let Length { characters, words } = length(&blocks);
            (characters, words, is_marked_up(&blocks))
        })
    });
    let on_input = StoredValue::new(on_input);
    let take = move |text: String| {
        copied.set(false);
        on_input.with_value(|on_input| on_input(text));
    };
    let describes = hint.as_ref().map(|_| format!("{id}-hint"));
    let copy = move |_| {
        let text = value.with_untracked(|text| plain(&parse(text)));
        leptos::task::spawn_local(async move {
            let written = window().navigator().clipboard().write_text(&text);
            copied.set(JsFuture::from(written).await.is_ok());
        });
    };
    let told = move || {
        let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
        let (characters, count, _) = comes_to.get();
        format!(
            "{} · {}",
            words.characters(number(characters)),
            words.words_count(number(count))
        )
    };
    let marked_up = Memo::new(move |_| comes_to.get().2);
    let preview = move || {
        (previewed.get() && marked_up.get()).then(|| {
            view! { <div class="sp-prose__shown">{rendered(&value.get())}</div> }
        })
    };
    let copy_label = words.copy_text_of(&label);
    view! {
        <Field id=id.clone() label=label hint=hint>
            <textarea
                class="utrecht-textarea utrecht-textarea--html-textarea"
                id=id
                rows=rows
                aria-describedby=describes
                use:shown=value
                on:input:target=move |event| {
                    unformatted.set(false);
                    take(event.target().value());
                }
                on:blur=move |_| {
                    if let Some(leave) = &on_leave {
                        leave();
                    }
                }
                on:paste=move |event| {
                    if let Some(pasted) = paste(&event) {
                        unformatted.set(pasted.unformatted);
                        // What was pasted is taken back by itself.
                        desk.pause();
                        take(pasted.text);
                        desk.pause();
                    }
                }
            ></textarea>
            {preview}
            <div role="status" class="sp-small">
                {move || unformatted.get().then(|| words.pasted_unformatted())}
            </div>
            <div class="sp-under">
                <span>{told}</span>
                <Show when=move || marked_up.get()>
                    <button
                        type="button"
                        class="sp-linkbutton"
                        aria-pressed=move || previewed.get().to_string()
                        on:click=move |_| previewed.update(|previewed| *previewed = !*previewed)
                    >
                        <Icon name="example"/>
                        {words.as_it_reads()}
                    </button>
                </Show>
                <button type="button" class="sp-linkbutton" aria-label=copy_label on:click=copy>
                    <Icon name="copy"/>
                    <span aria-live="polite">
                        {move || if copied.get() { words.copied() } else { words.copy_text() }}
                    </span>
                </button>
            </div>
        </Field>
    }
}
