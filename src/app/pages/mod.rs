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
