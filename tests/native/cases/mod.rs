//! Small plans of which a figure, a sentence or a finding was wrong, each with what is right.

// The helpers of a test may stop it, as the test itself may.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unnecessary_wraps,
    clippy::unwrap_used
)]

mod findings;
mod money;
mod participants;
mod readings;
