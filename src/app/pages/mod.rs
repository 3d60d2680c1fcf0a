//! The pages.

mod basis;
mod charts;
mod checks;
mod editor;
mod executors;
mod find;
mod help;
mod lines;
mod live;
mod live_money;
mod measure;
mod measures;
mod outline;
mod overlap;
mod product;
mod section;
mod sections;
mod start;
mod target;
mod targets;
mod theme;
mod top;

pub use editor::Editor;
pub use help::Help;
pub use start::Start;
