//! References from item to item: what leads where, and leading it elsewhere.
//!
//! Said once for each noun, so that removing, copying and merging miss none.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    Activity, Assignment, Attachment, Bottleneck, CostLine, Credit, Distinct, Evidence, Execution,
    Executor, Fact, Factor, Funding, Gap, Goal, Id, Indicator, IndicatorOf, Intervention, Measure,
    Noun, OfNoun, Party, Pilot, PilotResult, PracticeCase, Quantity, Rate, Realisation,
    RealisationOf, Region, RelatedPlan, Research, Scope, SeenIn, Series, Serves, Sifted, Stated,
    Target, TargetGroup, Theme,
};

/// Where a reference is to lead: given where it leads now, somewhere or nowhere.
pub type Redirect<'a> = &'a mut dyn FnMut(Noun, Uuid) -> Option<Uuid>;

/// What refers to items of the plan.
pub trait Refers {
    /// Shows everything it refers to; what refers to nothing yet shows nothing.
    fn references(&self, see: &mut dyn FnMut(Noun, Uuid));

    /// Leads its references elsewhere; false when it cannot stand without one that leads nowhere
    /// now, as a target cannot without its measure.
    fn redirect(&mut self, to: Redirect<'_>) -> bool;
}

impl<T: OfNoun> Refers for Id<T> {
    fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
        if !self.is_nil() {
            see(T::NOUN, self.uuid());
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        // A row in which nothing was chosen yet is not in the way of anything.
        if self.is_nil() {
            return true;
        }
        match to(T::NOUN, self.uuid()) {
            Some(id) => *self = Self::new(id),
            None => return false,
        }
        true
    }
}

impl<R: Refers> Refers for Option<R> {
    fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
        if let Some(one) = self {
            one.references(see);
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        if self.as_mut().is_some_and(|one| !one.redirect(to)) {
            *self = None;
        }
        true
    }
}

impl<R: Refers> Refers for Vec<R> {
    fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
        for one in self {
            one.references(see);
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        self.retain_mut(|one| one.redirect(to));
        true
    }
}

impl<T: OfNoun> Refers for Sifted<BTreeMap<Id<T>, Quantity>> {
    fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
        for id in self.keys() {
            id.references(see);
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        let entries = std::mem::take(&mut **self).into_iter();
        **self = entries
            .filter_map(|(mut id, quantity)| id.redirect(to).then_some((id, quantity)))
            .collect();
        true
    }
}

impl Refers for Distinct {
    fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
        self.group.references(see);
    }

    /// Without its group it would be about other people.
    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        self.group.as_mut().is_none_or(|group| group.redirect(to))
    }
}

/// The fields of nouns that refer to something.
macro_rules! refers {
    ($($Type:ident { $($field:ident)* })*) => { $(
        impl Refers for $Type {
            #[allow(unused_variables)]
            fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
                $( self.$field.references(see); )*
            }

            #[allow(unused_variables)]
            fn redirect(&mut self, to: Redirect<'_>) -> bool {
                true $( & self.$field.redirect(to) )*
            }
        }
    )* };
}

refers! {
    Credit { producer commissioner }
    RelatedPlan {}
    Party {}
    Region {}
    TargetGroup {}
    Fact {}
    Series {}
    Bottleneck { facts }
    Goal { parent }
    Indicator { of }
    Theme {}
    Measure { theme target_groups execution regions bottlenecks goals interventions }
    Executor { party }
    Target { measure groups overlaps part_of }
    Activity { serves lead parties groups depends_on }
    CostLine { measure rate bearer attachments }
    Rate {}
    Funding { party }
    Stated { scope }
    Intervention { groups }
    Pilot { party interventions measure gaps results }
    Gap { bottleneck }
    PilotResult { indicator }
    Factor {}
    Evidence { factor seen_in }
    Research { partner }
    Attachment {}
    PracticeCase { goal parties }
    Assignment {}
}

/// Choices of which each refers to another noun.
macro_rules! choices_refer {
    ($($Type:ident { $($Choice:ident)* } $($Nothing:ident)?;)*) => { $(
        impl Refers for $Type {
            fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
                match self {
                    $( Self::$Choice(id) => id.references(see), )*
                    $( Self::$Nothing => {} )?
                }
            }

            fn redirect(&mut self, to: Redirect<'_>) -> bool {
                match self {
                    $( Self::$Choice(id) => id.redirect(to), )*
                    $( Self::$Nothing => true, )?
                }
            }
        }
    )* };
}

choices_refer! {
    Execution { By } ToBeDetermined;
    IndicatorOf { Goal Measure };
    RealisationOf { Target CostLine Measure Theme TargetGroup } Plan;
    Scope { Theme Measure } Plan;
    SeenIn { Pilot Intervention };
    Serves { Measure Goal Pilot Bottleneck };
}

impl Refers for Realisation {
    fn references(&self, see: &mut dyn FnMut(Noun, Uuid)) {
        self.of.references(see);
    }

    /// What was reached of a target says nothing without it.
    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        self.of.as_mut().is_none_or(|of| of.redirect(to))
    }
}
