//! The texts that people typed into a plan, wherever they stand.
//!
//! Left out are what is no prose (codes, numbers of goals, letters of scheme themes, links), what
//! names a person (contacts, authors) and what somebody else said (remarks).

use super::{
    Activity, Assignment, Attachment, Average, Bottleneck, CostCategory, CostLine, Evidence,
    Execution, Executor, Fact, Factor, Funding, Gap, Goal, Indicator, Intervention, Measure,
    OwnScheme, Party, People, Pilot, PilotResult, Plan, Point, Poster, PracticeCase, Private, Rate,
    Reading, ReadingPart, Realisation, Region, RelatedPlan, Research, Revision, Scheme, Series,
    Stated, Target, TargetGroup, TargetUnit, Theme, Version, Waiver,
};

/// What holds texts that people typed.
pub trait Texts {
    /// Shows each text, in a fixed order, with the name of the field it stands in.
    fn texts(&self, see: &mut dyn FnMut(&'static str, &str));

    /// Gives each text to be changed, in the same order.
    fn texts_mut(&mut self, change: &mut dyn FnMut(&'static str, &mut String));
}

/// What stands in a field and is, or holds, text.
trait FieldText {
    fn of_field(&self, field: &'static str, see: &mut dyn FnMut(&'static str, &str));
    fn of_field_mut(
        &mut self,
        field: &'static str,
        change: &mut dyn FnMut(&'static str, &mut String),
    );
}

impl FieldText for String {
    fn of_field(&self, field: &'static str, see: &mut dyn FnMut(&'static str, &str)) {
        see(field, self);
    }

    fn of_field_mut(
        &mut self,
        field: &'static str,
        change: &mut dyn FnMut(&'static str, &mut String),
    ) {
        change(field, self);
    }
}

/// A noun within a field: its texts go by the name of that field.
impl<T: Texts> FieldText for T {
    fn of_field(&self, field: &'static str, see: &mut dyn FnMut(&'static str, &str)) {
        self.texts(&mut |_, text| see(field, text));
    }

    fn of_field_mut(
        &mut self,
        field: &'static str,
        change: &mut dyn FnMut(&'static str, &mut String),
    ) {
        self.texts_mut(&mut |_, text| change(field, text));
    }
}

macro_rules! holders {
    ($($Holder:ident)*) => { $(
        impl<T: FieldText> FieldText for $Holder<T> {
            fn of_field(&self, field: &'static str, see: &mut dyn FnMut(&'static str, &str)) {
                for one in self.as_slice() {
                    one.of_field(field, see);
                }
            }

            fn of_field_mut(
                &mut self,
                field: &'static str,
                change: &mut dyn FnMut(&'static str, &mut String),
            ) {
                for one in self.as_mut_slice() {
                    one.of_field_mut(field, change);
                }
            }
        }
    )* };
}

holders!(Option Vec);

/// The fields of nouns that hold text.
macro_rules! texts {
    ($($Type:ident { $($field:ident)* })*) => { $(
        impl Texts for $Type {
            #[allow(unused_variables)]
            fn texts(&self, see: &mut dyn FnMut(&'static str, &str)) {
                $( self.$field.of_field(stringify!($field), see); )*
            }

            #[allow(unused_variables)]
            fn texts_mut(&mut self, change: &mut dyn FnMut(&'static str, &mut String)) {
                $( self.$field.of_field_mut(stringify!($field), change); )*
            }
        }
    )* };
}

texts! {
    Plan { title sector version mission ambition summary poster tags scheme waivers }
    Poster { mission ambition }
    Version { label }
    OwnScheme { title required_parts }
    Waiver { reason }
    RelatedPlan { title relation }
    Party { name }
    Region { name }
    TargetGroup { name description }
    Fact { title unit source }
    Series { title unit points source }
    Point { label group }
    Bottleneck { title description }
    Goal { title description rationale }
    Indicator { title unit baseline aims readings }
    Reading { note source }
    Theme { title }
    Measure {
        title aim sub_aims poster_text execution approach preconditions enforcement risks
        continuation
    }
    Executor { role }
    Target { unit qualifier people verification }
    Average { of }
    Activity { title description deliverable preconditions }
    CostLine { category legal_basis description unit substantiation }
    Rate { title unit source }
    Funding { note }
    Stated { source }
    Intervention { title description revisions }
    Revision { note }
    Pilot { title gaps results }
    Gap { aspect today wanted solution_direction }
    PilotResult { text evidence }
    Factor { title description }
    Evidence { note source }
    Research { title questions method }
    Realisation { note unit parts }
    ReadingPart { label }
    Attachment { title purpose }
    PracticeCase { title summary tags }
    Assignment { task }
    Private { notes }
}

/// Choices of which one holds text, or something that does.
macro_rules! choices_hold_text {
    ($($Type:ident::$Choice:ident)*) => { $(
        impl Texts for $Type {
            fn texts(&self, see: &mut dyn FnMut(&'static str, &str)) {
                if let Self::$Choice(one) = self {
                    one.of_field("", see);
                }
            }

            fn texts_mut(&mut self, change: &mut dyn FnMut(&'static str, &mut String)) {
                if let Self::$Choice(one) = self {
                    one.of_field_mut("", change);
                }
            }
        }
    )* };
}

choices_hold_text! {
    CostCategory::Own Execution::By People::Product Scheme::Own TargetUnit::Own
}
