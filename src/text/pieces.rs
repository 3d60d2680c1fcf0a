//! What to say about pieces of a file that could not be read, if the plan around them is known.

use super::{Message, Words};
use crate::plan::{Fault, Plan, Subject};

impl Words {
    /// How much of the file was set aside in these lists and maps; `None` if nothing was.
    #[must_use]
    pub fn not_counted(self, plan: &Plan, places: &[&str]) -> Option<String> {
        let count = plan.set_aside_in(places);
        (count > 0).then(|| self.setaside_not_counted(count))
    }

    /// Like [`Words::fault`], but calls the item the piece belongs to by the name a person knows,
    /// if it is under its id.
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
        let subject = key.parse().ok().and_then(|id| Subject::with_id(plan, id));
        subject.map_or_else(|| key.to_owned(), |subject| self.subject(plan, subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Id, Language, Place, Theme};

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
