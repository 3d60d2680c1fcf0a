//! Small plans of which the right figures and findings were worked out by hand.

#![allow(clippy::unwrap_used, reason = "a case that cannot be read has failed")]

mod readings;
