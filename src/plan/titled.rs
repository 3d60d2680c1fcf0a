//! What the items of a plan are called.

use super::{
    Activity, Attachment, Bottleneck, CostLine, Evidence, Fact, Factor, Funding, Goal, Indicator,
    Intervention, Listed, Measure, Party, Pilot, PracticeCase, Rate, Realisation, Region,
    RelatedPlan, Research, Series, Stated, Target, TargetGroup, Theme,
};

/// An item that people know by a text.
pub trait Titled: Listed {
    /// The text that they know it by; may be empty.
    fn title(&self) -> &str;
}

macro_rules! titled {
    ($($title:ident: $($Noun:ident)*;)*) => {
        $($(
            impl Titled for $Noun {
                fn title(&self) -> &str {
                    &self.$title
                }
            }
        )*)*
    };
}

titled! {
    name: Party Region TargetGroup;
    title: Activity Attachment Bottleneck Fact Factor Goal Indicator Intervention Measure Pilot
        PracticeCase Rate RelatedPlan Research Series Theme;
    note: Evidence Funding Realisation;
    description: CostLine;
    qualifier: Target;
    source: Stated;
}
