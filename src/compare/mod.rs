//! What differs between two plans.

use crate::plan::{Item, Items, Noun, Plan, for_every_list};

/// How many items differ from an earlier version of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Differing {
    /// Items that the earlier version did not have.
    pub added: usize,
    /// Items that say something else, or stand elsewhere; the plan's own fields together are one.
    pub changed: usize,
    /// Items that are gone.
    pub removed: usize,
}

impl Differing {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    fn count<T: Item + PartialEq>(&mut self, before: &Items<T>, now: &Items<T>) {
        let (earlier, later) = (before.by_id(), now.by_id());
        for item in now.iter() {
            match earlier.get(&item.id()) {
                None => self.added += 1,
                Some(one) if *one != item => self.changed += 1,
                Some(_) => {}
            }
        }
        let gone = before.iter().filter(|one| !later.contains_key(&one.id()));
        self.removed += gone.count();
    }
}

/// How many items differ from an earlier version of a plan.
///
/// Left out is what is not part of what the plan says: its version and status, who does what of
/// the writing, private notes and remarks.
#[must_use]
pub fn differing(before: &Plan, now: &Plan) -> Differing {
    let mut differing = Differing::default();
    macro_rules! lists {
        ($($list:ident $Type:ident),*) => { $(
            if Noun::$Type != Noun::Assignment {
                differing.count(&before.$list, &now.$list);
            }
        )* };
    }
    for_every_list!(lists);
    differing.changed += usize::from(!says_the_same_of_itself(before, now));
    differing
}

fn says_the_same_of_itself(before: &Plan, now: &Plan) -> bool {
    before.title == now.title
        && before.sector == now.sector
        && before.language == now.language
        && before.period == now.period
        && before.scheme == now.scheme
        && before.mission == now.mission
        && before.ambition == now.ambition
        && before.summary == now.summary
        && before.credit == now.credit
        && before.tags == now.tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Assignment, Id, Party, Place, Status};

    fn plan(names: &[&str]) -> Plan {
        let parties = (1..).zip(names).map(|(number, name)| Party {
            id: Id::numbered(number),
            name: (*name).into(),
            ..Party::default()
        });
        Plan {
            parties: parties.collect(),
            ..Plan::default()
        }
    }

    #[track_caller]
    fn check(before: &Plan, now: &Plan, [added, changed, removed]: [usize; 3]) {
        let expected = Differing {
            added,
            changed,
            removed,
        };
        assert_eq!(differing(before, now), expected);
    }

    #[test]
    fn an_item_is_known_by_its_id() {
        check(&plan(&["Fonds"]), &plan(&["Bond", "Adviseur"]), [1, 1, 0]);
        check(&plan(&["Fonds", "Bond"]), &plan(&["Fonds"]), [0, 0, 1]);
    }

    #[test]
    fn what_the_plan_says_of_itself_counts_once() {
        let now = Plan {
            title: "Metalektro".into(),
            mission: "Vakmanschap".into(),
            ..plan(&[])
        };
        check(&plan(&[]), &now, [0, 1, 0]);
    }

    #[test]
    fn status_and_tasks_are_not_what_a_plan_says() {
        let mut now = plan(&[]);
        now.status = Status::Submitted;
        now.version.label = "2".into();
        let task = Assignment {
            id: Id::numbered(1),
            ..Assignment::default()
        };
        now.assignments.insert(task, Place::Last);
        assert!(differing(&plan(&[]), &now).is_none());
    }
}
