//! The rules: what each finds, its code and how much it matters.
//!
//! Their table is in `rules`, one file for each subject; `build.rs` makes [`Rule`] from it, and
//! what a rule says from the text named `finding_` and the code of the rule. Those texts take the
//! arguments of the rule by name; `{what}` and `{within}` are what it is about, at the start of a
//! sentence and inside one. A rule for which that is not enough has its `words` in
//! `text::own_words`.

use rust_decimal::Decimal;

use crate::{
    figures::{Count, Counted},
    plan::{
        Activity, Cents, Date, Fault, Id, Measure, Noun, Number, PartyKind, Quantity, Stated,
        Target, TargetGroup,
    },
    schemes::Source,
};

use super::Reason;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan contradicts itself: a figure or a date cannot be right.
    Blocking,
    /// To look at before the plan is shown to others.
    Warning,
    /// May make the plan better.
    Advice,
}

/// What targets may both count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Companies, of a target and this other one of its measure.
    Companies {
        /// The other target.
        other: Id<Target>,
    },
    /// People.
    People {
        /// The group they belong to; without one, targets that name no group.
        group: Option<Id<TargetGroup>>,
        /// How many targets.
        targets: u64,
    },
}

/// What a stated amount is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The cost lines.
    Lines,
    /// The funding.
    Funding,
}

/// What makes several rules find something at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Days that are not in the term of the plan, often because the term was changed.
    OutsideTerm,
}

/// For how long a rule matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Until the grant is given: it makes for a better plan, and after that nobody writes the plan.
    Drafting,
    /// As long as there is a plan.
    Always,
}

/// What the table says of a rule.
struct Declared {
    code: &'static str,
    severity: Severity,
    phase: Phase,
    is_said_alone: bool,
    can_be_waived: bool,
    cause: Option<Cause>,
}

impl Rule {
    /// The code that waivers know it by; never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.declared().code
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.declared().severity
    }

    /// For how long it matters.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.declared().phase
    }

    /// Whether it says something different of each item, so that several are never combined into
    /// one.
    #[must_use]
    pub const fn is_said_alone(&self) -> bool {
        self.declared().is_said_alone
    }

    /// What makes it find something, if other rules find something by that too.
    #[must_use]
    pub const fn cause(&self) -> Option<Cause> {
        self.declared().cause
    }

    /// Whether somebody can choose to leave what it found as it is.
    #[must_use]
    pub(super) fn can_be_waived(&self) -> bool {
        self.severity() != Severity::Blocking && self.declared().can_be_waived
    }
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
