//! What the things in a plan are called, as known to the person who filled it in.

use super::Words;
use crate::{
    figures::whole_of,
    plan::{Id, Measure, Noun, Plan, Scope, Stated, StatedValue, Subject, Target, Theme},
};

/// Longer names would push the rest of the sentence out of sight.
const LONGEST_NAME: usize = 60;
/// How many letters of a name from a file are shown.
const LONGEST_NAME_IN_FILE: usize = 40;

impl Words {
    /// What something is called within a sentence: *doel 2 van maatregel 8*.
    #[must_use]
    pub fn subject(self, plan: &Plan, subject: Subject) -> String {
        match subject {
            Subject::Plan | Subject::SetAside { .. } => self.noun(subject.noun()).to_owned(),
            Subject::Theme(id) => self.theme_name(plan, id),
            Subject::Measure(id) => self.measure_name(plan, id),
            Subject::Target(id) => self.target_name(plan, id),
            Subject::Realisation(id) => self.realisation_name(plan, id),
            Subject::Stated(id) => {
                let value = plan.stated.get(id).map(|stated| stated.value);
                let figure = value.map_or("", |value| self.stated_figure(value));
                self.named(self.noun(Noun::Stated), figure)
            }
            item => self.named(self.noun(item.noun()), item.title(plan)),
        }
    }

    /// A noun with its count: *1 maatregel*, *12 maatregelen*.
    #[must_use]
    pub fn count_of(self, noun: Noun, count: usize) -> String {
        let name = if count == 1 {
            self.noun(noun)
        } else {
            self.nouns(noun)
        };
        format!(
            "{} {name}",
            self.count(u64::try_from(count).unwrap_or(u64::MAX))
        )
    }

    /// What a list in a file, or a field of the plan itself, is called within a sentence; its own
    /// name in quotes if it has no other.
    #[must_use]
    pub fn name_in_file(self, name: &str) -> String {
        self.field_in_file(Noun::Plan, name)
    }

    /// Like [`Words::name_in_file`], for a field of a noun.
    #[must_use]
    pub fn field_in_file(self, noun: Noun, name: &str) -> String {
        if let Some(list) = Noun::of_list(name).filter(|_| noun == Noun::Plan) {
            return self.nouns(list).to_owned();
        }
        match self.field(noun, name) {
            "" => self.list_quoted(shortened_name(name)),
            known => small(known),
        }
    }

    /// What fields of a noun are called, one after the other: *titel, aanpak en risico’s*.
    #[must_use]
    pub fn fields(self, noun: Noun, names: &[impl AsRef<str>]) -> String {
        let names = names
            .iter()
            .map(|name| self.field_in_file(noun, name.as_ref()));
        let mut names: Vec<String> = names.collect();
        let Some(last) = names.pop() else {
            return String::new();
        };
        if names.is_empty() {
            return last;
        }
        self.list_and(names.join(", "), last)
    }

    /// What something is called at the start of a line: *Doel 2 van maatregel 8*.
    #[must_use]
    pub fn subject_title(self, plan: &Plan, subject: Subject) -> String {
        capital(&self.subject(plan, subject))
    }

    /// Which figure a stated total is: *deelnames*, *subsidie*.
    #[must_use]
    pub fn stated_figure(self, value: StatedValue) -> &'static str {
        match value {
            StatedValue::Applications(_) => self.stated_applications(),
            StatedValue::People(_) => self.stated_people(),
            StatedValue::Costs(_) => self.stated_costs(),
            StatedValue::Grant(_) => self.stated_grant(),
            StatedValue::OwnContribution(_) => self.stated_own_contribution(),
            StatedValue::Measures(_) => self.stated_measures(),
        }
    }

    /// What an item of a list is called; its number if it has no name.
    #[must_use]
    pub fn item_name(self, title: &str, number: usize) -> String {
        match title.trim() {
            "" => self.nameless_numbered(number),
            title => title.to_owned(),
        }
    }

    /// A measure in a list: its code and title.
    #[must_use]
    pub fn code_and_title(self, code: &str, title: &str) -> String {
        let title = match title.trim() {
            "" => self.untitled_measure(),
            title => title,
        };
        format!("{code} {title}").trim_start().to_owned()
    }

    /// Says that an item was removed.
    #[must_use]
    pub fn removed(self, title: &str) -> String {
        match title.trim() {
            "" => self.nameless_removed().to_owned(),
            title => self.item_removed(shortened(title)),
        }
    }

    /// A stated total: which figure, how much, of what, and when it was stated.
    #[must_use]
    pub fn stated_in_short(self, plan: &Plan, stated: &Stated) -> String {
        let figure = self.stated_figure(stated.value);
        let value = self.stated_value(stated);
        let of = match stated.scope {
            Scope::Plan => String::new(),
            Scope::Theme(id) => self.theme_name(plan, id),
            Scope::Measure(id) => self.measure_name(plan, id),
        };
        let day = stated.date.map(|day| self.date(day)).unwrap_or_default();
        let said = [format!("{figure} {value}"), of, day];
        let said: Vec<String> = said.into_iter().filter(|it| !it.is_empty()).collect();
        said.join(" · ")
    }

    /// A price per unit, if the unit has a name.
    #[must_use]
    pub fn price_per(self, price: String, unit: &str) -> String {
        match unit.trim() {
            "" => price,
            unit => self.price_per_unit(price, unit),
        }
    }

    fn theme_name(self, plan: &Plan, id: Id<Theme>) -> String {
        let Some(theme) = plan.themes.get(id) else {
            return self.noun(Noun::Theme).to_owned();
        };
        if theme.title.trim().is_empty() {
            return self.subject_theme(1 + plan.themes.place(id).unwrap_or(0));
        }
        self.named(self.noun(Noun::Theme), &theme.title)
    }

    fn measure_name(self, plan: &Plan, id: Id<Measure>) -> String {
        let Some(measure) = plan.measures.get(id) else {
            return self.noun(Noun::Measure).to_owned();
        };
        let code = measure.code.trim();
        if code.is_empty() {
            return self.named(self.noun(Noun::Measure), &measure.title);
        }
        self.subject_measure(shortened(code))
    }

    fn target_name(self, plan: &Plan, id: Id<Target>) -> String {
        let target = plan.targets.get(id);
        let measure = target.and_then(|target| plan.measures.get(target.measure));
        let Some(measure) = measure else {
            let qualifier = target.map_or("", |target| &target.qualifier);
            return self.named(self.noun(Noun::Target), qualifier);
        };
        let (place, name) = (
            plan.number_of_target(id),
            self.measure_name(plan, measure.id),
        );
        if is_part(plan, id) {
            self.subject_part(place, name)
        } else {
            self.subject_target(place, name)
        }
    }

    /// A target mentioned beside another: only its number if both belong to the same measure.
    pub(super) fn target_beside(self, plan: &Plan, target: Id<Target>, beside: Subject) -> String {
        let measure_of = |id| plan.targets.get(id).map(|target: &Target| target.measure);
        let same =
            matches!(beside, Subject::Target(other) if measure_of(other) == measure_of(target));
        let is_there = |measure| plan.measures.get(measure).is_some();
        if !(same && measure_of(target).is_some_and(is_there)) {
            return self.target_name(plan, target);
        }
        let place = plan.number_of_target(target);
        if is_part(plan, target) {
            self.subject_part_here(place)
        } else {
            self.subject_target_here(place)
        }
    }

    pub(super) fn named(self, noun: &str, name: &str) -> String {
        match name.trim() {
            "" => self.subject_nameless(noun),
            name => self.subject_named(noun, shortened(name)),
        }
    }
}

/// Whether a target is part of another one that exists.
fn is_part(plan: &Plan, target: Id<Target>) -> bool {
    let target = plan.targets.get(target);
    target.is_some_and(|target| whole_of(plan, target).is_some())
}

/// A text of at most [`LONGEST_NAME`] letters, on one line.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_NAME {
        return line;
    }
    let start: String = line.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", start.trim_end())
}

/// A text as it appears within a sentence; abbreviations keep their capitals.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(next)) if !next.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// The first letters of a name from a file.
pub(super) fn shortened_name(name: &str) -> String {
    let mut shown: String = name.chars().take(LONGEST_NAME_IN_FILE).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    shown
}

/// A text as it starts a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Language, UNKNOWN};

    #[test]
    fn every_field_of_every_noun_has_a_name() {
        for noun in Noun::ALL {
            for field in noun.fields().iter().chain([&UNKNOWN]) {
                let is_list = *noun == Noun::Plan && Noun::of_list(field).is_some();
                let named = Language::ALL.iter().map(|language| Words::new(*language));
                let named = named.map(|words| words.field(*noun, field));
                let known = named.filter(|name| !name.is_empty()).count();
                assert!(is_list || known == 2, "{noun:?}.{field}");
            }
        }
    }

    #[track_caller]
    fn check_fields(noun: Noun, fields: &[&str], expected: &str) {
        let words = Words::new(Language::En);
        assert_eq!(words.fields(noun, fields), expected);
    }

    #[test]
    fn fields_are_named_as_within_a_sentence() {
        check_fields(Noun::CostLine, &[], "");
        check_fields(Noun::CostLine, &["vat"], "VAT");
        check_fields(
            Noun::CostLine,
            &["description", "unit", "vat"],
            "description, unit and VAT",
        );
        check_fields(Noun::Plan, &["goals", "later"], "goals and ‘later’");
        check_fields(Noun::Measure, &["goals"], "goals");
    }
}
