//! Where the user is, and getting elsewhere.

pub mod route;

#[cfg(feature = "page")]
pub(crate) mod navigation;
#[cfg(feature = "page")]
pub(crate) mod places;
