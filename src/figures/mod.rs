//! What follows from a plan: how many people take part, and what it says it costs.
//!
//! A figure never travels alone: it knows which parts it was added up from, so that the page
//! can answer *why this number?* down to the factors of a target.

mod breakdown;
mod completeness;
mod deadline;
mod money;
mod participants;
pub mod progress;
mod shares;
mod stated;
pub mod timeline;

pub use breakdown::{Row, by_region, by_target_group, by_year};
pub use completeness::{Filled, filled};
pub use deadline::{Deadline, Overdue, overdue};
pub use money::{
    Costs, Funded, Line, Money, NoAmount, RateCard, by_tiers, costs_the_same, money, percent_of,
};
pub use participants::{Factor, Figures, Headcount, Of, counts_the_same, factors, figures, people};
pub use stated::{StatedMoney, StatedTotal, has_cost_lines, standing, stated_money};
