//! How much of a section is filled in.

use crate::plan::{
    Activity, Attachment, Bottleneck, CostCategory, CostLine, Execution, Fact, Funding, Goal,
    Indicator, Item, Items, Measure, Party, PartyKind, Plan, Role, Section, Target,
};

/// So many of so many fields that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    /// Fields that hold something.
    pub filled: u32,
    /// Fields there are.
    pub of: u32,
}

impl Filled {
    fn add(&mut self, fields: &[bool]) {
        for field in fields {
            self.filled += u32::from(*field);
            self.of += 1;
        }
    }

    fn each<T: Item, const N: usize>(&mut self, items: &Items<T>, fields: fn(&T) -> [bool; N]) {
        for item in items.iter() {
            self.add(&fields(item));
        }
    }

    fn list<T: Item, const N: usize>(&mut self, items: &Items<T>, fields: fn(&T) -> [bool; N]) {
        self.add(&[!items.is_empty()]);
        self.each(items, fields);
    }

    /// The share that is filled in, in whole percents, rounded down: 99.6 % is not done.
    #[must_use]
    pub const fn percent(self) -> u32 {
        match (self.filled * 100).checked_div(self.of) {
            Some(percent) => percent,
            None => 0,
        }
    }
}

/// How much of a section is filled in; nothing of nothing for one without fields that matter.
///
/// An empty list counts as one field that is still to be filled in.
#[must_use]
pub fn filled(plan: &Plan, section: Section) -> Filled {
    let mut filled = Filled::default();
    match section {
        Section::Profile => filled.add(&profile(plan)),
        Section::Mission => filled.add(&mission(plan)),
        Section::Goals => filled.list(&plan.goals, of_goal),
        Section::LabourMarket => filled.list(&plan.facts, of_fact),
        Section::Bottlenecks => filled.list(&plan.bottlenecks, of_bottleneck),
        Section::Indicators => filled.list(&plan.indicators, of_indicator),
        Section::Regions => filled.list(&plan.target_groups, |group| [!group.name.is_empty()]),
        Section::Activities => filled.list(&plan.activities, of_activity),
        Section::Measures => {
            filled.add(&[!plan.themes.is_empty(), !plan.measures.is_empty()]);
            filled.each(&plan.measures, of_measure);
            filled.each(&plan.targets, of_target);
        }
        Section::Parties => {
            filled.add(&[plan
                .parties
                .iter()
                .any(|party| party.roles.contains(&Role::LeadApplicant))]);
            filled.each(&plan.parties, of_party);
        }
        Section::Money => {
            filled.list(&plan.cost_lines, of_cost_line);
            filled.list(&plan.funding, of_funding);
        }
        Section::Documents => filled.list(&plan.attachments, of_attachment),
        _ => {}
    }
    filled
}

fn profile(plan: &Plan) -> [bool; 6] {
    [
        !plan.title.is_empty(),
        !plan.sector.is_empty(),
        plan.period.first.is_some(),
        plan.period.last.is_some(),
        plan.version.date.is_some(),
        plan.scheme.is_some(),
    ]
}

fn of_indicator(indicator: &Indicator) -> [bool; 4] {
    [
        !indicator.title.is_empty(),
        indicator.of.is_some(),
        indicator.baseline.is_some(),
        !indicator.aims.is_empty(),
    ]
}

const fn mission(plan: &Plan) -> [bool; 3] {
    [
        !plan.mission.is_empty(),
        !plan.ambition.is_empty(),
        !plan.summary.is_empty(),
    ]
}

fn of_goal(goal: &Goal) -> [bool; 2] {
    [!goal.title.is_empty(), !goal.description.is_empty()]
}

fn of_fact(fact: &Fact) -> [bool; 3] {
    [
        !fact.title.is_empty(),
        !fact.source.is_empty(),
        fact.as_of.is_some(),
    ]
}

fn of_bottleneck(bottleneck: &Bottleneck) -> [bool; 3] {
    [
        !bottleneck.title.is_empty(),
        !bottleneck.description.is_empty(),
        !bottleneck.facts.is_empty(),
    ]
}

fn of_activity(activity: &Activity) -> [bool; 3] {
    [
        !activity.title.is_empty(),
        activity.milestone.is_some() || activity.period.period().is_some(),
        activity.lead.is_some(),
    ]
}

fn of_measure(measure: &Measure) -> [bool; 6] {
    let executed = match &measure.execution {
        Execution::By(executors) => !executors.is_empty(),
        Execution::ToBeDetermined => false,
    };
    [
        !measure.title.is_empty(),
        measure.theme.is_some(),
        !measure.aim.is_empty(),
        !measure.approach.is_empty(),
        !measure.target_groups.is_empty(),
        executed,
    ]
}

fn of_target(target: &Target) -> [bool; 4] {
    [
        target.quantity.is_some(),
        target.unit.is_some(),
        !target.qualifier.is_empty(),
        target.due.is_some(),
    ]
}

fn of_cost_line(line: &CostLine) -> [bool; 4] {
    [
        !line.description.is_empty(),
        line.category != CostCategory::Unspecified,
        line.units.is_some(),
        line.unit_price.is_some() || line.rate.is_some(),
    ]
}

const fn of_funding(funding: &Funding) -> [bool; 2] {
    [funding.party.is_some(), funding.amount.is_some()]
}

fn of_attachment(attachment: &Attachment) -> [bool; 2] {
    [!attachment.title.is_empty(), !attachment.link.is_empty()]
}

fn of_party(party: &Party) -> [bool; 3] {
    [
        !party.name.is_empty(),
        party.kind != PartyKind::Other,
        !party.roles.is_empty(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Id, Kind, Language};

    #[test]
    fn an_empty_plan_is_not_filled_in_and_a_full_profile_is() {
        let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        assert_eq!(filled(&plan, Section::Profile), Filled { filled: 0, of: 6 });
        plan.title = "Metalektro".into();
        assert_eq!(filled(&plan, Section::Profile).percent(), 16);
    }

    #[test]
    fn every_section_that_a_kind_starts_with_has_something_to_fill_in() {
        let plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        for section in plan.sections() {
            let filled = filled(&plan, *section);
            assert!(filled.of > 0 && filled.filled == 0, "{section:?}");
        }
    }

    #[test]
    fn almost_all_is_not_all() {
        assert_eq!(
            Filled {
                filled: 249,
                of: 250
            }
            .percent(),
            99
        );
        assert_eq!(Filled::default().percent(), 0);
    }
}
