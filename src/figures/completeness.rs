//! How much of a section is filled in.

use crate::plan::{Execution, Measure, Party, PartyKind, Plan, Role, Section, Target};

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
#[must_use]
pub fn filled(plan: &Plan, section: Section) -> Filled {
    let mut filled = Filled::default();
    match section {
        Section::Profile => filled.add(&profile(plan)),
        Section::Measures => {
            filled.add(&[!plan.themes.is_empty(), !plan.measures.is_empty()]);
            for measure in plan.measures.iter() {
                filled.add(&of_measure(measure));
            }
            for target in plan.targets.iter() {
                filled.add(&of_target(target));
            }
        }
        Section::Parties => {
            filled.add(&[plan
                .parties
                .iter()
                .any(|party| party.roles.contains(&Role::LeadApplicant))]);
            for party in plan.parties.iter() {
                filled.add(&of_party(party));
            }
        }
        _ => {}
    }
    filled
}

fn profile(plan: &Plan) -> [bool; 8] {
    [
        !plan.title.is_empty(),
        !plan.sector.is_empty(),
        plan.period.first.is_some(),
        plan.period.last.is_some(),
        plan.version.date.is_some(),
        !plan.mission.is_empty(),
        !plan.ambition.is_empty(),
        !plan.summary.is_empty(),
    ]
}

fn of_measure(measure: &Measure) -> [bool; 4] {
    let executed = match &measure.execution {
        Execution::By(executors) => !executors.is_empty(),
        Execution::ToBeDetermined => false,
    };
    [
        !measure.title.is_empty(),
        measure.theme.is_some(),
        !measure.aim.is_empty(),
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
        assert_eq!(filled(&plan, Section::Profile), Filled { filled: 0, of: 8 });
        plan.title = "Metalektro".into();
        assert_eq!(filled(&plan, Section::Profile).percent(), 12);
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
