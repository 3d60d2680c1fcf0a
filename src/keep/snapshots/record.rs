//! One snapshot, as it is stored.

use serde::{Deserialize, Serialize};

use crate::{
    edit::Moment,
    keep::{
        Damage, Head, Later, Packed,
        packing::{open_plan, unpack},
        seal::{mark_of, seal, unseal},
    },
    plan::{Format, Id, Plan},
};

const HEAD: &str = "snapshot-head";
const BODY: &str = "snapshot";
const VERSION: u32 = 1;

/// What is known of a snapshot without unpacking it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotHead {
    /// Which of the plan's snapshots it is; grows by one, because clocks go backwards.
    pub number: u64,
    /// When it was made, in milliseconds since 1970.
    pub made: Moment,
    /// The name that somebody gave this version.
    pub name: Option<String>,
    /// How many characters its body takes.
    pub characters: usize,
    /// The mark of its content: see [`Packed::mark`].
    pub content: String,
    /// What a list says about the plan as it was.
    pub head: Head,
}

/// What a body says before its plan, so that it needs no head.
#[derive(Serialize, Deserialize)]
struct Label {
    plan: Id<Plan>,
    number: u64,
    made: Moment,
    format: [u32; 2],
}

/// A snapshot that is new: its two texts go under [`SnapshotHead::key`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// What is known of it; [`SnapshotHead::write`] makes its text.
    pub head: SnapshotHead,
    /// The text with the plan.
    pub body: String,
}

impl Snapshot {
    /// A snapshot of a plan that was just saved, after the others of that plan.
    #[must_use]
    pub fn new(
        head: Head,
        packed: &Packed,
        others: &[SnapshotHead],
        now: Moment,
        name: Option<String>,
    ) -> Self {
        let numbers = others.iter().map(|other| other.number);
        let number = numbers.max().unwrap_or_default().saturating_add(1);
        let label = Label {
            plan: head.id,
            number,
            made: now,
            format: [Format::MAJOR, Format::MINOR],
        };
        // A label can always be written; without one the body would not open.
        let label = serde_json::to_string(&label).unwrap_or_default();
        let body = seal(BODY, VERSION, &format!("{label}\n{}", packed.text));
        let head = SnapshotHead {
            number,
            made: now,
            name,
            characters: body.len(),
            content: packed.mark(),
            head,
        };
        Self { head, body }
    }
}

impl SnapshotHead {
    /// Where the snapshot is: the keys of one plan sort by number.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{:020}", self.head.id, self.number)
    }

    /// The text of the head.
    #[must_use]
    pub fn write(&self) -> String {
        // A head can always be written; a body without a head is found again.
        let head = serde_json::to_string(self).unwrap_or_default();
        seal(HEAD, VERSION, &head)
    }

    /// Reads the text of a head.
    ///
    /// # Errors
    /// When it is not what was written; [`SnapshotHead::of_body`] makes it anew.
    pub fn read(text: &str) -> Result<Self, Damage> {
        let head = unseal(HEAD, VERSION, text)?;
        serde_json::from_str(head).map_err(|_| Damage::Later(Later::Head))
    }

    /// The head that a body had, without its name.
    ///
    /// # Errors
    /// When the body cannot be read.
    pub fn of_body(body: &str) -> Result<Self, Damage> {
        let (label, packed) = open(body)?;
        let plan = open_plan(packed, label.plan)?;
        let bytes = unpack(packed).map_or(0, |json| json.len());
        Ok(Self {
            number: label.number,
            made: label.made,
            name: None,
            characters: body.len(),
            content: mark_of(packed),
            head: Head::of(&plan, bytes, None),
        })
    }

    /// The plan in the body of this snapshot.
    ///
    /// # Errors
    /// When the body is damaged, or belongs to another snapshot.
    pub fn plan(&self, body: &str) -> Result<Plan, Damage> {
        let (label, packed) = open(body)?;
        if (label.plan, label.number) != (self.head.id, self.number) {
            return Err(Damage::Broken);
        }
        open_plan(packed, label.plan)
    }
}

fn open(body: &str) -> Result<(Label, &str), Damage> {
    let (label, packed) = unseal(BODY, VERSION, body)?
        .split_once('\n')
        .ok_or(Damage::Broken)?;
    let label: Label = serde_json::from_str(label).map_err(|_| Damage::Later(Later::Head))?;
    match label.format {
        [major, _] if major > Format::MAJOR => Err(Damage::Later(Later::Format(major))),
        _ => Ok((label, packed)),
    }
}
