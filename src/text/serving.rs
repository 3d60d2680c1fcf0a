//! What an activity serves and what a goal is under, as choices and in words.

use super::Words;
use crate::{
    edit::acts::may_stand_under,
    plan::{Goal, Id, Plan, Serves, Subject},
};

/// What is served, as something that can be opened and named.
fn subject_of(serves: Serves) -> Subject {
    match serves {
        Serves::Measure(id) => id.into(),
        Serves::Goal(id) => id.into(),
        Serves::Pilot(id) => id.into(),
        Serves::Bottleneck(id) => id.into(),
    }
}

impl Words {
    /// Everything an activity can serve, each with its name.
    #[must_use]
    pub fn served(self, plan: &Plan) -> Vec<(Serves, String)> {
        let measures = plan.measures.iter().map(|it| {
            let name = self.code_and_title(&it.code, &it.title);
            (Serves::Measure(it.id), name)
        });
        let goals = plan.goals.iter().map(|it| Serves::Goal(it.id));
        let pilots = plan.pilots.iter().map(|it| Serves::Pilot(it.id));
        let bottlenecks = plan.bottlenecks.iter().map(|it| Serves::Bottleneck(it.id));
        let others = goals.chain(pilots).chain(bottlenecks);
        measures
            .chain(others.map(|it| (it, self.subject_title(plan, subject_of(it)))))
            .collect()
    }

    /// What an activity serves, for beside its name; empty if that is gone.
    #[must_use]
    pub fn serves_in_short(self, plan: &Plan, serves: Serves) -> String {
        match serves {
            Serves::Measure(id) => {
                let measure = plan.measures.get(id);
                measure.map_or_else(String::new, |it| self.measure_code(&it.code))
            }
            Serves::Goal(_) | Serves::Pilot(_) | Serves::Bottleneck(_) => {
                subject_of(serves).title(plan).to_owned()
            }
        }
    }

    /// The goals this one can be under, each with its name.
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
        let served = Words::new(Language::Nl).served(&plan);
        let names: Vec<&str> = served.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "3 Leren op de werkvloer",
                "Doelstelling ‘Meer instroom’",
                "Pilot zonder naam",
                "Knelpunt ‘Vergrijzing’",
            ]
        );
        let offered = served.into_iter().map(|(serves, _)| serves);
        let there = [
            Serves::Measure(Id::numbered(1)),
            Serves::Goal(Id::numbered(2)),
            Serves::Pilot(Id::numbered(3)),
            Serves::Bottleneck(Id::numbered(4)),
        ];
        assert!(offered.eq(there));
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
