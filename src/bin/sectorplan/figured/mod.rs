//! What a plan adds up to.

mod money;
mod over_time;
mod people;
mod progress;
mod stated;
mod submitted;
mod text;
mod totals;

use rust_decimal::{Decimal, RoundingStrategy};
use sectorplan::{
    figures,
    plan::{Cents, Number, Plan},
    schemes,
    text::Words,
};
use serde::Serialize;

use crate::{Ending, output::Report};

/// What another program is told about a plan.
#[derive(Serialize)]
pub struct Figured {
    #[serde(flatten)]
    sums: Sums,
    /// The plan as it was handed in; null if it was not.
    submitted: Option<submitted::Submitted>,
}

/// What one version of a plan adds up to.
#[derive(Serialize)]
struct Sums {
    participants: people::Participants,
    themes: Vec<people::OfTheme>,
    measures: Vec<people::OfMeasure>,
    targets: Vec<people::OfTarget>,
    breakdown: people::Breakdown,
    /// Null while nothing was recorded.
    progress: Option<progress::Progress>,
    totals: totals::Totals,
    /// Null where the plan has neither cost lines nor funding.
    money: Option<money::Derived>,
    stated_money: stated::StatedMoney,
    stated: Vec<stated::Statement>,
    /// Null while nothing was decided.
    decision: Option<stated::Decided>,
}

impl Sums {
    fn of(plan: &Plan, words: Words) -> Self {
        let figures = figures::figures(plan);
        let money = figures::money(plan, schemes::rate(plan));
        Self {
            participants: (&figures.plan).into(),
            themes: people::of_themes(plan, &figures, words),
            measures: people::of_measures(plan, &figures),
            targets: people::of_targets(plan),
            breakdown: people::breakdown(plan, &figures),
            progress: progress::of(plan),
            totals: totals::of(plan, &money),
            money: money::derived(plan, &money, &figures),
            stated_money: stated::money(plan),
            stated: stated::statements(plan),
            decision: stated::decided(plan),
        }
    }
}

/// Adds up a plan.
pub fn report(plan: &Plan, words: Words) -> Report<Figured> {
    let sums = Sums::of(plan, words);
    let totals = figures::totals(plan, &figures::money(plan, schemes::rate(plan)));
    Report {
        text: text::text(plan, &sums, &totals, words),
        json: Figured {
            sums,
            submitted: submitted::of(plan, words),
        },
        ending: Ending::Well,
    }
}

/// A part of a whole in percent, rounded half up to two decimals; `None` if the whole is zero.
fn percent(part: Decimal, whole: Decimal) -> Option<Number> {
    if whole <= Decimal::ZERO {
        return None;
    }
    let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Number::new(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).ok()
}

/// As [`percent`], for people.
fn share(part: u64, whole: u64) -> Option<Number> {
    percent(part.into(), whole.into())
}

/// As [`percent`], for money.
fn share_of_money(part: Option<Cents>, whole: Option<Cents>) -> Option<Number> {
    percent(part?.get().into(), whole?.get().into())
}
