//! How much was tried, and how often.

/// How many times more than usual: 1 in the check on every change.
pub fn times() -> usize {
    let times = std::env::var("SECTORPLAN_FAULTS").ok();
    times.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Reports what was tried, for readers of the tests and for `cargo xtask faults`.
///
/// A loss stops a test before it gets here, so whatever is reported was tried without loss.
pub fn tried(what: &str, count: usize) {
    println!("tried: {what}: {count}");
}
