//! Sectorplan: draft a Dutch sector plan, see what it adds up to and what is wrong.
//!
//! The map of the house, ground floor first; a room imports only from rooms above it in this list.

pub mod check; // what is wrong or missing
pub mod figures; // what follows from a plan
pub mod plan; // what a plan is
pub mod text; // every word shown, Dutch and English
