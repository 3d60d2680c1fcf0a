//! What this page keeps on this device: listed, exported, deleted.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::device::{self, MAIN},
        desk::words,
        going::route::Route,
        keeping::{
            Keeping,
            all_plans::{Taken, Taking},
            keeping,
            opening::Source,
        },
        pages::plan::top::Top,
        parts::{
            Button, Column, Drawn, FailureAlert, Icon, More, OpenFile, Weight, group, table_head,
        },
    },
    keep::{
        InLocalStorage, OfBrowser, StorageFault, all_on_disk, all_versions, in_local_storage,
        of_browser, other_copies,
    },
    text::Words,
};

/// The page.
#[component]
pub fn OnDevice() -> impl IntoView {
    let words = words();
    view! {
        <Top/>
        <main class="sp-start sp-roomy sp-device" id=MAIN tabindex="-1">
            <a class="sp-back" href=Route::Start.fragment()>
                <Icon name="back"/>
                {words.to_your_plans()}
            </a>
            <h1 class="nl-heading nl-heading--level-1">{words.on_device()}</h1>
            <p class="nl-paragraph nl-paragraph--lead sp-start__lead">{words.on_device_lead()}</p>
            <FailureAlert/>
            {group("device-list".to_owned(), words.on_device_list(), list())}
            {group("device-along".to_owned(), words.on_device_along(), take_along())}
            {group("device-clear".to_owned(), words.on_device_clear(), take_away())}
        </main>
    }
}

/// How many of something were found, and their size in characters.
type Found = (usize, usize);

/// What was found in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct InDatabase {
    /// Plans that also stand in local storage.
    plans: Found,
    /// Earlier versions.
    versions: Found,
}

async fn in_database() -> Result<InDatabase, StorageFault> {
    let (plans, heads) = (all_on_disk().await?, all_versions().await?);
    Ok(InDatabase {
        plans: (plans.len(), plans.iter().map(|(_, text)| text.len()).sum()),
        versions: (heads.len(), heads.iter().map(|it| it.characters).sum()),
    })
}

/// What is kept, where, and how much of it: what was found, whatever is open on this page.
fn list() -> AnyView {
    let (keeping, words) = (keeping(), words());
    let browser = RwSignal::new(OfBrowser::default());
    // What is in the database; `None` if that cannot be known.
    let database = RwSignal::new(Some(InDatabase::default()));
    spawn_local(async move {
        let told = of_browser().await;
        // The user may have left the page meanwhile.
        let _ = browser.try_set(told);
    });
    spawn_local(async move {
        let _ = database.try_set(in_database().await.ok());
    });
    let found = Memo::new(move |last: Option<&Option<_>>| {
        keeping.shelf_changes.track();
        // While plans come in one after the other, counting all of them each time would take longer.
        if keeping.taking.with(Option::is_some) {
            return last.copied().flatten();
        }
        let (listing, kept) = (keeping.stored().ok()?, in_local_storage().ok()?);
        let plans = listing.plans.len() + listing.bin.len();
        Some((plans, listing.strays.len(), kept))
    });
    let rows = move || {
        rows_of(
            words,
            found.get(),
            database.get().unwrap_or_default(),
            browser.get(),
        )
    };
    let table = move || {
        let rows = rows();
        let cells = |(what, why, size): Row| {
            view! {
                <tr class="utrecht-table__row">
                    <th scope="row" class="utrecht-table__cell sp-table__title">
                        {what}
                        <div class="sp-plans__sub">{why}</div>
                    </th>
                    <td class="utrecht-table__cell sp-number">{size}</td>
                </tr>
            }
        };
        (!rows.is_empty()).then(|| {
            view! {
                <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled" aria-labelledby="device-list">
                    {table_head([
                        Column::text(words.on_device_what()),
                        Column::number(words.on_device_size()),
                    ])}
                    <tbody class="utrecht-table__body">{rows.into_iter().map(cells).collect_view()}</tbody>
                </table>
            }
        })
    };
    let only_here = number(untrack(|| keeping.unsaved()).len());
    view! {
        {move || {
            found.get().is_none().then(|| view! { <p class="nl-paragraph">{words.on_device_nothing()}</p> })
        }}
        {(only_here > 0)
            .then(|| view! { <p class="nl-paragraph">{words.on_device_unsaved(only_here)}</p> })}
        {table}
        {move || {
            database
                .get()
                .is_none()
                .then(|| view! { <p class="nl-paragraph">{words.on_device_no_database()}</p> })
        }}
        <p class="nl-paragraph">
            {move || {
                let OfBrowser { used, most, .. } = browser.get();
                used.filter(|used| *used > 0)
                    .zip(most)
                    .map(|(used, most)| words.on_device_used(words.file_size(used), words.file_size(most)))
            }}
        </p>
        <p class="nl-paragraph">
            {move || {
                let stays = if browser.get().lasting {
                    words.on_device_lasting()
                } else {
                    words.on_device_not_lasting()
                };
                found.get().map(|_| stays)
            }}
        </p>
        <p class="nl-paragraph">{words.on_device_not()}</p>
        {said_of_copies(move |folders| words.on_device_copies(folders))}
    }
    .into_any()
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// What is kept, why, and how much it is.
type Row = (String, &'static str, String);

/// The plans and texts found in local storage, if it may be used, and what is elsewhere.
fn rows_of(
    words: Words,
    found: Option<(usize, usize, InLocalStorage)>,
    database: InDatabase,
    browser: OfBrowser,
) -> Vec<Row> {
    let size = |characters: usize| words.file_size(number(characters));
    let mut rows = Vec::new();
    let (plans, strays, kept) = found.unwrap_or_default();
    if found.is_some() {
        let why = words.on_device_plans_why();
        rows.push((words.on_device_plans(number(plans)), why, size(kept.plans)));
    }
    let (twice, few, versions) = (database.plans, kept.versions, database.versions);
    let counted = [
        (
            (twice, words.on_device_twice(number(twice.0))),
            words.on_device_twice_why(),
        ),
        (
            ((strays, kept.aside), words.on_device_strays(number(strays))),
            words.on_device_strays_why(),
        ),
        (
            (versions, words.on_device_versions(number(versions.0))),
            words.on_device_versions_why(),
        ),
        (
            (few, words.on_device_versions(number(few.0))),
            words.on_device_few_why(),
        ),
    ];
    for (((count, characters), what), why) in counted {
        if count > 0 {
            rows.push((what, why, size(characters)));
        }
    }
    if found.is_some() {
        rows.push((
            words.on_device_other().to_owned(),
            words.on_device_other_why(),
            size(kept.other),
        ));
    }
    if browser.program {
        rows.push((
            words.on_device_program().to_owned(),
            words.on_device_program_why(),
            String::new(),
        ));
    }
    rows
}

/// What there is to say if another copy of the page on this host has the same storage.
fn said_of_copies(say: impl Fn(String) -> String + Send + Sync + 'static) -> AnyView {
    let folders = RwSignal::new(Vec::new());
    spawn_local(async move {
        let _ = folders.try_set(other_copies().await);
    });
    (move || {
        let folders = folders.get();
        (!folders.is_empty())
            .then(|| view! { <p class="nl-paragraph">{say(folders.join(", "))}</p> })
    })
    .into_any()
}

/// All plans into one file, and back.
fn take_along() -> AnyView {
    let (keeping, words) = (keeping(), words());
    let taking = Memo::new(move |_| keeping.taking.with(Option::is_some));
    let so_far = move || {
        let none = Taking { done: 0, of: 0 };
        keeping.taking.get().unwrap_or(none)
    };
    view! {
        <p class="nl-paragraph">{words.on_device_along_why()}</p>
        <div class="sp-actions">
            <Button
                icon="download"
                label=words.download_all()
                on_press=move || keeping.download_all()
            />
            <Show when=move || !taking.get()>
                <OpenFile label=words.open_all() on_file=Box::new(move |file| {
                    spawn_local(keeping.open_all(Source::File(file)));
                })/>
            </Show>
        </div>
        <Show when=move || taking.get()>
            <div class="sp-actions" id="taking" tabindex="-1">
                <progress
                    max=move || so_far().of
                    value=move || so_far().done
                    aria-label=words.taking_name()
                ></progress>
                <span>{move || words.taking(number(so_far().done), number(so_far().of))}</span>
                <Button
                    icon="close"
                    label=words.taking_stop()
                    on_press=move || keeping.taking.set(None)
                />
            </div>
        </Show>
        {move || keeping.taken.get().map(|taken| taken_in(words, &taken))}
    }
    .into_any()
}

/// The most damaged lines that are named; the last one is too, because it may stand for all others.
const MOST_DAMAGED: usize = 100;

/// The result of opening a file of all plans.
fn taken_in(words: Words, taken: &Taken) -> AnyView {
    let counted = [
        (taken.new, words.taken_new(number(taken.new))),
        (taken.same, words.taken_same(number(taken.same))),
        (taken.copies, words.taken_copies(number(taken.copies))),
    ];
    let counted = counted.into_iter().filter(|(count, _)| *count > 0);
    let changed = taken.changed.iter().map(|title| words.taken_changed(title));
    let not_kept = taken
        .not_kept
        .iter()
        .map(|title| words.taken_not_kept(title));
    let damaged = taken
        .damaged
        .iter()
        .map(|(line, why)| words.taken_damaged(line, words.unreadable(why).what));
    let last = damaged.clone().skip(MOST_DAMAGED).last();
    let more = taken.damaged.len().saturating_sub(MOST_DAMAGED + 1);
    let more = (more > 0).then(|| words.setaside_more(words.count(number(more))));
    let not_read = (taken.not_read > 0).then(|| words.taken_not_read(number(taken.not_read)));
    let cut_off = taken.cut_off.then(|| words.taken_cut_off().to_owned());
    let lines: Vec<String> = counted
        .map(|(_, text)| text)
        .chain(not_read)
        .chain(cut_off)
        .chain(changed)
        .chain(not_kept)
        .chain(damaged.take(MOST_DAMAGED))
        .chain(more)
        .chain(last)
        .collect();
    let lines = if lines.is_empty() {
        vec![words.taken_nothing().to_owned()]
    } else {
        lines
    };
    let (drawn, count) = (Drawn::at_first(), lines.len());
    view! {
        <section class="sp-setaside" aria-labelledby="taken">
            <h3 class="nl-heading nl-heading--level-3" id="taken" tabindex="-1">
                {words.taken_from(taken.file.clone())}
            </h3>
            <ul class="utrecht-unordered-list">
                {move || {
                    let lines = drawn.first(lines.clone()).into_iter();
                    lines.map(|line| view! { <li>{line}</li> }).collect_view()
                }}
            </ul>
            <More drawn=drawn count=count/>
        </section>
    }
    .into_any()
}

/// Deletes everything, after the user has confirmed twice.
fn take_away() -> AnyView {
    let (keeping, words) = (keeping(), words());
    let asked = RwSignal::new(false);
    let ask = move |asks: bool| {
        asked.set(asks);
        device::focus(if asks { "clear-keep" } else { "clear" }.to_owned());
    };
    view! {
        <p class="nl-paragraph">{words.on_device_clear_why()}</p>
        <Show
            when=move || asked.get()
            fallback=move || {
                view! {
                    <div class="sp-actions">
                        <Button
                            icon="delete"
                            label=words.clear_all()
                            id="clear"
                            on_press=move || ask(true)
                        />
                    </div>
                }
            }
        >
            <p class="nl-paragraph" role="alert">{words.clear_sure()}</p>
            {said_of_copies(move |folders| words.clear_copies(folders))}
            <div class="sp-actions">
                <Button
                    icon="back"
                    label=words.clear_keep()
                    id="clear-keep"
                    on_press=move || ask(false)
                />
                <Button
                    icon="delete"
                    label=words.clear_really()
                    weight=Weight::Subtle
                    on_press=move || clear(keeping)
                />
            </div>
        </Show>
    }
    .into_any()
}

/// Deletes everything that this page keeps, and starts as if it had never been used.
fn clear(keeping: Keeping) {
    spawn_local(async move {
        let words = keeping.saying.words();
        if keeping.clear().await.is_err() {
            let (what, todo) = (words.clear_failed(), words.clear_failed_todo());
            return keeping
                .saying
                .fail(words.on_device().to_owned(), what, todo);
        }
        let location = window().location();
        // If the browser refuses, an empty page with the right address remains.
        let _ = location.set_hash(&Route::Start.fragment());
        let _ = location.reload();
    });
}
