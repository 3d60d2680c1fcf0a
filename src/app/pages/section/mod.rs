//! The pages of the sections of a plan.

mod activities;
mod bottlenecks;
mod decision;
mod documents;
mod factors;
mod goals;
mod groups;
mod handing_in;
mod indicators;
mod interventions;
mod market;
mod mission;
mod money;
mod parties;
mod pilots;
mod practice_cases;
mod profile;
mod research;
mod scheme;

pub use activities::{activities_of, depends_on};
pub use indicators::indicators_of;

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::navigation::element_id,
        pages::measures::measures,
        parts,
        parts::{HelpFold, tasks::tasks_of},
    },
    plan::{Plan, Section},
};

/// What a section is on the page.
#[derive(Clone, Copy)]
pub struct Entry {
    /// What its page shows under its head. By pointer, so that one section does not bring the code
    /// of all others along.
    view: fn() -> AnyView,
    /// How many items it has, where that says something in a menu.
    pub count: Option<fn(&Plan) -> usize>,
}

/// What a section is on the page.
pub const fn entry(section: Section) -> Entry {
    let page = |view| Entry { view, count: None };
    match section {
        Section::Profile => page(profile::profile),
