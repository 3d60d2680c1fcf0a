//! The points of a series in rows and columns.

use super::time::{tells_time, year};
use crate::{
    plan::{Number, Point, Series},
    text::Words,
};

/// The points of a series by label and by group.
#[derive(Debug, Clone, PartialEq)]
pub struct Arranged {
    /// The labels: in the order of the plan; years chronologically.
    pub labels: Vec<String>,
    /// The groups in the order of the plan; a single group may have no name.
    pub groups: Vec<Group>,
    /// What kind of labels they are.
    pub axis: Axis,
}

/// The values of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// One for each label.
    pub values: Vec<Option<Number>>,
}

/// What the labels of a series are.
#[derive(Debug, Clone, PartialEq)]
pub enum Axis {
    /// Groups, whose order means nothing.
    Groups,
    /// Years or periods, with the position of each: years at their true distance, periods one after
    /// the other.
    Time(Vec<i32>),
}

impl Arranged {
    /// The values of a label, group by group.
    pub fn values_at(&self, at: usize) -> impl Iterator<Item = Option<Number>> {
        let values = self.groups.iter();
        values.map(move |group| group.values.get(at).copied().flatten())
    }
}

/// The points of a series in rows and columns; `None` if there is no figure.
///
/// Empty rows are left out. A label that occurs again in its group gets a row of its own, so that
/// no figure hides another.
pub fn arrange(series: &Series, words: Words) -> Option<Arranged> {
    let typed = |point: &&Point| {
        point.value.is_some() || !point.label.trim().is_empty() || !point.group.trim().is_empty()
    };
    let points: Vec<&Point> = series.points.iter().filter(typed).collect();
    points.iter().find(|point| point.value.is_some())?;

    let mut labels: Vec<&str> = Vec::new();
    let mut groups: Vec<(&str, Vec<Option<Option<Number>>>)> = Vec::new();
    for point in points {
        let (label, name) = (point.label.trim(), point.group.trim());
        let place = groups.iter().position(|(known, _)| *known == name);
        let place = place.unwrap_or_else(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        let Some((_, values)) = groups.get_mut(place) else {
            continue;
        };
        let taken = |at: usize| values.get(at).is_some_and(Option::is_some);
        let free = |(at, known): (usize, &&str)| *known == label && !label.is_empty() && !taken(at);
        let at = labels.iter().enumerate().position(free);
        let at = at.unwrap_or_else(|| {
            labels.push(label);
            labels.len() - 1
        });
        if values.len() <= at {
            values.resize(at + 1, None);
        }
        if let Some(value) = values.get_mut(at) {
            *value = Some(point.value);
        }
    }

    let several = groups.len() > 1;
    let mut arranged = Arranged {
        labels: labels
            .iter()
            .enumerate()
            .map(|(at, label)| match *label {
                "" => words.chart_row(at + 1),
                label => label.to_owned(),
            })
            .collect(),
        groups: groups
            .into_iter()
            .map(|(name, mut values)| {
                values.resize(labels.len(), None);
                Group {
                    name: match name {
                        "" if several => words.chart_no_group().to_owned(),
                        name => name.to_owned(),
                    },
                    values: values.into_iter().map(Option::flatten).collect(),
                }
            })
            .collect(),
        axis: Axis::Groups,
    };
    if labels.len() > 1 && labels.iter().all(|label| tells_time(label)) {
        put_in_time(&mut arranged);
    }
    Some(arranged)
}

/// Turns its axis into one of time, and sorts the years.
fn put_in_time(arranged: &mut Arranged) {
    let years: Option<Vec<i32>> = arranged.labels.iter().map(|label| year(label)).collect();
    let Some(years) = years else {
        let places = 0..i32::try_from(arranged.labels.len()).unwrap_or(i32::MAX);
        arranged.axis = Axis::Time(places.collect());
        return;
    };
    let mut order: Vec<usize> = (0..years.len()).collect();
    order.sort_by_key(|at| years.get(*at));
    let pick = |at: &usize| years.get(*at).copied();
    arranged.axis = Axis::Time(order.iter().filter_map(pick).collect());
    arranged.labels = reorder(&arranged.labels, &order);
    for group in &mut arranged.groups {
        group.values = reorder(&group.values, &order);
    }
}

fn reorder<T: Clone>(items: &[T], order: &[usize]) -> Vec<T> {
    order
        .iter()
        .filter_map(|at| items.get(*at).cloned())
        .collect()
}
