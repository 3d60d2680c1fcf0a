//! Pages about the whole of a plan.

pub mod breakdown;
pub mod charts;
pub mod checks;
pub mod copy_from;
pub mod find;
pub mod go_to;
pub mod history;
