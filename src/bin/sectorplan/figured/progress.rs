//! What was reached, against what was promised and what could be expected.

use rust_decimal::{Decimal, RoundingStrategy};
use sectorplan::{
    figures::progress::{self, LeftOut, Progress as Row},
    plan::{Date, Number, Plan, Quantity, RealisationOf, TargetUnit},
};
use serde::Serialize;
use uuid::Uuid;

use super::percent;

#[derive(Serialize)]
pub struct Progress {
    /// The day with which all are compared; null while nothing can be.
    day: Option<Date>,
    rows: Vec<OfRow>,
    on_course: usize,
    behind: usize,
    /// For how many of them nothing could be expected by that day.
    not_due: usize,
    /// How many targets promise something but have nothing recorded.
    silent: u64,
    left_out: Readings,
}

/// How many readings are in no row, by reason.
#[derive(Serialize)]
struct Readings {
    without_day: u64,
    without_value: u64,
    of_nothing: u64,
}

/// A target, or a part of the plan for which something was recorded as a whole.
#[derive(Serialize)]
struct OfRow {
    of: &'static str,
    /// Null for the plan.
    id: Option<Uuid>,
    /// Whether it is a target that is part of another one.
    is_part: bool,
    reached: Number,
    day: Option<Date>,
    /// What was counted, if it is not what was promised.
    unit: Option<TargetUnit>,
    promised: Option<Quantity>,
    at_least: bool,
    approximate: bool,
    /// In percent of what is promised; null if the two count different things.
    share: Option<Number>,
    expected: Option<Number>,
    behind: Option<bool>,
}

/// What was reached; `None` while nothing was recorded.
pub fn of(plan: &Plan) -> Option<Progress> {
    let standing = progress::progress(plan)?;
    let rows = &standing.rows;
    // A part of another target would count twice, and a row that counts something else is neither.
    let counts = |row: &&Row| {
        matches!(row.of, RealisationOf::Target(_)) && !row.is_part && row.held_against().is_some()
    };
    let counted = || rows.iter().filter(counts);
    let count = |behind| counted().filter(|row| row.is_behind() == behind).count();
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
        silent: standing.silent,
        left_out: Readings {
            without_day,
            without_value,
            of_nothing,
        },
        rows: rows.iter().map(of_row).collect(),
    })
}

fn of_row(row: &Row) -> OfRow {
    let (of, id) = what(row.of);
    OfRow {
        of,
        id,
        is_part: row.is_part,
        reached: row.reached,
        day: row.day,
        unit: row.unit.clone(),
        promised: row.promised,
        at_least: row.precision.at_least,
        approximate: row.precision.approximate,
        share: row
            .held_against()
            .and_then(|promised| percent(row.reached.decimal(), promised.decimal())),
        expected: row.due().and_then(rounded),
        behind: row.is_behind(),
    }
}

/// What a reading is about, as the file names it.
fn what(of: RealisationOf) -> (&'static str, Option<Uuid>) {
    match of {
        RealisationOf::Target(id) => ("target", Some(id.uuid())),
        RealisationOf::CostLine(id) => ("cost_line", Some(id.uuid())),
        RealisationOf::Measure(id) => ("measure", Some(id.uuid())),
        RealisationOf::Theme(id) => ("theme", Some(id.uuid())),
        RealisationOf::TargetGroup(id) => ("target_group", Some(id.uuid())),
        RealisationOf::Plan => ("plan", None),
    }
}

fn rounded(number: Decimal) -> Option<Number> {
    Number::new(number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).ok()
}
