//! Why something that is kept cannot be used as a plan.

use super::seal::Unsealed;
use crate::exchange::Unreadable;

/// Why a kept text is not taken for the plan; it is never overwritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is not what was written, or this program never wrote it.
    Broken,
    /// A later program wrote it; reloading the page may bring that program.
    Later(Later),
    /// It is what was written, but not a plan that this program reads.
    Plan(Unreadable),
    /// It can be read, but an earlier program wrote it beside a newer version: [`super::rescue`]
    /// gives its plan.
    Besides,
}

/// What in a kept text is from a later program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// The envelope: its version.
    Envelope(u32),
    /// The format of the plan: its major version.
    Format(u32),
    /// Something that is said about the plan, in an envelope that we know.
    Head,
}

impl From<Unsealed> for Damage {
    fn from(unsealed: Unsealed) -> Self {
        match unsealed {
            Unsealed::Broken => Self::Broken,
            Unsealed::Later { version } => Self::Later(Later::Envelope(version)),
        }
    }
}

impl From<Unreadable> for Damage {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::NewerMajor { major, .. } => {
                Self::Later(Later::Format(u32::try_from(major).unwrap_or(u32::MAX)))
            }
            other => Self::Plan(other),
        }
    }
}
