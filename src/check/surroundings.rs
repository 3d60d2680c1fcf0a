//! What is in a plan besides its measures, targets and cost lines: all of it that rules for one
//! measure or for the cost lines may see.

use rustc_hash::FxHashSet;

use crate::{
    figures::RateCard,
    plan::{
        Activity, Attachment, Bottleneck, Fact, Factor, Gap, Goal, Id, Indicator, Intervention,
        Item, Items, Party, Period, Pilot, Plan, Rate, Region, TargetGroup, Theme,
    },
};

/// The ids of one list.
pub(super) type Known<T> = FxHashSet<Id<T>>;

/// A plan without its measures, targets and cost lines, and without the texts that say nothing
/// about them. As long as it is equal, so are its [`Surroundings`].
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rest(Plan);

impl Rest {
    pub fn of(plan: &Plan) -> Self {
        let nothing = Plan::default();
        Self(Plan {
            measures: nothing.measures,
            targets: nothing.targets,
            cost_lines: nothing.cost_lines,
            lineage: nothing.lineage,
            title: nothing.title,
            sector: nothing.sector,
            mission: nothing.mission,
            ambition: nothing.ambition,
            summary: nothing.summary,
            ..plan.clone()
        })
    }
}

/// What there is to refer to, and between which days.
pub(super) struct Surroundings {
    /// The period of the plan, once it is complete.
    pub term: Option<Period>,
    pub activities: Known<Activity>,
    pub attachments: Known<Attachment>,
    pub bottlenecks: Known<Bottleneck>,
    pub facts: Known<Fact>,
    pub factors: Known<Factor>,
    pub gaps: Known<Gap>,
    pub goals: Known<Goal>,
    pub indicators: Known<Indicator>,
    pub interventions: Known<Intervention>,
    pub parties: Known<Party>,
    /// The parties that have a name: another one is nobody yet.
    pub somebody: Known<Party>,
    pub pilots: Known<Pilot>,
    pub rates: Known<Rate>,
    pub regions: Known<Region>,
    pub target_groups: Known<TargetGroup>,
    pub themes: Known<Theme>,
    /// What cost lines cost.
    pub rate_card: RateCard,
}

impl Surroundings {
    pub fn of(Rest(plan): &Rest) -> Self {
        let gaps = plan.pilots.iter().flat_map(|pilot| &pilot.gaps);
        Self {
            term: plan.period.period(),
            activities: known(&plan.activities),
            attachments: known(&plan.attachments),
            bottlenecks: known(&plan.bottlenecks),
            facts: known(&plan.facts),
            factors: known(&plan.factors),
            gaps: gaps.map(|gap| gap.id).collect(),
            goals: known(&plan.goals),
            indicators: known(&plan.indicators),
            interventions: known(&plan.interventions),
            parties: known(&plan.parties),
            somebody: (plan.parties.iter().filter(|it| it.is_somebody()))
                .map(Item::id)
                .collect(),
            pilots: known(&plan.pilots),
            rates: known(&plan.rates),
            regions: known(&plan.regions),
            target_groups: known(&plan.target_groups),
            themes: known(&plan.themes),
            rate_card: RateCard::of(plan),
        }
    }
}

pub(super) fn known<T: Item>(items: &Items<T>) -> Known<T> {
    items.iter().map(Item::id).collect()
}
