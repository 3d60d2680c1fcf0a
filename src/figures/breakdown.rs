//! The participants of a plan by target group, by region and by year.
//!
//! Every application is in one row, so that rows add up to the plan. If a target is for several
//! groups and nobody said how many of each, it is in a row of its own for those groups together: a
//! split that nobody made is not shown. Rows count applications, because overlaps are declared
//! between targets and not between groups.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, prelude::ToPrimitive};
use rustc_hash::FxHashMap;

use super::{Figures, exact::Count, shares::share_out};
use crate::plan::{
    Id, Item, Items, Measure, Plan, Precision, Quantity, Region, Target, TargetGroup, Theme,
};

/// Applications about which the plan says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<Key> {
    /// What it says of them.
    pub of: Key,
    /// How many.
    pub applications: u64,
    /// How exact the targets are that they come from.
    pub precision: Precision,
    /// The targets that they come from, in the order of the plan.
    pub from: Vec<Id<Target>>,
}

impl<Key> Row<Key> {
    /// How many, and how certain that is.
    #[must_use]
    pub const fn applied(&self) -> Count {
        Count {
            number: self.applications,
            precision: self.precision,
            at_most: false,
        }
    }
}

/// The applications of a plan by target group: those of the target, or else of its measure.
///
/// A row for each group alone, in the order of the plan, then one for each combination that is
/// not divided, then one without a group.
#[must_use]
pub fn by_target_group(plan: &Plan, figures: &Figures) -> Vec<Row<Vec<Id<TargetGroup>>>> {
    by_items(plan, figures, &plan.target_groups, |target, measure| {
        if target.groups.is_empty() {
            &measure.target_groups
        } else {
            &target.groups
        }
    })
}

/// The applications of a plan by region, as [`by_target_group`] does by group; the last row,
/// without a region, is of measures that are carried out everywhere.
#[must_use]
pub fn by_region(plan: &Plan, figures: &Figures) -> Vec<Row<Vec<Id<Region>>>> {
    by_items(plan, figures, &plan.regions, |_, measure| &measure.regions)
}

fn by_items<'a, T: Item + 'a>(
    plan: &'a Plan,
    figures: &Figures,
    items: &Items<T>,
    of: impl Fn(&'a Target, &'a Measure) -> &'a [Id<T>],
) -> Vec<Row<Vec<Id<T>>>> {
    let places: FxHashMap<Id<T>, usize> = (items.iter().enumerate())
        .map(|(place, item)| (item.id(), place))
        .collect();
    let mut rows: Rows<(Size, Vec<usize>), Vec<Id<T>>> = BTreeMap::new();
    for (target, measure, applications) in counted(plan, figures) {
        let mut of: Vec<(usize, Id<T>)> = of(target, measure)
            .iter()
            .filter_map(|id| Some((*places.get(id)?, *id)))
            .collect();
        of.sort_unstable_by_key(|(place, _)| *place);
        of.dedup_by_key(|(place, _)| *place);
        let size = match of.len() {
            0 => Size::None,
            1 => Size::One,
            _ => Size::Several,
        };
        let (places, ids): (Vec<usize>, Vec<Id<T>>) = of.into_iter().unzip();
        add(&mut rows, (size, places), ids, target, applications);
    }
    rows.into_values().collect()
}

/// Rows that are being added up, by their place.
type Rows<Key, Of> = BTreeMap<Key, Row<Of>>;

/// What a row is for, in the order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    One,
    Several,
    None,
}

/// The applications of a plan by the year in which they are reached; the last row is undated.
///
/// A target that is phased counts in the year in which each phase ends, in proportion to its
/// quantity and rounded so that the years add up to it. What is not phased, or all of it if the
/// phases are more than the target, counts in the year of its due date, or otherwise of the last
/// day of its measure.
#[must_use]
pub fn by_year(plan: &Plan, figures: &Figures) -> Vec<Row<Option<i16>>> {
    years_of(plan, figures, &|_| true)
}

/// As [`by_year`], for one theme; without one, for the measures whose theme is not there either.
#[must_use]
pub fn by_year_in(
    plan: &Plan,
    figures: &Figures,
    theme: Option<Id<Theme>>,
) -> Vec<Row<Option<i16>>> {
    let known = |id: &Id<Theme>| plan.themes.get(*id).is_some();
    years_of(plan, figures, &|measure| {
        measure.theme.filter(known) == theme
    })
}

/// As [`by_year`], for the measures that count.
#[must_use]
pub fn by_year_of(
    plan: &Plan,
    figures: &Figures,
    counts: &dyn Fn(&Measure) -> bool,
) -> Vec<Row<Option<i16>>> {
    years_of(plan, figures, counts)
}

fn years_of(
    plan: &Plan,
    figures: &Figures,
    counts: &dyn Fn(&Measure) -> bool,
) -> Vec<Row<Option<i16>>> {
    let mut rows: Rows<(bool, Option<i16>), Option<i16>> = BTreeMap::new();
    let counted = counted(plan, figures).filter(|(_, measure, _)| counts(measure));
    for (target, measure, applications) in counted {
        for (year, applications) in years(target, measure, applications) {
            if applications > 0 {
                let key = (year.is_none(), year);
                add(&mut rows, key, year, target, applications);
            }
        }
    }
    rows.into_values().collect()
}

fn years(target: &Target, measure: &Measure, applications: u64) -> Vec<(Option<i16>, u64)> {
    let last_day = target.due.or(measure.period.last);
    let rest = last_day.map(|day| day.year());
    let whole = target.quantity.map_or(0, millionths);
    let phases = target.phasing.iter();
    let mut weights: Vec<u128> = phases
        .clone()
        .map(|phase| millionths(phase.amount))
        .collect();
    let Some(left) = whole.checked_sub(weights.iter().sum()) else {
        return vec![(rest, applications)];
    };
    weights.push(left);
    let years = phases
        .map(|phase| {
            let day = phase.period.last.or(phase.period.first);
            day.map(|day| day.year())
        })
        .chain([rest]);
    years.zip(share_out(applications, &weights)).collect()
}

/// A quantity in millionths, which is as exact as a quantity can be.
fn millionths(quantity: Quantity) -> u128 {
    let exact = quantity.decimal() * Decimal::from(1_000_000);
    exact.to_u128().unwrap_or(0)
}

/// The targets that count in the plan, with their measure and how many.
fn counted<'a>(
    plan: &'a Plan,
    figures: &Figures,
) -> impl Iterator<Item = (&'a Target, &'a Measure, u64)> {
    let measures = plan.measures.by_id();
    plan.targets.iter().filter_map(move |target| {
        let applications = figures.target(target.id);
        let measure = measures.get(&target.measure)?;
        (applications > 0).then_some((target, *measure, applications))
    })
}

fn add<Key, Of>(rows: &mut Rows<Key, Of>, key: Key, of: Of, target: &Target, applications: u64)
where
    Key: Ord,
{
    let row = rows.entry(key).or_insert_with(|| Row {
        of,
        applications: 0,
        precision: Precision::EXACT,
        from: Vec::new(),
    });
    row.applications = row.applications.saturating_add(applications);
    row.precision = row.precision.with(target.precision());
    if row.from.last() != Some(&target.id) {
        row.from.push(target.id);
    }
}
