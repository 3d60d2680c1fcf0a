//! The pages.

mod basis;
mod breakdown;
mod charts;
mod checks;
mod copy_from;
mod editor;
mod executors;
mod find;
mod help;
mod history;
mod lines;
mod live;
mod live_money;
mod measure;
mod measures;
mod on_device;
mod outline;
mod overlap;
mod overview;
mod poster;
mod product;
mod reading;
mod section;
mod sections;
mod several;
mod start;
mod target;
mod targets;
mod tasks;
mod theme;
mod timeline;
mod top;

pub use editor::Editor;
pub use help::Help;
pub use on_device::OnDevice;
pub use start::Start;
