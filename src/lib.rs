//! Sectorplan: draft a Dutch sector plan, see what it adds up to and what is wrong.
//!
//! The map of the house, ground floor first; a room imports only from the rooms listed above it:
//! - `plan`: what a plan is
//! - `markdown`: long texts as typed nodes, plain, and from the clipboard
//! - `figures`: what follows from a plan
//! - `schemes`: what grant schemes ask, as data
//! - `check`: what is wrong or missing
//! - `edit`: the only way to change a plan
//! - `compare`: what differs between two plans
//! - `exchange`: files in and out
//! - `keep`: what the browser remembers
//! - `text`: every word shown, in Dutch and English
//! - `layout`: how wide words are, and their lines
//! - `chart`: drawings, written once for every backend
//! - `documents`: tables in and out as text
//! - `paper`: the plan as a poster and as a text to read
//! - `app`: the page

pub mod app;
pub mod chart;
pub mod check;
pub mod compare;
pub mod documents;
pub mod edit;
pub mod exchange;
pub mod figures;
pub mod keep;
pub mod layout;
pub mod markdown;
pub mod paper;
pub mod plan;
pub mod schemes;
pub mod text;
