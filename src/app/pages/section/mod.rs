//! The pages of the sections of a plan.

pub mod activities;
pub mod bottlenecks;
pub mod decision;
pub mod documents;
pub mod factor_grid;
pub mod factors;
pub mod goals;
pub mod groups;
pub mod handing_in;
pub mod indicators;
pub mod interventions;
pub mod market;
pub mod mission;
pub mod money;
pub mod parties;
pub mod pilots;
pub mod practice_cases;
pub mod profile;
pub mod research;
pub mod scheme;
pub mod serving;

pub use activities::{activities_of, depends_on};
pub use indicators::indicators_of;
pub use money::{COSTS, costs_of};

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::navigation::element_id,
        keeping::keeping,
        parts,
        parts::{HelpFold, ItemList, ListWords, Listing},
    },
    plan::Section,
};

/// The id of the heading of a section's page.
pub const HEAD: &str = "section";

/// The page of a section: its introduction and its content.
pub fn section_page(section: Section, view: fn() -> AnyView) -> AnyView {
    let about = words().about_section(section);
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" id=HEAD tabindex="-1">
                {about.name}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{about.intro}</p>
        {keeping().halls.rest.view(move |rest| (rest.tasks)(section))}
        <HelpFold section=section/>
        {view()}
    }
    .into_any()
}

/// A part of a page under its own heading; findings of the plan lead to the heading.
fn group(name: &'static str, heading: &'static str, children: AnyView) -> AnyView {
    parts::group(list_id(name), heading, children)
}

/// A list of the plan under its own heading.
fn listed(
    name: &'static str,
    heading: &'static str,
    of_list: ListWords,
    listing: Listing,
) -> AnyView {
    let list = view! { <ItemList listing=listing words=of_list heading=list_id(name)/> };
    group(name, heading, list.into_any())
}

/// The id of the heading above a list of the plan.
fn list_id(name: &str) -> String {
    element_id(desk().peek(|plan| plan.id.uuid()), name)
}
