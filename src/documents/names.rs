//! What measures, parties, rates and kinds of cost are called in the cells of a table, in both
//! directions.

use rustc_hash::{FxHashMap, FxHashSet};
use uuid::Uuid;

use super::column::Column;
use crate::{
    figures::Years,
    plan::{
        CostCategory, Id, Language, Measure, Plan, Trace, Vat, folded, is_changed_by_spreadsheets,
        traces,
    },
    text::{Words, read::shown_for},
};

/// The names that cells of a plan's table refer to, and the years that have a column.
#[derive(Debug)]
pub struct Names {
    measures: Named,
    parties: Named,
    rates: Named,
    /// The plan's own kinds of cost, each under what it is compared by.
    own: FxHashMap<String, String>,
    /// What a spreadsheet takes the codes of measures for.
    traces: FxHashMap<Trace, Vec<Uuid>>,
    pub(super) years: Years,
}

/// What a text refers to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing with this name exists.
    Nothing,
    /// This one.
    One(Uuid),
    /// Any of these.
    Several(Vec<Uuid>),
}

/// The items of a list by their names.
#[derive(Debug, Default)]
struct Named {
    items: Vec<(Uuid, Name)>,
    at: FxHashMap<Uuid, usize>,
    /// By each kind of name; a later kind is tried only if an earlier one has no answer.
    by_name: [FxHashMap<String, Vec<Uuid>>; 3],
}

/// What an item is called.
#[derive(Debug)]
struct Name {
    /// In the fewest letters that identify it.
    copied: String,
    /// In full.
    shown: String,
}

impl Names {
    /// The names of a plan.
    #[must_use]
    pub fn of(plan: &Plan, words: Words) -> Self {
        Self {
            measures: Named::of(plan.measures.iter().map(|measure| {
                let full = words.code_and_title(&measure.code, &measure.title);
                let names = [measure.code.clone(), full, measure.title.clone()];
                (measure.id.uuid(), names)
            })),
            parties: Named::of(plan.parties.iter().map(|party| {
                let name = party.name.clone();
                (party.id.uuid(), [name.clone(), name, String::new()])
            })),
            rates: Named::of(plan.rates.iter().map(|rate| {
                let title = rate.title.clone();
                (rate.id.uuid(), [title.clone(), title, String::new()])
            })),
            own: of_own(&own(plan)),
            traces: traced(plan),
            years: Years::of(plan),
        }
    }

    /// All columns of the plan, in display order.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        Column::with_years(self.years.all())
    }

    /// Whether two versions of a plan have the same names.
    #[must_use]
    pub fn same(before: &Plan, now: &Plan) -> bool {
        before.measures.is_same(&now.measures)
            && before.parties.is_same(&now.parties)
            && before.rates.is_same(&now.rates)
            && before.period == now.period
            && (before.cost_lines.is_same(&now.cost_lines) || own(before) == own(now))
    }

    /// What can be chosen in a column: the short form that is typed, and the full name.
    #[must_use]
    pub fn choices(&self, column: Column, words: Words) -> Vec<(String, String)> {
        let plain = |text: &str| (text.to_owned(), text.to_owned());
        match column {
            Column::Category => {
                let known = CATEGORIES.iter();
                let mut all: Vec<_> = known
                    .map(|category| plain(&words.cost_category(category)))
                    .collect();
                let mut own: Vec<_> = self.own.values().map(|own| plain(own)).collect();
                own.sort();
                all.append(&mut own);
                all
            }
            Column::Vat => VATS.iter().map(|vat| plain(words.vat(*vat))).collect(),
            Column::InKind => [words.grid_in_kind_yes(), words.grid_in_kind_no()]
                .map(plain)
                .into(),
            Column::Phasing => [words.phasing_even(), words.phasing_typed()]
                .map(plain)
                .into(),
            _ => self.list(column).map_or_else(Vec::new, |named| {
                let items = named.items.iter();
                items
                    .map(|(_, name)| (name.copied.clone(), name.shown.clone()))
                    .collect()
            }),
        }
    }

    /// A measure as its cells show it, by which lines are filtered; empty if it does not exist.
    #[must_use]
    pub fn of_measure(&self, measure: Id<Measure>) -> &str {
        self.shown(Column::Measure, measure.uuid())
    }

    /// The measure that cells show as this.
    #[must_use]
    pub fn measure(&self, text: &str) -> Option<Id<Measure>> {
        match self.find(Column::Measure, text) {
            Found::One(id) => Some(Id::new(id)),
            Found::Nothing | Found::Several(_) => None,
        }
    }

    /// The name of an item in a column, for copying; empty if it does not exist.
    pub(super) fn copied(&self, column: Column, id: Uuid) -> &str {
        self.name(column, id).map_or("", |name| &name.copied)
    }

    /// The name of an item in a column, for reading; empty if it does not exist.
    pub(super) fn shown(&self, column: Column, id: Uuid) -> &str {
        self.name(column, id).map_or("", |name| &name.shown)
    }

    /// What a text in a column refers to.
    pub(super) fn find(&self, column: Column, text: &str) -> Found {
        self.list(column)
            .map_or(Found::Nothing, |named| named.find(&folded(text)))
    }

    /// The plan's own kind of cost with this name, as it was first written.
    pub(super) fn own(&self, category: &str) -> Option<&str> {
        self.own.get(&folded(category)).map(String::as_str)
    }

    /// The kinds of cost that may be meant by a text that names none: those that begin with it, and
    /// those that it begins with.
    #[must_use]
    pub fn near_category(&self, text: &str, words: Words) -> Vec<String> {
        let typed = folded(text);
        let is_near = |name: &String| {
            let name = folded(name);
            name.starts_with(&typed) || typed.starts_with(&name)
        };
        let known = self.choices(Column::Category, words).into_iter();
        known.map(|(name, _)| name).filter(is_near).collect()
    }

    /// The measures whose code a spreadsheet may show as this text.
    pub(super) fn shown_as(&self, column: Column, text: &str) -> Vec<Uuid> {
        if column != Column::Measure {
            return Vec::new();
        }
        let may_be = shown_for(text).into_iter();
        let mut found: Vec<Uuid> = may_be
            .filter_map(|trace| self.traces.get(&trace))
            .flatten()
            .copied()
            .collect();
        found.dedup();
        found
    }

    fn list(&self, column: Column) -> Option<&Named> {
        match column {
            Column::Measure => Some(&self.measures),
            Column::Bearer => Some(&self.parties),
            Column::Rate => Some(&self.rates),
            _ => None,
        }
    }

    fn name(&self, column: Column, id: Uuid) -> Option<&Name> {
        let named = self.list(column)?;
        let (_, name) = named.items.get(*named.at.get(&id)?)?;
        Some(name)
    }
}

impl Named {
    /// Each item with its names, the shortest first, the full one last.
    fn of(items: impl Iterator<Item = (Uuid, [String; 3])>) -> Self {
        let items: Vec<(Uuid, [String; 3])> = items.collect();
        let mut named = Self::default();
        for (id, names) in &items {
            for (by_name, name) in named.by_name.iter_mut().zip(names) {
                let name = folded(name);
                if !name.is_empty() {
                    by_name.entry(name).or_default().push(*id);
                }
            }
        }
        for (at, (id, names)) in items.into_iter().enumerate() {
            let means_it = |name: &&String| named.find(&folded(name)) == Found::One(id);
            let [_, full, _] = &names;
            let survives = |name: &&String| !is_changed_by_spreadsheets(name) || full == *name;
            let copied = names.iter().filter(survives).find(means_it);
            let copied = copied.unwrap_or(full).clone();
            let shown = full.clone();
            named.items.push((id, Name { copied, shown }));
            named.at.insert(id, at);
        }
        named
    }

    fn find(&self, name: &str) -> Found {
        let found = self.by_name.iter().find_map(|by_name| by_name.get(name));
        match found.map(Vec::as_slice) {
            None => Found::Nothing,
            Some([id]) => Found::One(*id),
            Some(several) => Found::Several(several.to_vec()),
        }
    }
}

/// The measures by what a spreadsheet takes their codes for.
fn traced(plan: &Plan) -> FxHashMap<Trace, Vec<Uuid>> {
    let mut by_trace: FxHashMap<Trace, Vec<Uuid>> = FxHashMap::default();
    for measure in plan.measures.iter() {
        for trace in traces(&measure.code) {
            by_trace.entry(trace).or_default().push(measure.id.uuid());
        }
    }
    by_trace
}

/// The plan's own kinds of cost as they are written, in the order in which they come.
fn own(plan: &Plan) -> Vec<&str> {
    let mut seen = FxHashSet::default();
    let lines = plan.cost_lines.iter();
    let own = lines.filter_map(|line| match &line.category {
        CostCategory::Own(own) if !own.trim().is_empty() => Some(own.as_str()),
        _ => None,
    });
    own.filter(|own| seen.insert(*own)).collect()
}

/// What differs by a capital, an accent or a hidden character is one kind, called as it came first.
fn of_own(own: &[&str]) -> FxHashMap<String, String> {
    let mut named = FxHashMap::default();
    for own in own {
        named
            .entry(folded(own))
            .or_insert_with(|| (*own).to_owned());
    }
    named
}

/// The built-in kinds of cost.
pub(super) const CATEGORIES: [CostCategory; 7] = [
    CostCategory::Wages,
    CostCategory::WagesOfAbsence,
    CostCategory::Training,
    CostCategory::Adviser,
    CostCategory::Research,
    CostCategory::Material,
    CostCategory::Communication,
];

/// What can happen to value added tax.
const VATS: [Vat; 3] = [Vat::Recoverable, Vat::NotRecoverable, Vat::Exempt];

/// The value among these with this name, in either language.
fn named<T: Clone>(text: &str, all: &[T], name: impl Fn(Words, &T) -> String) -> Option<T> {
    let wanted = folded(text);
    let mut all = all.iter();
    let found = all.find(|one| both().any(|words| folded(&name(words, one)) == wanted));
    found.cloned()
}

/// Whether a folded text is in a list of words with bars between, in either language.
pub(super) fn is_listed(text: &str, list: impl Fn(Words) -> &'static str) -> bool {
    both().any(|words| list(words).split('|').any(|word| word == text))
}

fn both() -> impl Iterator<Item = Words> {
    [Language::Nl, Language::En].into_iter().map(Words::new)
}

/// The kind of cost with this name.
pub(super) fn category_named(text: &str) -> Option<CostCategory> {
    named(text, &CATEGORIES, |words, category| {
        words.cost_category(category)
    })
}

/// The kind of cost that a text is probably another form of: the start of its name, or its name
/// with more behind it.
pub(super) fn category_like(text: &str) -> Option<CostCategory> {
    let text = folded(text);
    let like = |category: &&CostCategory| {
        both().any(|words| {
            let name = folded(&words.cost_category(category));
            text.len() > 2 && name.starts_with(&text) || text.starts_with(&name)
        })
    };
    CATEGORIES.iter().find(like).cloned()
}

/// What happens to VAT, by its name or the start of it.
pub(super) fn vat_named(text: &str) -> Option<Vat> {
    let in_full = named(text, &VATS, |words, vat| words.vat(*vat).to_owned());
    let start = |words: Words, vat: &Vat| {
        let start = words.vat(*vat).split(',').next();
        start.unwrap_or_default().to_owned()
    };
    in_full.or_else(|| named(text, &VATS, start))
}

/// Whether a text says yes or no to *in kind*; an empty one says no.
pub(super) fn in_kind_named(text: &str) -> Option<bool> {
    let says = |words: Words, yes: &bool| {
        let name = if *yes {
            words.grid_in_kind_yes()
        } else {
            words.grid_in_kind_no()
        };
        name.to_owned()
    };
    named(text, &[true, false], says).or_else(|| match folded(text).as_str() {
        "ja" | "j" | "yes" | "y" | "x" | "1" | "waar" | "true" | "natura" => Some(true),
        "nee" | "n" | "no" | "0" | "onwaar" | "false" | "" => Some(false),
        _ => None,
    })
}

/// Whether a text says *evenly* or *amounts for each period*; an empty one says evenly.
pub(super) fn even_named(text: &str) -> Option<bool> {
    let says = |words: Words, even: &bool| {
        let name = if *even {
            words.phasing_even()
        } else {
            words.phasing_typed()
        };
        name.to_owned()
    };
    let empty = text.trim().is_empty().then_some(true);
    empty.or_else(|| named(text, &[true, false], says))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(measures: &[(&str, &str)]) -> Plan {
        let measures = (1..).zip(measures).map(|(number, (code, title))| Measure {
            id: Id::numbered(number),
            code: (*code).to_owned(),
            title: (*title).to_owned(),
            ..Measure::default()
        });
        Plan {
            measures: measures.collect(),
            ..Plan::default()
        }
    }

    #[track_caller]
    fn check(measures: &[(&str, &str)], copied: &[&str], text: &str, found: Found) {
        let names = Names::of(&plan(measures), Words::new(Language::Nl));
        let all: Vec<&str> = (1..=measures.len())
            .map(|number| names.copied(Column::Measure, Uuid::from_u128(number as u128)))
            .collect();
        assert_eq!(all, copied);
        assert_eq!(names.find(Column::Measure, text), found);
    }

    #[test]
    fn a_measure_is_called_by_its_code() {
        let measures = [("1", "Scholing"), ("5a", "Coaching")];
        let second = Found::One(Uuid::from_u128(2));
        check(&measures, &["1", "5a"], " 5A ", second);
        check(
            &measures,
            &["1", "5a"],
            "coaching",
            Found::One(Uuid::from_u128(2)),
        );
        check(
            &measures,
            &["1", "5a"],
            "5a  Coaching",
            Found::One(Uuid::from_u128(2)),
        );
        check(&measures, &["1", "5a"], "6", Found::Nothing);
    }

    #[test]
    fn measures_of_one_code_are_told_apart_by_their_titles() {
        let several = Found::Several([1, 2].map(Uuid::from_u128).to_vec());
        let measures = [("1", "Scholing"), ("1", "Coaching")];
        check(&measures, &["1 Scholing", "1 Coaching"], "1", several);
    }

    #[test]
    fn a_code_goes_before_a_title() {
        let measures = [("2", "1"), ("1", "Scholing")];
        check(&measures, &["2", "1"], "1", Found::One(Uuid::from_u128(2)));
    }

    #[test]
    fn a_kind_of_cost_that_may_be_meant_begins_alike() {
        let words = Words::new(Language::Nl);
        let names = Names::of(&plan(&[]), words);
        let near = |text| names.near_category(text, words);
        assert_eq!(near("opl"), ["opleiding"]);
        assert_eq!(near("Opleidingskosten"), ["opleiding"]);
        assert_eq!(near("LOON"), ["loonkosten"]);
        assert_eq!(near("Reiskosten"), Vec::<String>::new());
    }
}
