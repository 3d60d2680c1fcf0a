//! The only gate through which a plan changes; undo and redo.

pub mod acts;
mod caret;
mod change;
mod find;
mod session;
#[cfg(debug_assertions)]
mod sound;

pub use caret::end_of_change;
pub use change::{Act, Change};
pub use find::{FindOptions, Hit, find, replace};
pub use session::{Edited, Moment, Session};
