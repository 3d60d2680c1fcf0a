//! What the lines add up to, under the grid.

use leptos::prelude::*;

use super::{
    super::{
        table::{Row, Table, table},
        why::{lines, shown},
    },
    AFTER, Grid,
};
use crate::{
    app::desk::Desk,
    documents::{Column, total},
    figures::Costs,
    text::Words,
};

/// How many lines there are and what they cost, the same for selected ones, and each measure.
pub fn foot(grid: Grid) -> AnyView {
    let (words, names) = (grid.words, grid.names);
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let told = move || {
        let money = grid.desk.money.get();
        grid.lines.with(|lines| {
            let of_all = lines.0.iter().map(AsRef::as_ref);
            let of_all = names.with(|names| total(Column::Amount, of_all, &names.0, &money));
            let together = words.grid_total(shown(words, of_all));
            format!("{} · {together}", words.grid_lines(number(lines.0.len())))
        })
    };
    let chosen = move || {
        let rows = grid.range.get().rows();
        let money = grid.desk.money.get();
        grid.lines.with(|lines| {
            let chosen: Vec<_> = rows.filter_map(|row| lines.0.get(row)).collect();
            (chosen.len() > 1).then(|| {
                let of_chosen = chosen.into_iter().map(AsRef::as_ref);
                let of_chosen =
                    names.with(|names| total(Column::Amount, of_chosen, &names.0, &money));
                format!(" · {}", words.grid_selected(shown(words, of_chosen)))
            })
        })
    };
    let seen = RwSignal::new(false);
    view! {
        <p class="nl-paragraph sp-cost__told" id=AFTER tabindex="-1">
            {told}
            {chosen}
        </p>
        <details class="sp-fold" on:toggle=move |_| seen.set(true)>
            <summary>{words.grid_subtotals()}</summary>
            {move || seen.get().then(|| table(move || subtotals(grid.desk, words)))}
        </details>
    }
    .into_any()
}

/// What each measure costs.
fn subtotals(desk: Desk, words: Words) -> Table {
    let money = desk.money.get();
    let row = |name: String, costs: &Costs, total: bool| {
        let count = costs.from.len() + costs.open.len();
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        Row {
            name,
            cells: vec![words.count(count), shown(words, costs.amount)],
            total,
            why: Some(lines(desk, costs, words)),
            ..Row::default()
        }
    };
    let mut rows: Vec<Row> = desk.with_plan(|plan| {
        let measures = plan.measures.iter();
        let costs = measures.filter_map(|measure| {
            let name = words.code_and_title(&measure.code, &measure.title);
            Some(row(name, money.measure(measure.id)?, false))
        });
        costs.collect()
    });
    let loose = &money.without_measure;
    if !loose.from.is_empty() || !loose.open.is_empty() {
        rows.push(row(words.costs_without_measure().to_owned(), loose, false));
    }
    rows.push(row(words.in_all().to_owned(), &money.costs, true));
    Table {
        what: words.grid_subtotals().to_owned(),
        head: [
            words.field_measure(),
            words.grid_label(),
            words.field_amount(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
    }
}
