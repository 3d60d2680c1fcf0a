//! What the page needs from the browser.

pub mod device;
pub mod download;
pub mod keys;
pub mod moments;
