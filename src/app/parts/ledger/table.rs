//! The recorded entries, as a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Asks, Entry, Ledger, with_day};
use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        parts::{Column, FieldError, Typable, table_head},
    },
    plan::{Date, sort_by_key},
};

/// The entries by day; those without one come first.
pub(super) fn table(ledger: &Ledger) -> AnyView {
    let words = words();
    let (entries, legend, value) = (ledger.entries, ledger.legend, ledger.value);
    let (has_source, has_of, give_day) = match &ledger.asks {
        Asks::Source => (true, false, None),
        Asks::Parts { of, give_day, .. } => (false, of.is_some(), Some(Arc::clone(give_day))),
    };
    let cell = |text: String, class: &'static str| {
        view! { <td class=format!("utrecht-table__cell {class}")>{text}</td> }
    };
    let row = move |entry: Entry| {
        let class = if entry.replaced {
            "sp-ledger__replaced"
        } else {
            ""
        };
        let asks_day = give_day.clone().filter(|_| entry.asks_day);
        let day = entry.reading.date.map(|day| words.date(day));
        let day = match (day, has_source) {
            (None, false) => words.reading_no_day().to_owned(),
            (day, _) => day.unwrap_or_default(),
        };
        let parts = (!entry.parts.is_empty()).then(|| {
            let parts = entry
                .parts
                .iter()
                .map(|part| view! { <li>{part.clone()}</li> });
            view! { <ul class="sp-plain sp-ledger__parts">{parts.collect_view()}</ul> }
        });
        let field = asks_day.map(|give| day_field(&entry, give));
        view! {
            <tr class=format!("utrecht-table__row {class}") id=entry.id tabindex="-1">
                <th scope="row" class="utrecht-table__cell">
                    {day}
                    {entry.replaced.then(|| view! {
                        <span class="sp-ledger__mark">" (" {words.reading_replaced()} ")"</span>
                    })}
                    {field}
                </th>
                {has_of.then(|| cell(entry.of, ""))}
                {cell(entry.value, "sp-number")}
                <td class="utrecht-table__cell">{entry.reading.note} {parts}</td>
                {has_source.then(|| cell(entry.reading.source, ""))}
            </tr>
        }
    };
    let rows = move || {
        let mut entries = entries.get();
        sort_by_key(&mut entries, |entry| entry.reading.date);
        entries.into_iter().map(row.clone()).collect_view()
    };
    let head = [
        Some(Column::text(words.day())),
        has_of.then(|| Column::text(words.reading_what_of())),
        Some(Column::number(value)),
        Some(Column::text(words.remark())),
        has_source.then(|| Column::text(words.field_source())),
    ]
    .into_iter()
    .flatten();
    view! {
        <table class="utrecht-table utrecht-table--html-table sp-ledger__table">
            <caption class="sp-hidden">{legend}</caption>
            {table_head(head)}
            <tbody class="utrecht-table__body">{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The field of a day that is still missing, or that cannot be right. It is accepted only as a
/// whole, because half a day is a different day.
fn day_field(entry: &Entry, give: Arc<dyn Fn(uuid::Uuid, Date) + Send + Sync>) -> AnyView {
    let (desk, words) = (desk(), words());
    let id = format!("day{}", entry.id);
    let error = RwSignal::new(None);
    let (row, item, value) = (entry.id.clone(), entry.item, entry.value.clone());
    let label = words.reading_give_day(with_day(words, value.clone(), entry.reading.date));
    let shown = entry.reading.date.map(|day| day.show(words));
    let take = move |text: String| match Date::read(words, &text) {
        Ok(day) => {
            give(item, day);
            let told = with_day(words, value.clone(), Some(day));
            desk.say_undoable(words.reading_day_given(told));
            device::focus(row.clone());
        }
        Err(wrong) => error.set(Some(words.read_error(&wrong))),
    };
    view! {
        <div class="sp-ledger__day">
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                id=id.clone()
                aria-label=label
                autocomplete="off"
                aria-describedby=format!("{id}-error")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                value=shown
                on:change:target=move |event| take(event.target().value())
            />
            <FieldError id=id error=error/>
        </div>
    }
    .into_any()
}
