//! What it costs, theme by theme and by kind of cost.

use std::collections::BTreeMap;

use super::{share, theme_name};
use crate::{
    chart::{Cell, Chart, Picture, Table, TableRow, stacks::Stacks},
    figures::Money,
    plan::{Cents, CostCategory, OF_MONEY, Plan},
    text::Words,
};

/// The chart of the costs by theme and by category; `None` if no cost line has an amount.
#[must_use]
pub fn costs(plan: &Plan, money: &Money, words: Words) -> Option<Chart> {
    let categories: Vec<&CostCategory> = money
        .categories
        .iter()
        .filter(|(_, costs)| !costs.from.is_empty())
        .map(|(category, _)| category)
        .collect();
    let amounts = amounts(plan, money);
    let names = plan
        .themes
        .iter()
        .enumerate()
        .map(|(place, theme)| (place, theme_name(theme, place, words)));
    let rows: Vec<(String, Vec<Cents>, Cents)> = names
        .chain([(usize::MAX, words.chart_no_theme().to_owned())])
        .filter_map(|(place, name)| {
            let of_theme = amounts.get(&place)?;
            let parts = categories.iter().map(|category| {
                let amount = of_theme.get(*category).copied().unwrap_or(0);
                Cents::new(amount).unwrap_or_default()
            });
            let sum = Cents::new(of_theme.values().sum()).ok()?;
            Some((name, parts.collect(), sum))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let says = says(&rows, money, words);
    let parts: Vec<String> = categories
        .iter()
        .map(|category| words.cost_category(category))
        .collect();
    let head = [words.field_measure_theme()].into_iter().map(str::to_owned);
    let total = [words.chart_total().to_owned()];
    let table = Table {
        head: head.chain(parts.iter().cloned()).chain(total).collect(),
        rows: rows
            .iter()
            .map(|(name, parts, sum)| TableRow {
                head: name.clone(),
                cells: parts
                    .iter()
                    .chain([sum])
                    .map(|part| Cell::Money(*part))
                    .collect(),
            })
            .collect(),
    };
    Some(Chart {
        heading: words.chart_costs().to_owned(),
        says,
        not_counted: words.not_counted(plan, OF_MONEY),
        picture: Picture::Stacks(Stacks { parts, rows, words }),
        table,
    })
}

/// Cents by position of the theme, with the last position for none, and by category.
fn amounts<'a>(plan: &'a Plan, money: &Money) -> BTreeMap<usize, BTreeMap<&'a CostCategory, i64>> {
    let places: BTreeMap<_, usize> = plan.themes.iter().map(|theme| theme.id).zip(0..).collect();
    let measures = plan.measures.by_id();
    let mut amounts: BTreeMap<usize, BTreeMap<&CostCategory, i64>> = BTreeMap::new();
    for line in plan.cost_lines.iter() {
        let Some(Ok(amount)) = money.line(line.id).map(|line| line.amount) else {
            continue;
        };
        let measure = line.measure.and_then(|measure| measures.get(&measure));
        let theme = measure.and_then(|measure| measure.theme);
        let place = theme.and_then(|theme| places.get(&theme)).copied();
        let of_theme = amounts.entry(place.unwrap_or(usize::MAX)).or_default();
        *of_theme.entry(&line.category).or_default() += amount.get();
    }
    amounts
}

fn says(rows: &[(String, Vec<Cents>, Cents)], money: &Money, words: Words) -> String {
    let mut said: Vec<String> = Vec::new();
    let below_zero = (rows.iter()).any(|(_, parts, _)| parts.iter().any(|it| *it < Cents::ZERO));
    // If some amounts are negative, none is a share of a whole.
    let all = money.costs.amount.filter(|_| !below_zero);
    let themes = rows.iter().map(|row| (row, row.2)).collect();
    if let Some((name, _, sum)) = most(themes)
        && let Some(share) = all.and_then(|all| share(*sum, all))
    {
        said.push(words.chart_costs_most(name, words.euros(*sum), words.percent(share, 1)));
    }
    let categories = money.categories.iter();
    let categories = categories
        .filter_map(|it| Some((it, it.1.amount?)))
        .filter(|((_, costs), _)| !costs.from.is_empty())
        .collect();
    if let Some((category, costs)) = most(categories)
        && let Some(amount) = costs.amount
    {
        let name = words.cost_category(category);
        said.push(words.chart_largest_category(name, words.euros(amount)));
    }
    if said.is_empty() {
        let sum = money.costs.amount.map(|amount| words.euros(amount));
        said.extend(sum.map(|amount| words.chart_costs_sum(amount)));
    }
    let open = u64::try_from(money.costs.open.len()).unwrap_or(u64::MAX);
    if open > 0 {
        said.push(words.chart_open_lines(open));
    }
    if below_zero {
        said.push(words.chart_below_zero().to_owned());
    }
    said.join(" ")
}

/// The one largest; `None` if there is only one, the largest is shared, or none is above zero.
fn most<T>(all: Vec<(T, Cents)>) -> Option<T> {
    let largest = all.iter().map(|(_, amount)| *amount).max()?;
    let several = all.len() > 1;
    let mut largest = all.into_iter().filter(|(_, amount)| *amount == largest);
    let (first, amount) = largest.next()?;
    (several && amount > Cents::ZERO && largest.next().is_none()).then_some(first)
}
