//! The pages.

mod editor;
mod measures;
mod paper;
mod plan;
mod section;
mod start;
mod timeline;
mod tools;

pub use editor::Editor;
pub use plan::top::look_for_words;
pub use start::{Start, help::Help, on_device::OnDevice};
