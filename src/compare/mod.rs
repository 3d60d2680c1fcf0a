//! What differs between two plans, item by item and field by field.

mod merge;

use crate::plan::{Fields, Listed, Noun, Plan, Subject, for_every_list};

pub use merge::merge_own_fields;

/// The fields of a plan that are not part of what it says.
const BESIDE: [&str; 8] = [
    // Which file this is, and how far along it is.
    "format", "id", "lineage", "version", "status",
    // What people keep for themselves or say about it.
    "private", "comments", "waivers",
];

/// How an item differs from an earlier version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The earlier version did not have it.
    Added,
    /// It says something else, or has moved.
    Changed,
    /// It is gone.
    Removed,
}

/// One item that differs from an earlier version; the plan's own fields together are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How it differs.
    pub how: How,
    /// Which item; one that is gone is in the earlier version.
    pub what: Subject,
    /// The names of the fields that differ, if it was changed.
    pub fields: Vec<&'static str>,
}

/// How many items differ from an earlier version of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Differing {
    /// Items that the earlier version did not have.
    pub added: usize,
    /// Items that say something else, or have moved; the plan's own fields together are one.
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
/// What is not part of what the plan says is left out: its version and status, who writes which
/// part, private notes, remarks and waivers.
#[must_use]
pub fn differences(before: &Plan, now: &Plan) -> Vec<Difference> {
    let mut found = Vec::new();
    let own = own_fields_differing(before, now);
    if !own.is_empty() {
        found.push(Difference {
            how: How::Changed,
            what: Subject::Plan,
            fields: own,
        });
    }
    macro_rules! lists {
        ($($list:ident $Type:ident $about:tt),*) => { $(
            if Noun::$Type != Noun::Assignment {
                compare_lists::<$crate::plan::$Type>(before, now, &mut found);
            }
        )* };
    }
    for_every_list!(lists);
    found
}

/// The fields of the plan itself that differ, except those that are not part of what it says.
fn own_fields_differing(before: &Plan, now: &Plan) -> Vec<&'static str> {
    let handed_in = |plan: &Plan| {
        // The frozen copy of the plan as it was handed in is another plan.
        let mut submission = plan.submission.clone();
        if let Some(submission) = &mut submission {
            submission.copy = None;
        }
        submission
    };
    let said = |plan: &Plan| Plan {
        submission: handed_in(plan),
        ..with_lists_of(now, plan)
    };
    let mut fields = said(before).differing(&said(now));
    fields.retain(|field| !BESIDE.contains(field));
    fields
}

/// A plan with the lists of another one.
fn with_lists_of(lists: &Plan, plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    macro_rules! take {
        ($($list:ident $Type:ident $about:tt),*) => { $( plan.$list = lists.$list.clone(); )* };
    }
    for_every_list!(take);
    plan
}

fn compare_lists<T: Listed>(before: &Plan, now: &Plan, found: &mut Vec<Difference>) {
    let (before, now) = (T::list(before), T::list(now));
    let (earlier, later) = (before.by_id(), now.by_id());
    let mut add = |how, item: &T, fields| {
        let what = item.id().into();
        found.push(Difference { how, what, fields });
    };
    for item in now.iter() {
        match earlier.get(&item.id()) {
            None => add(How::Added, item, Vec::new()),
            Some(one) if *one != item => add(How::Changed, item, one.differing(item)),
            Some(_) => {}
        }
    }
    for gone in before.iter().filter(|one| !later.contains_key(&one.id())) {
        add(How::Removed, gone, Vec::new());
    }
}

/// How many items differ from an earlier version of a plan: see [`differences`].
#[must_use]
pub fn differing(before: &Plan, now: &Plan) -> Differing {
    Differing::of(&differences(before, now))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::plan::{
        Assignment, Decision, Id, Kind, Party, Place, Raw, Section, Sifted, Status, Submission,
        UNKNOWN, date,
    };
    use uuid::Uuid;

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
    fn a_changed_item_names_its_fields() {
        let before = plan(&["Fonds", "Bond"]);
        let mut now = before.clone();
        now.parties.update(Id::numbered(1), |party| {
            party.name = "Stichting".into();
            party.founded = Some(date(1984, 9, 1));
        });
        now.parties.move_to(Id::numbered(2), Place::First);
        let found = differences(&before, &now);
        let fields: Vec<_> = found.iter().map(|one| one.fields.as_slice()).collect();
        assert_eq!(fields, [&["order"][..], &["name", "founded"]]);
    }

    /// Changes each field of the plan itself; gives what is found to differ.
    fn found_of(change: impl Fn(&mut Plan)) -> Vec<&'static str> {
        let mut now = plan(&["Fonds"]);
        change(&mut now);
        let found = differences(&plan(&["Fonds"]), &now);
        found.into_iter().flat_map(|one| one.fields).collect()
    }

    #[test]
    fn all_that_a_plan_says_of_itself_is_compared() {
        assert_eq!(found_of(|plan| plan.kind = Kind::GoalAgenda), ["kind"]);
        assert_eq!(
            found_of(|plan| plan.sections = vec![Section::Goals]),
            ["sections"]
        );
        assert_eq!(found_of(|plan| plan.poster.contacts = true), ["poster"]);
        assert_eq!(
            found_of(|plan| plan.decision = Some(Decision::default())),
            ["decision"]
        );
        assert_eq!(
            found_of(|plan| plan.submission = Some(Submission::default())),
            ["submission"]
        );
        let texts = [(Uuid::from_u128(1), Sifted::default())];
        assert_eq!(
            found_of(|plan| plan.translations = Arc::new(texts.clone().into())),
            ["translations"]
        );
        let later = Raw::of("1".to_owned()).unwrap();
        assert_eq!(
            found_of(|plan| drop(plan.unknown.insert("later".into(), later.clone()))),
            [UNKNOWN]
        );
    }

    #[test]
    fn the_copy_that_was_handed_in_is_not_what_a_plan_says() {
        let submitted = |copy| Plan {
            submission: Some(Submission {
                copy,
                ..Submission::default()
            }),
            ..plan(&[])
        };
        check(
            &submitted(None),
            &submitted(Raw::of("1".to_owned())),
            [0, 0, 0],
        );
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
