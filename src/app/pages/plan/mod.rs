//! What surrounds every page of a plan: its heading, its sections, and what it adds up to.

pub mod live;
pub mod live_money;
pub mod overview;
pub mod sections;
pub mod top;
