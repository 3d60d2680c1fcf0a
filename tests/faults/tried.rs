//! How much was tried, and how much of it.

/// How many times more than usual: 1 in the check on every change.
pub fn times() -> usize {
    let times = std::env::var("SECTORPLAN_FAULTS").ok();
    times.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Says what was tried, for whoever reads the tests and for `cargo xtask faults`.
///
/// A loss stops a test before it comes here, so that what is said was tried without any.
pub fn tried(what: &str, count: usize) {
    println!("tried: {what}: {count}");
}
