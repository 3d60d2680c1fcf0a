//! The costs by theme, by kind and by party; each table adds up to the plan.

use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::{
    table::{Row, Table},
    time::columns,
    why::{Part, Why, funding_parts, lines, measure_part, shown},
};
use crate::{
    app::desk::Desk,
    figures::{Calendar, Costs, Money, Step, by_party},
    plan::{Cents, Id, Measure, Party, Plan, Theme},
    text::Words,
};

/// The costs by theme; a theme can show its measures.
pub fn by_theme(desk: Desk, words: Words) -> Table {
    let money = desk.money.get();
    let themes: Vec<(Id<Theme>, String)> = desk.with_plan(|plan| {
        let themes = plan.themes.iter().enumerate();
        let named = themes.map(|(at, theme)| (theme.id, words.item_name(&theme.title, at + 1)));
        named.collect()
    });
    let of_theme = |theme: Option<Id<Theme>>, name: String| {
        let costs = money.theme(theme)?;
        let why: Why = Arc::new(move || desk.peek(|plan| measures(desk, plan, theme, words)));
        Some(row(words, &money, name, costs, why))
    };
    let named = themes.into_iter();
    let mut rows: Vec<Row> = named
        .filter_map(|(id, name)| of_theme(Some(id), name))
        .collect();
    rows.extend(of_theme(None, words.without_theme().to_owned()));
    let loose = &money.without_measure;
    if !(loose.from.is_empty() && loose.open.is_empty()) {
        let name = words.no_measure().to_owned();
        rows.push(row(words, &money, name, loose, lines(desk, loose, words)));
    }
    finished(
        desk,
        words,
        words.split_theme(),
        words.field_measure_theme(),
        rows,
    )
}

/// The costs by kind; a kind can show its lines.
pub fn by_category(desk: Desk, words: Words) -> Table {
    let money = desk.money.get();
    let rows = money.categories.iter().map(|(category, costs)| {
        let name = words.cost_category(category);
        row(words, &money, name, costs, lines(desk, costs, words))
    });
    let rows = rows.collect();
    let of = words.field_cost_line_category();
    finished(desk, words, words.split_category(), of, rows)
}

/// A row of costs: the amount, what the grant pays of it, and its share of all costs.
fn row(words: Words, money: &Money, name: String, costs: &Costs, why: Why) -> Row {
    let mut cells = vec![shown(words, costs.amount)];
    if has_grant(money) {
        cells.push(words.grant_by_rates(costs.grant));
    }
    cells.push(share(words, costs.amount, money.costs.amount));
    Row {
        name,
        cells,
        why: Some(why),
        ..Row::default()
    }
}

const fn has_grant(money: &Money) -> bool {
    money.costs.grant.is_some()
}

fn share(words: Words, part: Option<Cents>, whole: Option<Cents>) -> String {
    let share = part.zip(whole).and_then(|(part, whole)| {
        let part = Decimal::from(part.get()) * Decimal::ONE_HUNDRED;
        part.checked_div(Decimal::from(whole.get()))
    });
    share.map_or_else(String::new, |share| words.percent(share, 1))
}

fn finished(desk: Desk, words: Words, what: &str, of: &str, mut rows: Vec<Row>) -> Table {
    let money = desk.money.get();
    let mut head = vec![of.to_owned(), words.cost_short().to_owned()];
    let mut cells = vec![shown(words, money.costs.amount)];
    if has_grant(&money) {
        head.push(words.grant_by_rates_short().to_owned());
        cells.push(words.grant_by_rates(money.costs.grant));
    }
    head.push(words.of_costs().to_owned());
    cells.push(share(words, money.costs.amount, money.costs.amount));
    rows.push(Row {
        name: words.in_all().to_owned(),
        cells,
        total: true,
        why: Some(lines(desk, &money.costs, words)),
        ..Row::default()
    });
    Table {
        what: what.to_owned(),
        head,
        rows,
    }
}

/// The measures of a theme, with what they cost.
fn measures(desk: Desk, plan: &Plan, theme: Option<Id<Theme>>, words: Words) -> Vec<Part> {
    let money = desk.money.get_untracked();
    let known = |measure: &&Measure| {
        let theme = measure.theme.filter(|id| plan.themes.get(*id).is_some());
        (theme, money.measure(measure.id))
    };
    let of_theme = plan.measures.iter().filter_map(|measure| {
        let (of, costs) = known(&measure);
        Some((measure, costs?)).filter(|_| of == theme)
    });
    let part = |(measure, costs): (&Measure, &Costs)| {
        let part = measure_part(words, measure, costs.amount.unwrap_or_default());
        let amount = shown(words, costs.amount);
        part.shown(match costs.grant {
            Some(grant) => words.part_with_grant(amount, words.money(grant)),
            None => amount,
        })
    };
    of_theme.map(part).collect()
}

/// What each party bears and contributes, in total and by year.
pub fn by_parties(desk: Desk, words: Words) -> Table {
    let money = desk.money.get();
    let (calendar, shares, names) = desk.with_plan(|plan| {
        let calendar = Calendar::of(plan, Step::Year);
        let shares = by_party(plan, &money, &calendar);
        let names: Vec<(Id<Party>, String)> = (plan.parties.iter().enumerate())
            .map(|(at, party)| (party.id, words.item_name(&party.name, at + 1)))
            .collect();
        (calendar, shares, names)
    });
    let name = |party: Option<Id<Party>>| {
        let found = names.iter().find(|(id, _)| Some(*id) == party);
        found.map_or_else(|| words.no_party().to_owned(), |(_, name)| name.clone())
    };
    let rest = shares.iter().any(|share| {
        let rest = share.periods.last().copied().flatten();
        rest.is_some_and(|rest| rest != Cents::ZERO)
    });
    let shown_periods =
        calendar.periods().len() + usize::from(rest && !calendar.periods().is_empty());
    let mut head = vec![
        words.field_party().to_owned(),
        words.bears().to_owned(),
        words.gives().to_owned(),
    ];
    head.extend(
        columns(words, Step::Year, calendar.periods(), rest)
            .into_iter()
            .take(shown_periods),
    );
    let rows = shares.iter().map(|share| {
        let mut cells = vec![
            shown(words, share.borne.amount),
            shown(words, share.funded.amount),
        ];
        let periods = share.periods.iter().take(shown_periods);
        cells.extend(periods.map(|amount| shown(words, *amount)));
        let of_lines = lines(desk, &share.borne, words);
        let from = share.funded.from.clone();
        let why: Why = Arc::new(move || {
            let mut parts = of_lines();
            parts.extend(desk.peek(|plan| funding_parts(plan, &from, words)));
            parts
        });
        Row {
            name: name(share.party),
            cells,
            why: Some(why),
            ..Row::default()
        }
    });
    Table {
        what: words.split_party().to_owned(),
        head,
        rows: rows.collect(),
    }
}
