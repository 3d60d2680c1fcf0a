//! How text is set on paper: how wide it is in the page's font, and how it breaks into lines.

pub mod breaking;
mod direction;
pub mod metrics;
mod source_sans_3;

pub use breaking::{Bit, Joint, Passage};
pub use direction::surroundings;
pub use metrics::{Weight, line_height, shorten, text_width};
