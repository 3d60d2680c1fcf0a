//! What an activity serves and what a goal stands under, as it is chosen from and said.

use super::{Words, subjects::capital};
use crate::{
    edit::acts::may_stand_under,
    plan::{Goal, Id, Items, Plan, Serves, Titled},
};

impl Words {
    /// All that an activity can serve, each with its name.
    #[must_use]
    pub fn served(self, plan: &Plan) -> Vec<(Serves, String)> {
        let measures = plan.measures.iter().map(|it| {
            let name = self.code_and_title(&it.code, &it.title);
            (Serves::Measure(it.id), name)
        });
        measures
            .chain(self.all_named(self.subject_goal(), &plan.goals, Serves::Goal))
            .chain(self.all_named(self.subject_pilot(), &plan.pilots, Serves::Pilot))
            .chain(self.all_named(
                self.subject_bottleneck(),
                &plan.bottlenecks,
                Serves::Bottleneck,
            ))
            .collect()
    }

    fn all_named<T: Titled>(
        self,
        noun: &str,
        list: &Items<T>,
        serves: fn(Id<T>) -> Serves,
    ) -> impl Iterator<Item = (Serves, String)> {
        list.iter().enumerate().map(move |(at, item)| {
            let name = self.item_name(item.title(), at + 1);
            (serves(item.id()), capital(&self.named(noun, &name)))
        })
    }

    /// What an activity serves, beside its name; nothing where that is not there.
    #[must_use]
    pub fn serves_in_short(self, plan: &Plan, serves: Serves) -> Option<String> {
        match serves {
            Serves::Measure(id) => {
                let measure = plan.measures.get(id)?;
                Some(self.measure_code(&measure.code))
            }
            Serves::Goal(id) => Some(plan.goals.get(id)?.title.clone()),
            Serves::Pilot(id) => Some(plan.pilots.get(id)?.title.clone()),
            Serves::Bottleneck(id) => Some(plan.bottlenecks.get(id)?.title.clone()),
        }
    }

    /// The goals that this one can stand under, each with its name.
    #[must_use]
    pub fn goals_above(self, plan: &Plan, goal: Id<Goal>) -> Vec<(Id<Goal>, String)> {
        let goals = (1..).zip(plan.goals.iter());
        goals
            .filter(|(_, one)| may_stand_under(plan, goal, one.id))
            .map(|(number, one)| (one.id, self.item_name(&one.title, number)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Bottleneck, Language, Measure, Pilot, Place};

    #[test]
    fn whatever_an_activity_serves_is_offered_by_its_name() {
        let mut plan = Plan::default();
        let measure = Measure {
            id: Id::numbered(1),
            code: "3".to_owned(),
            title: "Leren op de werkvloer".to_owned(),
            ..Measure::default()
        };
        let goal = Goal {
            id: Id::numbered(2),
            title: "Meer instroom".to_owned(),
            ..Goal::default()
        };
        let pilot = Pilot {
            id: Id::numbered(3),
            ..Pilot::default()
        };
        let bottleneck = Bottleneck {
            id: Id::numbered(4),
            title: "Vergrijzing".to_owned(),
            ..Bottleneck::default()
        };
        plan.measures.insert(measure, Place::Last);
        plan.goals.insert(goal, Place::Last);
        plan.pilots.insert(pilot, Place::Last);
        plan.bottlenecks.insert(bottleneck, Place::Last);
        let words = Words::new(Language::Nl);
        let served = words.served(&plan);
        let names: Vec<&str> = served.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "3 Leren op de werkvloer",
                "Doelstelling ‘Meer instroom’",
                "Pilot ‘nummer 1, nog zonder naam’",
                "Knelpunt ‘Vergrijzing’",
            ]
        );
        for (serves, _) in served {
            assert!(words.serves_in_short(&plan, serves).is_some(), "{serves:?}");
        }
    }

    #[test]
    fn a_goal_without_a_title_goes_by_its_place_in_the_list() {
        let mut plan = Plan::default();
        for goal in [1, 2, 3] {
            let goal = Goal {
                id: Id::numbered(goal),
                ..Goal::default()
            };
            plan.goals.insert(goal, Place::Last);
        }
        let words = Words::new(Language::En);
        let above = words.goals_above(&plan, Id::numbered(2));
        let names: Vec<String> = above.into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["number 1, no name yet", "number 3, no name yet"]);
    }
}
