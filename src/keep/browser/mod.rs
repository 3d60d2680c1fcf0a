//! The browser half: what it stores, which tab may write, and files on disk.

mod channel;
mod database;
mod disk;
mod durable;
mod inventory;
mod js;
mod local;
mod locks;
mod versions;

pub use channel::Channel;
pub use disk::{DiskFault, DiskFile, ask_to_stay, can_keep_files, stays};
pub use durable::{Met, all_on_disk, put_on_disk, take_from_disk};
pub use inventory::{InLocalStorage, OfBrowser, clear, in_local_storage, of_browser, other_copies};
pub use local::{BrowserStorage, Preferences, now};
pub use locks::{Answer, Claim, How};
pub use versions::{
    Versions, add_version, all_versions, put_version_back, remove_version, version, version_body,
    versions,
};
