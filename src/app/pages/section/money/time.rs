//! The money by year or half-year, and the money in hand.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    sums::shown,
    table::{Part, Row, Table, Why},
};
use crate::{
    app::{desk::Desk, route::Place},
    figures::{Amounts, Calendar, Liquidity, OverTime, Step, liquidity, over_time, payments},
    plan::{Cents, Funding, Id, Period, Plan},
    text::Words,
};

/// What the columns or rows of a calendar are called, with one for what falls in none where
/// there is any.
pub fn columns(words: Words, step: Step, periods: &[Period], rest: bool) -> Vec<String> {
    let named = periods
        .iter()
        .map(|period| words.part_of_plan(step, *period));
    let rest = rest.then(|| words.outside_periods().to_owned());
    named.chain(rest).collect()
}

/// The costs, the grant and the funding by period.
pub fn by_period(desk: Desk, words: Words, step: Step) -> Table {
    let money = desk.money.get();
    let over_time = desk.with_plan(|plan| over_time(plan, &money, &Calendar::of(plan, step)));
    let over_time = Arc::new(over_time);
    let names = columns(words, step, &over_time.periods, over_time.has_rest());
    let amounts = [
        &over_time.costs,
        &over_time.grant,
        &over_time.funded,
        &over_time.gap,
    ];
    let mut rows: Vec<Row> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| Row {
            name,
            cells: cells(words, &amounts, at),
            why: Some(measures(desk, &over_time, at, words)),
            ..Row::default()
        })
        .collect();
    rows.push(Row {
        name: words.in_all().to_owned(),
        cells: [
            money.costs.amount,
            money.costs.grant,
            money.funded.amount,
            money.gap,
        ]
        .map(|amount| shown(words, amount))
        .to_vec(),
        total: true,
        ..Row::default()
    });
    Table {
        what: words.split_period().to_owned(),
        head: [
            words.split_when(),
            words.cost_short(),
            words.grant_short(),
            words.covered(),
            words.not_covered(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
    }
}

fn cells(words: Words, rows: &[&Amounts], at: usize) -> Vec<String> {
    let amount = |row: &&Amounts| row.get(at).copied().flatten();
    rows.iter().map(|row| shown(words, amount(row))).collect()
}

/// The measures that cost something in one period.
fn measures(desk: Desk, over_time: &Arc<OverTime>, at: usize, words: Words) -> Why {
    let over_time = Arc::clone(over_time);
    Arc::new(move || {
        desk.peek(|plan| {
            let measures = plan.measures.by_id();
            let parts = over_time.measures.iter().filter_map(|(id, row)| {
                let amount = row.get(at).copied().flatten()?;
                let measure = id.and_then(|id| measures.get(&id));
                (amount != Cents::ZERO).then(|| Part {
                    name: measure.map_or_else(
                        || words.no_measure().to_owned(),
                        |measure| words.code_and_title(&measure.code, &measure.title),
                    ),
                    shown: words.money(amount),
                    place: measure.map(|measure| Place::Measure(measure.id)),
                    amount,
                })
            });
            parts.collect()
        })
    })
}

/// What comes in and goes out by half-year, and what is in hand.
pub fn in_hand(desk: Desk, words: Words) -> Table {
    let liquidity = Arc::new(of_plan(desk));
    let names = names(words, &liquidity);
    let amounts = [&liquidity.incoming, &liquidity.outgoing, &liquidity.balance];
    let rows = names.into_iter().enumerate().map(|(at, name)| {
        let lowest = liquidity.lowest.filter(|(lowest, _)| *lowest == at);
        Row {
            name,
            mark: lowest.map(|_| words.cash_lowest_mark()),
            cells: cells(words, &amounts, at),
            why: Some(coming_in(desk, &liquidity, at, words)),
            ..Row::default()
        }
    });
    Table {
        what: words.split_cash().to_owned(),
        head: [
            words.split_when(),
            words.cash_in(),
            words.cash_out(),
            words.cash_left(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    }
}

/// The money in hand by half-year.
pub fn of_plan(desk: Desk) -> Liquidity {
    let money = desk.money.get();
    desk.with_plan(|plan| liquidity(plan, &money, &Calendar::of(plan, Step::HalfYear)))
}

/// When the money in hand is lowest.
pub fn lowest(words: Words, liquidity: &Liquidity) -> String {
    let Some((at, amount)) = liquidity.lowest else {
        return String::new();
    };
    let names = names(words, liquidity);
    let when = names.get(at).cloned().unwrap_or_default();
    if amount < Cents::ZERO {
        words.cash_short(when, words.money(amount))
    } else {
        words.cash_lowest(when, words.money(amount))
    }
}

fn names(words: Words, liquidity: &Liquidity) -> Vec<String> {
    let mut names = columns(words, Step::HalfYear, &liquidity.periods, false);
    names.push(words.after_periods().to_owned());
    names
}

/// The funding that comes in in one period.
fn coming_in(desk: Desk, liquidity: &Arc<Liquidity>, at: usize, words: Words) -> Why {
    let liquidity = Arc::clone(liquidity);
    Arc::new(move || {
        desk.peek(|plan| {
            let parts = liquidity.funding.iter().filter_map(|(id, row)| {
                let amount = row.get(at).copied().flatten()?;
                let funding = plan.funding.get(*id)?;
                (amount != Cents::ZERO).then(|| Part {
                    name: funding_name(words, plan, funding),
                    shown: words.money(amount),
                    place: None,
                    amount,
                })
            });
            parts.collect()
        })
    })
}

/// What each of these amounts of funding is, and when it is paid.
pub fn funding_parts(plan: &Plan, from: &[Id<Funding>], words: Words) -> Vec<Part> {
    let of = |funding: &Funding| {
        let name = funding_name(words, plan, funding);
        let part = |name: String, amount: Cents| Part {
            name,
            shown: words.money(amount),
            place: None,
            amount,
        };
        let payments = payments(funding);
        if payments.is_empty() {
            return vec![part(name, funding.amount.unwrap_or_default())];
        }
        let payments = payments.into_iter().map(|payment| {
            let day = match payment.day {
                Some(day) => words.date(day),
                None if payment.rest => words.payment_rest().to_owned(),
                None => words.payment_undated().to_owned(),
            };
            part(words.payment_on(&name, day), payment.amount)
        });
        payments.collect()
    };
    let funding = from.iter().filter_map(|id| plan.funding.get(*id));
    funding.flat_map(of).collect()
}

/// An amount of funding by its kind, its certainty and who gives it.
fn funding_name(words: Words, plan: &Plan, funding: &Funding) -> String {
    let party = funding.party.and_then(|party| plan.parties.get(party));
    let party = party.map_or_else(String::new, |party| format!(" · {}", party.name));
    let (kind, status) = (
        words.funding_kind(funding.kind),
        words.funding_status(funding.status),
    );
    format!("{kind}, {status}{party}")
}
