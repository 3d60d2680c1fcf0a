//! The money in the live column: each total with its basis.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::{
    app::{
        desk::{desk, words},
        parts::{Icon, NotCounted},
    },
    figures::{Basis, GrantShare, Known, Money, Totals, totals},
    plan::{Cents, FundingKind, OF_MONEY},
    text::Words,
};

/// What is shown of the money, from any source.
#[derive(Clone, PartialEq)]
struct Shown {
    lines: Vec<Line>,
    /// The share of the costs that the grant pays, if the sector pays the rest.
    share: Option<GrantShare>,
    /// Whether it was stated and is not broken down.
    published: bool,
}

/// An amount with its name.
#[derive(Clone, PartialEq)]
struct Line {
    name: String,
    /// Its basis, if that must be said.
    from: Option<String>,
    amount: String,
    /// Whether it is a sum.
    sum: bool,
}

/// The money of the plan; `None` if it says nothing about money.
fn shown(words: Words, totals: &Totals, money: &Money) -> Option<Shown> {
    let all = [totals.costs, totals.grant, totals.own_contribution];
    let broken_down = totals.costs.is_some_and(|it| it.basis == Basis::Lines);
    let is_stated = |known: &Known| matches!(known.basis, Basis::Stated(_));
    let published = !broken_down && all.iter().flatten().any(is_stated);
    let beside = |known: &Known| match known.basis {
        Basis::Lines | Basis::Funding => None,
        Basis::Stated(_) => (!published).then(|| words.known_from(known)),
        Basis::Rates | Basis::Derived { .. } => Some(words.known_from(known)),
    };
    let line = |name: String, known: Option<Known>, from: Option<String>, sum: bool| {
        let amount = words.known_euros(&known?);
        Some(Line {
            name,
            from,
            amount,
            sum,
        })
    };
    let mut lines: Vec<Line> = [
        line(
            words.eligible_costs().to_owned(),
            totals.costs,
            totals.costs.as_ref().and_then(beside),
            true,
        ),
        line(
            words.grant_named(totals),
            totals.grant,
            totals.grant.as_ref().map(|it| words.grant_basis(it)),
            false,
        ),
        line(
            words.own_contribution().to_owned(),
            totals.own_contribution,
            totals.own_contribution.as_ref().and_then(beside),
            false,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(others(words, money));
    lines.extend(gap(words, money));
    lines.extend(totals.decided_grant.map(|decided| Line {
        name: words.decision_grant().to_owned(),
        from: None,
        amount: words.euros(decided),
        sum: false,
    }));
    (!lines.is_empty()).then_some(Shown {
        lines,
        share: totals.share.filter(|share| {
            let rest_is_own = totals.own_contribution.is_some() && totals.others.is_none();
            rest_is_own && share.percent.decimal() <= Decimal::ONE_HUNDRED
        }),
        published,
    })
}

/// Funding that is neither the grant nor the sector's own.
fn others(words: Words, money: &Money) -> Vec<Line> {
    let kinds = money.kinds.iter().filter(|(kind, _)| match kind {
        FundingKind::Grant | FundingKind::OwnContribution => false,
        FundingKind::OtherPublic | FundingKind::Private => true,
    });
    let lines = kinds.filter_map(|(kind, funded)| {
        Some(Line {
            name: words.funding_kind(*kind).to_owned(),
            from: None,
            amount: words.euros(funded.amount.filter(|_| !funded.from.is_empty())?),
            sum: false,
        })
    });
    lines.collect()
}

/// What the listed funding leaves of the costs, or by how much it exceeds them.
fn gap(words: Words, money: &Money) -> Option<Line> {
    let gap = money.gap.filter(|_| !money.costs.from.is_empty())?;
    // Without funding, who pays is unknown, which does not mean that nobody does.
    let gap = Some(gap).filter(|it| *it != Cents::ZERO && !money.funded.from.is_empty())?;
    let name = if gap > Cents::ZERO {
        words.money_gap()
    } else {
        words.money_surplus()
    };
    Some(Line {
        name: name.to_owned(),
        from: None,
        amount: words.euros(Cents::new(gap.get().abs()).ok()?),
        sum: true,
    })
}

/// The money of the plan; empty if it says nothing about money.
#[component]
pub fn LiveMoney() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let shown = Memo::new(move |_| {
        let money = desk.money.get();
        shown(words, &desk.with_plan(|plan| totals(plan, &money)), &money)
    });
    view! {
        {move || shown.get().map(|shown| panel(words, shown))}
        <NotCounted places=Signal::stored(OF_MONEY.to_vec())/>
    }
}

fn panel(words: Words, shown: Shown) -> AnyView {
    let lines = shown.lines.into_iter().map(|line| {
        let class = if line.sum { "sp-facts__total" } else { "" };
        let from = line.from.map(|from| {
            view! { <span class="sp-facts__from">{from}</span> }
        });
        view! {
            <dt class=class>{line.name} {from}</dt>
            <dd class=class>{line.amount}</dd>
        }
    });
    let split = shown.share.map(|share| {
        let said = words.share(share.percent.decimal(), share.precision);
        view! {
            <svg
                class="sp-split"
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                role="img"
                aria-label=words.split_says(said)
            >
                <rect class="sp-split__rest" width="100" height="10"></rect>
                <rect class="sp-split__part" width=share.percent.to_string() height="10"></rect>
            </svg>
        }
    });
    let note = shown.published.then(|| {
        view! {
            <p class="sp-stated">
                <Icon name="stated"/>
                {words.published_not_broken_down()}
            </p>
        }
    });
    view! {
        <section class="sp-panel" aria-labelledby="live-money">
            <h2 class="sp-panel__head" id="live-money">
                {words.money_heading()}
            </h2>
            <dl class="sp-facts">{lines.collect_view()}</dl>
            {split}
            {note}
        </section>
    }
    .into_any()
}
