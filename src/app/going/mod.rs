//! Where somebody is, and getting elsewhere.

pub mod route;

#[cfg(feature = "page")]
pub(super) mod navigation;
#[cfg(feature = "page")]
pub(super) mod places;
