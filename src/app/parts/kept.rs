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
    Given,
}

/// A banner above the page while a file needs attention.
#[component]
pub fn FileBanner() -> impl IntoView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let about = Memo::new(move |_| match keeping.on_disk.get() {
        _ if !desk.writes() => None,
        state @ (OnDisk::Asks | OnDisk::Changed | OnDisk::Failed) => Some(About::Disk(state)),
        _ => {
            let backup = keeping.backup.get();
            let about = backup.given.map_or(About::Reminder, |_| About::Given);
            (backup.reminder(now()) == Reminder::Strong).then_some(about)
        }
    });
    let banner = move |about: About| {
        let name = keeping.disk_name.get_untracked();
        let icon = match about {
            About::Disk(OnDisk::Asks) | About::Reminder | About::Given => "info",
            About::Disk(_) => "warning",
        };
        let says = move || match about {
            About::Disk(OnDisk::Asks) => words.disk_asks(name.clone()),
            About::Disk(OnDisk::Changed) => words.disk_changed(name.clone()),
            About::Disk(_) => words.disk_failed(name.clone()),
            About::Reminder => words.backup_strong(keeping.backup.get().changes),
            About::Given => words.given_asks().to_owned(),
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
            About::Given => given_acts(),
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

/// The answers to whether a file that was given to the browser is there.
pub fn given_acts() -> AnyView {
    let (keeping, words) = (keeping(), words());
    view! {
        <Button
            icon="saved"
            label=words.given_is_there()
            on_press=move || {
                keeping.looked_for_file(true);
                device::keep_focus();
            }
        />
        <Button
            icon="download"
            label=words.given_once_more()
            weight=Weight::Subtle
            on_press=move || {
                keeping.looked_for_file(false);
                keeping.download();
            }
        />
    }
    .into_any()
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
        let backup = keeping.backup.get();
        let asks = backup.given.is_some();
        (backup.changes > 0 && !kept && desk.writes()).then_some((backup.changes, asks))
    });
    let go = move |_| {
        navigation::go(Route::Plan(
            desk.peek(|plan| plan.id),
            Place::Tool(Tool::History),
        ));
    };
    move || {
        changes.get().map(|(changes, asks)| {
            view! {
                <button type="button" class="sp-linkbutton sp-top__backup sp-wide-only" on:click=go>
                    {if asks { words.given_line().to_owned() } else { words.backup_calm(changes) }}
                </button>
            }
        })
    }
}
