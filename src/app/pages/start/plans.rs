//! The plans on this device, as a table.

use leptos::prelude::*;

use crate::{
    app::{
        browser::moments::when,
        desk::words,
        going::route::{Place, Route},
        keeping::keeping,
        parts::{
            Column, Icon,
            dialogs::{PLANS, in_no_file},
            table_head,
        },
    },
    check::Counts,
    keep::{Listed, Order, arranged},
    text::{Words, or_untitled},
};

/// From this many plans on they can be searched and put in order.
const MANY: usize = 3;

/// What an order is called.
fn order_name(words: Words, order: Order) -> &'static str {
    match order {
        Order::Saved => words.order_saved(),
        Order::Title => words.order_title(),
        Order::Applications => words.order_applications(),
        Order::Costs => words.order_costs(),
        Order::Findings => words.order_findings(),
    }
}

/// The plans, with what is looked for among them.
#[component]
pub fn Plans(
    /// All of them.
    rows: Memo<Vec<Listed>>,
) -> impl IntoView {
    let words = words();
    let (order, sought) = (
        RwSignal::new(Order::default()),
        RwSignal::new(String::new()),
    );
    let many = Memo::new(move |_| rows.with(Vec::len) >= MANY);
    let shown = Memo::new(move |_| {
        let sought = if many.get() {
            sought.get()
        } else {
            String::new()
        };
        rows.with(|rows| arranged(rows, order.get(), &sought))
    });
    let none = move || shown.with(Vec::is_empty).then(|| words.start_none_found());
    let choices = move || {
        let choice = |one| view! { <option>{order_name(words, one)}</option> };
        Order::ALL.map(choice)
    };
    let choose = move |name: String| {
        let chosen = Order::ALL
            .into_iter()
            .find(|one| order_name(words, *one) == name);
        order.set(chosen.unwrap_or_default());
    };
    view! {
        <section aria-labelledby=PLANS>
            <div class="sp-plans__head">
                <h2 class="nl-heading nl-heading--level-2" id=PLANS tabindex="-1">
                    {words.start_on_this_device()}
                </h2>
                <Show when=move || many.get()>
                    <input
                        type="search"
                        class="utrecht-textbox utrecht-textbox--html-input"
                        aria-label=words.start_search()
                        placeholder=words.start_search()
                        prop:value=move || sought.get()
                        on:input:target=move |event| sought.set(event.target().value())
                    />
                    <select
                        class="utrecht-select utrecht-select--html-select"
                        aria-label=words.start_order()
                        on:change:target=move |event| choose(event.target().value())
                    >
                        {choices()}
                    </select>
                </Show>
            </div>
            <div class="sp-plans">
                <table class="utrecht-table sp-table sp-table--stack" aria-labelledby=PLANS>
                    {table_head([
                        Column::text(words.column_plan()),
                        Column::number(words.applications()),
                        Column::number(words.costs()),
                        Column::text(words.column_changed()),
                        Column::text(words.column_last_file()),
                        Column::text(words.checks()),
                        Column::Unnamed,
                    ])}
                    <tbody class="utrecht-table__body">
                        <For
                            each=move || shown.get()
                            key=|row| (row.head.id, row.sequence, row.saved, row.downloaded)
                            let:row
                        >
                            <PlanRow row=row/>
                        </For>
                    </tbody>
                </table>
                <p class="sp-plans__none" role="status">{none}</p>
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
        // Nothing can be lost of what was only opened.
        None if in_no_file(keeping, &row).changes == 0 => "–".into_any(),
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
    let costs = head
        .costs
        .map_or_else(|| "–".to_owned(), |costs| words.euros(costs));
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
            <td class="utrecht-table__cell sp-number" data-label=words.costs()>
                {costs}
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
                        on_press=move || keeping.deleting.set(Some(removed.clone()))
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
