//! Handing a plan in, and going on after that.

use std::sync::Arc;

use crate::plan::{Date, Items, Plan, Raw, Status, Submission, written};

/// Freezes the plan as it is handed in on this day; if it cannot be written, changes nothing and
/// gives false.
///
/// The copy holds all of the plan except an earlier copy, what is private and who writes what:
/// whoever is given the file later should not find old notes in it.
pub fn submit(plan: &mut Plan, day: Date) -> bool {
    let mut frozen = plan.clone();
    frozen.status = Status::Submitted;
    frozen.private = Arc::default();
    frozen.assignments = Items::default();
    frozen.submission = Some(Submission {
        date: Some(day),
        ..Submission::default()
    });
    let Some(copy) = Raw::of(written(&frozen, false)) else {
        return false;
    };
    plan.status = Status::Submitted;
    plan.submission = Some(Submission {
        date: Some(day),
        copy: Some(copy),
        ..Submission::default()
    });
    true
}

/// Goes on in a new version, which is a draft again; what was handed in stays frozen.
pub fn start_new_version(plan: &mut Plan) {
    plan.version.label = next_version(&plan.version.label);
    plan.version.date = None;
    plan.status = Status::Draft;
}

/// The label of the next version: its last number raised, or 2 put after it.
#[must_use]
pub fn next_version(label: &str) -> String {
    let label = label.trim();
    let digit = |c: char| c.is_ascii_digit();
    let end = label.rfind(digit).map_or(0, |last| last + 1);
    let (upto, after) = label.split_at_checked(end).unwrap_or((label, ""));
    let start = upto.trim_end_matches(digit).len();
    let (before, number) = upto.split_at_checked(start).unwrap_or((upto, ""));
    match number.parse::<u64>().ok().and_then(|n| n.checked_add(1)) {
        Some(next) => format!("{before}{next}{after}"),
        None if label.is_empty() => "2".to_owned(),
        None => format!("{label} 2"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Act, Change, Session},
        exchange,
        plan::{Id, Kind, Language, Private, date},
    };

    fn plan() -> Plan {
        let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        plan.title = "Metalektro".into();
        plan.version.label = "1".into();
        let private = Private {
            notes: "between us".into(),
            ..Private::default()
        };
        plan.private = Arc::new([(plan.id.uuid(), private)].into());
        plan
    }

    #[test]
    fn what_was_handed_in_can_be_read_back() {
        let mut plan = plan();
        assert!(submit(&mut plan, date(2014, 5, 28)));
        start_new_version(&mut plan);
        plan.title = "Metalektro, second version".into();
        let frozen = exchange::submitted(&plan).unwrap().unwrap();
        assert_eq!(frozen.title, "Metalektro");
        assert_eq!(frozen.status, Status::Submitted);
        assert_eq!(frozen.version.label, "1");
        assert!(frozen.private.is_empty());
        let date_of = |plan: &Plan| plan.submission.as_ref().and_then(|one| one.date);
        assert_eq!(date_of(&frozen), date_of(&plan));
        assert_eq!((&*plan.version.label, plan.status), ("2", Status::Draft));
        assert_eq!(plan.private.len(), 1);
    }

    #[test]
    fn handing_in_again_does_not_pack_the_first_copy_into_the_second() {
        let mut plan = plan();
        let length = |plan: &Plan| exchange::write(plan).len();
        submit(&mut plan, date(2014, 5, 28));
        let once = length(&plan);
        submit(&mut plan, date(2014, 5, 29));
        assert_eq!(length(&plan), once);
        let frozen = exchange::submitted(&plan).unwrap().unwrap();
        assert!(exchange::submitted(&frozen).is_none());
    }

    #[test]
    fn handing_in_is_one_step_back() {
        let mut session = Session::new(plan());
        let before = session.plan().clone();
        let change = Change::whole(Act::Submit, before.id);
        session.edit(change, 0, |plan| {
            submit(plan, date(2014, 5, 28));
        });
        assert!(session.plan().submission.is_some());
        session.undo();
        assert_eq!(session.plan(), &before);
    }

    #[test]
    fn the_last_number_of_a_version_is_raised() {
        for (label, next) in [
            ("1", "2"),
            ("9", "10"),
            ("v2", "v3"),
            ("1.9", "1.10"),
            ("concept", "concept 2"),
            ("concept 2", "concept 3"),
            ("2b", "3b"),
            ("", "2"),
            (" ", "2"),
            ("99999999999999999999", "99999999999999999999 2"),
        ] {
            assert_eq!(next_version(label), next, "{label}");
        }
    }
}
