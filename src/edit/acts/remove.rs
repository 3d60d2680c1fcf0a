//! Taking items out, with everything that refers to them.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use uuid::Uuid;

use super::colours::keeping_colours;
use crate::plan::{Goal, Id, Item, Listed, Noun, Plan, Refers, for_every_list};

/// Takes an item out, with every reference to it.
///
/// What depends on it goes too: the targets of a measure, what was reached of a target. What does
/// not stays and refers to nothing: the cost lines of a measure were somebody's work, and may
/// belong to another one. The goals below a goal move up to the one above it.
pub fn remove<T: Listed>(plan: &mut Plan, id: Id<T>) {
    remove_all(plan, &[id]);
}

/// Takes items out as [`remove`] does, going through the plan once for all of them.
pub fn remove_all<T: Listed>(plan: &mut Plan, ids: &[Id<T>]) {
    if T::NOUN == Noun::Goal {
        for id in ids {
            move_up_below(plan, Id::new(id.uuid()));
        }
    }
    let gone: FxHashSet<_> = ids.iter().map(|id| (T::NOUN, id.uuid())).collect();
    let before = T::list(plan).len();
    keeping_colours(plan, T::NOUN, |plan| {
        T::list_mut(plan).retain(|item| !gone.contains(&(T::NOUN, item.id().uuid())));
    });
    if T::list(plan).len() == before {
        return;
    }
    forget_all(plan, gone);
}

/// Takes out what refers to items that are gone, and what refers to that.
pub(super) fn forget_all(plan: &mut Plan, mut gone: FxHashSet<(Noun, Uuid)>) {
    while let Some(more) = forget(plan, &gone) {
        gone = more;
    }
}

/// Takes out all references to what is gone; gives what had to go because of that, if anything.
fn forget(plan: &mut Plan, gone: &FxHashSet<(Noun, Uuid)>) -> Option<FxHashSet<(Noun, Uuid)>> {
    let mut more = FxHashSet::default();
    plan.redirect(&mut still_there(gone));
    macro_rules! lists {
        ($($list:ident $Type:ident $about:tt),*) => { $( of_list::<$crate::plan::$Type>(plan, gone, &mut more); )* };
    }
    for_every_list!(lists);
    for (_, id) in gone {
        forget_beside(plan, *id);
    }
    (!more.is_empty()).then_some(more)
}

fn of_list<T: Listed>(
    plan: &mut Plan,
    gone: &FxHashSet<(Noun, Uuid)>,
    more: &mut FxHashSet<(Noun, Uuid)>,
) {
    let refers = |item: &&T| {
        let mut found = false;
        item.references(&mut |_, noun, id| found |= gone.contains(&(noun, id)));
        found
    };
    let touched: Vec<Id<T>> = T::list(plan).iter().filter(refers).map(Item::id).collect();
    for id in touched {
        let mut stands = true;
        let list = T::list_mut(plan);
        list.update(id, |item| stands = item.redirect(&mut still_there(gone)));
        if !stands {
            list.remove(id);
            more.insert((T::NOUN, id.uuid()));
        }
    }
}

fn still_there(gone: &FxHashSet<(Noun, Uuid)>) -> impl FnMut(Noun, Uuid) -> Option<Uuid> {
    |noun, id| (!gone.contains(&(noun, id))).then_some(id)
}

/// Throws away what is kept beside an item that is gone.
fn forget_beside(plan: &mut Plan, id: Uuid) {
    if plan.translations.contains_key(&id) {
        Arc::make_mut(&mut plan.translations).remove(&id);
    }
    if plan.private.contains_key(&id) {
        Arc::make_mut(&mut plan.private).remove(&id);
    }
    if plan.comments.contains_key(&id) {
        Arc::make_mut(&mut plan.comments).remove(&id);
    }
    plan.waivers.retain(|waiver| waiver.subject != id);
}

/// Moves the goals below a goal up to the one above it.
fn move_up_below(plan: &mut Plan, goal: Id<Goal>) {
    let parent = plan.goals.get(goal).and_then(|goal| goal.parent);
    let below = plan.goals.iter().filter(|one| one.parent == Some(goal));
    let below: Vec<_> = below.map(Item::id).collect();
    for one in below {
        plan.goals.update(one, |one| one.parent = parent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{Rule, check},
        figures::figures,
        plan::{
            CostLine, Execution, Executor, Measure, Party, Place, Private, Realisation,
            RealisationOf, Scope, Stated, Target,
        },
    };

    const EVERYTHING: &str = include_str!("../../../tests/data/everything.json");

    fn everything() -> Plan {
        serde_json::from_str(EVERYTHING).unwrap()
    }

    /// How many findings say that something dangles.
    fn dangling(plan: &Plan) -> usize {
        let found = check(plan, &figures(plan));
        let lost = found.iter().filter(|finding| {
            matches!(
                finding.rule,
                Rule::Dangling { .. } | Rule::TargetWithoutMeasure
            )
        });
        lost.count()
    }

    #[test]
    fn nothing_dangles_whatever_is_taken_out() {
        fn take_out_each<T: Listed>() {
            let plan = everything();
            assert!(!T::list(&plan).is_empty(), "{:?}", T::NOUN);
            for item in T::list(&plan).iter() {
                let mut without = plan.clone();
                remove(&mut without, item.id());
                assert_eq!(dangling(&without), 0, "{:?}", T::NOUN);
            }
        }
        macro_rules! all {
            ($($list:ident $Type:ident $about:tt),*) => { $( take_out_each::<$crate::plan::$Type>(); )* };
        }
        assert_eq!(dangling(&everything()), 0);
        for_every_list!(all);
    }

    #[test]
    fn a_plan_can_be_taken_apart_to_the_last_item() {
        let mut plan = everything();
        macro_rules! all {
            ($($list:ident $Type:ident $about:tt),*) => { $(
                let ids: Vec<Id<$crate::plan::$Type>> = plan.$list.iter().map(Item::id).collect();
                for id in ids {
                    remove(&mut plan, id);
                }
                assert!(plan.$list.is_empty());
            )* };
        }
        for_every_list!(all);
        assert_eq!(plan.credit, crate::plan::Credit::default());
    }

    fn one_of_each() -> Plan {
        let mut plan = Plan::default();
        let target = Target {
            id: Id::numbered(2),
            measure: Id::numbered(1),
            ..Target::default()
        };
        let executors = [5, 0].map(|party| Executor {
            party: Id::numbered(party),
            ..Executor::default()
        });
        let measure = Measure {
            id: Id::numbered(1),
            execution: Execution::By(executors.into()),
            ..Measure::default()
        };
        let line = CostLine {
            id: Id::numbered(3),
            measure: Some(measure.id),
            ..CostLine::default()
        };
        let realised = Realisation {
            id: Id::numbered(4),
            of: Some(RealisationOf::Target(target.id)),
            ..Realisation::default()
        };
        let stated = Stated {
            id: Id::numbered(6),
            scope: Scope::Measure(measure.id),
            ..Stated::default()
        };
        plan.parties.insert(
            Party {
                id: Id::numbered(5),
                ..Party::default()
            },
            Place::Last,
        );
        plan.measures.insert(measure, Place::Last);
        plan.targets.insert(target, Place::Last);
        plan.cost_lines.insert(line, Place::Last);
        plan.realisations.insert(realised, Place::Last);
        plan.stated.insert(stated, Place::Last);
        plan
    }

    #[test]
    fn a_measure_takes_its_targets_and_their_realisation_along_and_leaves_its_costs() {
        let mut plan = one_of_each();
        remove::<Measure>(&mut plan, Id::numbered(1));
        let left = (
            plan.targets.len(),
            plan.realisations.len(),
            plan.stated.len(),
        );
        assert_eq!(left, (0, 0, 0));
        let measures: Vec<_> = plan.cost_lines.iter().map(|line| line.measure).collect();
        assert_eq!(measures, [None]);
    }

    #[test]
    fn a_party_takes_its_row_along_and_leaves_the_row_without_a_party() {
        let mut plan = one_of_each();
        let kept = Arc::clone(&plan.targets.shared()[0]);
        remove::<Party>(&mut plan, Id::numbered(5));
        let executors = plan
            .measures
            .iter()
            .flat_map(|one| one.execution.executors());
        let parties: Vec<_> = executors.map(|one| one.party.is_nil()).collect();
        assert_eq!(parties, [true]);
        assert!(Arc::ptr_eq(&kept, &plan.targets.shared()[0]));
    }

    #[test]
    fn nothing_private_stays_behind() {
        let mut plan = one_of_each();
        let party = Id::<Party>::numbered(5);
        plan.private = Arc::new([(party.uuid(), Private::default())].into());
        remove(&mut plan, party);
        assert!(plan.private.is_empty());
    }

    #[test]
    fn goals_below_a_removed_goal_move_up() {
        let goal = |number: u128, parent: Option<u128>| Goal {
            id: Id::numbered(number),
            parent: parent.map(Id::numbered),
            ..Goal::default()
        };
        let goals = [goal(1, None), goal(2, Some(1)), goal(3, Some(2))];
        let mut plan = Plan {
            goals: goals.into_iter().collect(),
            ..Plan::default()
        };
        remove::<Goal>(&mut plan, Id::numbered(2));
        let parents: Vec<_> = plan.goals.iter().map(|goal| goal.parent).collect();
        assert_eq!(parents, [None, Some(Id::numbered(1))]);
    }
}
