//! Who takes part: by theme, measure, target, group, region and year.

use std::hash::Hash;

use rustc_hash::FxHashMap;
use sectorplan::{
    figures::{Count, Figures, Headcount, Row, by_region, by_target_group, by_year, people},
    plan::{
        Date, Id, Item, Items, Measure, Number, People, Plan, Precision, Quantity, Region, Target,
        TargetGroup, TargetUnit, Theme,
    },
    text::Words,
};
use serde::Serialize;

use super::share;

/// How exact a number is.
#[derive(Serialize)]
pub struct Exact {
    at_least: bool,
    approximate: bool,
}

impl From<Precision> for Exact {
    fn from(precision: Precision) -> Self {
        Self {
            at_least: precision.at_least,
            approximate: precision.approximate,
        }
    }
}

#[derive(Serialize)]
pub struct Participants {
    pub applications: u64,
    /// How exact the targets are that add up to it.
    #[serde(flatten)]
    precision: Exact,
    pub people: u64,
    /// Whether there may be more people, or fewer.
    pub lower_bound: bool,
    at_most: bool,
    /// The fewest people there can be.
    fewest: u64,
    /// For a person: how many, and how certain that is.
    #[serde(skip)]
    pub shown: [Count; 2],
}

impl<T> From<&Headcount<T>> for Participants {
    fn from(headcount: &Headcount<T>) -> Self {
        Self {
            applications: headcount.applications,
            precision: headcount.precision.into(),
            people: headcount.people,
            lower_bound: headcount.lower_bound,
            at_most: headcount.at_most,
            fewest: headcount.fewest,
            shown: [headcount.applied(), headcount.unique()],
        }
    }
}

#[derive(Serialize)]
pub struct OfTheme {
    /// Null for all measures without a theme together.
    pub id: Option<Id<Theme>>,
    pub title: String,
    pub participants: Participants,
    /// Of all applications, in percent.
    share: Option<Number>,
}

#[derive(Serialize)]
pub struct OfMeasure {
    id: Id<Measure>,
    pub code: String,
    pub title: String,
    /// Also null if the theme is not there.
    pub theme: Option<Id<Theme>>,
    pub participants: Participants,
    /// Of all applications, in percent.
    share: Option<Number>,
    targets: Vec<PeopleOfTarget>,
}

/// The people of a target that counts people.
#[derive(Serialize)]
pub struct PeopleOfTarget {
    id: Id<Target>,
    people: u64,
}

/// A target, even one that counts no people.
#[derive(Serialize)]
pub struct OfTarget {
    id: Id<Target>,
    measure: Id<Measure>,
    quantity: Option<Quantity>,
    at_least: bool,
    approximate: bool,
    unit: Option<TargetUnit>,
    qualifier: String,
    due: Option<Date>,
    /// The target that it is part of; it then counts in no total.
    part_of: Option<Id<Target>>,
    /// Null if it counts no people, or a factor is missing.
    people: Option<u64>,
}

/// The applications of the plan by what the plan says about them; each list adds up to the plan.
#[derive(Serialize)]
pub struct Breakdown {
    target_groups: Vec<OfItems<TargetGroup>>,
    regions: Vec<OfItems<Region>>,
    years: Vec<OfYear>,
}

/// Applications of these items together; of no item if the list is empty.
#[derive(Serialize)]
pub struct OfItems<T> {
    of: Vec<Named<T>>,
    applications: u64,
    at_least: bool,
    approximate: bool,
    share: Option<Number>,
    targets: Vec<Id<Target>>,
}

#[derive(Serialize)]
struct Named<T> {
    id: Id<T>,
    name: String,
}

#[derive(Serialize)]
pub struct OfYear {
    /// Null if no day is known.
    year: Option<i16>,
    applications: u64,
    at_least: bool,
    approximate: bool,
    share: Option<Number>,
    targets: Vec<Id<Target>>,
}

/// The themes in the order of the plan, then the measures without one if there are any.
pub fn of_themes(plan: &Plan, figures: &Figures, words: Words) -> Vec<OfTheme> {
    let all = figures.plan.applications;
    let row = |id, title: &str, headcount: &Headcount<Id<Measure>>| OfTheme {
        id,
        title: title.to_owned(),
        participants: headcount.into(),
        share: share(headcount.applications, all),
    };
    let themes = plan.themes.iter().filter_map(|theme| {
        let headcount = figures.theme(theme.id)?;
        Some(row(Some(theme.id), &theme.title, headcount))
    });
    let known = plan.themes.by_id();
    let is_without = |measure: &Measure| {
        measure
            .theme
            .is_none_or(|theme| !known.contains_key(&theme))
    };
    let without = plan.measures.iter().any(is_without);
    let without = without.then(|| row(None, words.without_theme(), &figures.without_theme));
    themes.chain(without).collect()
}

pub fn of_measures(plan: &Plan, figures: &Figures) -> Vec<OfMeasure> {
    let themes = plan.themes.by_id();
    let measures = plan.measures.iter().filter_map(|measure| {
        let participants = figures.measure(measure.id)?;
        let targets = participants.from.iter().map(|&id| PeopleOfTarget {
            id,
            people: figures.target(id),
        });
        Some(OfMeasure {
            id: measure.id,
            code: measure.code.clone(),
            title: measure.title.clone(),
            theme: measure.theme.filter(|theme| themes.contains_key(theme)),
            participants: participants.into(),
            share: share(participants.applications, figures.plan.applications),
            targets: targets.collect(),
        })
    });
    measures.collect()
}

pub fn of_targets(plan: &Plan) -> Vec<OfTarget> {
    let targets = plan.targets.iter().map(|target| OfTarget {
        id: target.id,
        measure: target.measure,
        quantity: target.quantity,
        at_least: target.at_least,
        approximate: target.approximate,
        unit: target.unit.clone(),
        qualifier: target.qualifier.clone(),
        due: target.due,
        part_of: target.part_of,
        people: known_people(target),
    });
    targets.collect()
}

fn known_people(target: &Target) -> Option<u64> {
    let known = target.quantity.is_some()
        && match &target.people {
            People::None => false,
            People::Each => true,
            People::Product(averages) => averages.iter().all(|one| one.quantity.is_some()),
        };
    known.then(|| people(target))
}

pub fn breakdown(plan: &Plan, figures: &Figures) -> Breakdown {
    let all = figures.plan.applications;
    let years = by_year(plan, figures).into_iter().map(|row| OfYear {
        year: row.of,
        applications: row.applications,
        at_least: row.precision.at_least,
        approximate: row.precision.approximate,
        share: share(row.applications, all),
        targets: row.from,
    });
    Breakdown {
        target_groups: of_items(
            by_target_group(plan, figures),
            &plan.target_groups,
            |group| &group.name,
            all,
        ),
        regions: of_items(
            by_region(plan, figures),
            &plan.regions,
            |region| &region.name,
            all,
        ),
        years: years.collect(),
    }
}

fn of_items<T: Item>(
    rows: Vec<Row<Vec<Id<T>>>>,
    items: &Items<T>,
    name: fn(&T) -> &String,
    all: u64,
) -> Vec<OfItems<T>>
where
    Id<T>: Hash + Eq,
{
    let items: FxHashMap<Id<T>, &T> = items.by_id();
    let named = |id: Id<T>| Named {
        id,
        name: items
            .get(&id)
            .map_or_else(String::new, |item| name(item).clone()),
    };
    let rows = rows.into_iter().map(|row| OfItems {
        of: row.of.into_iter().map(named).collect(),
        applications: row.applications,
        at_least: row.precision.at_least,
        approximate: row.precision.approximate,
        share: share(row.applications, all),
        targets: row.from,
    });
    rows.collect()
}
