//! How plans are kept: saved, followed by other tabs, on the disk, in files, in earlier versions.

pub mod all_plans;
pub mod backups;
pub mod durable;
pub mod files;
pub mod on_disk;
pub mod saving;
pub mod shelf;
pub mod tabs;
pub mod versions;
