//! What the page tells the user: that something failed, what was just done.

use leptos::{prelude::*, task::spawn_local};

use super::{Button, Icon, IconButton, Weight};
use crate::{
    app::{
        browser::device::{self, MAIN},
        desk::{saying, words},
        keeping::{halls::Says, keeping, saving::Saved},
    },
    keep::{SaveFault, StorageFault},
};

/// What could not be opened or downloaded, until it is closed.
#[component]
pub fn FailureAlert() -> impl IntoView {
    let (saying, words) = (saying(), words());
    let close = move || {
        saying.failure.set(None);
        device::focus(MAIN.to_owned());
    };
    move || {
        saying.failure.get().map(|failure| {
            view! {
                <div class="utrecht-alert utrecht-alert--error" id="failure" tabindex="-1" role="alert">
                    <Icon name="blocking"/>
                    <div class="utrecht-alert__content">
                        <div class="utrecht-alert__message">
                            <p class="nl-paragraph">
                                <strong>{failure.heading}</strong>
                            </p>
                            <p class="nl-paragraph">{failure.what}</p>
                            <p class="nl-paragraph">{failure.todo}</p>
                        </div>
                    </div>
                    <IconButton icon="close" label=words.close_message() on_press=close/>
                </div>
            }
        })
    }
}

/// What was just done, with a way to undo it, until it is closed or replaced.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let (saying, words) = (saying(), words());
    let close = move || {
        saying.notice.set(None);
        device::focus(MAIN.to_owned());
    };
    // Text put in a region that already exists is read aloud.
    view! {
        <div role="status">
            {move || {
                saying.notice
                    .get()
                    .map(|notice| {
                        let undo = notice.undo.map(|undo| (words.undo(), undo));
                        let undo = undo
                            .or(notice.act)
                            .map(|(name, act)| {
                                let act = move |_| {
                                    close();
                                    act();
                                };
                                view! {
                                    <button
                                        type="button"
                                        class="utrecht-button utrecht-button--subtle"
                                        on:click=act
                                    >
                                        {name}
                                    </button>
                                }
                            });
                        view! {
                            <div class="sp-notice">
                                <span>{notice.text}</span>
                                <span class="sp-actions">
                                    {undo}
                                    <IconButton
                                        icon="close"
                                        label=words.close_message()
                                        on_press=close
                                    />
                                </span>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// The message that the plans on this device cannot be read, as long as that is true.
#[component]
pub fn StorageUnread(
    /// What kept them from being read.
    #[prop(into)]
    fault: Signal<Option<StorageFault>>,
) -> impl IntoView {
    let words = words();
    move || {
        fault.get().map(|_| {
            view! {
                <div
                    class="utrecht-alert utrecht-alert--warning"
                    role="region"
                    aria-label=words.banner_name()
                >
                    <Icon name="warning"/>
                    <div class="utrecht-alert__content">
                        <p class="nl-paragraph">
                            <strong>{words.storage_unread()}</strong>
                            " "
                            {words.storage_unread_todo()}
                        </p>
                    </div>
                </div>
            }
        })
    }
}

/// The message that the open plan is not saved, as long as that is true.
#[component]
pub fn StorageBanner() -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let rest = keeping.halls.rest;
    let trouble = Memo::new(move |_| match keeping.saved.get() {
        Saved::No(fault) => Some(fault),
        Saved::Yes | Saved::Here | Saved::NotYet => None,
    });
    let banner = move |trouble: SaveFault| {
        let (what, todo) = match trouble {
            SaveFault::Storage(StorageFault::Blocked | StorageFault::Silent) => {
                (words.storage_blocked(), words.storage_blocked_todo())
            }
            SaveFault::Storage(StorageFault::Full) => {
                (words.storage_full(), words.storage_full_todo())
            }
            SaveFault::NotReadBack => (
                words.storage_not_read_back(),
                words.storage_not_read_back_todo(),
            ),
            SaveFault::ChangedElsewhere => {
                (words.changed_elsewhere(), words.changed_elsewhere_todo())
            }
            SaveFault::Later(_) => (words.saved_later(), words.saved_later_todo()),
            SaveFault::HardlyAnything { .. } => {
                (words.hardly_anything(), words.hardly_anything_todo())
            }
            SaveFault::TooMuch(_) => (words.storage_too_large(), words.storage_too_large_todo()),
        };
        let elsewhere = trouble == SaveFault::ChangedElsewhere;
        let later = matches!(trouble, SaveFault::Later(_));
        let sizes = match trouble {
            SaveFault::HardlyAnything { stored, new } => {
                Some(words.hardly_anything_sizes(words.size(stored), words.size(new)))
            }
            SaveFault::TooMuch(too_much) => Some(words.too_much(too_much)),
            _ => None,
        };
        let hardly_anything = matches!(trouble, SaveFault::HardlyAnything { .. });
        view! {
            <div
                class="utrecht-alert utrecht-alert--warning sp-banner"
                role="region"
                aria-label=words.banner_name()
            >
                <Icon name="warning"/>
                <div class="utrecht-alert__content">
                    <p class="nl-paragraph">
                        <strong>{what}</strong>
                        " "
                        {todo}
                        " "
                        {sizes}
                    </p>
                    <div class="sp-actions">
                        {hardly_anything
                            .then(|| {
                                view! {
                                    <Button
                                        icon="undo"
                                        label=words.hardly_anything_keep()
                                        on_press=move || rest.then(move |rest| (rest.back_to_stored)(keeping))
                                    />
                                    <Button
                                        icon="saved"
                                        label=words.hardly_anything_save()
                                        weight=Weight::Subtle
                                        on_press=move || keeping.save_anyway()
                                    />
                                }
                            })}
                        <Button
                            icon="download"
                            label=words.download_now()
                            on_press=move || keeping.download()
                        />
                        {(elsewhere || later)
                            .then(|| {
                                view! {
                                    <Button
                                        icon="replace"
                                        label=if later {
                                            words.reload_page()
                                        } else {
                                            words.reload_other_version()
                                        }
                                        weight=Weight::Subtle
                                        on_press=|| {
                                            // If the browser refuses, the page stays as it is.
                                            let _ = window().location().reload();
                                        }
                                    />
                                }
                            })}
                    </div>
                </div>
            </div>
        }
    };
    move || trouble.get().map(banner)
}

/// The message that a part of the program is loading, or could not be fetched, while the user waits
/// for it.
#[component]
pub fn ComingBar() -> impl IntoView {
    let (halls, words) = (keeping().halls, words());
    let says = Memo::new(move |_| halls.says());
    let failed = move || says.get() == Some(Says::Failed);
    view! {
        <div role="status">
            {move || {
                (says.get() == Some(Says::OnItsWay))
                    .then(|| view! { <div class="sp-notice sp-notice--above">{words.part_coming()}</div> })
            }}
        </div>
        {move || {
            failed()
                .then(|| {
                    view! {
                        <div class="sp-notice sp-notice--above" role="alert">
                            <span>{words.part_failed()}</span>
                            <Button
                                icon="redo"
                                label=words.try_again()
                                weight=Weight::Subtle
                                on_press=move || spawn_local(halls.fetch())
                            />
                        </div>
                    }
                })
        }}
    }
}
