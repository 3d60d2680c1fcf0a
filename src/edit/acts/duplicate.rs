//! A second item like an existing one.

use super::{Ids, graft::Graft, next_code};
use crate::plan::{Id, Listed, Measure, Place, Plan, Target};

/// Puts a copy of an item after it, with nothing that refers to it.
pub fn duplicate<T: Listed>(plan: &mut Plan, id: Id<T>, copy: Id<T>) {
    if let Some(mut item) = T::list(plan).get(id).cloned() {
        item.set_id(copy);
        T::list_mut(plan).insert(item, Place::After(id));
    }
}

/// Puts a copy of a target after it, without its overlaps: those were declared for the target, not
/// for the copy.
pub fn duplicate_target(plan: &mut Plan, target: Id<Target>, copy: Id<Target>) {
    duplicate(plan, target, copy);
    plan.targets.update(copy, |copy| copy.overlaps.clear());
}

/// Puts a copy of a measure after it, with its targets, activities and cost lines; gives the id
/// of the copy.
///
/// Overlaps among its own targets are copied; overlaps with targets of other measures are not,
/// because nobody declared those for the copy. Its activities are yet to begin.
pub fn duplicate_measure(
    plan: &mut Plan,
    measure: Id<Measure>,
    ids: Ids<'_>,
) -> Option<Id<Measure>> {
    let mut graft = Graft::of(plan, &[measure], true, ids);
    graft.refer(&mut |_, id| Some(id));
    let mut copy = graft.measures.into_iter().next()?;
    let id = copy.id;
    copy.code = next_code(plan);
    plan.measures.insert(copy, Place::After(measure));
    for target in graft.targets {
        plan.targets.insert(target, Place::Last);
    }
    for activity in graft.activities {
        plan.activities.insert(activity, Place::Last);
    }
    for line in graft.cost_lines {
        plan.cost_lines.insert(line, Place::Last);
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Activity, ActivityState, Attachment, CostLine, Serves};
    use uuid::Uuid;

    #[test]
    fn a_copy_has_activities_and_cost_lines_of_its_own() {
        let mut plan = Plan::default();
        let measure = Measure {
            id: Id::numbered(1),
            ..Measure::default()
        };
        plan.measures.insert(measure, Place::Last);
        for (number, first) in [(1, vec![]), (2, vec![Id::numbered(1), Id::numbered(3)])] {
            let activity = Activity {
                id: Id::numbered(number),
                serves: Some(Serves::Measure(Id::numbered(1))),
                state: ActivityState::Done,
                depends_on: first,
                ..Activity::default()
            };
            plan.activities.insert(activity, Place::Last);
        }
        let line = CostLine {
            id: Id::numbered(1),
            measure: Some(Id::numbered(1)),
            attachments: vec![Id::<Attachment>::numbered(4)],
            ..CostLine::default()
        };
        plan.cost_lines.insert(line, Place::Last);

        let mut number = 100;
        let copy = duplicate_measure(&mut plan, Id::numbered(1), &mut || {
            number += 1;
            Uuid::from_u128(number)
        });
        let activities: Vec<&Activity> = plan.activities.iter().skip(2).collect();
        let [first, second] = activities[..] else {
            panic!("{activities:?}");
        };
        assert_eq!(first.serves, copy.map(Serves::Measure));
        assert_eq!(first.state, ActivityState::Planned);
        assert_eq!(second.depends_on, [first.id]);
        let lines: Vec<_> = plan.cost_lines.iter().map(|line| line.measure).collect();
        assert_eq!(lines, [Some(Id::numbered(1)), copy]);
        assert!(
            plan.cost_lines
                .iter()
                .all(|line| line.attachments.len() == 1)
        );
    }
}
