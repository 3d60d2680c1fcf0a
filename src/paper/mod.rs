//! The plan on paper: as a poster on one sheet, and as a text to read.

pub mod poster;
pub mod reading;
