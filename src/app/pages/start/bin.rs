//! The plans that were deleted, until they go by themselves.

use leptos::prelude::*;

use crate::{
    app::{
        browser::{device, moments::when},
        desk::words,
        keeping::keeping,
        parts::{Button, Icon, Weight, dialogs::PLANS},
    },
    keep::Binned,
    text::or_untitled,
};

/// The bin: what is in it, when that goes, and the ways back and out.
pub fn bin(rows: Signal<Vec<Binned>>) -> AnyView {
    let (keeping, words) = (keeping(), words());
    let count = move || u64::try_from(rows.with(Vec::len)).unwrap_or(u64::MAX);
    let asked = RwSignal::new(false);
    let ask = move |asks: bool| {
        asked.set(asks);
        device::focus(if asks { "bin-keep" } else { "bin-empty" }.to_owned());
    };
    let row = move |binned: Binned| {
        let (head, goes) = (&binned.listed.head, binned.goes());
        let (id, title) = (head.id, or_untitled(&head.title, words.untitled_plan()));
        let back = title.clone();
        view! {
            <li class="sp-bin__plan">
                <span>
                    <strong>{title.clone()}</strong>
                    <span class="sp-plans__sub">
                        {words.bin_since(when(words, binned.since), when(words, goes))}
                    </span>
                </span>
                <Button
                    icon="undo"
                    label=words.bin_put_back()
                    tip=words.bin_put_back_named(title)
                    weight=Weight::Subtle
                    on_press=move || {
                        if keeping.put_back(id) {
                            keeping.saying.say(words.bin_is_back(back.clone()));
                            device::focus(PLANS.to_owned());
                        }
                    }
                />
            </li>
        }
    };
    view! {
        <details class="sp-bin">
            <summary>
                <Icon name="delete"/>
                {move || words.bin(count())}
            </summary>
            <p class="nl-paragraph sp-soft">{words.bin_says()}</p>
            <ul class="sp-bin__list">
                <For each=move || rows.get() key=|it| (it.listed.head.id, it.since) let:it>
                    {row(it)}
                </For>
            </ul>
            <Show
                when=move || asked.get()
                fallback=move || {
                    view! {
                        <div class="sp-actions">
                            <Button
                                icon="delete"
                                label=words.bin_empty()
                                weight=Weight::Subtle
                                id="bin-empty"
                                on_press=move || ask(true)
                            />
                        </div>
                    }
                }
            >
                <p class="nl-paragraph" role="alert">{move || words.bin_sure(count())}</p>
                <div class="sp-actions">
                    <Button
                        icon="back"
                        label=words.bin_keep()
                        id="bin-keep"
                        on_press=move || ask(false)
                    />
                    <Button
                        icon="delete"
                        label=words.bin_really()
                        weight=Weight::Subtle
                        on_press=move || {
                            keeping.empty_bin();
                            device::focus(PLANS.to_owned());
                        }
                    />
                </div>
            </Show>
        </details>
    }
    .into_any()
}
