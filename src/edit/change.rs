//! What was changed: typed data, for undo's label and later for the change log.

use crate::plan::Subject;

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Typed in a field; joins with the typing just before it in the same field.
    Type,
    /// Picked another value.
    Choose,
    /// Added an item.
    Add,
    /// Made a copy of an item.
    Duplicate,
    /// Took an item away.
    Remove,
    /// Put an item in another place.
    Move,
    /// Gave the items new numbers.
    Renumber,
    /// Changed several items alike.
    ChangeSeveral,
    /// Replaced words wherever they were.
    ReplaceText,
    /// Took items over from another plan.
    CopyFrom,
    /// Froze the plan as it was handed in.
    Submit,
    /// Went on in a new version.
    NewVersion,
    /// Put another version of the plan in its place.
    Replace,
    /// Made a scenario the plan.
    AcceptScenario,
}

/// One change: who, what, where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub act: Act,
    /// To what.
    pub about: Subject,
    /// In which field of it, by its name in the file; empty for the whole.
    pub field: &'static str,
}

impl Change {
    /// Typing in a field.
    #[must_use]
    pub fn typing(about: impl Into<Subject>, field: &'static str) -> Self {
        Self {
            act: Act::Type,
            about: about.into(),
            field,
        }
    }

    /// Picking another value for a field.
    #[must_use]
    pub fn choosing(about: impl Into<Subject>, field: &'static str) -> Self {
        Self {
            act: Act::Choose,
            ..Self::typing(about, field)
        }
    }

    /// Something done to an item as a whole.
    #[must_use]
    pub fn whole(act: Act, about: impl Into<Subject>) -> Self {
        Self {
            act,
            ..Self::typing(about, "")
        }
    }
}
