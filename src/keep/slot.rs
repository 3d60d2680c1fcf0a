//! One of the two texts in which a plan is kept.

use serde::{Deserialize, Serialize};

use super::{
    Damage, Head, Later, Packed,
    packing::{open_plan, unpack},
    seal::{seal, unseal},
};
use crate::{
    edit::Moment,
    exchange,
    plan::{Format, Plan},
};

const WHAT: &str = "slot";
/// Nobody saves a plan so often. A higher number could not grow, so that the next save would not be
/// the newest: it is damage.
pub(super) const MOST_SAVES: u64 = 1 << 53;
/// The version of the envelope; 1 was JSON without one, see [`read_first`].
const VERSION: u32 = 2;
/// Which build of the program this is, for whoever looks into a slot.
const BUILD: &str = match option_env!("SECTORPLAN_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

/// What a slot says before its plan; one line of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Label {
    /// The build that wrote it.
    build: String,
    /// The major and minor version of the plan's format.
    format: [u32; 2],
    /// Grows by one with each save: the slot with the higher number is the newer one, because
    /// clocks go backwards.
    pub sequence: u64,
    /// When it was saved, in milliseconds since 1970.
    pub saved: Moment,
    /// When the plan was last downloaded as a file.
    pub downloaded: Option<Moment>,
    /// The mark of the text of the first layout that this plan came from: a text with that mark may
    /// go.
    pub moved: Option<String>,
    /// What a list says about the plan.
    pub head: Head,
}

impl Label {
    pub fn new(sequence: u64, saved: Moment, downloaded: Option<Moment>, head: Head) -> Self {
        Self {
            build: BUILD.to_owned(),
            format: [Format::MAJOR, Format::MINOR],
            sequence,
            saved,
            downloaded,
            moved: None,
            head,
        }
    }
}

/// Writes a slot; `None` if its label cannot be written.
pub(super) fn write(label: &Label, plan: &Packed) -> Option<String> {
    let label = serde_json::to_string(label).ok()?;
    Some(seal(WHAT, VERSION, &format!("{label}\n{}", plan.text)))
}

/// What a slot says, without unpacking its plan.
pub(super) fn read_label(raw: &str) -> Result<Label, Damage> {
    open(raw).map(|(label, _)| label)
}

/// What a slot says, and its plan.
pub(super) fn read(raw: &str) -> Result<(Label, Plan), Damage> {
    let (label, packed) = open(raw)?;
    let plan = open_plan(packed, label.head.id)?;
    Ok((label, plan))
}

fn open(raw: &str) -> Result<(Label, &str), Damage> {
    let (label, packed) = unseal(WHAT, VERSION, raw)?
        .split_once('\n')
        .ok_or(Damage::Broken)?;
    // The seal is whole, so what we do not understand was written by a program that knows more.
    let label: Label = serde_json::from_str(label).map_err(|_| Damage::Later(Later::Head))?;
    match label.format {
        [major, _] if major > Format::MAJOR => Err(Damage::Later(Later::Format(major))),
        _ if label.sequence > MOST_SAVES => Err(Damage::Broken),
        _ => Ok((label, packed)),
    }
}

/// A slot of the first layout: JSON with the packed plan, one for each plan.
#[derive(Deserialize)]
struct First {
    version: u32,
    saved: Moment,
    downloaded: Option<Moment>,
    plan: String,
}

/// Reads a slot of the first layout.
pub(super) fn read_first(raw: &str) -> Result<(Label, Plan), Damage> {
    let first: First = serde_json::from_str(raw).map_err(|_| Damage::Broken)?;
    match first.version {
        1 => {}
        0 => return Err(Damage::Broken),
        later => return Err(Damage::Later(Later::Envelope(later))),
    }
    let json = unpack(&first.plan).ok_or(Damage::Broken)?;
    let plan = exchange::read(&json)?;
    let head = Head::of(&plan, json.len(), None);
    Ok((Label::new(0, first.saved, first.downloaded, head), plan))
}

/// The plan in a text that is damaged, if its packed part is whole or it needs no packing.
///
/// For a copy that somebody looks at: nothing says that it is the newest version.
#[must_use]
pub fn rescue(raw: &str) -> Option<Plan> {
    let json = raw.rsplit('\n').next().and_then(unpack);
    let plan = json.and_then(|json| exchange::read(&json).ok());
    plan.or_else(|| read_first(raw).ok().map(|(_, plan)| plan))
        .or_else(|| exchange::read(raw).ok())
}
