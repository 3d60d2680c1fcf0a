//! What is above or before what: goals under goals, activities after activities.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::plan::{Activity, Goal, Id, Plan};

/// Puts a goal under another one, or at the top; if it is not there or would be above itself,
/// changes nothing and gives false.
pub fn set_goal_parent(plan: &mut Plan, goal: Id<Goal>, parent: Option<Id<Goal>>) -> bool {
    unless_it_goes_round(plan, |plan| {
        plan.goals.update(goal, |goal| goal.parent = parent)
    })
}

/// Whether a goal can be put under another: not under itself, nor under a goal below it.
#[must_use]
pub fn may_stand_under(plan: &Plan, goal: Id<Goal>, above: Id<Goal>) -> bool {
    let parent_of = |id| plan.goals.get(id).and_then(|goal: &Goal| goal.parent);
    // A circle in a file has no top: no way up is longer than the list.
    let mut way_up = std::iter::successors(Some(above), |id| parent_of(*id)).take(plan.goals.len());
    !way_up.any(|id| id == goal)
}

/// Says what has to be done before an activity; if it is not there or would wait for itself,
/// changes nothing and gives false.
pub fn set_dependencies(
    plan: &mut Plan,
    activity: Id<Activity>,
    depends_on: Vec<Id<Activity>>,
) -> bool {
    unless_it_goes_round(plan, |plan| {
        plan.activities
            .update(activity, |activity| activity.depends_on = depends_on)
    })
}

/// The activities that an activity may wait for: not itself, nor what waits for it, directly or
/// not.
#[must_use]
pub fn may_wait_for(plan: &Plan, activity: Id<Activity>) -> Vec<Id<Activity>> {
    let mut waiting: FxHashMap<Id<Activity>, Vec<Id<Activity>>> = FxHashMap::default();
    for one in plan.activities.iter() {
        for first in &one.depends_on {
            waiting.entry(*first).or_default().push(one.id);
        }
    }
    let mut behind = FxHashSet::from_iter([activity]);
    let mut next = vec![activity];
    while let Some(one) = next.pop() {
        for &then in waiting.get(&one).into_iter().flatten() {
            if behind.insert(then) {
                next.push(then);
            }
        }
    }
    let all = plan.activities.iter().map(|one| one.id);
    all.filter(|one| !behind.contains(one)).collect()
}

fn unless_it_goes_round(plan: &mut Plan, act: impl FnOnce(&mut Plan) -> bool) -> bool {
    let mut changed = plan.clone();
    if !act(&mut changed) || changed.goes_round_since(plan) {
        return false;
    }
    *plan = changed;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_goes_under_another_but_not_under_what_hangs_below_it() {
        let goals = (1..=3).map(|number| Goal {
            id: Id::numbered(number),
            ..Goal::default()
        });
        let mut plan = Plan {
            goals: goals.collect(),
            ..Plan::default()
        };
        let under = |plan: &mut Plan, goal, parent| {
            set_goal_parent(plan, Id::numbered(goal), Some(Id::numbered(parent)))
        };
        assert!(under(&mut plan, 2, 1));
        assert!(under(&mut plan, 3, 2));
        assert!(!under(&mut plan, 1, 3));
        assert!(!under(&mut plan, 9, 1));
        let parents: Vec<_> = plan.goals.iter().map(|goal| goal.parent).collect();
        assert_eq!(
            parents,
            [None, Some(Id::numbered(1)), Some(Id::numbered(2))]
        );
        let may = |goal, above| may_stand_under(&plan, Id::numbered(goal), Id::numbered(above));
        assert!(may(3, 1) && !may(1, 3) && !may(2, 2));
        assert!(set_goal_parent(&mut plan, Id::numbered(2), None));
        assert!(under(&mut plan, 1, 3));
    }

    #[test]
    fn an_activity_does_not_wait_for_what_waits_for_it() {
        let activities = (1..=2).map(|number| Activity {
            id: Id::numbered(number),
            ..Activity::default()
        });
        let mut plan = Plan {
            activities: activities.collect(),
            ..Plan::default()
        };
        assert!(set_dependencies(
            &mut plan,
            Id::numbered(2),
            vec![Id::numbered(1)]
        ));
        assert!(!set_dependencies(
            &mut plan,
            Id::numbered(1),
            vec![Id::numbered(2)]
        ));
        let may = |plan: &Plan, number| may_wait_for(plan, Id::numbered(number));
        assert_eq!(may(&plan, 1), []);
        assert_eq!(may(&plan, 2), [Id::numbered(1)]);
        assert!(set_dependencies(&mut plan, Id::numbered(2), Vec::new()));
        assert_eq!(may(&plan, 1), [Id::numbered(2)]);
    }
}
