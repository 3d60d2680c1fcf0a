//! The only gate through which a plan changes; undo and redo.

pub mod acts;
mod change;
mod session;

pub use change::{Act, Change, Changed, Noun};
pub use session::{Edited, Moment, Session};
