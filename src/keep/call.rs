//! What tabs say to each other about a plan that one of them writes.

use std::fmt;

use crate::plan::{Id, Plan};

/// Something one tab says to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// I want to write this plan: save what you have and let go.
    Want(Id<Plan>),
    /// I saved what I had of this plan, and write it no longer.
    LetGo(Id<Plan>),
    /// Somebody takes this plan away here, on purpose.
    Gone(Id<Plan>),
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Want(plan) => write!(f, "want {plan}"),
            Self::LetGo(plan) => write!(f, "let-go {plan}"),
            Self::Gone(plan) => write!(f, "gone {plan}"),
        }
    }
}

impl Call {
    /// Reads what was said; what another version of the page says may have no meaning here.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (call, plan) = text.split_once(' ')?;
        let plan = plan.parse().ok()?;
        match call {
            "want" => Some(Self::Want(plan)),
            "let-go" => Some(Self::LetGo(plan)),
            "gone" => Some(Self::Gone(plan)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_tab_says_another_understands() {
        let plan = Id::numbered(1);
        for call in [Call::Want(plan), Call::LetGo(plan), Call::Gone(plan)] {
            assert_eq!(Call::read(&call.to_string()), Some(call));
        }
    }

    #[test]
    fn what_a_later_version_says_is_passed_over() {
        for text in ["", "want", "want all", "merge 1", "{}"] {
            assert_eq!(Call::read(text), None, "{text}");
        }
    }
}
