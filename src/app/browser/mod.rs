//! What the page asks of the browser.

pub mod device;
pub mod keys;
pub mod moments;
