//! The plan at a glance: who pays, what costs most, what happens when, how far along it is, and
//! whether totals agree.

mod budget;
mod costs;
mod factors;
mod funding;
mod indicators;
mod progress;
mod stated;
mod timeline;

#[cfg(test)]
mod tests;

pub use budget::{cash, heads, periods};
pub use costs::costs;
pub use factors::{factors, place_name};
pub use funding::funding;
pub use indicators::indicators;
pub use progress::progress;
pub use stated::{stated_amounts, stated_counts};
pub use timeline::{head_name, timeline};

use rust_decimal::Decimal;

use crate::{
    plan::{Cents, Theme},
    text::Words,
};

/// The share of a whole in percent; `None` if the whole is zero.
fn share(part: Cents, whole: Cents) -> Option<Decimal> {
    let part = Decimal::from(part.get()) * Decimal::ONE_HUNDRED;
    (whole > Cents::ZERO).then(|| part / Decimal::from(whole.get()))
}

/// What a theme is called next to its number, counted from 0.
fn theme_name(theme: &Theme, place: usize, words: Words) -> String {
    let title = match theme.title.trim() {
        "" => words.untitled_theme(),
        title => title,
    };
    format!("{} {title}", place + 1)
}
