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
mod serving;

pub use activities::{activities_of, depends_on};
pub use indicators::indicators_of;

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::navigation::element_id,
        pages::measures::measures,
        parts,
        parts::{HelpFold, ItemList, ListWords, Listing, tasks::tasks_of},
    },
    plan::{Plan, Section},
};

/// The id of the head of a section's page.
pub const HEAD: &str = "section";

/// What a section is on the page.
#[derive(Clone, Copy)]
pub struct Entry {
    /// What its page shows under its head; by pointer, so that one section does not bring the code
    /// of all others along.
    view: fn() -> AnyView,
    /// How many items it has, where that says something in a menu.
    pub count: fn(&Plan) -> Option<usize>,
}

/// What a section is on the page.
pub const fn entry(section: Section) -> Entry {
    const fn page(view: fn() -> AnyView) -> Entry {
        Entry {
            view,
            count: |_| None,
        }
    }
    match section {
        Section::Profile => page(profile::profile),
        Section::Mission => page(mission::mission),
        Section::Goals => page(goals::goals),
        Section::LabourMarket => page(market::market),
        Section::Bottlenecks => page(bottlenecks::bottlenecks),
        Section::Measures => Entry {
            count: |plan| Some(plan.measures.len()),
            ..page(measures)
        },
        Section::Parties => Entry {
            count: |plan| Some(plan.parties.len()),
            ..page(parties::parties)
        },
        Section::Money => page(money::money),
        Section::Activities => page(activities::activities),
        Section::Interventions => page(interventions::interventions),
        Section::Pilots => page(pilots::pilots),
        Section::Research => page(research::research),
        Section::SuccessFactors => page(factors::factors),
        Section::Indicators => page(indicators::indicators),
        Section::Regions => page(groups::groups),
        Section::Gaps => page(pilots::gaps),
        Section::Results => page(pilots::results),
        Section::PracticeCases => page(practice_cases::practice_cases),
        Section::Documents => page(documents::documents),
    }
}

/// The page of a section: what it is about, and what it shows.
pub fn section_page(section: Section) -> AnyView {
    let about = words().about_section(section);
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" id=HEAD tabindex="-1">
                {about.name}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{about.intro}</p>
        {tasks_of(section)}
        <HelpFold section=section/>
        {(entry(section).view)()}
    }
    .into_any()
}

/// A part of a page under a heading of its own; findings of the plan lead to the heading.
fn group(name: &'static str, heading: &'static str, children: AnyView) -> AnyView {
    parts::group(list_id(name), heading, children)
}

/// A list of the plan under a heading of its own.
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
