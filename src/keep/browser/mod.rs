//! The browser half: what it stores, which tab may write, and files on disk.

mod channel;
pub(super) mod js;
mod local;
mod locks;

pub use channel::Channel;
pub use local::{BrowserStorage, Preferences, now};
pub use locks::{Answer, Claim, How};
