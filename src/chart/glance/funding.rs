//! Who pays: the parts of the funding, and what nobody pays yet.

use super::share;
use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        split::{Part, Split},
    },
    figures::{Money, stated_money},
    plan::{Cents, FundingKind, Plan},
    text::Words,
};

/// The chart of who pays; none while no money has been filled in.
///
/// Added up from cost lines and funding where there are any, else as it was stated: the two are
/// never mixed.
#[must_use]
pub fn funding(plan: &Plan, money: &Money, words: Words) -> Option<Chart> {
    let added_up = !money.costs.from.is_empty() || !money.funded.from.is_empty();
    let (heading, parts, gap) = if added_up {
        let (parts, gap) = of_lines(money, words);
        (words.chart_funding(), parts, gap)
    } else {
        let (parts, gap) = of_stated(plan, words);
        (words.chart_funding_stated(), parts, gap)
    };
    let mut parts: Vec<Part> = parts
        .into_iter()
        .filter(|(_, amount)| *amount > Cents::ZERO)
        .map(|(name, amount)| Part {
            name,
            amount,
            missing: false,
        })
        .collect();
    let missing = gap.filter(|gap| *gap > Cents::ZERO);
    parts.extend(missing.map(|amount| Part {
        name: words.chart_gap().to_owned(),
        amount,
        missing: true,
    }));
    if parts.is_empty() {
        return None;
    }
    let whole = parts.iter().map(|part| part.amount.get()).sum();
    let whole = Cents::new(whole).ok()?;
    let rows = parts.iter().map(|part| TableRow {
        head: part.name.clone(),
        cells: vec![
            Cell::Money(part.amount),
            Cell::or_missing(share(part.amount, whole), Cell::Percent),
        ],
    });
    let says = says(&parts, whole, gap, words);
    let table = Table {
        head: [
            words.chart_source(),
            words.chart_amount(),
            words.chart_share(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    };
    Some(Chart {
        heading: heading.to_owned(),
        says,
        picture: Picture::Split(Split { parts, words }),
        table,
    })
}

/// Names with their amounts, and what the costs are more than them.
type Parts = (Vec<(String, Cents)>, Option<Cents>);

fn of_lines(money: &Money, words: Words) -> Parts {
    let kinds = money.kinds.iter().filter_map(|(kind, funded)| {
        let name = match kind {
            FundingKind::Grant => words.grant(),
            FundingKind::OwnContribution => words.own_contribution(),
            FundingKind::OtherPublic => words.chart_other_public(),
            FundingKind::Private => words.chart_private(),
        };
        Some((name.to_owned(), funded.amount?))
    });
    // Without cost lines there is nothing to be short of.
    let gap = money.gap.filter(|_| !money.costs.from.is_empty());
    (kinds.collect(), gap)
}

fn of_stated(plan: &Plan, words: Words) -> Parts {
    let money = stated_money(plan);
    let parts = [
        (words.grant(), money.grant),
        (words.own_contribution(), money.own_contribution),
    ];
    let parts: Vec<(String, Cents)> = parts
        .into_iter()
        .filter_map(|(name, total)| Some((name.to_owned(), total?.amount)))
        .collect();
    let known: i64 = parts.iter().map(|(_, amount)| amount.get()).sum();
    let costs = money.costs.filter(|_| !parts.is_empty());
    let gap = costs.and_then(|costs| Cents::new(costs.amount.get() - known).ok());
    (parts, gap)
}

fn says(parts: &[Part], whole: Cents, gap: Option<Cents>, words: Words) -> String {
    let mut said: Vec<String> = Vec::new();
    let paid = parts.iter().filter(|part| !part.missing);
    if let Some(largest) = paid.max_by_key(|part| part.amount)
        && let Some(share) = share(largest.amount, whole)
    {
        let share = words.percent(share, 1);
        said.push(words.chart_pays_most(&largest.name, share, words.euros(whole)));
    }
    match gap {
        Some(gap) if gap > Cents::ZERO => said.push(words.chart_short(words.euros(gap))),
        Some(gap) if gap < Cents::ZERO => {
            let over = Cents::new(-gap.get()).unwrap_or_default();
            said.push(words.chart_over(words.euros(over)));
        }
        Some(_) => said.push(words.chart_covered().to_owned()),
        None => {}
    }
    said.join(" ")
}
