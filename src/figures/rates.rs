//! What one unit of a cost line costs: typed, or worked out from a wage.

use std::sync::Arc;

use rust_decimal::{Decimal, prelude::ToPrimitive};
use rustc_hash::FxHashMap;

use crate::plan::{Cents, CostLine, Id, Plan, Quantity, Rate, Wage, WagePeriod};

/// Quantities are exact to a millionth.
pub(super) const MILLION: i128 = 1_000_000;

/// Why a cost line has no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAmount {
    /// The number of units is missing, or the price of one.
    Missing,
    /// It would be beyond 10¹⁵ cents.
    TooLarge,
}

/// A price that need not be whole cents: the first number of cents divided by the second.
#[derive(Clone, Copy)]
struct Price(i128, i128);

impl Price {
    fn times(self, units: Quantity) -> Result<Cents, NoAmount> {
        let Self(price, by) = self;
        let exact = millionths(units).checked_mul(price);
        let exact = exact.ok_or(NoAmount::TooLarge)?;
        let by = by.checked_mul(MILLION).ok_or(NoAmount::TooLarge)?;
        cents(rounded(exact, by)).ok_or(NoAmount::TooLarge)
    }
}

/// The prices that cost lines refer to.
#[derive(Debug)]
pub struct RateCard(FxHashMap<Id<Rate>, Arc<Rate>>);

impl RateCard {
    /// The rate card of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let rates = plan.rates.shared().iter();
        Self(rates.map(|rate| (rate.id, Arc::clone(rate))).collect())
    }

    /// The rate that a line has its price from; `None` if it has a price of its own.
    #[must_use]
    pub fn rate(&self, line: &CostLine) -> Option<&Rate> {
        let rate = line.rate.filter(|_| line.unit_price.is_none())?;
        self.0.get(&rate).map(AsRef::as_ref)
    }

    /// What a line costs: its units times its price, or else that of its rate, rounded half up
    /// to cents. A price that is worked out from a wage is not rounded before.
    ///
    /// # Errors
    /// When units or price are missing, or the amount is too large.
    pub fn amount(&self, line: &CostLine) -> Result<Cents, NoAmount> {
        let price = match (line.unit_price, self.rate(line)) {
            (Some(price), _) => Price(price.get().into(), 1),
            (None, Some(rate)) => price(rate)?,
            (None, None) => return Err(NoAmount::Missing),
        };
        price.times(line.units.ok_or(NoAmount::Missing)?)
    }
}

/// What one unit of a rate costs, rounded half up to cents.
///
/// # Errors
/// When something it is worked out from is missing, or it is too large.
pub fn unit_price(rate: &Rate) -> Result<Cents, NoAmount> {
    price(rate)?.times(1.into())
}

/// The wage of a year with what the employer pays on top, rounded half up to cents: what the
/// hours of a year cost.
///
/// # Errors
/// When the wage is missing, or it is too large.
pub fn yearly_wage(wage: &Wage) -> Result<Cents, NoAmount> {
    let (exact, by) = yearly(wage)?;
    cents(rounded(exact, by)).ok_or(NoAmount::TooLarge)
}

/// The price of a rate, exactly.
fn price(rate: &Rate) -> Result<Price, NoAmount> {
    let Some(wage) = &rate.wage else {
        let price = rate.price.ok_or(NoAmount::Missing)?;
        return Ok(Price(price.get().into(), 1));
    };
    let (exact, by) = yearly(wage)?;
    let hours = wage.hours.map(millionths).filter(|hours| *hours > 0);
    let hours = hours.ok_or(NoAmount::Missing)?;
    let exact = exact.checked_mul(MILLION).ok_or(NoAmount::TooLarge)?;
    let by = by.checked_mul(hours).ok_or(NoAmount::TooLarge)?;
    // Short numbers leave room for the units they are multiplied with.
    let common = common_divisor(exact.unsigned_abs(), by.unsigned_abs());
    let common = i128::try_from(common.max(1)).unwrap_or(1);
    Ok(Price(exact / common, by / common))
}

/// The wage of a year with its surcharge, as cents to be divided.
fn yearly(wage: &Wage) -> Result<(i128, i128), NoAmount> {
    let gross = wage.gross.ok_or(NoAmount::Missing)?;
    let times = match wage.per {
        WagePeriod::Month => 12,
        WagePeriod::Year => 1,
    };
    let whole = 100 * MILLION;
    let percent = whole + millionths(wage.surcharge.unwrap_or_default());
    let exact = (i128::from(gross.get()) * times).checked_mul(percent);
    Ok((exact.ok_or(NoAmount::TooLarge)?, whole))
}

const fn common_divisor(mut one: u128, mut other: u128) -> u128 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

pub(super) fn millionths(quantity: Quantity) -> i128 {
    // Nearly all quantities are whole numbers.
    if let Some(whole) = quantity.whole() {
        return i128::from(whole) * MILLION;
    }
    let exact = quantity.decimal() * Decimal::from(1_000_000);
    exact.to_i128().unwrap_or(0)
}

/// Divides and rounds half up; `by` is above zero.
pub(super) const fn rounded(exact: i128, by: i128) -> i128 {
    (exact + by / 2).div_euclid(by)
}

pub(super) fn cents(cents: i128) -> Option<Cents> {
    Cents::new(cents.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(gross: i64, per: WagePeriod, surcharge: &str, hours: &str) -> Rate {
        Rate {
            id: Id::numbered(1),
            wage: Some(Wage {
                gross: Cents::new(gross).ok(),
                per,
                surcharge: surcharge.parse().ok(),
                hours: hours.parse().ok(),
                ..Wage::default()
            }),
            ..Rate::default()
        }
    }

    #[track_caller]
    fn check(rate: &Rate, expected: Result<i64, NoAmount>) {
        assert_eq!(unit_price(rate).map(Cents::get), expected);
    }

    #[test]
    fn an_hour_is_the_wage_of_a_year_with_its_surcharge_over_the_hours() {
        // € 3,250 × 12 × 1.32 = € 51,480; over 1,720 hours € 29.930…
        check(&rate(325_000, WagePeriod::Month, "32", "1720"), Ok(2_993));
        // € 43,000 × 1.5 = € 64,500; over 1,720 hours € 37.50.
        check(&rate(4_300_000, WagePeriod::Year, "50", "1720"), Ok(3_750));
        let year = yearly_wage(
            rate(325_000, WagePeriod::Month, "32", "")
                .wage
                .as_ref()
                .unwrap(),
        );
        assert_eq!(year.map(Cents::get), Ok(5_148_000));
    }

    #[test]
    fn a_line_is_rounded_once() {
        // 1,000 hours of € 29.930232… are € 29,930.23; of € 29.93 they would be € 29,930.00.
        let rate = rate(325_000, WagePeriod::Month, "32", "1720");
        let line = CostLine {
            units: Some(1_000.into()),
            rate: Some(rate.id),
            ..CostLine::default()
        };
        let mut plan = Plan::default();
        plan.rates.insert(rate, crate::plan::Place::Last);
        let amount = RateCard::of(&plan).amount(&line);
        assert_eq!(amount.map(Cents::get), Ok(2_993_023));
    }

    #[test]
    fn a_wage_that_is_not_whole_gives_no_price() {
        check(
            &rate(325_000, WagePeriod::Month, "32", ""),
            Err(NoAmount::Missing),
        );
        check(
            &rate(325_000, WagePeriod::Month, "32", "0"),
            Err(NoAmount::Missing),
        );
        // Without a surcharge there is none: € 43,000 over 1,720 hours.
        check(&rate(4_300_000, WagePeriod::Year, "", "1720"), Ok(2_500));
    }

    #[test]
    fn amounts_beyond_all_measure_are_refused() {
        let most = rate(Cents::MOST, WagePeriod::Month, "1000000000000", "0.000001");
        check(&most, Err(NoAmount::TooLarge));
        check(
            &rate(Cents::MOST, WagePeriod::Month, "0", "1"),
            Err(NoAmount::TooLarge),
        );
        check(
            &rate(Cents::MOST, WagePeriod::Year, "0", "1"),
            Ok(Cents::MOST),
        );
    }
}
