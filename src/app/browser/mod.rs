//! What the page needs from the browser.

pub mod clipboard;
pub mod device;
pub mod download;
pub mod keys;
pub mod moments;
