//! What the plan costs and who pays.

mod advances;
mod budget;
mod funding;
mod grid;
mod lines;
mod of_measure;
mod per_head;
mod phasing;
mod rates;
mod scenario;
mod splits;
mod stated;
mod sums;
mod table;
mod time;
mod why;

pub use of_measure::{COSTS, costs_of};

use leptos::prelude::*;

use super::{group, list_id};
use crate::app::desk::words;

/// The page of the section.
pub fn money() -> AnyView {
    let words = words();
    view! {
        {group("cost_lines", words.costs(), lines::costs())}
        {group("funding", words.funding(), funding::funding())}
        // Below what it adds up, so that nothing moves away from under who is typing.
        {group("sums", words.money_sums(), sums::sums())}
        {group("rates", words.rates(), rates::rates())}
        {group("budget", words.budget(), budget::budget())}
        {group("stated", words.stated(), stated::stated())}
    }
    .into_any()
}
