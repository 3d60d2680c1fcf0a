//! What was reached of targets.

use rust_decimal::{Decimal, RoundingStrategy};
use sectorplan::{
    figures::progress::{self, Progress as Row},
    plan::{Date, Id, Number, Plan, Quantity, Target},
};
use serde::Serialize;

use super::percent;

#[derive(Serialize)]
pub struct Progress {
    /// The day that all are held against.
    day: Date,
    targets: Vec<OfTarget>,
    on_course: usize,
    behind: usize,
    /// Of how many nothing could be expected by that day.
    not_due: usize,
}

#[derive(Serialize)]
struct OfTarget {
    id: Id<Target>,
    promised: Quantity,
    reached: Number,
    /// Of what is promised, in percent.
    share: Option<Number>,
    expected: Option<Number>,
    behind: Option<bool>,
}

/// What was reached; none while nothing was recorded.
pub fn of(plan: &Plan) -> Option<Progress> {
    let (day, rows) = progress::progress(plan)?;
    let count = |behind| rows.iter().filter(|row| is_behind(row) == behind).count();
    Some(Progress {
        day,
        on_course: count(Some(false)),
        behind: count(Some(true)),
        not_due: count(None),
        targets: rows.iter().map(of_target).collect(),
    })
}

fn of_target(row: &Row) -> OfTarget {
    OfTarget {
        id: row.target,
        promised: row.promised,
        reached: row.reached,
        share: percent(row.reached.decimal(), row.promised.decimal()),
        expected: row.expected.and_then(rounded),
        behind: is_behind(row),
    }
}

/// Whether less was reached than could be expected; unknown while nothing could be.
fn is_behind(row: &Row) -> Option<bool> {
    row.is_behind()
        .filter(|_| row.expected.is_some_and(|it| it > Decimal::ZERO))
}

fn rounded(number: Decimal) -> Option<Number> {
    Number::new(number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).ok()
}
