//! What differs between two plans.

use crate::{
    check::Subject,
    plan::{Id, Item, Items, Noun, Plan, for_every_list},
};

/// How an item differs from an earlier version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The earlier version did not have it.
    Added,
    /// It says something else, or stands elsewhere.
    Changed,
    /// It is gone.
    Removed,
}

/// One item that differs from an earlier version; the plan's own fields together are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// How it differs.
    pub how: How,
    /// Which item; one that is gone is in the earlier version.
    pub what: Subject,
}

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

    /// Counts differences.
    #[must_use]
    pub fn of(differences: &[Difference]) -> Self {
        let count = |how| differences.iter().filter(|one| one.how == how).count();
        Self {
            added: count(How::Added),
            changed: count(How::Changed),
            removed: count(How::Removed),
        }
    }
}

/// Which items differ from an earlier version of a plan: the plan itself first, then list by
/// list, each in its order.
///
/// Left out is what is not part of what the plan says: its version and status, who does what of
/// the writing, private notes and remarks.
#[must_use]
pub fn differences(before: &Plan, now: &Plan) -> Vec<Difference> {
    let mut found = Vec::new();
    if !says_the_same_of_itself(before, now) {
        found.push(Difference {
            how: How::Changed,
            what: Subject::Plan,
        });
    }
    macro_rules! lists {
        ($($list:ident $Type:ident $about:tt),*) => { $(
            if Noun::$Type != Noun::Assignment {
                compare_lists(&before.$list, &now.$list, &mut found);
            }
        )* };
    }
    for_every_list!(lists);
    found
}

fn compare_lists<T: Item + PartialEq>(
    before: &Items<T>,
    now: &Items<T>,
    found: &mut Vec<Difference>,
) where
    Id<T>: Into<Subject>,
{
    let (earlier, later) = (before.by_id(), now.by_id());
    let mut add = |how, id: Id<T>| {
        let what = id.into();
        found.push(Difference { how, what });
    };
    for item in now.iter() {
        match earlier.get(&item.id()) {
            None => add(How::Added, item.id()),
            Some(one) if *one != item => add(How::Changed, item.id()),
            Some(_) => {}
        }
    }
    for gone in before.iter().filter(|one| !later.contains_key(&one.id())) {
        add(How::Removed, gone.id());
    }
}

/// How many items differ from an earlier version of a plan: see [`differences`].
#[must_use]
pub fn differing(before: &Plan, now: &Plan) -> Differing {
    Differing::of(&differences(before, now))
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
        && before.distinct == now.distinct
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
    fn each_difference_is_named() {
        let (before, now) = (plan(&["Fonds", "Bond"]), plan(&["Stichting"]));
        let found: Vec<_> = differences(&before, &now)
            .into_iter()
            .map(|one| (one.how, one.what))
            .collect();
        let party = |number| Subject::Party(Id::numbered(number));
        assert_eq!(found, [(How::Changed, party(1)), (How::Removed, party(2))]);
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
