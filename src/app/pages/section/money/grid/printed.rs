//! The cost lines on paper: all that the filter shows, even those out of sight, with their totals.

use leptos::prelude::*;

use super::Grid;
use crate::{
    app::parts::on_paper,
    documents::{Column, Names, copied, shown, total},
    figures::Money,
    plan::CostLine,
    text::Words,
};

/// A plain table that exists while the page is being printed.
pub fn printed(grid: Grid) -> AnyView {
    view! { <div class="sp-cost__printed">{on_paper(move || table(grid))}</div> }.into_any()
}

fn table(grid: Grid) -> AnyView {
    let (words, columns) = (grid.words, grid.columns.get());
    let money = grid.desk.money.get();
    let all = grid.desk.with_plan(|plan| plan.cost_lines.len());
    let lines = grid.lines.get();
    let caption = (lines.0.len() < all).then(|| {
        let some = words.grid_shown(lines.0.len(), all);
        view! { <caption>{format!("{}: {some}", words.grid_filter())}</caption> }
    });
    let head = columns.iter().map(|column| {
        view! {
            <th scope="col" class=class(*column)>
                {column.name(words)}
            </th>
        }
    });
    grid.names.with(|names| {
        let rows = lines.0.iter();
        let rows = rows.map(|line| row(words, &columns, line, &names.0, &money));
        let lines = || lines.0.iter().map(AsRef::as_ref);
        let totals = columns.iter().enumerate().map(|(at, column)| {
            let adds_up = *column == Column::Amount || column.is_year();
            let sum = total(*column, lines(), &names.0, &money).filter(|_| adds_up);
            let text = match sum {
                Some(sum) => words.money(sum),
                None if at == 0 => words.in_all().to_owned(),
                None => String::new(),
            };
            view! { <td class=class(*column)>{text}</td> }
        });
        view! {
            <table class="sp-cost__table">
                {caption}
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>
                    {rows.collect_view()}
                    <tr class="sp-amounts__total">{totals.collect_view()}</tr>
                </tbody>
            </table>
        }
        .into_any()
    })
}

fn row(words: Words, columns: &[Column], line: &CostLine, names: &Names, money: &Money) -> AnyView {
    let cells = columns.iter().map(|column| {
        // Paper has no room for the title of a measure on every line.
        let says = if *column == Column::Measure {
            copied
        } else {
            shown
        };
        let text = says(*column, line, names, money, words);
        view! { <td class=class(*column)>{text}</td> }
    });
    view! { <tr>{cells.collect_view()}</tr> }.into_any()
}

fn class(column: Column) -> &'static str {
    if column.is_number() { "sp-number" } else { "" }
}
