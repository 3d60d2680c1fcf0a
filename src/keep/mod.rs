//! What the browser remembers: plans, snapshots and preferences.
//!
//! The promises: *saved* is said only after the bytes were read back; what cannot be read is
//! never overwritten; of two versions the newer one is known without a clock.

mod arranged;
mod backup;
mod bin;
#[cfg(feature = "page")]
mod browser;
mod call;
mod damage;
mod head;
mod packing;
mod places;
mod returned;
mod saves;
mod seal;
mod shelf;
mod slot;
mod snapshots;
mod storage;

pub use arranged::{Order, arranged};
pub use backup::{Backup, Reminder};
pub use bin::Binned;
#[cfg(feature = "page")]
pub use browser::{
    Answer, BrowserStorage, Channel, Claim, DiskFault, DiskFile, How, InLocalStorage, Met,
    OfBrowser, Preferences, Versions, add_version, all_on_disk, all_versions, ask_to_stay,
    can_keep_files, clear, in_local_storage, now, of_browser, other_copies, put_on_disk,
    put_version_back, remove_version, stays, take_from_disk, version, version_body, versions,
};
pub use call::Call;
pub use damage::{Damage, Later};
pub use head::{Head, Size};
pub use packing::Packed;
pub use returned::{Before, Returned};
pub use saves::{Occasion, SaveFault, Saved};
pub use shelf::{Kept, Listed, Listing, Shelf, Stray};
pub use slot::rescue;
pub use snapshots::{FewSnapshots, Room, Snapshot, SnapshotHead, due, room, thin};
pub use storage::{Storage, StorageFault};
