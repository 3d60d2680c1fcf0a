//! How exact a number is that people give: *about*, *at least*.

use super::{Stated, Target};

/// How exact a number is; sums are as exact as the least exact of their parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Precision {
    /// Whether it may be more, so that it is a lower bound.
    pub at_least: bool,
    /// Whether it is only about right.
    pub approximate: bool,
}

impl Precision {
    /// A number that is exactly what it says.
    pub const EXACT: Self = Self {
        at_least: false,
        approximate: false,
    };

    /// Whether the number is exactly what it says.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        !self.at_least && !self.approximate
    }

    /// The precision of the sum of two numbers.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            at_least: self.at_least || other.at_least,
            approximate: self.approximate || other.approximate,
        }
    }
}

impl Target {
    /// How exact its quantity is.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        Precision {
            at_least: self.at_least,
            approximate: self.approximate,
        }
    }
}

impl Stated {
    /// How exact what was stated is.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        Precision {
            at_least: self.at_least,
            approximate: self.approximate,
        }
    }
}
