//! What the user must know about files: that none has the latest work, or that the one on disk is
//! not kept up to date.

use leptos::prelude::*;

use super::{Button, Icon, Weight};
use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        going::{
            navigation,
            route::{Place, Route, Tool},
        },
        keeping::{keeping, on_disk::OnDisk},
    },
    keep::{Reminder, now},
};

/// What the banner is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Disk(OnDisk),
    Reminder,
}

/// A banner above the page while a file needs attention.
#[component]
pub fn FileBanner() -> impl IntoView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let about = Memo::new(move |_| match keeping.on_disk.get() {
        _ if !desk.writes() => None,
        state @ (OnDisk::Asks | OnDisk::Changed | OnDisk::Failed) => Some(About::Disk(state)),
        _ => {
            let strong = keeping.backup.get().reminder(now()) == Reminder::Strong;
            strong.then_some(About::Reminder)
        }
    });
    let banner = move |about: About| {
        let name = keeping.disk_name.get_untracked();
        let (icon, says) = match about {
            About::Disk(OnDisk::Asks) => ("info", words.disk_asks(name)),
            About::Disk(OnDisk::Changed) => ("warning", words.disk_changed(name)),
            About::Disk(_) => ("warning", words.disk_failed(name)),
            About::Reminder => (
                "info",
                words.backup_strong(keeping.backup.get_untracked().changes),
            ),
        };
        let class = if icon == "info" {
            "utrecht-alert utrecht-alert--info sp-banner"
        } else {
            "utrecht-alert utrecht-alert--warning sp-banner"
        };
        let acts = match about {
            About::Reminder => view! {
                <Button
                    icon="download"
                    label=words.download_now()
                    on_press=move || keeping.download()
                />
                <Button
                    icon="close"
                    label=words.backup_later()
                    weight=Weight::Subtle
                    on_press=move || {
                        keeping.remind_later();
                        device::keep_focus();
                    }
                />
            }
            .into_any(),
            About::Disk(state) => disk_acts(state),
        };
        view! {
            <div class=class role="region" aria-label=words.file_banner()>
                <Icon name=icon/>
                <div class="utrecht-alert__content">
                    <p class="nl-paragraph">{says}</p>
                    <div class="sp-actions">{acts}</div>
                </div>
            </div>
        }
    };
    move || about.get().map(banner)
}

/// What can be done about the file on disk.
pub fn disk_acts(state: OnDisk) -> AnyView {
    let (keeping, words) = (keeping(), words());
    let rest = keeping.halls.rest;
    let choose = |label: &'static str| {
        view! { <Button icon="file" label=label on_press=move || keeping.choose_disk_file()/> }
    };
    let go_on = (state == OnDisk::Asks).then(|| {
        view! {
            <Button
                icon="saved"
                label=words.disk_go_on()
                on_press=move || keeping.go_on_with_disk_file()
            />
        }
    });
    let open = (state == OnDisk::Changed).then(|| {
        view! {
            <Button
                icon="copy"
                label=words.disk_open()
                on_press=move || rest.then(move |rest| (rest.open_disk_file)(keeping))
            />
        }
    });
    let other = match state {
        OnDisk::None => Some(choose(words.disk_choose())),
        OnDisk::Changed | OnDisk::Failed => Some(choose(words.disk_choose_other())),
        OnDisk::Kept(_) | OnDisk::Asks => None,
    };
    let stop = (state != OnDisk::None).then(|| {
        view! {
            <Button
                icon="close"
                label=words.disk_stop()
                weight=Weight::Subtle
                on_press=move || {
                    keeping.stop_disk_file();
                    device::keep_focus();
                }
            />
        }
    });
    (go_on, open, other, stop).into_any()
}

/// Beside the saved state: that some work is not in any file, and where to take care of it.
#[component]
pub fn BackupLine() -> impl IntoView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let changes = Memo::new(move |_| {
        let kept = matches!(keeping.on_disk.get(), OnDisk::Kept(_));
        let changes = keeping.backup.get().changes;
        (changes > 0 && !kept && desk.writes()).then_some(changes)
    });
    let go = move |_| {
        navigation::go(Route::Plan(
            desk.peek(|plan| plan.id),
            Place::Tool(Tool::History),
        ));
    };
    move || {
        changes.get().map(|changes| {
            view! {
                <button type="button" class="sp-linkbutton sp-top__backup sp-wide-only" on:click=go>
                    {words.backup_calm(changes)}
                </button>
            }
        })
    }
}
