//! The pages.

mod checks;
mod editor;
mod executors;
mod help;
mod lines;
mod live;
mod measure;
mod measures;
mod outline;
mod overlap;
mod parties;
mod product;
mod profile;
mod sections;
mod start;
mod target;
mod targets;
mod theme;
mod top;

pub use editor::Editor;
pub use help::Help;
pub use outline::{colour, or_untitled};
pub use start::Start;
