//! The plan on paper: as a poster and as a text.

pub mod document;
pub mod poster;
pub mod reading;
pub mod text;
