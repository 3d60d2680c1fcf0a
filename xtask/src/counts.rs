//! How many tests passed and failed, read from what the test programs print.

use std::ops::AddAssign;

/// Tests of one or more suites.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Counts {
    /// A check that passes or fails as a whole.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
    };

    /// A check that failed as a whole, or a suite that could not count.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
    };

    /// Reads one line of output; only result lines count.
    ///
    /// Cargo's tests, the wasm runner and our Playwright reporter all end with
    /// `test result: ok. 3 passed; 0 failed; …`.
    pub fn read(line: &str) -> Option<Self> {
        let (_, parts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let number = |word: &str| {
            parts.split("; ").find_map(|part| {
                let (number, what) = part.trim().split_once(' ')?;
                (what == word).then(|| number.parse().ok())?
            })
        };
        Some(Self {
            passed: number("passed")?,
            failed: number("failed")?,
        })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(u64, u64)>) {
        let counts = Counts::read(line).map(|counts| (counts.passed, counts.failed));
        assert_eq!(counts, expected);
    }

    #[test]
    fn a_result_line_counts() {
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            Some((12, 0)),
        );
        check("test result: FAILED. 3 passed; 2 failed", Some((3, 2)));
    }

    #[test]
    fn another_line_does_not() {
        check("test adds_up ... ok", None);
        check("the test result: ok. 3 passed; 2 failed", None);
        check("test result: ok. many passed; 2 failed", None);
    }
}
