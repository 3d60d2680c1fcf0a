//! Where a plan is in the storage, and what is there now.

use super::{
    Damage, Later, Storage, StorageFault,
    seal::mark_of,
    slot::{self, Label},
};
use crate::plan::{Id, Plan, sort_by_key};

const PLAN: &str = "sectorplan.plan.";
const ASIDE: &str = "sectorplan.aside.";
/// The two slots of a plan.
const SLOTS: [&str; 2] = [".a", ".b"];

/// Whose key this is: a slot of a plan, of either layout, or a text set aside.
pub(super) fn owner(key: &str) -> Option<Id<Plan>> {
    let rest = key.strip_prefix(PLAN).or_else(|| key.strip_prefix(ASIDE))?;
    // An id has no dot and no tilde, which the first layout put behind a key that was taken.
    rest.split(['.', '~']).next()?.parse().ok()
}

/// Whether this key is one of ours, even if it names no plan.
pub(super) fn is_ours(key: &str) -> bool {
    key.starts_with(PLAN) || key.starts_with(ASIDE)
}

/// Where the text of a slot of this plan is set aside. Named after the text, so that setting it
/// aside twice makes one copy.
pub(super) fn aside(plan: Id<Plan>, raw: &str) -> String {
    format!("{ASIDE}{plan}.{}", mark_of(raw))
}

/// What is under one key.
#[derive(Debug)]
pub(super) struct Place {
    pub key: String,
    /// The text, and what it is; `None` if nothing is there.
    pub text: Option<(String, Result<Label, Damage>)>,
}

impl Place {
    fn of<S: Storage>(storage: &S, plan: Id<Plan>, key: String) -> Result<Self, StorageFault> {
        let text = storage.get(&key)?.map(|raw| {
            let label = match slot::read_label(&raw) {
                Ok(label) if label.head.id != plan => Err(Damage::Broken),
                read => read,
            };
            (raw, label)
        });
        Ok(Self { key, text })
    }

    pub fn label(&self) -> Option<&Label> {
        match &self.text {
            Some((_, Ok(label))) => Some(label),
            _ => None,
        }
    }

    pub fn damage(&self) -> Option<&Damage> {
        match &self.text {
            Some((_, Err(damage))) => Some(damage),
            _ => None,
        }
    }

    /// Which save is here, and the mark of its text.
    pub fn save(&self) -> Option<(u64, String)> {
        self.label().map(|label| label.sequence).zip(self.mark())
    }

    /// What identifies the text here.
    pub fn mark(&self) -> Option<String> {
        self.text.as_ref().map(|(raw, _)| mark_of(raw))
    }
}

/// The two slots of a plan.
#[derive(Debug)]
pub(super) struct Slots(pub [Place; 2]);

impl Slots {
    pub fn of<S: Storage>(storage: &S, plan: Id<Plan>) -> Result<Self, StorageFault> {
        let [a, b] = SLOTS.map(|slot| Place::of(storage, plan, format!("{PLAN}{plan}{slot}")));
        Ok(Self([a?, b?]))
    }

    /// The good slots, the newest first. If both have the same number, which takes two tabs without
    /// a lock, the first counts for both: neither knows of the other.
    pub fn good(&self) -> Vec<&Place> {
        let mut good: Vec<&Place> = self.0.iter().filter(|p| p.label().is_some()).collect();
        sort_by_key(&mut good, |place| {
            std::cmp::Reverse(place.label().map(|label| label.sequence))
        });
        good
    }

    /// What a later program wrote in one of them: this one would not understand all of it.
    pub fn later(&self) -> Option<Later> {
        self.0.iter().find_map(|place| match place.damage() {
            Some(Damage::Later(later)) => Some(*later),
            _ => None,
        })
    }

    /// Which slot the next save goes to: an empty one, or else one that is damaged, or else the
    /// older.
    pub fn next(&self) -> &Place {
        let [a, b] = &self.0;
        let worth = |place: &Place| match &place.text {
            None => (0, 0),
            Some((_, Err(_))) => (1, 0),
            Some((_, Ok(label))) => (2, label.sequence),
        };
        // If both have the same number, `good` goes on with the first: the second may go.
        if worth(b) <= worth(a) { b } else { a }
    }
}

/// Reads a text of the first layout.
pub(super) type ReadFirst = fn(&str) -> Result<(Label, Plan), Damage>;

/// The text of the first layout, if there is one that can be read. Nothing is known of it as long
/// as nothing reads it.
pub(super) fn first<S: Storage>(
    storage: &S,
    plan: Id<Plan>,
    read: Option<ReadFirst>,
) -> Result<Option<(String, String)>, StorageFault> {
    let mut key = format!("{PLAN}{plan}");
    while let Some(raw) = storage.get(&key)? {
        let read = read.ok_or(StorageFault::Blocked)?;
        if read(&raw).is_ok_and(|(label, _)| label.head.id == plan) {
            return Ok(Some((key, raw)));
        }
        key.push('~');
    }
    Ok(None)
}
