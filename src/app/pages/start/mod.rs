//! The plans on this device, and the ways to begin.

pub mod help;
pub mod on_device;
pub mod unreadable;

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        browser::{
            device::{self, MAIN},
            moments::when,
        },
        desk::{Undo, words},
        going::route::{Place, Route, Tool},
        keeping::{
            Keeping,
            halls::Rest,
            keeping,
            opening::{INVENTED, PUBLISHED, Source},
        },
        pages::plan::top::Top,
        parts::{Button, Column, FailureAlert, Icon, OpenFile, StorageUnread, Weight, table_head},
    },
    check::Counts,
    keep::{Listed, StorageFault, Stray},
    plan::Kind,
    text::or_untitled,
};

/// The id of the heading above the plans.
const HEAD: &str = "plans";

/// Makes an independent copy of a plan on the shelf.
pub fn duplicate(keeping: Keeping, listed: Listed) {
    let (saying, words) = (keeping.saying, keeping.saying.words());
    let plan = keeping.find(listed.head.id);
    let copy = plan.map(|plan| keeping.copy_of(&plan));
    let kept = copy.filter(|copy| keeping.keep(copy, None, listed.head.findings).is_ok());
    let Some(copy) = kept else {
        return saying.say(words.start_not_duplicated());
    };
    let id = copy.id;
    let undo: Undo = Arc::new(move || keeping.discard(id));
    saying.say_with_undo(words.start_duplicated(copy.title), Some(undo));
}

/// Takes a plan off the shelf, which can be undone.
pub fn discard(keeping: Keeping, listed: Listed) {
    let (saying, words) = (keeping.saying, keeping.saying.words());
    let id = listed.head.id;
    let title = or_untitled(&listed.head.title, words.untitled_plan());
    // If it is gone already, it was deleted in another tab.
    let plan = keeping.find(id);
    keeping.discard(id);
    device::focus(HEAD.to_owned());
    let Some(plan) = plan else {
        return;
    };
    if keeping.find(id).is_some() {
        return saying.say(words.start_not_deleted());
    }
    let undo = Arc::new(move || {
        // A plan that storage does not take back is opened, so that it is not lost.
        let kept = keeping.keep(&plan, listed.downloaded, listed.head.findings);
        if kept.is_err() {
            keeping.adopt(plan.clone(), Place::default());
        }
    });
    saying.say_with_undo(words.start_deleted(title), Some(undo));
}

/// What is on the shelf.
#[derive(Debug, Clone, PartialEq)]
struct OnShelf {
    rows: Vec<Listed>,
    unreadable: Vec<Stray>,
    fault: Option<StorageFault>,
    known: bool,
}

/// The first page.
#[component]
pub fn Start() -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let shelf = Memo::new(move |_| {
        keeping.shelf_changes.track();
        let (listing, fault) = untrack(|| keeping.listing());
        // Entries without a label are listed once the hall that reads them has loaded.
        let known = untrack(|| keeping.halls.rest.here()).is_some();
        if fault.is_some() && !known {
            keeping.halls.rest.then(|_| {});
        }
        OnShelf {
            rows: listing.plans,
            unreadable: listing.strays,
            fault: fault.filter(|_| known),
            known: known || fault.is_none(),
        }
    });
    let start = move |place: Place| {
        let editing = keeping.halls.editing;
        editing.then(move |editing| (editing.start)(keeping, Kind::SectorPlan, place));
    };
    let open = move |source: Source| {
        keeping
            .halls
            .rest
            .then(move |rest| (rest.open_from)(keeping, source));
    };
    let left_over = move || keeping.halls.editing.view(|editing| (editing.left_over)());
    let fault = Signal::derive(move || shelf.with(|shelf| shelf.fault));
    let any = Memo::new(move |_| shelf.with(|shelf| !shelf.rows.is_empty()));
    let none = Memo::new(move |_| {
        shelf.with(|shelf| {
            shelf.known
                && shelf.rows.is_empty()
                && shelf.unreadable.is_empty()
                && shelf.fault.is_none()
        })
    });
    view! {
        <Top/>
        <main class="sp-start sp-roomy" id=MAIN tabindex="-1">
            <h1 class="nl-heading nl-heading--level-1">{words.start_title()}</h1>
            <p class="nl-paragraph nl-paragraph--lead sp-start__lead">{words.start_lead()}</p>
            <div class="sp-actions sp-start__main">
                <Button
                    icon="add"
                    label=words.start_new_plan()
                    weight=Weight::Primary
                    on_press=move || start(Place::PROFILE)
                />
                <OpenFile label=words.start_open_file() on_file=Box::new(move |file| open(Source::File(file)))/>
                <Button
                    icon="example"
                    label=words.start_example()
                    on_press=move || open(PUBLISHED)
                />
                <Button
                    icon="example"
                    label=words.start_invented()
                    on_press=move || open(INVENTED)
                />
            </div>
            <FailureAlert/>
            {move || keeping.left_over.with(Option::is_some).then(left_over)}
            <StorageUnread fault=fault/>
            <Show when=move || any.get()>
                <Plans shelf=shelf/>
                <div class="sp-actions sp-actions--after">
                    <Button
                        icon="copy"
                        label=words.start_with_parts()
                        weight=Weight::Subtle
                        on_press=move || start(Place::Tool(Tool::CopyFrom))
                    />
                </div>
            </Show>
            <Show when=move || none.get()>
                <section class="sp-empty sp-empty--first">
                    <Icon name="file" class="sp-icon--large"/>
                    <h2 class="nl-heading nl-heading--level-2">{words.start_none()}</h2>
                    <p class="nl-paragraph sp-soft">{words.start_none_todo()}</p>
                </section>
            </Show>
            {move || {
                let shelf = shelf.get();
                (!shelf.unreadable.is_empty()).then(|| {
                    let view = move |rest: Rest| {
                        (rest.unreadable)(shelf.unreadable.clone(), &shelf.rows)
                    };
                    keeping.halls.rest.view(view)
                })
            }}
            <div class="sp-where">
                <Icon name="shield" class="sp-icon--large"/>
                <div>
                    <p class="nl-paragraph">
                        <strong>{words.start_where()}</strong>
                        " "
                        {words.start_nothing_sent()}
                    </p>
                    <p class="nl-paragraph">{words.start_keep_a_file()}</p>
                    <p class="nl-paragraph">
                        <a class="utrecht-link utrecht-link--html-a" href=Route::Device.fragment()>
                            {words.on_device()}
                        </a>
                    </p>
                </div>
            </div>
        </main>
    }
}

#[component]
fn Plans(shelf: Memo<OnShelf>) -> impl IntoView {
    let words = words();
    view! {
        <section aria-labelledby=HEAD>
            <h2 class="nl-heading nl-heading--level-2" id=HEAD tabindex="-1">
                {words.start_on_this_device()}
            </h2>
            <div class="sp-plans">
                <table class="utrecht-table sp-table sp-table--stack" aria-labelledby=HEAD>
                    {table_head([Column::text(words.column_plan()), Column::number(words.applications()), Column::text(words.column_changed()), Column::text(words.column_last_file()), Column::text(words.checks()), Column::Unnamed])}
                    <tbody class="utrecht-table__body">
                        <For
                            each=move || shelf.with(|shelf| shelf.rows.clone())
                            key=|row| (row.head.id, row.sequence, row.saved, row.downloaded)
                            let:row
                        >
                            <PlanRow row=row/>
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn PlanRow(row: Listed) -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let rest = keeping.halls.rest;
    let head = &row.head;
    let title = or_untitled(&head.title, words.untitled_plan());
    let sector = head.sector.trim();
    let sub = [
        (!sector.is_empty()).then(|| sector.to_owned()),
        Some(words.status(head.status).to_owned()),
        head.dated.map(|day| words.start_version(words.date(day))),
    ];
    let sub = sub.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let changed = when(words, row.saved);
    let last_file = match row.downloaded {
        Some(moment) => view! { <span>{when(words, moment)}</span> }.into_any(),
        None => view! {
            <span class="sp-status sp-status--warn">
                <Icon name="warning"/>
                {words.never_downloaded()}
            </span>
        }
        .into_any(),
    };
    let applications = if head.applications == 0 {
        "–".to_owned()
    } else {
        words.count(head.applications)
    };
    let link = Route::Plan(head.id, Place::MEASURES).fragment();
    let findings = head.findings;
    let (copied, removed) = (row.clone(), row.clone());
    view! {
        <tr class="utrecht-table__row">
            <th scope="row" class="utrecht-table__cell sp-table__title">
                <a class="utrecht-link utrecht-link--html-a sp-plans__link" href=link>
                    {title.clone()}
                </a>
                <div class="sp-plans__sub">{sub}</div>
            </th>
            <td class="utrecht-table__cell sp-number" data-label=words.applications()>
                {applications}
            </td>
            <td class="utrecht-table__cell" data-label=words.column_changed()>
                <span class="sp-table__short">{changed}</span>
            </td>
            <td class="utrecht-table__cell" data-label=words.column_last_file()>
                <span class="sp-table__short">{last_file}</span>
            </td>
            <td class="utrecht-table__cell" data-label=words.checks()>
                {findings.map(|counts| view! { <State counts=counts/> })}
            </td>
            <td class="utrecht-table__cell sp-table__actions">
                <div class="sp-actions">
                    <RowButton
                        icon="copy"
                        label=words.duplicate()
                        name=words.start_duplicate_named(&title)
                        on_press=move || {
                            let listed = copied.clone();
                            rest.then(move |rest| (rest.duplicate)(keeping, listed));
                        }
                    />
                    <RowButton
                        icon="delete"
                        label=words.start_delete()
                        name=words.start_delete_named(&title)
                        on_press=move || {
                            let listed = removed.clone();
                            rest.then(move |rest| (rest.discard)(keeping, listed));
                        }
                    />
                </div>
            </td>
        </tr>
    }
}

/// The most severe finding of the checks.
#[component]
fn State(counts: Counts) -> impl IntoView {
    let words = words();
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (class, icon, text) = match counts {
        Counts { blocking: 1.., .. } => (
            "sp-status sp-status--bad",
            "blocking",
            words.start_to_repair(words.count(number(counts.blocking))),
        ),
        Counts { warning: 1.., .. } => (
            "sp-status sp-status--warn",
            "warning",
            words.to_look_at(number(counts.warning)),
        ),
        Counts { advice: 1.., .. } => (
            "sp-status sp-status--quiet",
            "advice",
            words.start_advices(number(counts.advice)),
        ),
        _ => (
            "sp-status sp-status--good",
            "ok",
            words.check_in_order().to_owned(),
        ),
    };
    view! {
        <span class=class>
            <Icon name=icon/>
            {text}
        </span>
    }
}

/// A button with only an icon if space is tight, and with a word on a phone.
#[component]
fn RowButton(
    /// The icon's name.
    icon: &'static str,
    /// What it does.
    label: &'static str,
    /// What it does, and to which plan.
    name: String,
    /// What it does.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="utrecht-button utrecht-button--subtle sp-iconbutton"
            aria-label=name
            title=label
            on:click=move |_| on_press()
        >
            <Icon name=icon/>
            <span class="sp-iconbutton__text">{label}</span>
        </button>
    }
}
