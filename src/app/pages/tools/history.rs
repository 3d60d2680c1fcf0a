//! Where the plan is kept: files, and earlier versions to look at and go back to.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::{device, download::json, moments::when},
        desk::{Undo, desk, words},
        keeping::{Keeping, keeping, on_disk::OnDisk, versions::Why},
        parts::{Button, TextField, Weight, differing, disk_acts, given_acts},
    },
    compare::{Differing, differences},
    exchange,
    keep::{
        Snapshot, SnapshotHead, can_keep_files, put_version_back, remove_version, stays, version,
        version_body, versions,
    },
    plan::Plan,
    text::Words,
};

/// How many versions are shown before more are asked for.
const SHOWN: usize = 20;
/// The id of the field with the name of a version.
const NAME: &str = "version-name";
/// The id of the heading above the versions.
const HEAD: &str = "versions";

/// The page of the history.
#[component]
pub fn History() -> impl IntoView {
    let words = words();
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.history()}
            </h1>
        </div>
        {files()}
        <Versions/>
    }
}

/// Which files there are of the plan, and what the browser promises.
fn files() -> AnyView {
    let (keeping, words) = (keeping(), words());
    spawn_local(async move {
        let stays = stays().await;
        keeping.stays.set(stays);
    });
    let last = move || match keeping.downloaded.get() {
        None => words.backup_never().to_owned(),
        Some(moment) => words.backup_last(when(words, moment)),
    };
    let since = move || {
        let backup = keeping.backup.get();
        (backup.changes > 0 && backup.given.is_none()).then(|| words.backup_changes(backup.changes))
    };
    let asks = Memo::new(move |_| keeping.backup.with(|backup| backup.given.is_some()));
    let given = move || {
        asks.get().then(|| {
            view! {
                <p class="nl-paragraph">{words.given_asks()}</p>
                <div class="sp-actions">{given_acts()}</div>
            }
        })
    };
    let promised = move || match keeping.stays.get() {
        Some(true) => words.storage_stays(),
        Some(false) => words.storage_may_go(),
        None => words.storage_unknown(),
    };
    let file_says = move || {
        let name = keeping.disk_name.get();
        match keeping.on_disk.get() {
            OnDisk::None => words.disk_none().to_owned(),
            OnDisk::Kept(None) => words.disk_kept(name),
            OnDisk::Kept(Some(moment)) => words.disk_written(name, when(words, moment)),
            OnDisk::Asks => words.disk_asks(name),
            OnDisk::Changed => words.disk_changed(name),
            OnDisk::Failed => words.disk_failed(name),
        }
    };
    let on_disk = can_keep_files().then(|| {
        view! {
            <p class="nl-paragraph" aria-live="polite">
                {file_says}
            </p>
            <div class="sp-actions">{move || disk_acts(keeping.on_disk.get())}</div>
        }
    });
    view! {
        <section class="sp-group sp-kept" aria-labelledby="files">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2" id="files">
                    {words.files()}
                </h2>
            </div>
            <p class="nl-paragraph">{last} " " {since}</p>
            {given}
            {on_disk}
            <p class="nl-paragraph sp-soft">{promised}</p>
        </section>
    }
    .into_any()
}

/// Gives the current plan a name, as a version that stays.
fn name_now() -> AnyView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let name = RwSignal::new(String::new());
    let keep = move || {
        let given = name.get_untracked().trim().to_owned();
        if given.is_empty() {
            device::focus(NAME.to_owned());
            return;
        }
        keeping.keep_version(desk.peek(Plan::clone), Why::Named(given));
        name.set(String::new());
    };
    view! {
        <div class="sp-fields">
            <TextField
                id=NAME
                label=words.version_name()
                hint=Some(words.version_name_hint().to_owned())
                span="sp-span-8"
                value=name
                on_input=Box::new(move |text| name.set(text))
            />
            <div class="sp-actions">
                <Button icon="saved" label=words.version_keep() on_press=keep/>
            </div>
        </div>
    }
    .into_any()
}

/// The earlier versions, newest first.
#[component]
fn Versions() -> impl IntoView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let heads: RwSignal<Vec<SnapshotHead>> = RwSignal::new(Vec::new());
    // Whether all could be read, or only some; `None` until that is known.
    let read = RwSignal::new(None::<Option<bool>>);
    Effect::new(move |_| {
        keeping.versions_changed.track();
        let plan = desk.peek(|plan| plan.id);
        spawn_local(async move {
            let found = versions(plan).await;
            // The page may be gone by now.
            read.try_set(Some(found.as_ref().ok().map(|found| found.all)));
            let mut found = found.unwrap_or_default().heads;
            found.reverse();
            heads.try_set(found);
        });
    });
    let all = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let heads = heads.get();
        let before = heads.iter().skip(1).cloned().map(Some).chain([None]);
        let most = if all.get() { usize::MAX } else { SHOWN };
        let pairs = heads.iter().cloned().zip(before);
        pairs.take(most).collect::<Vec<_>>()
    });
    let count = Memo::new(move |_| heads.with(Vec::len));
    let none = move || match read.get() {
        Some(None) => Some(words.versions_blocked()),
        Some(Some(false)) => Some(words.versions_few()),
        Some(Some(true)) if count.get() == 0 => Some(words.versions_none()),
        Some(Some(true)) | None => None,
    };
    let more = move || {
        let hidden = count.get() > SHOWN && !all.get();
        u64::try_from(count.get()).ok().filter(|_| hidden)
    };
    view! {
        <section class="sp-group sp-kept" aria-labelledby=HEAD>
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2" id=HEAD tabindex="-1">
                    {words.versions()}
                </h2>
            </div>
            <p class="nl-paragraph sp-soft">{words.history_intro()}</p>
            {name_now()}
            <p class="nl-paragraph sp-soft">{none}</p>
            <ul class="sp-versions">
                <For each=move || rows.get() key=|(head, before)| (
                    head.key(),
                    before.as_ref().map(|before| before.number),
                ) let:row>
                    {version_row(row.0, row.1)}
                </For>
            </ul>
            {move || {
                more()
                    .map(|count| {
                        view! {
                            <Button
                                icon="down"
                                label=words.find_show_all(words.count(count))
                                weight=Weight::Subtle
                                on_press=move || {
                                    all.set(true);
                                    device::keep_focus();
                                }
                            />
                        }
                    })
            }}
        </section>
    }
}

/// One version: when, its name, what changed since the one before, and what can be done.
fn version_row(head: SnapshotHead, before: Option<SnapshotHead>) -> AnyView {
    let (keeping, words) = (keeping(), words());
    let moment = when(words, head.made);
    let title = head.name.clone().unwrap_or_else(|| moment.clone());
    let of = head.name.is_some().then(|| moment.clone());
    let since = RwSignal::new(None::<String>);
    let changed = head.clone();
    spawn_local(async move {
        let said = match before {
            None => words.version_first().to_owned(),
            Some(before) => match (version(&before).await, version(&changed).await) {
                (Some(before), Some(now)) => {
                    words.since_before(Differing::of(&differences(&before, &now)))
                }
                _ => words.version_unreadable().to_owned(),
            },
        };
        since.try_set(Some(said));
    });
    let seen = RwSignal::new(None::<Plan>);
    let looked = head.clone();
    let look = move |_| {
        if seen.with_untracked(Option::is_none) {
            keeping.with_version(looked.clone(), move |plan| {
                seen.try_set(Some(plan));
            });
        }
    };
    let [restored, saved, opened, removed] =
        [head.clone(), head.clone(), head.clone(), head.clone()];
    let save = move || {
        keeping.with_version(saved.clone(), move |plan| {
            let name = exchange::file_name(&plan, device::today());
            keeping
                .saying
                .hand_over(name, json(&exchange::write(&plan)));
        });
    };
    let labelled = move |act: &'static str| format!("{act}: {title}");
    view! {
        <li class="sp-version">
            <p class="sp-version__head">
                <strong>{labelled("").trim_start_matches(": ").to_owned()}</strong>
                <span class="sp-small sp-quiet">{of}</span>
            </p>
            <p class="nl-paragraph sp-small">
                {words.size(head.head.size)} " · " {move || since.get().unwrap_or_default()}
            </p>
            <details on:toggle=look>
                <summary>{words.version_look()}</summary>
                {move || {
                    let names = [words.version_then(), words.version_now()];
                    seen.get()
                        .map(|plan| {
                            differing(words.version_look(), names, Words::since, &plan, &desk().peek(Plan::clone))
                        })
                }}
            </details>
            <div class="sp-actions">
                <Button
                    icon="undo"
                    label=words.version_restore()
                    weight=Weight::Subtle
                    tip=labelled(words.version_restore())
                    on_press=move || restore(keeping, restored.clone())
                />
                <Button
                    icon="copy"
                    label=words.stray_open()
                    weight=Weight::Subtle
                    tip=labelled(words.stray_open())
                    on_press=move || {
                        keeping.with_version(opened.clone(), move |plan| keeping.arrive_as_copy(&plan));
                    }
                />
                <Button
                    icon="download"
                    label=words.download()
                    weight=Weight::Subtle
                    tip=labelled(words.download())
                    on_press=save
                />
                <Button
                    icon="delete"
                    label=words.remove()
                    weight=Weight::Subtle
                    tip=labelled(words.remove())
                    on_press=move || {
                        discard(keeping, removed.clone());
                        device::focus(HEAD.to_owned());
                    }
                />
            </div>
        </li>
    }
    .into_any()
}

/// Replaces the open plan with an earlier version, as a step.
fn restore(keeping: Keeping, head: SnapshotHead) {
    spawn_local(async move {
        let words = keeping.saying.words();
        let Some(mut plan) = version(&head).await else {
            return keeping.saying.say(words.version_unreadable());
        };
        if keeping.desk.in_hand() != Some(plan.id) {
            return;
        }
        // The next downloaded file still comes after the previous one.
        plan.lineage = keeping.desk.peek(|plan| plan.lineage.clone());
        if keeping.replace(plan) {
            keeping.desk.say_undoable(words.version_restored());
        } else if keeping.desk.may_change() {
            keeping.saying.say(words.version_same());
        }
    });
}

/// Deletes an earlier version, which can be undone.
fn discard(keeping: Keeping, head: SnapshotHead) {
    spawn_local(async move {
        let words = keeping.saying.words();
        let body = version_body(&head).await.ok().flatten();
        if remove_version(&head).await.is_err() {
            return keeping.saying.say(words.version_not_removed());
        }
        keeping.versions_changed.update(|count| *count += 1);
        let undo = body.map(|body| {
            let snapshot = Snapshot { head, body };
            let undo: Undo = Arc::new(move || {
                let snapshot = snapshot.clone();
                spawn_local(async move {
                    let _ = put_version_back(&snapshot).await;
                    keeping.versions_changed.update(|count| *count += 1);
                });
            });
            undo
        });
        keeping
            .saying
            .say_with_undo(words.version_removed().to_owned(), undo);
    });
}
