//! The money by year or half-year, and the money in hand.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    table::{Row, Table},
    why::{Part, Why, funding_part, lines, measure_part, shown},
};
use crate::{
    app::desk::Desk,
    figures::{Amounts, Calendar, Liquidity, OverTime, Step, liquidity, over_time},
    plan::{Cents, Funding, Id, Period, Plan},
    text::Words,
};

/// What the columns or rows of a calendar are called, with one for what falls outside all periods,
/// if there is any.
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
    let grant = over_time.grant.as_ref();
    let amounts: Vec<&Amounts> = [&over_time.costs]
        .into_iter()
        .chain(grant)
        .chain([&over_time.funded, &over_time.gap])
        .collect();
    let in_all: Vec<Option<Cents>> = [money.costs.amount]
        .into_iter()
        .chain(grant.map(|_| money.costs.grant))
        .chain([money.funded.amount, money.gap])
        .collect();
    let head: Vec<&str> = [words.split_when(), words.cost_short()]
        .into_iter()
        .chain(grant.map(|_| words.grant_by_rates_short()))
        .chain([words.covered(), words.not_covered()])
        .collect();
    let mut rows: Vec<Row> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| Row {
            name,
            cells: cells(words, &amounts, at),
            why: Some(in_period(desk, &over_time, at, words)),
            ..Row::default()
        })
        .collect();
    rows.push(Row {
        name: words.in_all().to_owned(),
        cells: in_all.iter().map(|it| shown(words, *it)).collect(),
        total: true,
        why: Some(lines(desk, &money.costs, words)),
        ..Row::default()
    });
    Table {
        what: words.split_period().to_owned(),
        head: head.into_iter().map(str::to_owned).collect(),
        rows,
    }
}

fn cells(words: Words, rows: &[&Amounts], at: usize) -> Vec<String> {
    let amount = |row: &&Amounts| row.get(at).copied().flatten();
    rows.iter().map(|row| shown(words, amount(row))).collect()
}

/// The measures that cost something in one period, and its funding.
fn in_period(desk: Desk, over_time: &Arc<OverTime>, at: usize, words: Words) -> Why {
    let over_time = Arc::clone(over_time);
    Arc::new(move || {
        desk.peek(|plan| {
            let mut parts = spent(words, plan, &over_time, at, false);
            parts.extend(received(words, plan, &over_time.funding, at));
            parts
        })
    })
}

/// What measures cost in one period; negative if it is taken out of the money in hand.
fn spent(words: Words, plan: &Plan, over_time: &OverTime, at: usize, out: bool) -> Vec<Part> {
    let measures = plan.measures.by_id();
    let parts = over_time.measures.iter().filter_map(|(id, row)| {
        let amount = in_column(row, at)?;
        let amount = if out {
            Cents::new(-amount.get()).ok()?
        } else {
            amount
        };
        let measure = id.and_then(|id| measures.get(&id));
        Some(match measure {
            Some(measure) => measure_part(words, measure, amount),
            None => Part::money(words, words.no_measure().to_owned(), amount),
        })
    });
    parts.collect()
}

/// The funding of one period.
fn received(words: Words, plan: &Plan, funding: &[(Id<Funding>, Amounts)], at: usize) -> Vec<Part> {
    let parts = funding.iter().filter_map(|(id, row)| {
        let funding = plan.funding.get(*id)?;
        Some(funding_part(words, plan, funding, in_column(row, at)?))
    });
    parts.collect()
}

/// What falls in one period, if anything does.
fn in_column(row: &Amounts, at: usize) -> Option<Cents> {
    let amount = row.get(at).copied().flatten();
    amount.filter(|amount| *amount != Cents::ZERO)
}

/// What comes in and goes out by half-year, and the money in hand.
pub fn in_hand(desk: Desk, words: Words) -> Table {
    let liquidity = Arc::new(of_plan(desk));
    let money = desk.money.get();
    let over_time =
        desk.with_plan(|plan| over_time(plan, &money, &Calendar::of(plan, Step::HalfYear)));
    let over_time = Arc::new(over_time);
    let names = names(words, &liquidity);
    let amounts = [&liquidity.incoming, &liquidity.outgoing, &liquidity.balance];
    let rows = names.into_iter().enumerate().map(|(at, name)| {
        let lowest = liquidity.lowest.filter(|(lowest, _)| *lowest == at);
        Row {
            name,
            mark: lowest.map(|_| words.cash_lowest_mark()),
            cells: cells(words, &amounts, at),
            why: Some(moved(desk, &liquidity, &over_time, at, words)),
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

/// What was in hand before a period, and what comes in and goes out.
fn moved(
    desk: Desk,
    liquidity: &Arc<Liquidity>,
    over_time: &Arc<OverTime>,
    at: usize,
    words: Words,
) -> Why {
    let (liquidity, over_time) = (Arc::clone(liquidity), Arc::clone(over_time));
    Arc::new(move || {
        desk.peek(|plan| {
            let before = at.checked_sub(1);
            let before = before.and_then(|at| in_column(&liquidity.balance, at));
            let before = before
                .map(|amount| Part::money(words, words.cash_before().to_owned(), amount).first());
            let mut parts: Vec<Part> = before.into_iter().collect();
            parts.extend(received(words, plan, &liquidity.funding, at));
            parts.extend(spent(words, plan, &over_time, at, true));
            parts
        })
    })
}
