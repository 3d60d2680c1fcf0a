//! Which people are the same: parts of targets, and people who are in no two targets.

use crate::{
    check::says_of_which,
    plan::{Distinct, Id, Plan, Target, TargetGroup},
};

/// Makes a target part of another one, or of none.
///
/// A part counts in no total, so overlaps between the two are removed; the words *of which* are
/// removed from its text, because they are said of every part.
pub fn set_part_of(plan: &mut Plan, target: Id<Target>, whole: Option<Id<Target>>) {
    plan.targets.update(target, |part| {
        part.part_of = whole;
        if let Some(whole) = whole {
            part.overlaps.remove(&whole);
            if let Some(rest) = says_of_which(&part.qualifier) {
                part.qualifier = rest.to_owned();
            }
        }
    });
    if let Some(whole) = whole {
        let declares = |it: &Target| it.overlaps.contains_key(&target);
        if plan.targets.get(whole).is_some_and(declares) {
            plan.targets.update(whole, |whole| {
                whole.overlaps.remove(&target);
            });
        }
    }
}

/// Says that nobody of a group is in two targets; without a group, that nobody in a target that
/// names none is in another one. Overlaps that targets declare stay.
pub fn say_distinct(plan: &mut Plan, group: Option<Id<TargetGroup>>) {
    if plan.distinct.iter().all(|said| said.group != group) {
        plan.distinct.push(Distinct {
            group,
            ..Distinct::default()
        });
    }
}

/// Takes back what [`say_distinct`] said.
pub fn take_back_distinct(plan: &mut Plan, group: Option<Id<TargetGroup>>) {
    plan.distinct.retain(|said| said.group != group);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Act, Change, Session},
        figures::figures,
        plan::{Measure, People, Place},
    };

    fn plan() -> Plan {
        let mut plan = Plan::default();
        let measure = Measure {
            id: Id::numbered(1),
            ..Measure::default()
        };
        plan.measures.insert(measure, Place::Last);
        for (number, quantity) in [(1, 700_u32), (2, 400)] {
            let target = Target {
                id: Id::numbered(number),
                measure: Id::numbered(1),
                quantity: Some(quantity.into()),
                people: People::Each,
                ..Target::default()
            };
            plan.targets.insert(target, Place::Last);
        }
        plan
    }

    fn target(plan: &Plan, number: u128) -> Target {
        plan.targets.get(Id::numbered(number)).unwrap().clone()
    }

    #[test]
    fn a_part_says_of_which_once_and_overlaps_with_its_whole_no_longer() {
        let mut plan = plan();
        for (one, other) in [(1, 2), (2, 1)] {
            plan.targets.update(Id::numbered(one), |it| {
                it.qualifier = "waarvan met een traject".into();
                it.overlaps.insert(Id::numbered(other), 400.into());
            });
        }
        set_part_of(&mut plan, Id::numbered(2), Some(Id::numbered(1)));
        let (whole, part) = (target(&plan, 1), target(&plan, 2));
        assert_eq!(part.qualifier, "met een traject");
        assert_eq!(whole.qualifier, "waarvan met een traject");
        assert!(part.overlaps.is_empty() && whole.overlaps.is_empty());
        assert_eq!(figures(&plan).plan.applications, 700);

        set_part_of(&mut plan, Id::numbered(2), None);
        assert_eq!(figures(&plan).plan.applications, 1_100);
    }

    #[test]
    fn a_part_of_a_removed_target_stands_on_its_own() {
        let mut plan = plan();
        set_part_of(&mut plan, Id::numbered(2), Some(Id::numbered(1)));
        super::super::remove::<Target>(&mut plan, Id::numbered(1));
        assert_eq!(target(&plan, 2).part_of, None);
        assert_eq!(figures(&plan).plan.applications, 400);
    }

    #[test]
    fn one_answer_is_for_all_targets_of_a_group_and_can_be_undone() {
        let mut session = Session::new(plan());
        assert!(figures(session.plan()).plan.at_most);
        let change = Change::choosing(session.plan().id, "distinct");
        assert_eq!(change.act, Act::Choose);
        session.edit(change, 0, |plan| {
            say_distinct(plan, None);
            say_distinct(plan, None);
        });
        assert_eq!(session.plan().distinct.len(), 1);
        assert!(!figures(session.plan()).plan.at_most);
        session.undo();
        assert!(figures(session.plan()).plan.at_most);
    }

    #[test]
    fn an_answer_can_be_taken_back_and_goes_with_its_group() {
        let mut plan = plan();
        let group = Id::numbered(7);
        plan.target_groups.insert(
            TargetGroup {
                id: group,
                ..TargetGroup::default()
            },
            Place::Last,
        );
        say_distinct(&mut plan, Some(group));
        say_distinct(&mut plan, None);
        super::super::remove(&mut plan, group);
        let left: Vec<_> = plan.distinct.iter().map(|said| said.group).collect();
        assert_eq!(left, [None]);
        take_back_distinct(&mut plan, None);
        assert!(plan.distinct.is_empty());
    }
}
