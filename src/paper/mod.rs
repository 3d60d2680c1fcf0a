//! The plan on paper: as a poster on one sheet, and as a text to read.

mod participants;
pub mod poster;
pub mod reading;

pub use participants::{Participants, participants};
