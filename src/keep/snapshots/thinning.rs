//! Which snapshots are made, which go over time, and which make room.
//!
//! Snapshots are ordered by their number. Their moments only say how far apart they are, and a
//! clock that was wrong only makes some go sooner: the last ones always stay.

use std::collections::BTreeSet;

use super::SnapshotHead;
use crate::{edit::Moment, plan::sort_by_key};

const MINUTE: Moment = 60_000;
const HOUR: Moment = 60 * MINUTE;
const DAY: Moment = 24 * HOUR;

/// Work is in a snapshot after this long at the latest.
const EVERY: Moment = 5 * MINUTE;
/// This many of the last ones stay, whatever the clock says.
const LAST: usize = 10;
/// How many unnamed snapshots a plan has at most.
const MOST: usize = 200;
/// How long one is kept for each of these spans.
const STEPS: [(Moment, Moment); 4] = [
    (4 * HOUR, EVERY),
    (2 * DAY, HOUR),
    (90 * DAY, DAY),
    (Moment::MAX, 30 * DAY),
];

/// Whether a snapshot of a plan is made now that its content is this one (see
/// [`crate::keep::Packed::mark`]): some minutes after the last, if anything changed.
#[must_use]
pub fn due(heads: &[SnapshotHead], content: &str, now: Moment) -> bool {
    // The clock may have gone back to before the last one, so the distance counts either way.
    heads
        .iter()
        .max_by_key(|head| head.number)
        .is_none_or(|last| last.content != content && now.abs_diff(last.made) >= EVERY)
}

/// Which snapshots of one plan may go, by their keys: one stays for every five minutes of the last
/// hours, then for every hour, every day and every month. Named ones stay, and so do the last.
#[must_use]
pub fn thin(heads: &[SnapshotHead], now: Moment) -> Vec<String> {
    let mut unnamed: Vec<&SnapshotHead> = heads.iter().filter(|head| !is_named(head)).collect();
    sort_by_key(&mut unnamed, |head| std::cmp::Reverse(head.number));
    let mut spans = BTreeSet::new();
    let mut kept = 0;
    let mut go = Vec::new();
    for (place, head) in unnamed.into_iter().enumerate() {
        // One from the future was made while the clock was ahead: it is no older than now.
        let age = now.saturating_sub(head.made);
        let step = STEPS.iter().find(|(until, _)| age < *until);
        let span = step.map_or(Moment::MAX, |(_, span)| *span);
        // Counted from a fixed moment: the last of a day is also the last of its last hour.
        let first = spans.insert((span, head.made / span));
        if place < LAST || (first && kept < MOST) {
            kept += 1;
        } else {
            go.push(head.key());
        }
    }
    go
}

/// What goes to make room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The keys of the snapshots that go, in this order.
    pub go: Vec<String>,
    /// Whether that makes enough room.
    pub enough: bool,
}

/// Which snapshots go first when this many characters are needed, across all plans: the oldest
/// without a name. The last one of a plan stays, and named ones do.
#[must_use]
pub fn room(heads: &[SnapshotHead], needed: usize) -> Room {
    let last_of = |plan| {
        let of_plan = heads.iter().filter(|head| head.head.id == plan);
        of_plan.map(|head| head.number).max()
    };
    let mut may_go: Vec<&SnapshotHead> = heads
        .iter()
        .filter(|head| !is_named(head) && last_of(head.head.id) != Some(head.number))
        .collect();
    sort_by_key(&mut may_go, |head| (head.made, head.number));
    let mut freed = 0_usize;
    let mut go = Vec::new();
    for head in may_go {
        if freed >= needed {
            break;
        }
        freed = freed.saturating_add(head.characters);
        go.push(head.key());
    }
    Room {
        go,
        enough: freed >= needed,
    }
}

fn is_named(head: &SnapshotHead) -> bool {
    head.name.is_some()
}
