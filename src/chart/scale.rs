//! From values to pixels, and round values for an axis.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::plan::Number;

/// A value as a float, for lengths.
#[must_use]
pub fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// The nearest pixel.
#[must_use]
pub fn pixel(length: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a place beyond i32 becomes the last one"
    )]
    let pixel = length.round() as i32;
    pixel
}

/// The smallest and the largest of these values.
#[must_use]
pub fn bounds(values: impl IntoIterator<Item = Number>) -> Option<(Decimal, Decimal)> {
    values.into_iter().fold(None, |bounds, value| {
        let value = value.decimal();
        Some(
            bounds.map_or((value, value), |(least, most): (Decimal, Decimal)| {
                (least.min(value), most.max(value))
            }),
        )
    })
}

/// A range of values mapped to a range of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The values at both ends.
    pub values: (f64, f64),
    /// The pixels of both ends; the second may come first on the drawing.
    pub pixels: (i32, i32),
}

impl Scale {
    /// The pixel of a value; all values are at the first end if the range is empty.
    #[must_use]
    pub fn at(&self, value: f64) -> i32 {
        let (from, to) = self.values;
        let (first, last) = (f64::from(self.pixels.0), f64::from(self.pixels.1));
        let share = if to > from {
            (value - from) / (to - from)
        } else {
            0.0
        };
        pixel(first + share * (last - first))
    }
}

/// Round values, in steps of 1, 2 or 5 times a power of ten, that reach from `least` or less to
/// `most` or more in about four steps. Only `whole` values where halves would be meaningless.
#[must_use]
pub fn ticks(least: Decimal, most: Decimal, whole: bool) -> Vec<Decimal> {
    let smallest = if whole { 0 } else { -6 };
    let span = float(most - least).max(1e-6);
    let (mut power, mut factor) = (smallest, 1_i64);
    while step(power, factor).is_some_and(|step| float(step) * 4.0 < span) {
        (power, factor) = match factor {
            1 => (power, 2),
            2 => (power, 5),
            _ => (power + 1, 1),
        };
    }
    let Some(step) = step(power, factor) else {
        return vec![least, most];
    };
    let (first, end) = ((least / step).floor(), (most / step).ceil());
    let mut ticks = Vec::new();
    let mut count = first;
    while count <= end.max(first + Decimal::ONE) {
        ticks.push((count * step).normalize());
        count += Decimal::ONE;
    }
    ticks
}

/// `factor` times ten to the `power`.
fn step(power: i32, factor: i64) -> Option<Decimal> {
    match u32::try_from(power) {
        Ok(power) => Some(Decimal::from(
            10_i64.checked_pow(power)?.checked_mul(factor)?,
        )),
        Err(_) => Some(Decimal::new(factor, power.unsigned_abs())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(least: &str, most: &str, expected: &[&str]) {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        let found: Vec<String> = ticks(decimal(least), decimal(most), false)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_axis_has_round_values_that_hold_all_others() {
        check("0", "8", &["0", "2", "4", "6", "8"]);
        check("0", "159000", &["0", "50000", "100000", "150000", "200000"]);
        check("-3", "7.7", &["-5", "0", "5", "10"]);
        check("7.2", "7.7", &["7.2", "7.4", "7.6", "7.8"]);
        check("0", "0", &["0", "0.000001"]);
    }

    #[test]
    fn people_are_counted_whole() {
        let found = ticks(Decimal::ZERO, Decimal::TWO, true);
        assert_eq!(found, [0, 1, 2].map(Decimal::from));
    }

    #[test]
    fn the_largest_number_has_an_axis() {
        check(
            "0",
            "1000000000000",
            &["0", "500000000000", "1000000000000"],
        );
    }

    #[test]
    fn a_scale_runs_up_as_well_as_down() {
        let scale = Scale {
            values: (0.0, 10.0),
            pixels: (100, 20),
        };
        assert_eq!([0.0, 5.0, 10.0].map(|value| scale.at(value)), [100, 60, 20]);
    }
}
