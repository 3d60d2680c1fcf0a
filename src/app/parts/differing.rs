//! Two versions of a plan, held against each other.

use leptos::prelude::*;

use super::{Column, table_head};
use crate::{
    app::desk::words,
    compare::{Differing, differences},
    figures::{figures, money, totals},
    plan::Plan,
    schemes,
    text::Words,
};

/// The most differences that are named.
const NAMED: usize = 40;

/// What two versions of a plan add up to beside each other, and what differs by name.
pub fn differing(
    caption: &'static str,
    names: [&'static str; 2],
    says: fn(Words, Differing) -> String,
    then: &Plan,
    now: &Plan,
) -> AnyView {
    let words = words();
    let found = differences(then, now);
    let [then_amounts, now_amounts] = [then, now].map(|plan| amounts(words, plan));
    let [then_name, now_name] = names;
    let table = words
        .version_figures()
        .into_iter()
        .zip(then_amounts)
        .zip(now_amounts)
        .map(|((name, then), now)| {
            view! {
                <tr class="utrecht-table__row">
                    <th scope="row" class="utrecht-table__cell">
                        {name}
                    </th>
                    <td class="utrecht-table__cell sp-number">{then}</td>
                    <td class="utrecht-table__cell sp-number">{now}</td>
                </tr>
            }
        });
    let left = found.len().saturating_sub(NAMED);
    let items = found.iter().take(NAMED).map(|one| {
        let said = words.difference(one, then, now);
        view! { <li>{said}</li> }
    });
    view! {
        <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled">
            <caption class="sp-hidden">{caption}</caption>
            {table_head([Column::Unnamed, Column::number(then_name), Column::number(now_name)])}
            <tbody class="utrecht-table__body">{table.collect_view()}</tbody>
        </table>
        <p class="nl-paragraph">{says(words, Differing::of(&found))}</p>
        <ul class="sp-version__items">
            {items.collect_view()}
            {(left > 0)
                .then(|| {
                    let left = u64::try_from(left).unwrap_or(u64::MAX);
                    view! { <li>{words.and_more(words.count(left))}</li> }
                })}
        </ul>
    }
    .into_any()
}

fn amounts(words: Words, plan: &Plan) -> [String; 6] {
    let number = |count: usize| words.count(u64::try_from(count).unwrap_or(u64::MAX));
    let money = totals(plan, &money(plan, schemes::rate(plan)));
    let euros = |known| Option::map_or_else(known, || "–".to_owned(), |it| words.known_money(&it));
    [
        number(plan.themes.len()),
        number(plan.measures.len()),
        number(plan.targets.len()),
        words.count(figures(plan).plan.applications),
        euros(money.costs),
        euros(money.grant),
    ]
}
