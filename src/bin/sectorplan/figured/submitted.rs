//! The plan as it was handed in, beside the plan as it is now.

use sectorplan::{
    compare::differing,
    exchange,
    plan::{Date, Plan},
    text::Words,
};
use serde::Serialize;

use super::Sums;
use crate::input::{Fault, Told};

#[derive(Serialize)]
pub struct Submitted {
    date: Option<Date>,
    /// Null where no copy was kept, or it cannot be read.
    figures: Option<Box<Sums>>,
    /// Null where there is no copy, or nothing is wrong with it.
    error: Option<Told>,
    /// What differs now; null without a copy that can be read.
    changes: Option<Changes>,
}

#[derive(Serialize)]
struct Changes {
    added: usize,
    changed: usize,
    removed: usize,
}

pub fn of(plan: &Plan, words: Words) -> Option<Submitted> {
    let submission = plan.submission.as_ref()?;
    let (copy, error) = match exchange::submitted(plan) {
        Some(Ok(copy)) => (Some(copy), None),
        Some(Err(unreadable)) => (None, Some(Fault::Plan(unreadable).told(words))),
        None => (None, None),
    };
    let changes = copy.as_ref().map(|copy| {
        let differing = differing(copy, plan);
        Changes {
            added: differing.added,
            changed: differing.changed,
            removed: differing.removed,
        }
    });
    Some(Submitted {
        date: submission.date,
        figures: copy.map(|copy| Box::new(Sums::of(&copy, words))),
        error,
        changes,
    })
}
