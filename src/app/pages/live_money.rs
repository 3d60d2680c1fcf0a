//! The money in the live column: added up from lines, or as it was stated.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        parts::Icon,
    },
    figures::{Money, StatedMoney, stated_money},
    plan::{Cents, FundingKind, Number},
    text::Words,
};

/// What is shown of the money, wherever it comes from.
#[derive(Clone, PartialEq)]
struct Shown {
    /// Names, amounts and whether it is a sum.
    lines: Vec<(String, Cents, bool)>,
    /// The share of the costs that the grant pays, in percent.
    share: Option<Number>,
    /// Whether it was stated rather than added up.
    stated: bool,
}

fn grant(words: Words, share: Option<Number>) -> String {
    match share {
        Some(share) => words.grant_with_share(words.percent(share.decimal(), 2)),
        None => words.grant().to_owned(),
    }
}

/// The money that follows from cost lines and funding; none while there are no lines.
fn added_up(words: Words, money: &Money) -> Option<Shown> {
    let costs = (!money.costs.from.is_empty())
        .then_some(money.costs.amount)
        .flatten()?;
    let share = money.grant_share();
    let mut lines = vec![(words.eligible_costs().to_owned(), costs, true)];
    for (kind, funded) in &money.kinds {
        if let (Some(amount), false) = (funded.amount, funded.from.is_empty()) {
            let name = match kind {
                FundingKind::Grant => grant(words, share),
                FundingKind::OwnContribution => words.own_contribution().to_owned(),
                other => words.funding_kind(*other).to_owned(),
            };
            lines.push((name, amount, false));
        }
    }
    match money.gap.map(Cents::get) {
        Some(cents) if cents != 0 => {
            let name = if cents > 0 {
                words.money_gap()
            } else {
                words.money_surplus()
            };
            if let Ok(size) = Cents::new(cents.abs()) {
                lines.push((name.to_owned(), size, true));
            }
        }
        _ => {}
    }
    Some(Shown {
        lines,
        share,
        stated: false,
    })
}

/// The money as it was stated; none when nothing was.
fn stated(words: Words, money: StatedMoney) -> Option<Shown> {
    let lines = [
        (words.eligible_costs().to_owned(), money.costs, true),
        (grant(words, money.grant_share), money.grant, false),
        (
            words.own_contribution().to_owned(),
            money.own_contribution,
            false,
        ),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter_map(|(name, total, sum)| Some((name, total?.amount, sum)))
        .collect();
    (!lines.is_empty()).then_some(Shown {
        lines,
        share: money.grant_share,
        stated: true,
    })
}

/// The money of the plan; nothing when it says nothing of money.
#[component]
pub fn LiveMoney() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let shown = Memo::new(move |_| {
        let derived = desk.money.with(|money| added_up(words, money));
        derived.or_else(|| stated(words, desk.with_plan(stated_money)))
    });
    move || shown.get().map(|shown| panel(words, shown))
}

fn panel(words: Words, shown: Shown) -> AnyView {
    let lines = shown.lines.into_iter().map(|(name, amount, sum)| {
        let class = if sum { "sp-facts__total" } else { "" };
        view! {
            <dt class=class>{name}</dt>
            <dd class=class>{words.euros(amount)}</dd>
        }
    });
    let split = shown.share.map(|share| {
        view! {
            <svg
                class="sp-split"
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                role="img"
                aria-label=words.split_says(words.percent(share.decimal(), 2))
            >
                <rect class="sp-split__rest" width="100" height="10"></rect>
                <rect class="sp-split__part" width=share.to_string() height="10"></rect>
            </svg>
        }
    });
    let note = shown.stated.then(|| {
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
