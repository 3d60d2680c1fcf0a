//! What the lines add up to, under the grid.

use leptos::prelude::*;

use super::{super::sums, AFTER, Grid};
use crate::{documents::total, figures::Costs};

/// How many lines there are and what they cost, those that are chosen too, and each measure.
pub fn foot(grid: Grid) -> AnyView {
    let words = grid.words;
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let told = move || {
        let money = grid.desk().money.get();
        grid.lines.with(|lines| {
            let of_all = total(lines.0.iter().map(AsRef::as_ref), &money);
            let together = words.grid_total(sums::shown(words, of_all));
            format!("{} · {together}", words.grid_lines(number(lines.0.len())))
        })
    };
    let chosen = move || {
        let rows = grid.range.get().rows();
        let money = grid.desk().money.get();
        grid.lines.with(|lines| {
            let chosen: Vec<_> = rows.filter_map(|row| lines.0.get(row)).collect();
            (chosen.len() > 1).then(|| {
                let of_chosen = total(chosen.into_iter().map(AsRef::as_ref), &money);
                format!(" · {}", words.grid_selected(sums::shown(words, of_chosen)))
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
            {move || seen.get().then(|| subtotals(grid))}
        </details>
    }
    .into_any()
}

/// What each measure costs.
fn subtotals(grid: Grid) -> AnyView {
    let words = grid.words;
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let row = move |name: String, costs: &Costs| {
        let lines = number(costs.from.len() + costs.open.len());
        view! {
            <tr class="utrecht-table__row">
                <th scope="row" class="utrecht-table__cell">
                    {name}
                </th>
                <td class="utrecht-table__cell">{words.grid_lines(lines)}</td>
                <td class="utrecht-table__cell sp-number">{sums::shown(words, costs.amount)}</td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let money = grid.desk().money.get();
        let loose = &money.without_measure;
        let any_loose = !loose.from.is_empty() || !loose.open.is_empty();
        let mut rows: Vec<AnyView> = grid.desk().with_plan(|plan| {
            let measures = plan.measures.iter();
            let costs = measures.filter_map(|measure| {
                let name = words.code_and_title(&measure.code, &measure.title);
                Some(row(name, money.measure(measure.id)?))
            });
            costs.collect()
        });
        if any_loose {
            rows.push(row(words.costs_without_measure().to_owned(), loose));
        }
        rows
    };
    view! {
        <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled">
            <caption class="sp-hidden">{words.grid_subtotals()}</caption>
            <thead class="utrecht-table__header">
                <tr class="utrecht-table__row">
                    <th scope="col" class="utrecht-table__header-cell">
                        {words.measure()}
                    </th>
                    <th scope="col" class="utrecht-table__header-cell">
                        {words.grid_label()}
                    </th>
                    <th scope="col" class="utrecht-table__header-cell sp-number">
                        {words.amount()}
                    </th>
                </tr>
            </thead>
            <tbody class="utrecht-table__body">{rows}</tbody>
        </table>
    }
    .into_any()
}
