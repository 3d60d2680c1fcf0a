//! What the browser remembers: plans and preferences.
//!
//! The promises: *saved* is said only after the bytes were read back, and what cannot be read is
//! never overwritten.

#[cfg(feature = "page")]
mod browser;
mod call;
mod packing;
mod shelf;
mod storage;

#[cfg(feature = "page")]
pub use browser::{Answer, BrowserStorage, Channel, Claim, How, Preferences, now};
pub use call::Call;
pub use packing::{pack, unpack};
pub use shelf::{Kept, SaveFault, Shelf, Slot, Unreadable};
pub use storage::{Storage, StorageFault};
