//! What to say about a piece of a file that could not be read, where the plan around it is known.

use uuid::Uuid;

use super::{Message, Words};
use crate::{
    check::Subject,
    plan::{Fault, Id, Plan, for_every_list},
};

impl Words {
    /// As [`Words::fault`], with what a person calls the item that the piece belongs to where it
    /// stands under its id.
    #[must_use]
    pub fn piece(self, plan: &Plan, list: &str, fault: &Fault) -> Message {
        let Fault::Under { at, why } = fault else {
            return self.fault(list, fault);
        };
        let at = at.iter().map(|key| self.key(plan, key)).collect();
        let why = why.clone();
        self.fault(list, &Fault::Under { at, why })
    }

    fn key(self, plan: &Plan, key: &str) -> String {
        let subject = key.parse().ok().and_then(|id| subject_of(plan, id));
        subject.map_or_else(|| key.to_owned(), |subject| self.subject(plan, subject))
    }
}

/// What of a plan has this id.
fn subject_of(plan: &Plan, id: Uuid) -> Option<Subject> {
    macro_rules! look {
        ($($list:ident $Type:ident),*) => { $(
            if let Some(item) = plan.$list.get(Id::new(id)) {
                return Some(item.id.into());
            }
        )* };
    }
    for_every_list!(look);
    (plan.id.uuid() == id).then_some(Subject::Plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Language, Place, Theme};

    #[test]
    fn an_item_is_called_by_its_name_and_what_is_gone_by_its_id() {
        let mut plan = Plan::default();
        let theme = Theme {
            id: Id::numbered(1),
            title: "Scholing".into(),
            ..Theme::default()
        };
        plan.themes.insert(theme, Place::Last);
        let said = |id: Id<Theme>| {
            let fault = Fault::Under {
                at: vec![id.to_string(), "fy".into()],
                why: Box::new(Fault::NotAKey),
            };
            Words::new(Language::En)
                .piece(&plan, "translations", &fault)
                .what
        };
        let named = said(Id::numbered(1));
        assert!(
            named.contains("Scholing") && named.contains("› fy"),
            "{named}"
        );
        assert!(said(Id::numbered(2)).contains(&Id::<Theme>::numbered(2).to_string()));
    }
}
