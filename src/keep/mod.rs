//! What the browser remembers: plans, snapshots and preferences.
//!
//! The promises: *saved* is said only after the bytes were read back; what cannot be read is
//! never overwritten; of two versions the newer one is known without a clock.

mod backup;
#[cfg(feature = "page")]
mod browser;
mod call;
mod damage;
mod head;
#[cfg(feature = "page")]
mod inventory;
mod packing;
mod places;
mod seal;
mod shelf;
mod slot;
mod snapshots;
mod storage;

pub use backup::{Backup, Reminder};
#[cfg(feature = "page")]
pub use browser::{
    Answer, BrowserStorage, Channel, Claim, DiskFault, DiskFile, How, Preferences, add_version,
    all_versions, ask_to_stay, can_keep_files, now, put_version_back, remove_version, stays,
    version, version_body, versions,
};
pub use call::Call;
pub use damage::{Damage, Later};
pub use head::{Head, Size};
#[cfg(feature = "page")]
pub use inventory::{InLocalStorage, OfBrowser, clear, in_local_storage, of_browser};
pub use packing::Packed;
pub use shelf::{Kept, Listed, Listing, Occasion, SaveFault, Saved, Shelf, Stray};
pub use slot::rescue;
pub use snapshots::{FewSnapshots, Room, Snapshot, SnapshotHead, due, room, thin};
pub use storage::{Storage, StorageFault};
