//! What the cost lines and the funding add up to.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    table::{Row, Table, table},
    why::{self, Why, shown},
};
use crate::{
    app::desk::{Desk, desk, words},
    figures::{Known, Money, Outlook, Scenario, Source, Total, Totals, outlook, sources, totals},
    plan::{Cents, FundingKind, Number, Plan},
    text::Words,
};

/// The money of the open plan in a scenario.
pub fn outlook_of(desk: Desk, scenario: &Scenario) -> Outlook {
    let (money, outcome) = (desk.money.get(), desk.outcome.get());
    desk.with_plan(|plan| outlook(plan, &money, &outcome.figures, scenario))
}

/// Where a total comes from, in the plan and in a scenario.
pub fn why_total(desk: Desk, words: Words, total: Total, scenario: &Scenario) -> Why {
    let scenario = scenario.clone();
    Arc::new(move || {
        let (money, outcome) = (desk.money.get_untracked(), desk.outcome.get_untracked());
        desk.peek(|plan| {
            let outlook = outlook(plan, &money, &outcome.figures, &scenario);
            let sources: Vec<Source> =
                sources(total, plan, &money, &outcome.figures, &scenario, &outlook);
            why::of_sources(words, plan, &sources)
        })
    })
}

fn asked(desk: Desk, words: Words, parts: fn(Words, &Plan, &Money) -> Vec<why::Part>) -> Why {
    Arc::new(move || {
        let money = desk.money.get();
        desk.with_plan(|plan| parts(words, plan, &money))
    })
}

/// The sums of the plan; empty if it has neither cost lines nor funding. Below them, any amounts
/// that follow from two others.
pub fn sums() -> AnyView {
    let (desk, words) = (desk(), words());
    let there = Memo::new(move |_| {
        desk.money
            .with(|money| has_lines(money) || !money.funded.from.is_empty())
    });
    let open = Memo::new(move |_| desk.money.with(|money| money.costs.open.len()));
    let by_lines = Memo::new(move |_| desk.money.with(|money| by_lines(words, money)));
    let totals = Memo::new(move |_| {
        let money = desk.money.get();
        desk.with_plan(|plan| totals(plan, &money))
    });
    let follows = move || totals.with(|totals| follows(words, totals));
    let which = asked(desk, words, why::lines_without_amount);
    let of_grant = asked(desk, words, why::grant_of_lines);
    view! {
        <Show when=move || there.get()>
            {table(move || added_up(desk, words))}
        </Show>
        <div>{follows}</div>
        <Show when=move || there.get() && open.get() != 0>
            <p class="nl-paragraph sp-group__intro">
                {move || words.lines_without_amount(u64::try_from(open.get()).unwrap_or(u64::MAX))}
            </p>
            {why::asked(words.which_lines(), which.clone())}
        </Show>
        <Show when=move || by_lines.with(Option::is_some)>
            <p class="nl-paragraph sp-group__intro">{move || by_lines.get()}</p>
            {why::asked(words.why_this_number(), of_grant.clone())}
        </Show>
    }
    .into_any()
}

/// The amounts that follow from others, each as a sentence.
fn follows(words: Words, totals: &Totals) -> AnyView {
    let named = [
        (words.eligible_costs(), totals.costs),
        (words.grant(), totals.grant),
        (words.own_contribution(), totals.own_contribution),
    ];
    let said = named.into_iter().filter_map(|(name, known)| {
        let known = known.filter(Known::is_derived)?;
        let said = words.total_follows(name, words.known_money(&known), words.known_from(&known));
        Some(view! { <p class="nl-paragraph sp-group__intro">{said}</p> })
    });
    said.collect_view().into_any()
}

const fn has_lines(money: &Money) -> bool {
    !money.costs.from.is_empty()
}

/// The costs, who pays, and what is left to be paid for.
fn added_up(desk: Desk, words: Words) -> Table {
    let money = desk.money.get();
    let row = |name: &str, amount: Option<Cents>, what: Total, total: bool| Row {
        name: name.to_owned(),
        cells: vec![shown(words, amount)],
        total,
        why: Some(why_total(desk, words, what, &Scenario::default())),
        ..Row::default()
    };
    // Without cost lines there is nothing to compare the funding with yet.
    let costs = has_lines(&money).then(|| {
        let amount = money.costs.amount;
        row(words.costs(), amount, Total::Costs, true)
    });
    let kinds = money.kinds.iter().filter(|(_, it)| !it.from.is_empty());
    let kinds = kinds.map(|(kind, funded)| {
        let name = match kind {
            FundingKind::Grant => words.grant_asked_short(),
            kind => words.funding_kind(*kind),
        };
        row(name, funded.amount, Total::Funded(*kind), false)
    });
    let gap = has_lines(&money).then(|| {
        let size = money.gap.and_then(|gap| Cents::new(gap.get().abs()).ok());
        row(gap_name(words, &money), size, Total::Gap, true)
    });
    Table {
        what: words.money_sums().to_owned(),
        head: vec![
            words.money_sums().to_owned(),
            words.field_amount().to_owned(),
        ],
        rows: costs.into_iter().chain(kinds).chain(gap).collect(),
    }
}

/// What is still to be paid for, or the surplus.
fn gap_name(words: Words, money: &Money) -> &'static str {
    match money.gap.map(Cents::get) {
        Some(0) => words.money_balanced(),
        Some(cents) if cents < 0 => words.money_surplus(),
        _ => words.money_gap(),
    }
}

/// What the grant pays by the rates of the lines, beside the grant asked for; or that no line has a
/// rate.
fn by_lines(words: Words, money: &Money) -> Option<String> {
    let mut kinds = money.kinds.iter();
    let asked = kinds.find(|(kind, _)| *kind == FundingKind::Grant);
    let asked = asked.and_then(|(_, funded)| funded.amount.filter(|_| !funded.from.is_empty()));
    if !has_lines(money) {
        return None;
    }
    let Some(grant) = money.costs.grant else {
        return Some(words.grant_without_rates().to_owned());
    };
    let said = if money.costs.without_rate > 0 {
        words.grant_of_some_lines(money.costs.without_rate, words.money(grant))
    } else {
        let rate = money.costs.blended_rate().map(Number::decimal);
        let rate = rate.map(|rate| words.percent(rate, 2)).unwrap_or_default();
        words.grant_by_lines(words.money(grant), rate)
    };
    let differs = asked.is_some_and(|asked| asked != grant);
    Some(if differs {
        format!("{said} {}", words.grant_differs_from_asked())
    } else {
        said
    })
}
