//! What the cost lines and the funding add up to.

use leptos::prelude::*;

use crate::{
    app::desk::{desk, words},
    figures::Money,
    plan::{Cents, FundingKind, Number},
    text::Words,
};

/// The sums of the plan; nothing while it has neither cost lines nor funding.
pub fn sums() -> AnyView {
    let (desk, words) = (desk(), words());
    let view = move || {
        let money = desk.money.get();
        (!money.costs.from.is_empty() || !money.funded.from.is_empty()).then(|| {
            // Without cost lines there is nothing yet to hold the funding against.
            let broken_down = !money.costs.from.is_empty();
            let kinds = money.kinds.iter().filter(|(_, funded)| !funded.from.is_empty());
            let kinds = kinds
                .map(|(kind, funded)| row(words, words.funding_kind(*kind), funded.amount, false))
                .collect_view();
            view! {
                <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled sp-sums">
                    <caption class="sp-hidden">{words.money_sums()}</caption>
                    <thead class="utrecht-table__header">
                        <tr class="utrecht-table__row">
                            <th scope="col" class="utrecht-table__header-cell">
                                {words.money_sums()}
                            </th>
                            <th scope="col" class="utrecht-table__header-cell sp-number">
                                {words.amount()}
                            </th>
                        </tr>
                    </thead>
                    <tbody class="utrecht-table__body">
                        {broken_down
                            .then(|| row(words, words.costs(), money.costs.amount, true))}
                        {kinds}
                        {broken_down.then(|| gap(words, &money))}
                    </tbody>
                </table>
                {open_lines(words, &money)}
                {of_lines(words, &money)}
            }
        })
    };
    view.into_any()
}

fn row(words: Words, name: &str, amount: Option<Cents>, strong: bool) -> AnyView {
    let class = if strong {
        "utrecht-table__row sp-sums__total"
    } else {
        "utrecht-table__row"
    };
    view! {
        <tr class=class>
            <th scope="row" class="utrecht-table__cell">
                {name.to_owned()}
            </th>
            <td class="utrecht-table__cell sp-number">{shown(words, amount)}</td>
        </tr>
    }
    .into_any()
}

/// An amount to the cent, or that it is beyond what can be added up.
pub fn shown(words: Words, amount: Option<Cents>) -> String {
    amount.map_or_else(
        || words.beyond_adding_up().to_owned(),
        |amount| words.money(amount),
    )
}

/// What is still to be paid for, or what is too much.
fn gap(words: Words, money: &Money) -> AnyView {
    let name = match money.gap.map(Cents::get) {
        Some(0) => words.money_balanced(),
        Some(cents) if cents < 0 => words.money_surplus(),
        _ => words.money_gap(),
    };
    let size = money.gap.and_then(|gap| Cents::new(gap.get().abs()).ok());
    row(words, name, size, true)
}

/// Says that lines without an amount are not in the sum.
fn open_lines(words: Words, money: &Money) -> AnyView {
    let open = u64::try_from(money.costs.open.len()).unwrap_or(u64::MAX);
    let says = (open > 0).then(|| {
        view! { <p class="nl-paragraph sp-group__intro">{words.lines_without_amount(open)}</p> }
    });
    says.into_any()
}

/// What the grant pays by the rates of the lines, beside the grant that is asked for.
fn of_lines(words: Words, money: &Money) -> AnyView {
    let asked = money
        .kinds
        .iter()
        .find(|(kind, _)| *kind == FundingKind::Grant);
    let asked = asked.and_then(|(_, funded)| funded.amount);
    let says = money
        .costs
        .grant
        .filter(|grant| grant.get() > 0)
        .map(|grant| {
            let rate = money.costs.blended_rate().map(Number::decimal);
            let rate = rate.map(|rate| words.percent(rate, 2)).unwrap_or_default();
            let text = if asked == Some(grant) {
                words.grant_by_lines(words.money(grant), rate)
            } else {
                words.grant_by_lines_differs(words.money(grant), rate)
            };
            view! { <p class="nl-paragraph sp-group__intro">{text}</p> }
        });
    says.into_any()
}
