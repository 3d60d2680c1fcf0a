//! Where words go on paper: how wide they are in the font the page is set in, and their lines.

pub mod breaking;
mod direction;
pub mod metrics;
mod source_sans_3;

pub use breaking::{Bit, Joint, Passage};
pub use direction::surroundings;
pub use metrics::{Weight, line_height, shorten, text_width};
