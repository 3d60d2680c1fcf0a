//! What was changed: typed data, for undo's label and later for the change log.

use uuid::Uuid;

use crate::plan::{
    Activity, Attachment, Bottleneck, CostLine, Evidence, Fact, Factor, Funding, Goal, Id,
    Indicator, Intervention, Measure, Party, Pilot, Plan, PracticeCase, Rate, Realisation, Region,
    RelatedPlan, Research, Series, Stated, Target, TargetGroup, Theme,
};

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
}

/// One change: who, what, where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub act: Act,
    /// To what kind of thing.
    pub noun: Noun,
    /// To which one.
    pub item: Uuid,
    /// In which field of it, by its name in the file; empty for the whole.
    pub field: &'static str,
}

/// A noun whose changes can be named.
pub trait Changed {
    /// What kind of thing it is.
    const NOUN: Noun;
}

macro_rules! nouns {
    ($($Type:ident)*) => {
        /// What kind of thing was changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Noun {
            $(
                #[doc = concat!("See [`", stringify!($Type), "`].")]
                $Type,
            )*
            /// Something that could not be read.
            SetAside,
        }

        $(
            impl Changed for $Type {
                const NOUN: Noun = Noun::$Type;
            }
        )*
    };
}

nouns! {
    Plan RelatedPlan Party Region TargetGroup Fact Series Bottleneck Goal Indicator Theme Measure
    Target Activity CostLine Rate Funding Stated Intervention Pilot Factor Evidence Research
    Realisation Attachment PracticeCase
}

impl Change {
    /// Typing in a field.
    #[must_use]
    pub fn typing<T: Changed>(item: Id<T>, field: &'static str) -> Self {
        Self {
            act: Act::Type,
            noun: T::NOUN,
            item: item.uuid(),
            field,
        }
    }

    /// Picking another value for a field.
    #[must_use]
    pub fn choosing<T: Changed>(item: Id<T>, field: &'static str) -> Self {
        Self {
            act: Act::Choose,
            ..Self::typing(item, field)
        }
    }

    /// Something done to an item as a whole.
    #[must_use]
    pub fn whole<T: Changed>(act: Act, item: Id<T>) -> Self {
        Self {
            act,
            ..Self::typing(item, "")
        }
    }
}
