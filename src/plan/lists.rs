//! Which list of the plan each noun stands in, and what its items are called.

use super::{
    Activity, Attachment, Bottleneck, CostLine, Evidence, Fact, Factor, Funding, Goal, Indicator,
    Intervention, Item, Items, Measure, Party, Pilot, Plan, PracticeCase, Rate, Realisation,
    Region, RelatedPlan, Research, Series, Stated, Target, TargetGroup, Theme,
};

/// A noun that stands in a list of the plan.
pub trait Listed: Item {
    /// The list it stands in.
    fn list(plan: &Plan) -> &Items<Self>;
    /// The list it stands in, to be changed.
    fn list_mut(plan: &mut Plan) -> &mut Items<Self>;
    /// The text that people know it by; may be empty.
    fn title(&self) -> &str;
}

macro_rules! listed {
    ($($Noun:ident in $list:ident by $title:ident,)*) => {
        $(
            impl Listed for $Noun {
                fn list(plan: &Plan) -> &Items<Self> {
                    &plan.$list
                }
                fn list_mut(plan: &mut Plan) -> &mut Items<Self> {
                    &mut plan.$list
                }
                fn title(&self) -> &str {
                    &self.$title
                }
            }
        )*
    };
}

listed! {
    RelatedPlan in related_plans by title,
    Party in parties by name,
    Region in regions by name,
    TargetGroup in target_groups by name,
    Fact in facts by title,
    Series in series by title,
    Bottleneck in bottlenecks by title,
    Goal in goals by title,
    Indicator in indicators by title,
    Theme in themes by title,
    Measure in measures by title,
    Target in targets by qualifier,
    Activity in activities by title,
    CostLine in cost_lines by description,
    Rate in rates by title,
    Funding in funding by note,
    Stated in stated by source,
    Intervention in interventions by title,
    Pilot in pilots by title,
    Factor in factors by title,
    Evidence in evidence by note,
    Research in research by title,
    Realisation in realisations by note,
    Attachment in attachments by title,
    PracticeCase in practice_cases by title,
}
