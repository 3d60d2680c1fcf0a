//! What was seen of a success factor in one place.

use crate::plan::{Effect, Evidence, Factor, Id, Place, Plan, SeenIn};

/// What was seen of a factor in a place, in the order of the plan.
fn there(plan: &Plan, factor: Id<Factor>, place: SeenIn) -> Vec<Id<Evidence>> {
    let all = plan.evidence.iter();
    let here = all.filter(|it| it.factor == factor && it.seen_in == Some(place));
    here.map(|it| it.id).collect()
}

/// Says what a factor did in a place: what was seen there changes, or else is new with the id `new`.
/// Where several things were seen, nothing changes: only a person knows which of them is meant.
///
/// Returns whether the plan says so now.
pub fn see(
    plan: &mut Plan,
    factor: Id<Factor>,
    place: SeenIn,
    effect: Effect,
    new: Id<Evidence>,
) -> bool {
    match there(plan, factor, place).as_slice() {
        [] => {
            let evidence = Evidence {
                id: new,
                factor,
                seen_in: Some(place),
                effect,
                ..Evidence::default()
            };
            plan.evidence.insert(evidence, Place::Last);
        }
        [one] => {
            plan.evidence.update(*one, |it| it.effect = effect);
        }
        [_, _, ..] => return false,
    }
    true
}

/// Takes away all that was seen of a factor in a place; returns how much that was.
pub fn unsee(plan: &mut Plan, factor: Id<Factor>, place: SeenIn) -> usize {
    let gone = there(plan, factor, place);
    for id in &gone {
        super::remove(plan, *id);
    }
    gone.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::seen;

    const FACTOR: Id<Factor> = Id::numbered(1);
    const PILOT: SeenIn = SeenIn::Pilot(Id::numbered(1));

    fn effects(plan: &Plan) -> Vec<Effect> {
        plan.evidence.iter().map(|it| it.effect).collect()
    }

    fn plan() -> Plan {
        let mut plan = Plan::default();
        let factor = Factor {
            id: FACTOR,
            ..Factor::default()
        };
        plan.factors.insert(factor, Place::Last);
        let pilot = crate::plan::Pilot {
            id: Id::numbered(1),
            ..crate::plan::Pilot::default()
        };
        plan.pilots.insert(pilot, Place::Last);
        plan
    }

    #[test]
    fn what_was_seen_in_a_cell_is_new_once_and_changes_after_that() {
        let mut plan = plan();
        assert!(see(
            &mut plan,
            FACTOR,
            PILOT,
            Effect::Helped,
            Id::numbered(1)
        ));
        assert!(see(
            &mut plan,
            FACTOR,
            PILOT,
            Effect::Hindered,
            Id::numbered(2)
        ));
        assert_eq!(effects(&plan), [Effect::Hindered]);
        assert_eq!(seen(&plan).factors[0].counts, [0, 1, 0]);
        assert_eq!(unsee(&mut plan, FACTOR, PILOT), 1);
        assert_eq!(seen(&plan).factors[0].counts, [0, 0, 0]);
    }

    #[test]
    fn of_two_things_that_were_seen_none_changes() {
        let mut plan = plan();
        for number in 1..=2 {
            let evidence = Evidence {
                id: Id::numbered(number),
                factor: FACTOR,
                seen_in: Some(PILOT),
                ..Evidence::default()
            };
            plan.evidence.insert(evidence, Place::Last);
        }
        assert!(!see(
            &mut plan,
            FACTOR,
            PILOT,
            Effect::NoEffect,
            Id::numbered(3)
        ));
        assert_eq!(effects(&plan), [Effect::Helped, Effect::Helped]);
        assert_eq!(unsee(&mut plan, FACTOR, PILOT), 2);
    }
}
