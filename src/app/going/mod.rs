//! Where somebody is, and getting elsewhere.

pub mod route;

#[cfg(feature = "page")]
pub mod navigation;
#[cfg(feature = "page")]
pub mod places;
