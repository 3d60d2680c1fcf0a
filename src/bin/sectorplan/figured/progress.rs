//! What was reached of targets and of parts of the plan.

use rust_decimal::{Decimal, RoundingStrategy};
use sectorplan::{
    figures::progress::{self, LeftOut, Progress as Row},
    plan::{Date, Id, Number, Plan, Quantity, RealisationOf, Target, TargetUnit},
};
use serde::Serialize;

use super::percent;

#[derive(Serialize)]
pub struct Progress {
    /// The day that all are held against.
    day: Option<Date>,
    targets: Vec<OfTarget>,
    /// What was recorded of the plan, its themes, target groups and measures.
    parts: Vec<OfPart>,
    on_course: usize,
    behind: usize,
    /// Of how many nothing could be expected by that day.
    not_due: usize,
    /// How many readings are in none of these.
    left_out: u64,
}

#[derive(Serialize)]
struct OfTarget {
    id: Id<Target>,
    #[serde(flatten)]
    reached: HowFar,
}

#[derive(Serialize)]
struct OfPart {
    of: RealisationOf,
    #[serde(flatten)]
    reached: HowFar,
}

#[derive(Serialize)]
struct HowFar {
    promised: Option<Quantity>,
    reached: Number,
    /// The day of the last reading.
    read: Option<Date>,
    /// What was counted, where that is not what is promised.
    unit: Option<TargetUnit>,
    /// Of what is promised, in percent.
    share: Option<Number>,
    expected: Option<Number>,
    behind: Option<bool>,
}

/// What was reached; none while nothing was recorded.
pub fn of(plan: &Plan) -> Option<Progress> {
    let standing = progress::progress(plan)?;
    let rows = &standing.rows;
    // What is part of another target would count twice, and what counts something else is neither.
    let counts = |row: &&Row| {
        matches!(row.of, RealisationOf::Target(_)) && !row.is_part && row.held_against().is_some()
    };
    let counted = rows.iter().filter(counts);
    let count = |behind| {
        let rows = counted.clone();
        rows.filter(|row| row.is_behind() == behind).count()
    };
    let LeftOut {
        without_day,
        without_value,
        of_nothing,
    } = standing.left_out;
    Some(Progress {
        day: standing.day,
        on_course: count(Some(false)),
        behind: count(Some(true)),
        not_due: count(None),
        targets: rows.iter().filter_map(of_target).collect(),
        parts: rows.iter().filter_map(of_part).collect(),
        left_out: without_day + without_value + of_nothing,
    })
}

fn of_target(row: &Row) -> Option<OfTarget> {
    match row.of {
        RealisationOf::Target(id) => Some(OfTarget {
            id,
            reached: reached(row),
        }),
        _ => None,
    }
}

fn of_part(row: &Row) -> Option<OfPart> {
    match row.of {
        RealisationOf::Target(_) | RealisationOf::CostLine(_) => None,
        of => Some(OfPart {
            of,
            reached: reached(row),
        }),
    }
}

fn reached(row: &Row) -> HowFar {
    let held = row.held_against();
    HowFar {
        promised: row.promised,
        reached: row.reached,
        read: row.day,
        unit: row.unit.clone(),
        share: held.and_then(|whole| percent(row.reached.decimal(), whole.decimal())),
        expected: row.expected.filter(|_| held.is_some()).and_then(rounded),
        behind: row.is_behind(),
    }
}

fn rounded(number: Decimal) -> Option<Number> {
    Number::new(number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).ok()
}
