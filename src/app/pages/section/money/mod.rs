//! What the plan costs and who pays.

mod advances;
mod budget;
mod funding;
mod grid;
mod lines;
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

use leptos::prelude::*;

use super::{group, list_id};
use crate::app::desk::words;

/// The page of the section.
pub fn money() -> AnyView {
    let words = words();
    view! {
        {sums::sums()}
        {group("cost_lines", words.costs(), lines::costs())}
        {group("funding", words.funding(), funding::funding())}
        {group("rates", words.rates(), rates::rates())}
        {group("budget", words.budget(), budget::budget())}
        {group("stated", words.stated(), stated::stated())}
    }
    .into_any()
}
