//! The pages.

mod editor;
mod measures;
mod paper;
mod plan;
mod section;
mod start;
mod timeline;
mod tools;

pub use editor::{Missing, OpenPlan, Strip, page_of};
pub use measures::outline::Outline;
pub use plan::{live::Live, top::look_for_words};
pub use section::handing_in;
pub use start::{
    Start, discard, duplicate, help::Help, on_device::OnDevice, unreadable::unreadable,
};
