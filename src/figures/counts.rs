//! What a plan adds up to, next to a number that somebody stated of it.

use rust_decimal::Decimal;

use super::{Count, Figures, Headcount, Range};
use crate::plan::{Plan, Scope};

/// What a stated number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Times somebody takes part.
    Applications,
    /// People after overlaps.
    People,
    /// Measures.
    Measures,
}

/// What a part of the plan adds up to, and what may be true of it; `None` if the part is not there.
#[must_use]
pub fn derived_count(
    plan: &Plan,
    figures: &Figures,
    scope: Scope,
    counted: Counted,
) -> Option<(Count, Range)> {
    match counted {
        Counted::Applications | Counted::People => match scope {
            Scope::Plan => Some(participants(&figures.plan, counted)),
            Scope::Theme(theme) => Some(participants(figures.theme(theme)?, counted)),
            Scope::Measure(measure) => Some(participants(figures.measure(measure)?, counted)),
        },
        Counted::Measures => {
            let count = match scope {
                Scope::Plan => plan.measures.len(),
                Scope::Theme(theme) => {
                    figures.theme(theme)?;
                    plan.measures_of(Some(theme)).count()
                }
                // A measure contains no measures.
                Scope::Measure(_) => return None,
            };
            let count = Count::exact(u64::try_from(count).unwrap_or(u64::MAX));
            Some((count, possible(count)))
        }
    }
}

fn participants<Part>(part: &Headcount<Part>, counted: Counted) -> (Count, Range) {
    if counted == Counted::Applications {
        return (part.applied(), possible(part.applied()));
    }
    let people = |number| {
        possible(Count {
            number,
            ..part.applied()
        })
    };
    let fewest = if part.at_most {
        part.fewest
    } else {
        part.people
    };
    let most = if part.lower_bound {
        part.applications
    } else {
        part.people
    };
    (part.unique(), Range::between(people(fewest), people(most)))
}

fn possible(count: Count) -> Range {
    Range::of(Decimal::from(count.number), count.precision)
}
