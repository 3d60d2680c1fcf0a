//! Participants as they were stated, against those that follow from the targets.

use crate::{
    figures::Headcount,
    plan::{Quantity, Scope, Stated, StatedValue},
};

use super::{
    Counted, Field, Rule,
    context::{Context, Report, stated_key},
};

/// Holds stated participants against the targets, where the statement stands.
pub(super) fn stated(about: &Context, stated: &Stated, out: &mut Report) {
    let standing = about.standing.get(&stated_key(stated));
    if standing.is_none_or(|standing| standing.id != stated.id) {
        return;
    }
    match stated.value {
        StatedValue::Applications(number) => {
            participants(about, stated.scope, Counted::Applications, number, out);
        }
        StatedValue::People(number) => {
            participants(about, stated.scope, Counted::People, number, out);
        }
        StatedValue::Costs(_)
        | StatedValue::Grant(_)
        | StatedValue::OwnContribution(_)
        | StatedValue::Measures(_) => {}
    }
}

/// What the targets of a part of the plan add up to, whatever the part is made of.
struct Derived {
    applications: u64,
    people: u64,
    lower_bound: bool,
}

impl<Part> From<&Headcount<Part>> for Derived {
    fn from(headcount: &Headcount<Part>) -> Self {
        Self {
            applications: headcount.applications,
            people: headcount.people,
            lower_bound: headcount.lower_bound,
        }
    }
}

fn participants(
    about: &Context,
    scope: Scope,
    counted: Counted,
    stated: Quantity,
    out: &mut Report,
) {
    let figures = about.figures;
    let derived = match scope {
        Scope::Plan => Some(Derived::from(&figures.plan)),
        Scope::Theme(theme) => figures.theme(theme).map(Derived::from),
        Scope::Measure(measure) => figures.measure(measure).map(Derived::from),
    };
    // A reference to nowhere is reported as such.
    let Some(part) = derived else {
        return;
    };
    let whole = stated.whole();
    let (derived, agrees) = match counted {
        Counted::Applications => (part.applications, whole == Some(part.applications)),
        Counted::People if part.lower_bound => {
            let possible = part.people..=part.applications;
            (
                part.people,
                whole.is_some_and(|stated| possible.contains(&stated)),
            )
        }
        Counted::People => (part.people, whole == Some(part.people)),
    };
    if !agrees {
        let rule = Rule::StatedDiffers {
            counted,
            stated,
            derived,
        };
        out.add(Field::Value, rule);
    }
}
