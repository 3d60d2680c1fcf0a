//! The pages.

mod measures;
mod paper;
mod plan;
mod section;
mod start;
mod timeline;
mod tools;

pub use plan::editor::Editor;
pub use start::{Start, help::Help, on_device::OnDevice};

use leptos::prelude::*;

use crate::app::going::route::{Place, Tool};

/// The view of a page about the whole plan; by pointer, so that one page does not bring the code
/// of all others along.
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

/// The page of a place in the plan in hand.
fn page_of(place: Place) -> AnyView {
    match place {
        Place::Tool(tool) => view_of(tool)(),
        Place::Section(section) => section::section_page(section),
        Place::Theme(theme) => view! { <measures::theme::ThemePage theme=theme/> }.into_any(),
        Place::Measure(measure) => {
            view! { <measures::measure::MeasurePage measure=measure/> }.into_any()
        }
    }
}
