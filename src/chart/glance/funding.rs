//! Who pays: the parts of the funding, and what is not paid for yet.

use super::share;
use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        split::{Part, Split},
    },
    figures::{Basis, Known, Money, Totals, totals},
    plan::{Cents, FundingKind, OF_MONEY, Plan, Precision},
    text::Words,
};

/// The chart of who pays; `None` if no money has been filled in.
///
/// Shows the funding if there is any, against the cost lines or else the stated costs; without
/// funding, what was stated or follows from it, each with its basis.
#[must_use]
pub fn funding(plan: &Plan, money: &Money, words: Words) -> Option<Chart> {
    let totals = totals(plan, money);
    let mut payers = payers(&totals, money, words);
    payers.retain(|(part, _)| part.amount > Cents::ZERO);
    let has_lines = !money.costs.from.is_empty();
    if payers.is_empty() && !has_lines {
        return None;
    }
    let derived = payers.iter().any(|(_, derived)| *derived);
    let mut parts: Vec<Part> = payers.into_iter().map(|(part, _)| part).collect();
    let gap = gap(&totals, &parts);
    parts.extend(gap.filter(|gap| gap.amount > Cents::ZERO).map(|gap| Part {
        name: if has_lines {
            words.chart_gap().to_owned()
        } else {
            words.chart_not_said().to_owned()
        },
        amount: gap.amount,
        precision: gap.precision,
        missing: true,
    }));
    if parts.is_empty() {
        return None;
    }
    let whole: i128 = parts.iter().map(|part| i128::from(part.amount.get())).sum();
    let whole = Cents::new(whole.try_into().ok()?).ok()?;
    let rows = parts.iter().map(|part| TableRow {
        head: part.name.clone(),
        cells: vec![amount(part, words), of_whole(part, whole, words)],
    });
    let table = Table {
        head: [
            words.chart_source(),
            words.field_amount(),
            words.chart_share(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    };
    let published = |known: &Option<Known>| {
        known.is_none_or(|it| matches!(it.basis, Basis::Stated(_) | Basis::Derived { .. }))
    };
    let stated = [totals.costs, totals.grant, totals.own_contribution];
    let heading = if stated.iter().all(published) && totals.others.is_none() {
        words.chart_funding_stated()
    } else {
        words.chart_funding()
    };
    Some(Chart {
        heading: heading.to_owned(),
        says: says(&parts, whole, gap.filter(|_| !derived), has_lines, words),
        not_counted: words.not_counted(plan, OF_MONEY),
        picture: Picture::Split(Split { parts, words }),
        table,
    })
}

/// An amount, as a number where it is exact.
fn amount(part: &Part, words: Words) -> Cell {
    if part.precision.is_exact() {
        Cell::Money(part.amount)
    } else {
        Cell::Text(words.precisely(words.money(part.amount), part.precision))
    }
}

fn of_whole(part: &Part, whole: Cents, words: Words) -> Cell {
    match share(part.amount, whole) {
        Some(share) if part.precision.is_exact() => Cell::Percent(share),
        Some(share) => Cell::Text(words.share(share, part.precision)),
        None => Cell::Missing,
    }
}

/// Who pays, each with whether the amount was derived.
fn payers(totals: &Totals, money: &Money, words: Words) -> Vec<(Part, bool)> {
    let listed = !money.funded.from.is_empty();
    let has_lines = !money.costs.from.is_empty();
    // Where funding is listed, the remainder is not assigned to anyone.
    let tells = |known: &Known| match known.basis {
        Basis::Funding => true,
        Basis::Stated(_) => !(listed && has_lines),
        Basis::Rates | Basis::Derived { .. } | Basis::Lines => !listed,
    };
    let part = |name: &str, known: Known, beside: Option<String>| {
        let name = beside.map_or_else(|| name.to_owned(), |beside| format!("{name} ({beside})"));
        let part = Part {
            name,
            amount: known.amount,
            precision: known.precision,
            missing: false,
        };
        (part, known.is_derived())
    };
    let grant = totals.grant.filter(tells);
    let grant = grant.map(|it| part(words.grant(), it, Some(words.grant_basis(&it))));
    let own = totals.own_contribution.filter(tells).map(|it| {
        let beside = (it.basis != Basis::Funding).then(|| words.known_from(&it));
        part(words.own_contribution(), it, beside)
    });
    let others = money.kinds.iter().filter_map(|(kind, funded)| {
        let name = match kind {
            FundingKind::Grant | FundingKind::OwnContribution => return None,
            FundingKind::OtherPublic => words.chart_other_public(),
            FundingKind::Private => words.chart_private(),
        };
        let known = Known {
            amount: funded.amount.filter(|_| !funded.from.is_empty())?,
            basis: Basis::Funding,
            precision: Precision::EXACT,
        };
        Some(part(name, known, None))
    });
    grant.into_iter().chain(own).chain(others).collect()
}

/// By how much the costs exceed what is paid, if anybody stated the costs.
#[derive(Clone, Copy)]
struct Gap {
    amount: Cents,
    precision: Precision,
}

fn gap(totals: &Totals, parts: &[Part]) -> Option<Gap> {
    let costs = totals.costs.filter(|costs| !costs.is_derived())?;
    let paid: i128 = parts.iter().map(|part| i128::from(part.amount.get())).sum();
    let gap = i64::try_from(i128::from(costs.amount.get()) - paid).ok()?;
    let precision = parts.iter().map(|part| part.precision);
    let precision = precision.fold(costs.precision, Precision::with);
    Some(Gap {
        amount: Cents::new(gap).ok()?,
        precision: Precision {
            at_least: false,
            approximate: !precision.is_exact(),
        },
    })
}

fn says(parts: &[Part], whole: Cents, gap: Option<Gap>, has_lines: bool, words: Words) -> String {
    let precision = parts.iter().map(|part| part.precision);
    let precision = precision.fold(Precision::EXACT, Precision::with);
    let whole_is = words.precisely(words.euros(whole), precision);
    let paid: Vec<&Part> = parts.iter().filter(|part| !part.missing).collect();
    let missing = parts.iter().find(|part| part.missing);
    let most = paid.iter().map(|part| part.amount).max();
    let largest: Vec<&&Part> = paid
        .iter()
        .filter(|part| Some(part.amount) == most)
        .collect();
    let of_whole = |part: &Part| share(part.amount, whole).map(|it| percent(it, part, words));
    let mut said: Vec<String> = Vec::new();
    match (paid.as_slice(), largest.as_slice()) {
        ([one], _) if missing.is_some() => {
            said.extend(of_whole(one).map(|it| words.chart_pays_one(&one.name, it, whole_is)));
        }
        ([one], _) if gap.is_none() => said.push(words.chart_pays_all_known(&one.name, whole_is)),
        ([_], _) => {}
        // Whoever pays the missing part may turn out to pay the most, so it must be smaller.
        (_, [one]) if missing.is_none_or(|missing| missing.amount < one.amount) => {
            said.extend(of_whole(one).map(|it| words.chart_pays_most(&one.name, it, whole_is)));
        }
        (_, [one, other]) => said.extend(
            of_whole(one).map(|it| words.chart_pays_equally(&one.name, &other.name, it, whole_is)),
        ),
        _ => {}
    }
    if let Some(gap) = gap {
        let amount = |cents: Cents| words.precisely(words.euros(cents), gap.precision);
        if gap.amount > Cents::ZERO {
            said.push(if has_lines {
                words.chart_short(amount(gap.amount))
            } else {
                words.chart_not_said_of(amount(gap.amount))
            });
        } else if gap.precision.is_exact() {
            let over = Cents::new(-gap.amount.get()).unwrap_or_default();
            said.push(if over > Cents::ZERO {
                words.chart_over(amount(over))
            } else {
                words.chart_covered().to_owned()
            });
        }
    }
    said.join(" ")
}

fn percent(share: rust_decimal::Decimal, part: &Part, words: Words) -> String {
    if part.precision.is_exact() {
        words.percent(share, 1)
    } else {
        words.share(share, part.precision)
    }
}
