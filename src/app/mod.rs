//! The page: shell, pages and the parts they are made of.

pub mod route;

#[cfg(feature = "page")]
mod all_plans;
#[cfg(feature = "page")]
mod backups;
#[cfg(feature = "page")]
mod desk;
#[cfg(feature = "page")]
mod device;
#[cfg(feature = "page")]
mod dropping;
#[cfg(feature = "page")]
mod durable;
#[cfg(feature = "page")]
mod files;
#[cfg(feature = "page")]
mod keeping;
#[cfg(feature = "page")]
mod keys;
#[cfg(feature = "page")]
mod moments;
#[cfg(feature = "page")]
mod navigation;
#[cfg(feature = "page")]
mod on_disk;
#[cfg(feature = "page")]
mod pages;
#[cfg(feature = "page")]
mod parts;
#[cfg(feature = "page")]
mod saving;
#[cfg(feature = "page")]
mod shelf;
#[cfg(feature = "page")]
mod shell;
#[cfg(feature = "page")]
mod tabs;
#[cfg(feature = "page")]
mod versions;

#[cfg(feature = "page")]
pub use shell::mount;
