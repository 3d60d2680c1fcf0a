//! What the plan costs and who pays.

mod funding;
mod grid;
mod lines;
mod phasing;
mod rates;
mod stated;
mod sums;

use leptos::prelude::*;

use super::{group, head, list_id};
use crate::{app::desk::words, plan::Section};

/// The page of the section.
pub fn money() -> AnyView {
    let words = words();
    view! {
        {head(Section::Money, words.money_intro())}
        {sums::sums()}
        {group("cost_lines", words.costs(), lines::costs())}
        {group("funding", words.funding(), funding::funding())}
        {group("stated", words.stated(), stated::stated())}
        {group("rates", words.rates(), rates::rates())}
    }
    .into_any()
}
