//! What the page asks of the browser.

pub mod device;
pub mod download;
pub mod keys;
pub mod moments;
