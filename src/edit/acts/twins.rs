//! Measures that are taken over from another plan while this one has them already.

use rustc_hash::FxHashMap;

use super::{remove, remove_all};
use crate::plan::{Activity, Id, Item, Measure, Plan, Serves};

/// What becomes of a measure of another plan that this one has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Twins {
    /// It comes beside the one that is there.
    #[default]
    Beside,
    /// It is left where it is.
    Leave,
    /// It takes the place of the one that is there.
    InPlace,
}

/// The measures of another plan that this one has already, each with that one: those that say the
/// same.
#[must_use]
pub fn twins(
    plan: &Plan,
    from: &Plan,
    measures: &[Id<Measure>],
) -> Vec<(Id<Measure>, Id<Measure>)> {
    let here = said_by(plan);
    let wanted = measures.iter().filter_map(|id| from.measures.get(*id));
    wanted
        .filter_map(|it| Some((it.id, *here.get(&it.says()?)?)))
        .collect()
}

/// The measures of a plan by what they say; of several that say the same the last one.
pub(super) fn said_by(plan: &Plan) -> FxHashMap<[String; 2], Id<Measure>> {
    let measures = plan.measures.iter();
    measures
        .filter_map(|it| Some((it.says()?, it.id)))
        .collect()
}

/// Puts a measure in the place of another one, which goes with all that belongs to it. Its cost
/// lines stay, if none came for the new one.
pub(super) fn replace(plan: &mut Plan, old: Id<Measure>, new: Id<Measure>, with_costs: bool) {
    let serves = |one: &&Activity| one.serves == Some(Serves::Measure(old));
    let work: Vec<_> = plan
        .activities
        .iter()
        .filter(serves)
        .map(Item::id)
        .collect();
    remove_all(plan, &work);
    let lines = plan.cost_lines.iter();
    let lines = lines.filter(|line| line.measure == Some(old));
    let lines: Vec<_> = lines.map(Item::id).collect();
    if with_costs {
        remove_all(plan, &lines);
    } else {
        for line in lines {
            plan.cost_lines.update(line, |it| it.measure = Some(new));
        }
    }
    remove(plan, old);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::check,
        edit::acts::{Wanted, copy_from},
        figures::figures,
        plan::{CostLine, Kind, Language, Noun, Place, Target},
    };
    use uuid::Uuid;

    fn ids() -> impl FnMut() -> Uuid {
        let mut number = 1_000;
        move || {
            number += 1;
            Uuid::from_u128(number)
        }
    }

    /// A measure with two targets and a cost line.
    fn other() -> Plan {
        let mut plan = Plan::new(Id::numbered(2), Kind::SectorPlan, Language::Nl);
        let measure = Measure {
            id: Id::numbered(1),
            code: "1".into(),
            title: "Leren op het werk".into(),
            ..Measure::default()
        };
        plan.measures.insert(measure, Place::Last);
        for number in [1, 2] {
            let target = Target {
                id: Id::numbered(number),
                measure: Id::numbered(1),
                ..Target::default()
            };
            plan.targets.insert(target, Place::Last);
        }
        let line = CostLine {
            id: Id::numbered(1),
            measure: Some(Id::numbered(1)),
            ..CostLine::default()
        };
        plan.cost_lines.insert(line, Place::Last);
        plan
    }

    fn wanted(with_costs: bool) -> Wanted {
        Wanted {
            measures: vec![Id::numbered(1)],
            with_costs,
            ..Wanted::default()
        }
    }

    /// Takes the measure over twice, the second time in this way: how many measures, targets and
    /// cost lines there are then, and what was said to be there already.
    fn twice(how: Twins) -> (Plan, [usize; 3], usize) {
        let from = other();
        let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        let mut ids = ids();
        copy_from(&mut plan, &from, &wanted(true), &mut ids);
        assert_eq!(twins(&plan, &from, &[Id::numbered(1)]).len(), 1);
        let again = Wanted {
            twins: how,
            ..wanted(true)
        };
        let copied = copy_from(&mut plan, &from, &again, &mut ids);
        let matched = copied.matched.iter();
        let matched = matched.filter(|(noun, _)| *noun == Noun::Measure).count();
        let sizes = [
            plan.measures.len(),
            plan.targets.len(),
            plan.cost_lines.len(),
        ];
        (plan, sizes, matched)
    }

    #[test]
    fn a_measure_that_is_there_already_comes_beside_it_in_its_place_or_not_at_all() {
        let (plan, sizes, _) = twice(Twins::Beside);
        assert_eq!(sizes, [2, 4, 2]);
        let found = check(&plan, &figures(&plan));
        let twin = found.iter().filter(|it| it.rule.code() == "twin_measure");
        assert_eq!(twin.count(), 1);
        assert_eq!(twice(Twins::Leave).1, [1, 2, 1]);
        assert_eq!(twice(Twins::Leave).2, 1);
        let (plan, sizes, _) = twice(Twins::InPlace);
        assert_eq!(sizes, [1, 2, 1]);
        let measure = plan.measures.iter().next().unwrap();
        assert_eq!(measure.code, "1");
        // Each of its targets and lines is that of the measure that came last.
        assert!(plan.targets.iter().all(|it| it.measure == measure.id));
        assert!(
            plan.cost_lines
                .iter()
                .all(|it| it.measure == Some(measure.id))
        );
    }

    #[test]
    fn costs_stay_where_a_measure_is_replaced_without_any() {
        let from = other();
        let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        let mut ids = ids();
        copy_from(&mut plan, &from, &wanted(true), &mut ids);
        let again = Wanted {
            twins: Twins::InPlace,
            ..wanted(false)
        };
        copy_from(&mut plan, &from, &again, &mut ids);
        let measure = plan.measures.iter().next().unwrap().id;
        let lines: Vec<_> = plan.cost_lines.iter().map(|it| it.measure).collect();
        assert_eq!(lines, [Some(measure)]);
    }
}
