//! What can be gone to in a plan, by the names that people know it by.

use super::{Words, subjects::capital};
use crate::{
    check::{Finding, said_once},
    plan::{Listed, Plan, Subject, folded, for_every_list, sort_by_key},
};

/// Something with the name that it is looked for by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<T> {
    /// What it is.
    pub what: T,
    /// What people call it.
    pub name: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Both as they are compared, each with a space before every word.
    compared: [String; 2],
    /// Where its title begins in the name as it is compared: a number may stand before it.
    title: usize,
}

impl<T> Named<T> {
    /// Something of this name and kind.
    #[must_use]
    pub fn new(what: T, name: impl Into<String>, kind: impl Into<String>) -> Self {
        let (name, kind) = (name.into(), kind.into());
        let compared = [&name, &kind].map(|text| format!(" {}", folded(text)));
        Self {
            what,
            name,
            kind,
            compared,
            title: 1,
        }
    }

    /// The same, with this title at the end of its name.
    fn known_by(mut self, title: &str) -> Self {
        let [name, _] = &self.compared;
        let title = folded(title);
        if !title.is_empty() && name.ends_with(&title) {
            self.title = name.len() - title.len();
        }
        self
    }

    /// The same as something else.
    #[must_use]
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Named<U> {
        Named {
            what: to(self.what),
            name: self.name,
            kind: self.kind,
            compared: self.compared,
            title: self.title,
        }
    }

    /// How far it is from what was typed, in words that each begin with a space; `None` if one of
    /// them is nowhere in it.
    fn distance(&self, typed: &str, words: &[&str]) -> Option<u8> {
        let [name, kind] = &self.compared;
        let names = [name.get(1..), name.get(self.title..)].map(Option::unwrap_or_default);
        if names.contains(&typed) || kind.strip_prefix(' ') == Some(typed) {
            return Some(0);
        }
        if names.iter().any(|name| name.starts_with(typed)) {
            return Some(1);
        }
        let begin = |text: &str, word: &str| {
            text.match_indices(word)
                .any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(' ')))
        };
        let all = |is_in: &dyn Fn(&str) -> bool| words.iter().all(|word| is_in(word));
        if all(&|word| begin(name, word)) {
            Some(2)
        } else if all(&|word| name.contains(word)) {
            Some(3)
        } else if all(&|word| begin(name, word) || begin(kind, word)) {
            Some(4)
        } else if all(&|word| name.contains(word) || kind.contains(word)) {
            Some(5)
        } else {
            None
        }
    }
}

/// Which of these have all words that were typed, by their place, the nearest first; all of them
/// while nothing is typed.
///
/// Capitals, accents and the order of words do not matter. What is called just so comes before what
/// begins so; then come words that begin so, and then parts of words; what only its kind says is
/// last. Equally near ones stay as they are.
#[must_use]
pub fn nearest<T>(all: &[Named<T>], typed: &str) -> Vec<usize> {
    let typed = folded(typed);
    let words: Vec<&str> = typed.split(' ').collect();
    let near = all.iter().enumerate();
    let near = near.filter_map(|(at, one)| Some((at, one.distance(&typed, &words)?)));
    let mut near: Vec<(usize, u8)> = near.collect();
    sort_by_key(&mut near, |(_, distance)| *distance);
    near.into_iter().map(|(at, _)| at).collect()
}

impl Words {
    /// Everything in the lists of a plan, in the order of the file.
    #[must_use]
    pub fn named_items(self, plan: &Plan) -> Vec<Named<Subject>> {
        let mut items = Vec::new();
        macro_rules! lists {
            ($($list:ident $Type:ident $about:tt),*) => { $(
                items.extend(plan.$list.iter().map(|item| self.item(plan, item.id.into(), item.title())));
            )* };
        }
        for_every_list!(lists);
        items
    }

    /// One of them; by its kind and place where it has no name.
    fn item(self, plan: &Plan, what: Subject, title: &str) -> Named<Subject> {
        // What people know by its number is found by that too.
        let kind = match what {
            Subject::Theme(id) => self.theme_named(plan.themes.place(id).unwrap_or(0) + 1),
            Subject::Measure(_) | Subject::Target(_) => self.subject_title(plan, what),
            item => capital(self.noun(item.noun())),
        };
        let measure = if let Subject::Measure(id) = what {
            plan.measures.get(id)
        } else {
            None
        };
        let name = match (measure, title.trim()) {
            (Some(measure), title) => self.code_and_title(&measure.code, title),
            (None, "") => self.subject_title(plan, what),
            (None, title) => title.to_owned(),
        };
        Named::new(what, name, kind).known_by(title)
    }

    /// What was found in a plan, as it is listed, and nothing that was waived.
    #[must_use]
    pub fn named_findings(self, plan: &Plan, findings: &[Finding]) -> Vec<Named<Finding>> {
        let entries = said_once(findings.iter().filter(|finding| !finding.waived));
        let entries = entries.into_iter().filter_map(|entry| {
            let first = (*entry.first()?).clone();
            let severity = self.severity(first.severity());
            Some(Named::new(first, self.entry(plan, &entry).title, severity))
        });
        entries.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CostLine, Id, Language, Measure, Party, Target, Theme};

    fn plan() -> Plan {
        let measure = |number: u128, code: &str, title: &str| Measure {
            id: Id::numbered(number),
            code: code.to_owned(),
            title: title.to_owned(),
            ..Measure::default()
        };
        Plan {
            themes: [Theme {
                id: Id::numbered(1),
                title: "Scholing".into(),
                ..Theme::default()
            }]
            .into_iter()
            .collect(),
            measures: [
                measure(11, "80", "Brede scholing van vakmensen"),
                measure(12, "8", "Coördinatie en vakscholing"),
                measure(13, "1.10", ""),
            ]
            .into_iter()
            .collect(),
            targets: [Target {
                id: Id::numbered(21),
                measure: Id::numbered(12),
                qualifier: "trainingen op de werkvloer".into(),
                ..Target::default()
            }]
            .into_iter()
            .collect(),
            cost_lines: [CostLine {
                id: Id::numbered(31),
                description: "Scholing op de werkvloer".into(),
                ..CostLine::default()
            }]
            .into_iter()
            .collect(),
            parties: [Party {
                id: Id::numbered(41),
                ..Party::default()
            }]
            .into_iter()
            .collect(),
            ..Plan::default()
        }
    }

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let items = Words::new(Language::Nl).named_items(&plan());
        let found = nearest(&items, typed).into_iter();
        let found: Vec<&str> = found.map(|at| items[at].name.as_str()).collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn what_is_called_so_comes_first_and_parts_of_words_last() {
        check(
            "Scholing",
            &[
                "Scholing",
                "Scholing op de werkvloer",
                "80 Brede scholing van vakmensen",
                "8 Coördinatie en vakscholing",
            ],
        );
    }

    #[test]
    fn a_title_counts_without_the_number_before_it() {
        check("brede", &["80 Brede scholing van vakmensen"]);
        check(
            "coördinatie en vakscholing",
            &["8 Coördinatie en vakscholing"],
        );
        check(
            "b",
            &[
                "80 Brede scholing van vakmensen",
                "Scholing op de werkvloer",
            ],
        );
    }

    #[test]
    fn capitals_accents_and_the_order_of_words_do_not_matter() {
        check("VAKSCHOLING coordinatie", &["8 Coördinatie en vakscholing"]);
    }

    #[test]
    fn a_measure_is_found_by_its_number_with_or_without_the_word() {
        check("1.10", &["1.10 Maatregel zonder titel"]);
        check(
            "maatregel 8",
            &[
                "8 Coördinatie en vakscholing",
                "80 Brede scholing van vakmensen",
                "trainingen op de werkvloer",
            ],
        );
    }

    #[test]
    fn what_has_no_name_is_found_by_its_kind() {
        check("partij", &["Partij zonder naam"]);
        check("doel 1 van maatregel 8", &["trainingen op de werkvloer"]);
        check("thema 1", &["Scholing"]);
    }

    #[test]
    fn all_words_must_be_there() {
        check("scholing zeilboot", &[]);
    }

    #[test]
    fn with_nothing_typed_everything_stays_in_its_order() {
        let items = Words::new(Language::Nl).named_items(&plan());
        assert_eq!(nearest(&items, " "), [0, 1, 2, 3, 4, 5, 6]);
    }
}
