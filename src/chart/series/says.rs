//! What a series shows, in a sentence or two.

use rust_decimal::Decimal;

use super::arrange::{Arranged, Axis};
use crate::{
    plan::{Number, Series},
    text::Words,
};

/// Above this number, lines are not described one by one.
const MOST_TOLD: usize = 3;

/// Says what is highest, how it changed from first to last or what is lowest, and what is missing.
pub fn says(arranged: &Arranged, unit: &str, axis_from: Option<Decimal>, words: Words) -> String {
    let with_unit = |value: Number| {
        let number = words.number(value.decimal());
        if unit.is_empty() {
            number
        } else {
            format!("{number} {unit}")
        }
    };
    let mut figures: Vec<(String, Number)> = Vec::new();
    for (at, label) in arranged.labels.iter().enumerate() {
        for (group, value) in arranged.groups.iter().zip(arranged.values_at(at)) {
            let name = if group.name.is_empty() {
                label.clone()
            } else {
                format!("{label} ({})", group.name)
            };
            figures.extend(value.map(|value| (name, value)));
        }
    }
    let mut said: Vec<String> = Vec::new();
    let highest = figures.iter().map(|(_, value)| *value).max();
    let lowest = figures.iter().map(|(_, value)| *value).min();
    let named = |value: Number| -> Option<(String, u64)> {
        let mut all = figures.iter().filter(|(_, one)| *one == value);
        let (name, _) = all.next()?;
        Some((name.clone(), u64::try_from(all.count()).unwrap_or(u64::MAX)))
    };
    match (figures.as_slice(), highest, lowest) {
        ([], ..) | (_, None, _) | (_, _, None) => {}
        ([(name, value)], ..) => said.push(words.chart_only(name, with_unit(*value))),
        (_, Some(highest), Some(lowest)) if highest == lowest => {
            said.push(words.chart_all_same(with_unit(highest)));
        }
        (_, Some(highest), Some(lowest)) => {
            said.extend(named(highest).map(|(name, others)| match others {
                0 => words.chart_highest(name, with_unit(highest)),
                others => words.chart_highest_shared(others, with_unit(highest), name),
            }));
            if matches!(arranged.axis, Axis::Groups) {
                said.extend(named(lowest).map(|(name, others)| match others {
                    0 => words.chart_lowest(name, with_unit(lowest)),
                    others => words.chart_lowest_shared(others, with_unit(lowest), name),
                }));
            } else if arranged.groups.len() <= MOST_TOLD {
                said.extend(changes(arranged, unit, words));
            }
        }
    }
    let places = arranged.labels.len() * arranged.groups.len();
    let missing = u64::try_from(places - figures.len()).unwrap_or(u64::MAX);
    if missing > 0 {
        said.push(words.chart_missing(missing));
    }
    if let Some(from) = axis_from {
        said.push(words.chart_axis_from(words.number(from)));
    }
    said.join(" ")
}

/// The total according to the source, next to what the figures add up to.
pub fn total(series: &Series, unit: &str, words: Words) -> Option<String> {
    let stated = series.total?.decimal();
    let with_unit = |number: Decimal| {
        let number = words.number(number);
        format!("{number} {unit}").trim_end().to_owned()
    };
    Some(match series.sum() {
        _ if series.points.is_empty() => words.series_total_said(with_unit(stated)),
        None => words.series_total_said(with_unit(stated)),
        Some(sum) if sum == stated => words.series_sum_agrees(with_unit(stated)),
        Some(sum) => words.series_sum_differs(with_unit(sum), with_unit(stated)),
    })
}

/// How each line changed from its first figure to its last.
fn changes(arranged: &Arranged, unit: &str, words: Words) -> Vec<String> {
    let lines = arranged.groups.iter().filter_map(|group| {
        let known = || {
            let figures = arranged.labels.iter().zip(&group.values);
            figures.filter_map(|(label, value)| Some((label, (*value)?)))
        };
        let ((first, from), (last, to)) = (known().next()?, known().next_back()?);
        if first == last {
            return None;
        }
        let name = match group.name.as_str() {
            "" => String::new(),
            name => format!("{name}: "),
        };
        let (from_text, to_text) = (words.number(from.decimal()), words.number(to.decimal()));
        let by = change(from, to, unit, words);
        let said = match from.cmp(&to) {
            std::cmp::Ordering::Less => words.chart_rose(name, first, last, from_text, to_text, by),
            std::cmp::Ordering::Greater => {
                words.chart_fell(name, first, last, from_text, to_text, by)
            }
            std::cmp::Ordering::Equal => words.chart_same(name, first, last, to_text),
        };
        Some(capital(&said))
    });
    lines.collect()
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The change in percent, in brackets, where it has a meaning: not from zero or below, and not of
/// percentages, where it would be mistaken for points.
fn change(from: Number, to: Number, unit: &str, words: Words) -> String {
    let unit = unit.to_lowercase();
    let of_percent = unit.contains('%') || unit.contains("procent") || unit.contains("percent");
    let (from, to) = (from.decimal(), to.decimal());
    if from <= Decimal::ZERO || of_percent {
        return String::new();
    }
    let change = (to - from) * Decimal::ONE_HUNDRED / from;
    let sign = if change.is_sign_positive() { "+" } else { "" };
    format!(" ({sign}{})", words.percent(change, 1))
}
