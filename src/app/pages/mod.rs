//! The pages.

mod editor;
mod measures;
mod paper;
mod plan;
mod section;
mod start;
mod timeline;
mod tools;

pub use editor::{Missing, OpenPlan, Strip};
pub use measures::outline::Outline;
pub use plan::{live::Live, top::look_for_words};
pub use section::handing_in::handing_in;
pub use start::{
    Start, discard, duplicate, help::Help, on_device::OnDevice, unreadable::unreadable,
};

use leptos::prelude::*;

use crate::{
    app::{
        going::route::{Place, Tool},
        parts::NotCounted,
    },
    plan::Section,
};

/// What the page shows of a section.
#[derive(Clone, Copy)]
struct Entry {
    /// What its page shows under its heading; by pointer, so that one section does not pull in the
    /// code of all the others.
    view: fn() -> AnyView,
    /// How many items it has, if that is useful in a menu.
    count: plan::sections::Count,
}

/// What the page shows of a section. Inlined, so that using one part does not pull in the other:
/// pages come with the last hall.
#[inline(always)]
const fn entry(section: Section) -> Entry {
    const fn page(view: fn() -> AnyView) -> Entry {
        Entry {
            view,
            count: |_| None,
        }
    }
    match section {
        Section::Profile => page(section::profile::profile),
        Section::Mission => page(section::mission::mission),
        Section::Goals => page(section::goals::goals),
        Section::LabourMarket => page(section::market::market),
        Section::Bottlenecks => page(section::bottlenecks::bottlenecks),
        Section::Measures => Entry {
            count: |plan| Some(plan.measures.len()),
            ..page(measures::measures)
        },
        Section::Parties => Entry {
            count: |plan| Some(plan.parties.len()),
            ..page(section::parties::parties)
        },
        Section::Money => page(section::money::money),
        Section::Activities => page(section::activities::activities),
        Section::Interventions => page(section::interventions::interventions),
        Section::Pilots => page(section::pilots::pilots),
        Section::Research => page(section::research::research),
        Section::SuccessFactors => page(section::factors::factors),
        Section::Indicators => page(section::indicators::indicators),
        Section::Regions => page(section::groups::groups),
        Section::Gaps => page(section::pilots::gaps),
        Section::Results => page(section::pilots::results),
        Section::PracticeCases => page(section::practice_cases::practice_cases),
        Section::Documents => page(section::documents::documents),
    }
}

/// The view of a page about the whole plan; by pointer, so that one page does not pull in the code
/// of all the others.
const fn view_of(tool: Tool) -> fn() -> AnyView {
    match tool {
        Tool::Overview => || view! { <plan::overview::Overview/> }.into_any(),
        Tool::Checks => || view! { <tools::checks::Checks/> }.into_any(),
        Tool::Charts => || view! { <tools::charts::Charts/> }.into_any(),
        Tool::Timeline => || view! { <timeline::Timeline/> }.into_any(),
        Tool::Poster => || view! { <paper::poster::PosterPage/> }.into_any(),
        Tool::Find => || view! { <tools::find::Find/> }.into_any(),
        Tool::CopyFrom => || view! { <tools::copy_from::CopyFrom/> }.into_any(),
        Tool::Breakdown => || view! { <tools::breakdown::Breakdown/> }.into_any(),
        Tool::History => || view! { <tools::history::History/> }.into_any(),
    }
}

/// The page of a place in the open plan.
pub fn page_of(place: Place) -> AnyView {
    let page = match place {
        Place::Tool(tool) => view_of(tool)(),
        Place::Section(section) => section::section_page(section, entry(section).view),
        Place::Theme(theme) => view! { <measures::theme::ThemePage theme=theme/> }.into_any(),
        Place::Measure(measure) => {
            view! { <measures::measure::MeasurePage measure=measure/> }.into_any()
        }
    };
    view! {
        <NotCounted places=Signal::stored(place.counted())/>
        {page}
    }
    .into_any()
}
