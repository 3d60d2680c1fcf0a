//! The pages of the sections of a plan.

mod activities;
mod bottlenecks;
mod decision;
mod documents;
mod goals;
mod groups;
mod handing_in;
mod indicators;
mod market;
mod mission;
mod money;
mod parties;
mod profile;
mod scheme;

pub use activities::{activities_of, depends_on};
pub use handing_in::handing_in;
pub use indicators::indicators_of;
pub use profile::profile;

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::navigation::element_id,
        keeping::keeping,
        parts,
        parts::HelpFold,
    },
    plan::Section,
};

/// The page of a section.
#[component]
pub fn SectionPage(
    /// Which section.
    section: Section,
) -> impl IntoView {
    // By pointer, so that one section does not bring the code of all others along.
    let page: fn() -> AnyView = match section {
        Section::Profile => profile,
        Section::Mission => mission::mission,
        Section::Goals => goals::goals,
        Section::LabourMarket => market::market,
        Section::Bottlenecks => bottlenecks::bottlenecks,
        Section::Indicators => indicators::indicators,
        Section::Activities => activities::activities,
        Section::Regions => groups::groups,
        Section::Parties => || view! { <parties::Parties/> }.into_any(),
        Section::Money => money::money,
        Section::Documents => documents::documents,
        _ => || ().into_any(),
    };
    page()
}

/// Whether a section has a page.
pub const fn has_page(section: Section) -> bool {
    matches!(
        section,
        Section::Profile
            | Section::Mission
            | Section::Goals
            | Section::LabourMarket
            | Section::Bottlenecks
            | Section::Indicators
            | Section::Measures
            | Section::Activities
            | Section::Regions
            | Section::Parties
            | Section::Money
            | Section::Documents
    )
}

/// The head of a section's page: its name and what it is about.
fn head(section: Section, intro: &'static str) -> impl IntoView {
    let words = words();
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.section(section)}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{intro}</p>
        {keeping().halls.rest.view(move |rest| (rest.tasks)(section))}
        <HelpFold section=section/>
    }
}

/// A part of a page under a heading of its own; findings of the plan lead to the heading.
fn group(name: &'static str, heading: &'static str, children: AnyView) -> AnyView {
    parts::group(list_id(name), heading, children)
}

/// The id of the heading above a list of the plan.
fn list_id(name: &str) -> String {
    element_id(desk().peek(|plan| plan.id.uuid()), name)
}
