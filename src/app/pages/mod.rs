//! The pages.

mod basis;
mod breakdown;
mod checks;
mod copy_from;
mod editor;
mod executors;
mod find;
mod help;
mod live;
mod measure;
mod measures;
mod outline;
mod overlap;
mod product;
mod section;
mod sections;
mod several;
mod start;
mod target;
mod targets;
mod tasks;
mod theme;
mod top;

pub use editor::Editor;
pub use help::Help;
pub use outline::{colour, or_untitled};
pub use start::Start;
