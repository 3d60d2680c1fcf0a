//! Amounts to compare with each other, each with how exact it is.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    figures::Known,
    plan::{Cents, Precision, Stated, StatedValue},
};

/// An amount and how exact it is, wide enough for sums of many.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    pub(super) cents: i128,
    pub(super) precision: Precision,
}

impl Amount {
    pub(super) fn exactly(cents: Cents) -> Self {
        Self {
            cents: cents.get().into(),
            precision: Precision::EXACT,
        }
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self {
            cents: self.cents + other.cents,
            precision: self.precision.with(other.precision),
        }
    }

    /// By how much it is certainly more than another; `None` also if either is approximate and they
    /// are within a twentieth, which is also what rounding to two digits costs.
    pub(super) fn exceeds(self, other: Self) -> Option<Cents> {
        let more = self.cents.saturating_sub(other.cents);
        let about = self.precision.approximate || other.precision.approximate;
        let larger = self.cents.abs().max(other.cents.abs());
        let within = about && more.saturating_mul(20) <= larger;
        (more > 0 && !other.precision.at_least && !within).then(|| cents(more))
    }

    pub(super) fn differs(self, other: Self) -> Option<Cents> {
        self.exceeds(other).or_else(|| other.exceeds(self))
    }

    pub(super) fn shown(self) -> Cents {
        cents(self.cents)
    }
}

impl From<Known> for Amount {
    fn from(known: Known) -> Self {
        Self {
            cents: known.amount.get().into(),
            precision: known.precision,
        }
    }
}

/// An amount to show; the largest there is for all beyond it.
pub(super) fn cents(sum: i128) -> Cents {
    let most = i128::from(Cents::MOST);
    let within = i64::try_from(sum.clamp(-most, most)).unwrap_or_default();
    Cents::new(within).unwrap_or_default()
}

/// Whether two statements of one figure cannot both be true.
pub(in crate::check) fn contradict(one: &Stated, other: &Stated) -> bool {
    size(one).differs(size(other)).is_some()
}

/// How much was stated, whatever it counts; people in hundredths, as euros are.
fn size(stated: &Stated) -> Amount {
    let cents = match stated.value {
        StatedValue::Costs(amount)
        | StatedValue::Grant(amount)
        | StatedValue::OwnContribution(amount) => amount.get().into(),
        StatedValue::Applications(number)
        | StatedValue::People(number)
        | StatedValue::Measures(number) => {
            let hundredths = number.decimal().saturating_mul(Decimal::ONE_HUNDRED);
            hundredths.round().to_i128().unwrap_or(i128::MAX / 2)
        }
    };
    let precision = stated.precision();
    Amount { cents, precision }
}
