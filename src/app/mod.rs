//! The page: the shell, the pages and the parts they are made of.

pub mod going;

#[cfg(feature = "page")]
mod browser;
#[cfg(feature = "page")]
mod desk;
#[cfg(feature = "page")]
mod doors;
#[cfg(feature = "page")]
mod keeping;
#[cfg(feature = "page")]
mod pages;
#[cfg(feature = "page")]
mod parts;
#[cfg(feature = "page")]
mod shell;

#[cfg(feature = "page")]
pub use shell::mount;
