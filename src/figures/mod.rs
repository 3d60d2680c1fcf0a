//! What follows from a plan: how many people take part, what it costs, who pays and when.
//!
//! A figure never travels alone: it knows which parts it was added up from, so that the page
//! can answer *why this number?* down to the factors of a target.

mod breakdown;
mod calendar;
mod completeness;
mod counts;
mod deadline;
mod distinct;
mod exact;
mod liquidity;
mod money;
mod overlap;
mod participants;
mod parties;
mod per_head;
mod periods;
mod phases;
pub mod progress;
mod rates;
pub mod readings;
pub mod realised;
mod scenario;
mod seen;
mod shares;
mod sources;
mod stated;
pub mod timeline;
mod totals;
mod years;

pub use breakdown::{Row, by_region, by_target_group, by_year, by_year_in, by_year_of};
pub use calendar::{Calendar, Step};
pub use completeness::{Filled, filled};
pub use counts::{Counted, derived_count};
pub use deadline::{Deadline, Overdue, overdue};
pub use distinct::{Unanswered, asked_about};
pub use exact::{Count, Range};
pub use liquidity::{Liquidity, Payment, liquidity, payments};
pub use money::{Costs, Funded, Line, Money, by_tiers, costs_the_same, money, percent_of};
pub use participants::{
    Factor, Figures, Headcount, Of, counts_the_same, factors, figures, people, whole_of,
};
pub use parties::{Share, by_party};
pub use per_head::{OfMeasure, PerHead, STANDS_OUT, cost_of_one, per_head};
pub use periods::{OverTime, Row as Amounts, over_time};
pub use phases::{phases_of, rest_to_last, share_equally};
pub use rates::{NoAmount, RateCard, unit_price, yearly_wage};
pub use scenario::{Granted, Outlook, Scenario, falls_away, outlook};
pub use seen::{Cell as SeenCell, OfFactor, Seen, Verdict, seen};
pub use sources::{Origin, Source, Total, sources};
pub use stated::{StatedMoney, StatedTotal, has_cost_lines, standing, stated_money};
pub use totals::{Basis, GrantShare, Known, Part, Totals, totals};
pub use years::{InYear, Years};
