//! Tables of amounts in which every row shows where its numbers come from.

use leptos::prelude::*;

use super::why::{self, Why};
use crate::app::{
    desk::words,
    parts::{Column, Icon, table_head},
};

/// A table of amounts.
#[derive(Default)]
pub struct Table {
    /// What it is about, for screen readers.
    pub what: String,
    /// What the rows are, and what each column has.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of amounts.
#[derive(Default)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// A mark beside its name.
    pub mark: Option<&'static str>,
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it is the total of the others.
    pub total: bool,
    /// Where its numbers come from, worked out on demand.
    pub why: Option<Why>,
}

/// Redraws a table when its data changes; one row at a time is unfolded.
pub fn table(make: impl Fn() -> Table + Send + Sync + 'static) -> AnyView {
    let open = RwSignal::new(None::<usize>);
    let view = move || drawn(make(), open);
    view.into_any()
}

#[inline(never)]
fn drawn(table: Table, open: RwSignal<Option<usize>>) -> AnyView {
    let words = words();
    let labels: Vec<String> = table.head.iter().skip(1).cloned().collect();
    let mut head = table.head.into_iter();
    let head = (head.next().map(Column::Text).into_iter()).chain(head.map(Column::Number));
    let rows = table.rows.into_iter().enumerate();
    let rows = rows.map(|(at, it)| row(at, it, &labels, open));
    view! {
        // A wide table scrolls, by keyboard too.
        <div class="sp-amounts" role="group" tabindex="0" aria-label=words.budget_table(&table.what)>
            <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled sp-table--stack">
                <caption class="sp-hidden">{table.what.clone()}</caption>
                {table_head(head)}
                <tbody class="utrecht-table__body">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(at: usize, row: Row, labels: &[String], open: RwSignal<Option<usize>>) -> AnyView {
    let words = words();
    let class = if row.total {
        "utrecht-table__row sp-amounts__total"
    } else {
        "utrecht-table__row"
    };
    let is_open = move || open.get() == Some(at);
    let mark = row.mark.map(|mark| {
        view! { <span class="sp-amounts__mark">{mark}</span> }
    });
    let label = words.why_of(&row.name);
    let name = match &row.why {
        Some(_) => view! {
            <button
                type="button"
                class="sp-amounts__why"
                aria-expanded=move || is_open().to_string()
                aria-label=label
                on:click=move |_| {
                    open.update(|open| *open = (*open != Some(at)).then_some(at));
                }
            >
                <Icon name="unfold" class="sp-icon--small"/>
                <span>{row.name}</span>
            </button>
        }
        .into_any(),
        None => row.name.into_any(),
    };
    let columns = labels.len() + 1;
    let cells = row.cells.into_iter().zip(labels).map(|(cell, label)| {
        view! {
            <td class="utrecht-table__cell sp-number" data-label=label.clone()>
                {cell}
            </td>
        }
    });
    let why = row.why.map(|why| {
        move || {
            is_open().then(|| {
                view! {
                    <tr class="utrecht-table__row">
                        <td class="utrecht-table__cell" colspan=columns>
                            {why::list(words, why())}
                        </td>
                    </tr>
                }
            })
        }
    });
    view! {
        <tr class=class>
            <th scope="row" class="utrecht-table__cell sp-table__title">
                {name}
                {mark}
            </th>
            {cells.collect_view()}
        </tr>
        {why}
    }
    .into_any()
}
