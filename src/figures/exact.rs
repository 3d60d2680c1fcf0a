//! How exact a number of participants is: as people state it, and as figures follow from it.

use rust_decimal::Decimal;

use crate::plan::Precision;

/// How many take part, and how certain that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Count {
    /// How many.
    pub number: u64,
    /// How exact the numbers are that add up to it.
    pub precision: Precision,
    /// Whether it may be fewer, because nobody said how many people targets share. If it may also
    /// be more, it is no bound and only says about how many.
    pub at_most: bool,
}

impl Count {
    /// A number that is exactly what it says.
    #[must_use]
    pub const fn exact(number: u64) -> Self {
        Self {
            number,
            precision: Precision::EXACT,
            at_most: false,
        }
    }

    /// Whether the number is exactly what it says.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.precision.is_exact() && !self.at_most
    }

    /// The two together, as certain as the less certain of them.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            number: self.number.saturating_add(other.number),
            precision: self.precision.with(other.precision),
            at_most: self.at_most || other.at_most,
        }
    }
}

/// The numbers that a statement leaves possible, so that two statements can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least it can be.
    pub least: Decimal,
    /// The most it can be; `None` if only a minimum is known.
    pub most: Option<Decimal>,
}

impl Range {
    /// What a number leaves possible.
    ///
    /// An approximate number is one that was rounded: it may be off by half of its last figure
    /// that is not zero, yet by a twentieth of it at least and a tenth of it at most. So *about
    /// 20* is 18 to 22, *about 1,300* is 1,235 to 1,365, and *about 1,000* is 900 to 1,100.
    #[must_use]
    pub fn of(number: Decimal, precision: Precision) -> Self {
        let off = if precision.approximate {
            leeway(number)
        } else {
            Decimal::ZERO
        };
        Self {
            least: number.saturating_sub(off),
            most: (!precision.at_least).then(|| number.saturating_add(off)),
        }
    }

    /// All from one to the other, including what each of them leaves possible itself.
    #[must_use]
    pub fn between(fewest: Self, most: Self) -> Self {
        Self {
            least: fewest.least.min(most.least),
            most: most.most,
        }
    }

    /// Whether some number is in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let reaches = |most: Option<Decimal>, least| most.is_none_or(|most| most >= least);
        reaches(self.most, other.least) && reaches(other.most, self.least)
    }
}

/// By how much an approximate number may be off.
fn leeway(number: Decimal) -> Decimal {
    let number = number.abs().normalize();
    let mut half = Decimal::new(5, number.scale().saturating_add(1).min(28));
    // Each zero at the end of a whole number makes its last figure worth ten times as much.
    let mut rest = number;
    while number.scale() == 0 && !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        half *= Decimal::TEN;
    }
    half.max(number / Decimal::from(20))
        .min(number / Decimal::TEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: Precision = Precision {
        at_least: false,
        approximate: true,
    };
    const AT_LEAST: Precision = Precision {
        at_least: true,
        approximate: false,
    };

    fn range(number: u32, precision: Precision) -> Range {
        Range::of(number.into(), precision)
    }

    #[track_caller]
    fn check(number: u32, from: u32, to: u32) {
        let about = range(number, ABOUT);
        for (other, agrees) in [(from, true), (to, true), (from - 1, false), (to + 1, false)] {
            assert_eq!(
                about.meets(range(other, Precision::EXACT)),
                agrees,
                "{number} {other}"
            );
        }
    }

    #[test]
    fn an_approximate_number_may_be_off_by_its_rounding_within_bounds() {
        check(20, 18, 22);
        check(1_300, 1_235, 1_365);
        check(1_000, 900, 1_100);
        check(1_312, 1_247, 1_377);
        check(40_000, 36_000, 44_000);
    }

    #[test]
    fn at_least_is_met_by_more_and_not_by_fewer() {
        assert!(range(1_300, AT_LEAST).meets(range(1_312, Precision::EXACT)));
        assert!(!range(1_300, AT_LEAST).meets(range(1_299, Precision::EXACT)));
        assert!(range(1_300, AT_LEAST).meets(range(2_000, AT_LEAST)));
        assert!(range(1_300, AT_LEAST.with(ABOUT)).meets(range(1_299, Precision::EXACT)));
    }

    #[test]
    fn nothing_and_the_largest_numbers_stay_in_bounds() {
        assert!(range(0, ABOUT).meets(range(0, Precision::EXACT)));
        assert!(!range(0, ABOUT).meets(range(1, Precision::EXACT)));
        let most = Range::of(Decimal::from(u64::MAX), ABOUT);
        assert!(most.meets(Range::of(Decimal::from(u64::MAX), Precision::EXACT)));
    }
}
