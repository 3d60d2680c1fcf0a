//! What is kept survives everything: each promise is kept while something goes wrong.
//!
//! Each test prints how much it tried. `cargo xtask faults` runs them at length and writes the
//! figures into docs/kept-safe.md.

// The helpers of a test may panic, like the test itself.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod bin;
mod chance;
mod clock;
mod collection;
mod costly;
mod cut;
mod failing;
mod first_layout;
mod flipped;
mod on_disk;
mod promises;
mod readers;
mod sequences;
mod snapshots;
mod storage;
mod tabs;
mod to_the_letter;
mod tried;

use sectorplan::{
    keep::Occasion,
    plan::{Id, Kind, Language, Measure, Place, Plan, sample::sample},
};

/// The plan that most tests are about.
const PLAN: Id<Plan> = Id::numbered(1);

/// A small plan.
fn plan(title: &str) -> Plan {
    let mut plan = Plan::new(PLAN, Kind::SectorPlan, Language::Nl);
    title.clone_into(&mut plan.title);
    let measure = Measure {
        id: Id::numbered(2),
        title: "Leerwerkplekken".into(),
        ..Measure::default()
    };
    plan.measures.insert(measure, Place::Last);
    plan
}

/// A plan with this many measures, under the same id as the others.
fn large(measures: usize, title: &str) -> Plan {
    Plan {
        id: PLAN,
        title: title.into(),
        ..sample(measures)
    }
}

/// A save at this moment.
fn at(now: u64) -> Occasion {
    Occasion {
        now,
        ..Occasion::default()
    }
}
