//! Where things go on paper: how wide words are in the font the page is set in.

pub mod metrics;
mod source_sans_3;

pub use metrics::{Weight, line_height, shorten, text_width};
