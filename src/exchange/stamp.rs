//! Which revision a plan is, so that two copies know what they have in common.

use uuid::Uuid;

use super::write_compact;
use crate::plan::{Id, Lineage, Plan};

/// A copy names no more ancestors than this, however often it was written.
const MOST_PARENTS: usize = 100;

/// The plan as it goes into a file: named after its content, with the revision it was made
/// from as its nearest parent.
///
/// The same content gets the same name, so that writing a plan twice makes no new revision.
#[must_use]
pub fn stamp(plan: &Plan) -> Plan {
    let mut content = plan.clone();
    content.lineage = Lineage::default();
    let name = Uuid::new_v5(&plan.id.uuid(), write_compact(&content).as_bytes());
    let revision = Some(Id::new(name));
    let mut stamped = plan.clone();
    if plan.lineage.revision != revision {
        stamped.lineage.parents.splice(0..0, plan.lineage.revision);
        stamped.lineage.parents.truncate(MOST_PARENTS);
        stamped.lineage.revision = revision;
    }
    stamped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Kind, Language};

    fn plan(title: &str) -> Plan {
        let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        plan.title = title.to_owned();
        plan
    }

    #[test]
    fn an_unchanged_plan_stays_the_same_revision() {
        let once = stamp(&plan("a"));
        assert_eq!(stamp(&once), once);
    }

    #[test]
    fn a_changed_plan_knows_what_it_was_made_from() {
        let first = stamp(&plan("a"));
        let mut second = first.clone();
        second.title = "b".to_owned();
        let second = stamp(&second);
        assert_ne!(second.lineage.revision, first.lineage.revision);
        assert_eq!(
            second.lineage.parents,
            first.lineage.revision.into_iter().collect::<Vec<_>>()
        );
    }
}
