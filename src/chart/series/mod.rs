//! A series of the labour market as a chart.

mod arrange;
mod says;
mod time;

#[cfg(test)]
mod tests;

use super::{
    Chart, Picture,
    bars::{BarRow, Bars},
    lines::{Line, Lines},
    table::{Cell, Table, TableRow},
};
use crate::{plan::Series, text::Words};
use arrange::{Arranged, Axis, arrange};

/// The chart of a series; `None` if it has no figure.
///
/// Lines if labels are years or periods, bars if they are groups: [`time`] decides.
#[must_use]
pub fn series(series: &Series, words: Words) -> Option<Chart> {
    let arranged = arrange(series, words)?;
    let unit = series.unit.trim().to_owned();
    let mut table = table(&arranged, &unit, words);
    // With several lines the total is not a figure of any of them.
    if let (Some(total), [_]) = (series.total, arranged.groups.as_slice()) {
        table.rows.push(TableRow {
            head: words.field_series_total().to_owned(),
            cells: vec![Cell::Number(total)],
        });
    }
    let heading = match series.title.trim() {
        "" => words.untitled_series().to_owned(),
        title => title.to_owned(),
    };
    let picture = match &arranged.axis {
        Axis::Groups => Picture::Bars(Bars {
            unit: unit.clone(),
            series: arranged
                .groups
                .iter()
                .map(|group| group.name.clone())
                .collect(),
            rows: arranged
                .labels
                .iter()
                .enumerate()
                .map(|(at, label)| BarRow {
                    label: label.clone(),
                    values: arranged.values_at(at).collect(),
                })
                .collect(),
            words,
        }),
        Axis::Time(places) => Picture::Lines(Lines {
            unit: unit.clone(),
            periods: arranged
                .labels
                .iter()
                .cloned()
                .zip(places.iter().copied())
                .collect(),
            lines: arranged
                .groups
                .iter()
                .map(|group| Line {
                    name: group.name.clone(),
                    values: group.values.clone(),
                })
                .collect(),
            words,
        }),
    };
    let axis_from = match &picture {
        Picture::Lines(lines) => lines.axis().first().copied().filter(|from| !from.is_zero()),
        _ => None,
    };
    let says = [
        Some(says::says(&arranged, &unit, axis_from, words)),
        says::total(series, &unit, words),
    ];
    let says = says.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(Chart {
        heading,
        says,
        not_counted: None,
        picture,
        table,
    })
}

fn table(arranged: &Arranged, unit: &str, words: Words) -> Table {
    let first = match arranged.axis {
        Axis::Time(_) => words.chart_period(),
        Axis::Groups => words.chart_group(),
    };
    let value = if unit.is_empty() {
        words.field_value()
    } else {
        unit
    };
    let columns = arranged.groups.iter().map(|group| {
        if group.name.is_empty() {
            value.to_owned()
        } else {
            group.name.clone()
        }
    });
    Table {
        head: std::iter::once(first.to_owned()).chain(columns).collect(),
        rows: arranged
            .labels
            .iter()
            .enumerate()
            .map(|(at, label)| TableRow {
                head: label.clone(),
                cells: arranged
                    .values_at(at)
                    .map(|value| Cell::or_missing(value, Cell::Number))
                    .collect(),
            })
            .collect(),
    }
}
