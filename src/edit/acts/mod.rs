//! Acts that touch more than one place of a plan, so that nothing is left dangling.

mod colours;
mod copy;
mod dates;
mod duplicate;
mod graft;
mod lines;
mod people;
mod remarks;
mod remove;
mod scenario;
mod seeing;
mod several;
mod submission;
mod tree;
mod twins;
mod waive;

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::plan::{Id, Item, Listed, Measure, Place, Plan, Target, Theme};

use colours::keeping_colours;
pub use copy::{Copied, Wanted, copy_from};
pub use dates::{Grip, moved, set_days};
pub use duplicate::{duplicate, duplicate_measure, duplicate_target};
pub use lines::{crop_phases, duplicate_lines, spread_evenly, write_lines};
pub use people::{say_distinct, set_part_of, take_back_distinct};
pub use remarks::deal_with;
pub use remove::{remove, remove_all};
pub use scenario::accept;
pub use seeing::{see, unsee};
pub use several::{DayChange, add_executor, replace_executors, set_period, set_theme};
pub use submission::{next_version, start_new_version, submit};
pub use tree::{may_stand_under, may_wait_for, set_dependencies, set_goal_parent};
pub use twins::{Twins, twins};
pub use waive::{look_again, waive};

/// Where new ids come from.
pub type Ids<'a> = &'a mut dyn FnMut() -> Uuid;

/// Adds a measure to a theme, numbered one higher than the highest.
pub fn add_measure(plan: &mut Plan, theme: Option<Id<Theme>>, id: Id<Measure>) {
    let code = next_code(plan);
    let after = plan.measures_of(theme).last().map(Item::id);
    let place = after.map_or(Place::Last, Place::After);
    plan.measures.insert(
        Measure {
            id,
            code,
            theme,
            ..Measure::default()
        },
        place,
    );
}

/// Moves a measure before or after the next measure of its theme.
pub fn move_measure(plan: &mut Plan, measure: Id<Measure>, up: bool) {
    let Some(theme) = plan.measures.get(measure).map(|measure| measure.theme) else {
        return;
    };
    let ids: Vec<_> = plan.measures_of(theme).map(Item::id).collect();
    move_among(plan, &ids, measure, up);
}

/// Moves an item before or after the next one of its list.
pub fn move_in_list<T: Listed>(plan: &mut Plan, id: Id<T>, up: bool) {
    let ids: Vec<_> = T::list(plan).iter().map(Item::id).collect();
    move_among(plan, &ids, id, up);
}

/// Moves a target before or after the next one of its measure.
pub fn move_target(plan: &mut Plan, target: Id<Target>, up: bool) {
    let Some(measure) = plan.targets.get(target).map(|target| target.measure) else {
        return;
    };
    let ids: Vec<_> = plan.targets_of(measure).map(Item::id).collect();
    move_among(plan, &ids, target, up);
}

/// Numbers the measures 1, 2, 3 … in the order in which the themes show them.
pub fn renumber(plan: &mut Plan) {
    let themes: BTreeSet<_> = plan.themes.iter().map(Item::id).collect();
    let of_themes = plan
        .themes
        .iter()
        .flat_map(|theme| plan.measures_of(Some(theme.id)));
    let others = plan
        .measures
        .iter()
        .filter(|measure| measure.theme.is_none_or(|theme| !themes.contains(&theme)));
    let in_order: Vec<_> = of_themes.chain(others).map(Item::id).collect();
    for (number, id) in (1_u32..).zip(in_order) {
        if plan
            .measures
            .get(id)
            .is_some_and(|measure| measure.code != number.to_string())
        {
            plan.measures
                .update(id, |measure| measure.code = number.to_string());
        }
    }
}

/// Moves an item before or after the next one of those that are shown.
pub fn move_among<T: Listed>(plan: &mut Plan, shown: &[Id<T>], id: Id<T>, up: bool) {
    let at = |id| shown.iter().position(|one| *one == id);
    let place = if up {
        let before = at(id).and_then(|at| shown.get(at.checked_sub(1)?));
        before.copied().map(Place::Before)
    } else {
        let after = at(id).and_then(|at| shown.get(at + 1));
        after.copied().map(Place::After)
    };
    if let Some(place) = place {
        keeping_colours(plan, T::NOUN, |plan| {
            T::list_mut(plan).move_to(id, place);
        });
    }
}

fn next_code(plan: &Plan) -> String {
    let number = |code: &str| -> Option<u32> {
        code.trim_end_matches(|c: char| !c.is_ascii_digit())
            .parse()
            .ok()
    };
    let highest = plan
        .measures
        .iter()
        .filter_map(|measure| number(&measure.code))
        .max();
    highest.unwrap_or(0).saturating_add(1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Kind, Language};

    fn plan() -> Plan {
        let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        for theme in [1, 2] {
            let theme = Theme {
                id: Id::numbered(theme),
                ..Theme::default()
            };
            plan.themes.insert(theme, Place::Last);
        }
        for (measure, theme) in [(1, 1), (2, 2), (3, 1)] {
            add_measure(&mut plan, Some(Id::numbered(theme)), Id::numbered(measure));
        }
        for (target, measure, overlap) in [(1, 1, 2), (2, 1, 3), (3, 2, 1)] {
            let overlaps = [(Id::numbered(overlap), 5.into())].into();
            let (id, measure) = (Id::numbered(target), Id::numbered(measure));
            plan.targets.insert(
                Target {
                    id,
                    measure,
                    overlaps,
                    ..Target::default()
                },
                Place::Last,
            );
        }
        plan
    }

    fn codes(plan: &Plan) -> Vec<&str> {
        plan.measures
            .iter()
            .map(|measure| measure.code.as_str())
            .collect()
    }

    #[test]
    fn a_new_measure_gets_the_next_number_and_stands_with_its_theme() {
        let mut plan = plan();
        plan.measures
            .update(Id::numbered(2), |measure| measure.code = "5b".into());
        add_measure(&mut plan, Some(Id::numbered(1)), Id::numbered(9));
        assert_eq!(codes(&plan), ["1", "3", "6", "5b"]);
    }

    #[test]
    fn a_removed_measure_takes_its_targets_along_and_leaves_no_overlap_behind() {
        let mut plan = plan();
        remove::<Measure>(&mut plan, Id::numbered(1));
        let left: Vec<_> = plan.targets.iter().map(|target| target.id).collect();
        assert_eq!(left, [Id::numbered(3)]);
        assert!(plan.targets.iter().all(|target| target.overlaps.is_empty()));
    }

    #[test]
    fn measures_of_a_removed_theme_stay() {
        let mut plan = plan();
        remove::<Theme>(&mut plan, Id::numbered(1));
        assert_eq!((plan.themes.len(), plan.measures_of(None).count()), (1, 2));
    }

    #[test]
    fn a_copy_keeps_the_overlaps_among_its_own_targets() {
        let mut plan = plan();
        let mut number = 100;
        let copy = duplicate_measure(&mut plan, Id::numbered(1), &mut || {
            number += 1;
            Uuid::from_u128(number)
        })
        .unwrap();
        let copies: Vec<&Target> = plan.targets_of(copy).collect();
        assert_eq!(copies.len(), 2);
        assert!(copies[0].overlaps.contains_key(&copies[1].id));
        assert!(copies[1].overlaps.is_empty());
        assert_eq!(codes(&plan), ["1", "4", "3", "2"]);
    }

    #[test]
    fn measures_move_among_those_of_their_theme() {
        let mut plan = plan();
        move_measure(&mut plan, Id::numbered(3), true);
        assert_eq!(codes(&plan), ["3", "1", "2"]);
        move_measure(&mut plan, Id::numbered(2), true);
        assert_eq!(codes(&plan), ["3", "1", "2"]);
    }

    #[test]
    fn the_neighbour_of_an_item_is_the_next_one_that_is_shown() {
        let mut plan = plan();
        let shown = [1, 3].map(Id::<Measure>::numbered);
        move_among(&mut plan, &shown, Id::numbered(3), true);
        assert_eq!(codes(&plan), ["3", "1", "2"]);
        move_among(&mut plan, &shown, Id::numbered(1), true);
        move_among(&mut plan, &shown, Id::numbered(2), false);
        assert_eq!(
            codes(&plan),
            ["3", "1", "2"],
            "first already, and not shown"
        );
    }

    #[test]
    fn renumbering_follows_the_themes() {
        let mut plan = plan();
        move_in_list::<Theme>(&mut plan, Id::numbered(2), true);
        renumber(&mut plan);
        assert_eq!(codes(&plan), ["2", "3", "1"]);
    }
}
