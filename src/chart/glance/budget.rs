//! The budget over time and by measure: what is spent when, the money in hand, and what one
//! participation costs.

use rust_decimal::Decimal;

use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        bars::{BarRow, Bars},
        lines::{Line, Lines},
    },
    figures::{
        Amounts, Calendar, Figures, Money, STANDS_OUT, Step, liquidity, over_time, per_head,
    },
    plan::{Cents, Number, OF_MONEY, OF_PARTICIPANTS, Period, Plan, sort_by_key},
    text::Words,
};

/// The most measures that are drawn.
const MOST: usize = 30;

/// The chart of the costs and the grant by half-year; `None` if nothing can be divided yet.
#[must_use]
pub fn periods(plan: &Plan, money: &Money, words: Words) -> Option<Chart> {
    let over_time = over_time(plan, money, &Calendar::of(plan, Step::HalfYear));
    if over_time.periods.is_empty() || money.costs.from.is_empty() {
        return None;
    }
    let mut names = names(words, &over_time.periods);
    if over_time.has_rest() {
        names.push(words.outside_periods().to_owned());
    }
    let grant = over_time.grant.as_ref();
    let columns: Vec<Column<'_>> = [(words.cost_short(), &over_time.costs)]
        .into_iter()
        .chain(grant.map(|grant| (words.grant_by_rates_short(), grant)))
        .chain([(words.covered(), &over_time.funded)])
        .collect();
    let within = over_time.periods.len();
    let most = names.iter().zip(&over_time.costs).take(within);
    let most = most.filter_map(|(name, amount)| Some((name, (*amount)?)));
    let says = largest(most)
        .map(|(most, amount)| words.chart_periods_most(most, words.euros(amount)))
        .or_else(|| Some(words.chart_costs_sum(words.euros(money.costs.amount?))));
    Some(Chart {
        heading: words.chart_periods().to_owned(),
        says: says.unwrap_or_default(),
        not_counted: words.not_counted(plan, OF_MONEY),
        table: table(words.split_when(), &names, &columns),
        picture: bars(words, &names, &columns),
    })
}

/// The chart of the money in hand; `None` if nothing can be divided yet.
#[must_use]
pub fn cash(plan: &Plan, money: &Money, words: Words) -> Option<Chart> {
    let liquidity = liquidity(plan, money, &Calendar::of(plan, Step::HalfYear));
    if liquidity.periods.is_empty() || money.costs.from.is_empty() || money.funded.from.is_empty() {
        return None;
    }
    let mut names = names(words, &liquidity.periods);
    names.push(words.after_periods().to_owned());
    let columns = [
        (words.cash_in(), &liquidity.incoming),
        (words.cash_out(), &liquidity.outgoing),
        (words.cash_left(), &liquidity.balance),
    ];
    let (at, amount) = liquidity.lowest?;
    let when = names.get(at)?;
    let says = if amount < Cents::ZERO {
        words.cash_short(when, words.euros(amount))
    } else {
        words.cash_lowest(when, words.euros(amount))
    };
    let lines = Lines {
        unit: words.chart_euros().to_owned(),
        periods: names.iter().cloned().zip(0..).collect(),
        lines: vec![Line {
            name: String::new(),
            values: liquidity
                .balance
                .iter()
                .map(|cents| euros(*cents))
                .collect(),
        }],
        words,
    };
    Some(Chart {
        heading: words.chart_cash().to_owned(),
        says,
        not_counted: words.not_counted(plan, OF_MONEY),
        table: table(words.split_when(), &names, &columns),
        picture: Picture::Lines(lines),
    })
}

/// The chart of what one participation costs, dearest measure first; `None` if no measure has both
/// participations and costs.
#[must_use]
pub fn heads(plan: &Plan, money: &Money, figures: &Figures, words: Words) -> Option<Chart> {
    let per_head = per_head(plan, money, figures);
    let mut measures = per_head.measures;
    sort_by_key(&mut measures, |one| std::cmp::Reverse(one.cost));
    let all = measures.len();
    measures.truncate(MOST);
    let known = plan.measures.by_id();
    let names: Vec<String> = measures
        .iter()
        .map(|one| {
            let name = known.get(&one.measure).map_or_else(String::new, |measure| {
                words.code_and_title(&measure.code, &measure.title)
            });
            if one.stands_out {
                format!("{name} ({})", words.head_stands_out())
            } else {
                name
            }
        })
        .collect();
    let costs = measures.iter().map(|one| Some(one.cost)).collect();
    let grants = measures.iter().map(|one| one.grant).collect();
    let mut columns = vec![(words.head_cost(), &costs)];
    if money.costs.grant.is_some() {
        columns.push((words.head_grant(), &grants));
    }
    let dearest = largest(names.iter().zip(measures.iter().map(|one| one.cost)));
    let mut says: Vec<String> = dearest
        .map(|(name, cost)| words.chart_per_head_most(name, words.euros(cost)))
        .or_else(|| Some(words.chart_per_head_mean(words.euros(per_head.whole?))))
        .into_iter()
        .collect();
    if measures.is_empty() {
        return None;
    }
    if let Some(median) = per_head.median {
        says.push(words.head_rule(STANDS_OUT, words.euros(median)));
    }
    if all > MOST {
        says.push(words.chart_per_head_shown(MOST, all));
    }
    Some(Chart {
        heading: words.chart_per_head().to_owned(),
        says: says.join(" "),
        not_counted: words.not_counted(plan, &[OF_PARTICIPANTS, OF_MONEY].concat()),
        table: table(words.field_measure(), &names, &columns),
        picture: bars(words, &names, &columns),
    })
}

/// The one largest amount; `None` if there is only one, the largest is shared, or none is above
/// zero.
fn largest<'a>(all: impl Iterator<Item = (&'a String, Cents)>) -> Option<(&'a String, Cents)> {
    let mut all: Vec<(&String, Cents)> = all.collect();
    sort_by_key(&mut all, |(_, amount)| std::cmp::Reverse(*amount));
    match all.as_slice() {
        [first, second, ..] if first.1 > second.1 && first.1 > Cents::ZERO => Some(*first),
        _ => None,
    }
}

fn names(words: Words, periods: &[Period]) -> Vec<String> {
    let named = periods.iter();
    named
        .map(|period| words.part_of_plan(Step::HalfYear, *period))
        .collect()
}

/// A column of a chart: what it is called, and its amounts.
type Column<'a> = (&'static str, &'a Amounts);

fn bars(words: Words, names: &[String], columns: &[Column<'_>]) -> Picture {
    let rows = names.iter().enumerate().map(|(at, name)| {
        let amount = |(_, row): &Column<'_>| euros(row.get(at).copied().flatten());
        BarRow {
            label: name.clone(),
            values: columns.iter().map(amount).collect(),
        }
    });
    Picture::Bars(Bars {
        unit: words.chart_euros().to_owned(),
        series: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
        rows: rows.collect(),
        words,
    })
}

fn table(what: &str, names: &[String], columns: &[Column<'_>]) -> Table {
    let rows = names.iter().enumerate().map(|(at, name)| {
        let amount =
            |(_, row): &Column<'_>| Cell::or_missing(row.get(at).copied().flatten(), Cell::Money);
        TableRow {
            head: name.clone(),
            cells: columns.iter().map(amount).collect(),
        }
    });
    let head = columns.iter().map(|(name, _)| *name);
    Table {
        head: [what].into_iter().chain(head).map(str::to_owned).collect(),
        rows: rows.collect(),
    }
}

/// Whole euros, as a drawing shows them.
fn euros(amount: Option<Cents>) -> Option<Number> {
    let euros = Decimal::new(amount?.get(), 2).round();
    Number::new(euros).ok()
}
