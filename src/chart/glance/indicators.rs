//! Indicators over time: readings and aims.

use std::collections::BTreeMap;

use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        multiples::{Day, Multiples, Panel},
    },
    figures::readings::{course, meets, standing},
    plan::{Date, Indicator, Number, OF_PROGRESS, Plan, Reading},
    text::Words,
};

/// Above this number, indicators are not described one by one.
const MOST_TOLD: usize = 3;

/// The chart of the indicators; `None` if none of them has a figure with a day.
#[must_use]
pub fn indicators(plan: &Plan, words: Words) -> Option<Chart> {
    let (in_words, known): (Vec<_>, Vec<_>) = plan
        .indicators
        .iter()
        .partition(|indicator| indicator.qualitative);
    let counted = known.len();
    let undated: u64 = known.iter().map(|indicator| undated(indicator)).sum();
    let known: Vec<(&Indicator, Panel)> = known
        .into_iter()
        .filter_map(|indicator| Some((indicator, panel(indicator, words)?)))
        .collect();
    if known.is_empty() {
        return None;
    }
    let told = known.iter().take(MOST_TOLD);
    let mut said: Vec<String> = told
        .map(|(indicator, panel)| stands(indicator, panel, words))
        .collect();
    let panels: Vec<Panel> = known.into_iter().map(|(_, panel)| panel).collect();
    let rest = count(panels.len().saturating_sub(MOST_TOLD));
    if rest > 0 {
        said.push(words.chart_more_indicators(rest));
    }
    let without = count(counted.saturating_sub(panels.len()));
    for (count, sentence) in [
        (
            undated,
            Words::indicator_figures_undated as fn(Words, u64) -> String,
        ),
        (without, Words::chart_without_figures),
        (count(in_words.len()), Words::indicators_in_words),
    ] {
        if count > 0 {
            said.push(sentence(words, count));
        }
    }
    said.push(words.chart_own_scale().to_owned());
    let rows = panels.iter().flat_map(|panel| {
        panel.days.iter().map(|day| TableRow {
            head: panel.title.clone(),
            cells: vec![
                Cell::Day(day.day),
                Cell::or_missing(day.reading, Cell::Number),
                Cell::or_missing(day.aim, Cell::Number),
            ],
        })
    });
    let table = Table {
        head: [
            words.chart_indicator(),
            words.chart_day(),
            words.chart_reading(),
            words.chart_aim(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    };
    let names = [words.chart_reading(), words.chart_aim()].map(str::to_owned);
    Some(Chart {
        heading: words.chart_indicators().to_owned(),
        says: said.join(" "),
        not_counted: words.not_counted(plan, OF_PROGRESS),
        picture: Picture::Multiples(Multiples {
            names,
            panels,
            words,
        }),
        table,
    })
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// What is known of an indicator, day by day; its level before the plan counts as a reading.
fn panel(indicator: &Indicator, words: Words) -> Option<Panel> {
    let mut days: BTreeMap<Date, (Option<Number>, Option<Number>)> = BTreeMap::new();
    for (day, value) in course(indicator) {
        days.entry(day).or_default().0 = Some(value);
    }
    for (day, value) in standing(&indicator.aims) {
        days.entry(day).or_default().1 = Some(value);
    }
    if days.is_empty() {
        return None;
    }
    let title = match indicator.title.trim() {
        "" => words.chart_untitled_indicator(),
        title => title,
    };
    let title = match indicator.unit.trim() {
        "" => title.to_owned(),
        unit => format!("{title} ({unit})"),
    };
    let day = |(day, (reading, aim))| Day { day, reading, aim };
    Some(Panel {
        title,
        days: days.into_iter().map(day).collect(),
    })
}

/// How many figures of an indicator have no day.
fn undated(indicator: &Indicator) -> u64 {
    let readings = indicator.baseline.iter().chain(&indicator.readings);
    let figures = readings.chain(&indicator.aims);
    count(
        figures
            .filter(|it| it.value.is_some() && it.date.is_none())
            .count(),
    )
}

/// Where an indicator is now, and where it should go. Its level before the plan says nothing about
/// progress.
fn stands(indicator: &Indicator, panel: &Panel, words: Words) -> String {
    let last = |value: fn(&Day) -> Option<Number>| {
        let mut days = panel.days.iter().rev();
        days.find_map(|it| Some((value(it)?, words.date(it.day))))
    };
    let shown = |value: Number| words.number(value.decimal());
    let known = |reading: &&Reading| reading.value.is_some();
    let is_read = indicator.readings.iter().any(|it| known(&it));
    let is_dated = indicator
        .readings
        .iter()
        .filter(known)
        .any(|it| it.date.is_some());
    let name = &panel.title;
    match (last(|it| it.reading), last(|it| it.aim)) {
        (Some((value, day)), aim) if !is_dated => {
            let baseline = words.indicator_baseline(name, shown(value), day);
            let aim = aim.map(|(aim, by)| words.indicator_aim(shown(aim), by));
            let unread = (!is_read).then(|| words.indicator_not_read().to_owned());
            let all = std::iter::once(baseline).chain(aim).chain(unread);
            let all: Vec<String> = all.collect();
            format!("{}.", all.join(", "))
        }
        (Some((value, day)), Some((aim, by))) => {
            let met = if meets(indicator, value, aim) {
                words.chart_aim_met()
            } else {
                words.chart_aim_not_met()
            };
            words.chart_stands_and_aims(name, shown(value), day, shown(aim), by, met)
        }
        (Some((value, day)), None) => words.chart_stands(name, shown(value), day),
        (None, Some((aim, by))) if is_read => words.indicator_aims(name, shown(aim), by),
        (None, Some((aim, by))) => words.chart_aims(name, shown(aim), by),
        (None, None) => String::new(),
    }
}
