//! What is known of a kept plan without unpacking it.

use serde::{Deserialize, Serialize};

use crate::{
    check::Counts,
    figures,
    plan::{Cents, Date, Id, Plan, Status, for_every_list},
};

/// How much is in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Size {
    /// Its themes.
    pub themes: usize,
    /// Its measures.
    pub measures: usize,
    /// Its targets.
    pub targets: usize,
    /// Its parties.
    pub parties: usize,
    /// Everything in its lists, including pieces that were set aside.
    pub items: usize,
    /// Its JSON, in bytes.
    pub bytes: usize,
}

impl Size {
    /// A plan of fewer bytes is not large: an hour's work or less.
    const LARGE: usize = 5_000;

    /// How much is in this plan, whose JSON has this many bytes.
    fn of(plan: &Plan, bytes: usize) -> Self {
        macro_rules! count {
            ($($list:ident $Type:ident $about:tt),*) => {
                [$(plan.$list.len() + plan.$list.set_aside().len()),*]
            };
        }
        Self {
            themes: plan.themes.len(),
            measures: plan.measures.len(),
            targets: plan.targets.len(),
            parties: plan.parties.len(),
            items: for_every_list!(count).into_iter().sum(),
            bytes,
        }
    }

    /// Whether hardly anything is left of `before`, which was large: a tenth at most.
    #[must_use]
    pub const fn is_hardly_anything_of(self, before: Self) -> bool {
        before.bytes >= Self::LARGE && self.bytes.saturating_mul(10) <= before.bytes
    }
}

/// What a list of plans says about one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Which plan it is.
    pub id: Id<Plan>,
    /// What it is called.
    pub title: String,
    /// The sector it is for.
    pub sector: String,
    /// How far it is.
    pub status: Status,
    /// The version as the plan itself names it.
    pub version: String,
    /// The date of that version.
    pub dated: Option<Date>,
    /// How much is in it.
    pub size: Size,
    /// Times somebody takes part in it.
    pub applications: u64,
    /// What the checks of the program that saved it found, if that was known.
    pub findings: Option<Counts>,
    /// What it costs, if the program that saved it knew.
    #[serde(default)]
    pub costs: Option<Cents>,
}

impl Head {
    /// What a list says about this plan, whose JSON has this many bytes.
    #[must_use]
    pub fn of(plan: &Plan, bytes: usize, findings: Option<Counts>) -> Self {
        Self {
            id: plan.id,
            title: plan.title.clone(),
            sector: plan.sector.clone(),
            status: plan.status,
            version: plan.version.label.clone(),
            dated: plan.version.date,
            size: Size::of(plan, bytes),
            applications: figures::figures(plan).plan.applications,
            findings,
            costs: None,
        }
    }
}
