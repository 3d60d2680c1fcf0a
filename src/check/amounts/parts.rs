//! What was stated of a whole, checked against what was stated of its parts.

use crate::plan::{Cents, Id, Scope, Theme};

use super::{Amount, stated_amount};
use crate::check::{
    Field, Rule,
    context::{Context, StatedFigure},
    report::Report,
};

/// What was stated of the parts of something.
#[derive(Clone, Copy)]
struct Parts {
    sum: Amount,
    /// Whether anything was.
    any: bool,
    /// Whether it was of every part.
    all: bool,
}

impl Parts {
    fn none() -> Self {
        Self {
            sum: Amount::exactly(Cents::ZERO),
            any: false,
            all: true,
        }
    }

    fn and(self, part: Option<Amount>) -> Self {
        Self {
            sum: part.map_or(self.sum, |part| self.sum.plus(part)),
            any: self.any || part.is_some(),
            all: self.all && part.is_some(),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            sum: self.sum.plus(other.sum),
            any: self.any || other.any,
            all: self.all && other.all,
        }
    }
}

/// Checks what was stated of a whole against what was stated of its parts.
pub(super) fn against_parts(
    about: &Context,
    scope: Scope,
    figure: StatedFigure,
    whole: Amount,
    out: &mut Report,
) {
    let of_measures = |theme: Option<Id<Theme>>| {
        let measures = about.measures_of(theme).iter();
        let stated = measures.map(|it| stated_amount(about, Scope::Measure(it.id), figure));
        stated.fold(Parts::none(), |parts, part| {
            parts.and(part.map(|(_, amount)| amount))
        })
    };
    let of_theme = |theme: Id<Theme>| match stated_amount(about, Scope::Theme(theme), figure) {
        Some((_, amount)) => Parts::none().and(Some(amount)),
        None => of_measures(Some(theme)),
    };
    let parts = match scope {
        Scope::Plan => {
            let themes = about.plan.themes.iter().map(|theme| of_theme(theme.id));
            themes.fold(of_measures(None), Parts::with)
        }
        Scope::Theme(theme) => of_measures(Some(theme)),
        Scope::Measure(_) => return,
    };
    if !parts.any {
        return;
    }
    let (whole_is, parts_are) = (whole.shown(), parts.sum.shown());
    if let Some(difference) = parts.sum.exceeds(whole) {
        let rule = Rule::PartsAboveWhole {
            parts: parts_are,
            whole: whole_is,
            difference,
        };
        out.add(Field::Value, rule);
    } else if let Some(difference) = whole.exceeds(parts.sum).filter(|_| parts.all) {
        let rule = Rule::PartsBelowWhole {
            parts: parts_are,
            whole: whole_is,
            difference,
        };
        out.add(Field::Value, rule);
    }
}
