//! What is kept with a plan: realisation, attachments, practice cases, remarks and what is private.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    CostLine, Date, Goal, Id, Language, Measure, Number, Party, Reading, Section, Sifted, Target,
    TargetGroup, TargetUnit, Theme,
    noun::{holding, item, noun},
};

item! {
    /// What was reached or spent by a day; realisations are only ever added.
    pub struct Realisation {
        /// What was reached or spent.
        pub of: Option<RealisationOf> as ground,
        /// The day.
        pub date: Option<Date>,
        /// How much; euros for a cost line.
        pub value: Option<Number>,
        /// What it counts, where that is something else than its target counts; of the plan or a
        /// part of it people who take part unless said otherwise.
        pub unit: Option<TargetUnit>,
        /// What it is made up of, where that is known.
        pub parts: Vec<ReadingPart>,
        /// What there is to say about it.
        pub note: String,
    }
}

impl Realisation {
    /// This as a reading of what it is about.
    #[must_use]
    pub fn reading(&self) -> Reading {
        Reading {
            date: self.date,
            value: self.value,
            note: self.note.clone(),
            ..Reading::default()
        }
    }
}

noun! {
    /// A part of what was reached.
    pub struct ReadingPart {
        /// Which part: *young people*, *in 2015*.
        pub label: String,
        /// How much.
        pub value: Option<Number>,
    }
}

holding! {
    /// What a realisation is about.
    #[derive(Copy, Eq, Hash)]
    pub enum RealisationOf {
        /// A target.
        Target(Id<Target>),
        /// A cost line.
        CostLine(Id<CostLine>),
        /// The targets of a measure together.
        Measure(Id<Measure>),
        /// The measures of a theme together.
        Theme(Id<Theme>),
        /// A target group, in all measures.
        TargetGroup(Id<TargetGroup>),
        /// The whole plan.
        Plan,
    }
}

item! {
    /// A document that belongs to the plan, by its address.
    pub struct Attachment {
        /// What it is called.
        pub title: String,
        /// Where it is; shown as a link only when it is http, https or mailto.
        pub link: String as label,
        /// What it is for.
        pub purpose: String,
    }
}

item! {
    /// An example from practice.
    pub struct PracticeCase {
        /// What it is called.
        pub title: String,
        /// What was done (limited Markdown).
        pub summary: String,
        /// The goal it serves.
        pub goal: Option<Id<Goal>>,
        /// Who did it.
        pub parties: Vec<Id<Party>>,
        /// Words to find it by.
        pub tags: Vec<String>,
        /// Where more can be read.
        pub link: String as label,
    }
}

/// Texts of items in other languages: item, language, field, text.
pub type Translations =
    Sifted<BTreeMap<Uuid, Sifted<BTreeMap<Language, BTreeMap<String, String>>>>>;

noun! {
    /// What is never part of a public copy.
    pub struct Private {
        /// Whom to ask.
        pub contacts: Vec<Contact>,
        /// For one's own use (limited Markdown).
        pub notes: String,
    }
}

noun! {
    /// Somebody to ask.
    pub struct Contact {
        /// Their name.
        pub name: String as label,
        /// Their e-mail address.
        pub email: String as label,
        /// Their telephone number.
        pub telephone: String as label,
    }
}

item! {
    /// Something that somebody of those who write the plan takes care of.
    pub struct Assignment {
        /// The part of the plan.
        pub section: Section,
        /// Who: a label that the person chose.
        pub who: String as label,
        /// What there is to do.
        pub task: String,
        /// The day by which it is done.
        pub due: Option<Date>,
        /// Whether it has been done.
        pub done: bool,
    }
}

noun! {
    /// A remark on an item.
    pub struct Comment {
        /// Which remark.
        pub id: Id<Comment> as own,
        /// Who made it: a label that the person chose.
        pub author: String as label,
        /// When.
        pub date: Option<Date>,
        /// What it says.
        pub text: String,
        /// Whether it has been dealt with.
        pub resolved: bool,
    }
}

noun! {
    /// A finding that somebody chose to leave as it is.
    pub struct Waiver {
        /// The code of the finding.
        pub finding: String as label,
        /// The item it is about; nil for the plan.
        pub subject: Uuid,
        /// Why it may stay.
        pub reason: String,
    }
}

/// The address, when it is of a kind that is safe to follow: http, https or mailto.
#[must_use]
pub fn safe_link(link: &str) -> Option<&str> {
    let link = link.trim();
    let (scheme, rest) = link.split_once(':')?;
    let safe = ["http", "https", "mailto"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    (safe && !rest.is_empty() && !link.contains(char::is_control)).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_that_are_safe_to_follow_are_links() {
        for link in [
            "https://example.org/a",
            " HTTP://example.org",
            "mailto:info@example.org",
        ] {
            assert_eq!(safe_link(link), Some(link.trim()));
        }
        for link in [
            "javascript:alert(1)",
            "data:text/html,x",
            "java\nscript:x",
            "www",
            "https:",
        ] {
            assert_eq!(safe_link(link), None, "{link}");
        }
    }
}
