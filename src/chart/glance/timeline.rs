//! What happens when: measures, their activities and milestones.

use super::theme_name;
use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        gantt::{Gantt, Shape, Span},
    },
    figures::timeline::{self as figures, Head, RowOf, Timeline, When},
    plan::{Date, OF_TIMELINE, Period, Plan},
    text::Words,
};

/// The timeline of a plan, cropped to its period, or else as long as its content; `None` if nothing
/// has a date and the plan has no period.
///
/// A measure without a period of its own gets that of the plan, and is drawn as an outline.
#[must_use]
pub fn timeline(plan: &Plan, words: Words) -> Option<Chart> {
    let Timeline { period, rows, .. } = figures::timeline(plan)?;
    let mut spans: Vec<(Span, String)> = Vec::new();
    let mut counts = Counts::default();
    let (measures, activities) = (plan.measures.by_id(), plan.activities.by_id());
    let mut above = String::new();
    for row in rows {
        let label = match row.of {
            RowOf::Head(head) => {
                above = head_name(plan, head, words);
                continue;
            }
            RowOf::Moment(_) => continue,
            RowOf::Measure(id) => measures
                .get(&id)
                .map(|it| title(&it.code, &it.title, words.untitled_measure())),
            RowOf::Activity(id) => activities
                .get(&id)
                .map(|it| title("", &it.title, words.chart_untitled_activity())),
        };
        let shape = match (&row.of, &row.when) {
            (_, When::Never) => {
                counts.without_date += 1;
                continue;
            }
            (_, When::Days(_)) => Shape::Diamond,
            (_, When::Plan(_)) => Shape::Outline,
            (RowOf::Activity(_), When::Period(_)) => Shape::Thin,
            (_, When::Period(_)) => Shape::Bar,
        };
        match shape {
            Shape::Bar => counts.measures += 1,
            Shape::Outline => {
                counts.measures += 1;
                counts.without_period += 1;
            }
            Shape::Thin => counts.activities += 1,
            Shape::Diamond => counts.milestones += 1,
        }
        if let Some((label, period)) = label.zip(row.when.period()) {
            let colour = row.colour;
            let span = Span {
                label,
                period,
                shape,
                colour,
            };
            spans.push((span, above.clone()));
        }
    }
    if spans.is_empty() {
        return None;
    }
    // Where only years are known, this is said only if it is true whatever the days are.
    let cut = |(span, _): &&(Span, String)| {
        span.period.latest_first() < period.first() || period.last() < span.period.earliest_last()
    };
    counts.beyond = u64::try_from(spans.iter().filter(cut).count()).unwrap_or(u64::MAX);
    let says = says(&counts, period, words);
    let rows = spans.iter().map(|(span, above)| TableRow {
        head: span.label.clone(),
        cells: vec![
            Cell::Text(kind(span.shape, words).to_owned()),
            Cell::Text(above.clone()),
            end(span.period, span.period.first()),
            end(span.period, span.period.last()),
        ],
    });
    let table = Table {
        head: [
            words.chart_what(),
            words.field_kind(),
            words.chart_under(),
            words.first_day(),
            words.last_day(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    };
    Some(Chart {
        heading: words.chart_timeline().to_owned(),
        says,
        not_counted: words.not_counted(plan, OF_TIMELINE),
        picture: Picture::Gantt(Gantt {
            period,
            rows: spans.into_iter().map(|(span, _)| span).collect(),
            words,
        }),
        table,
    })
}

/// What the sentence counts.
#[derive(Default)]
struct Counts {
    measures: u64,
    activities: u64,
    milestones: u64,
    without_period: u64,
    without_date: u64,
    beyond: u64,
}

/// What the rows under a heading have in common.
#[must_use]
pub fn head_name(plan: &Plan, head: Head, words: Words) -> String {
    match head {
        Head::Plan => words.timeline_plan().to_owned(),
        Head::Theme(None) => words.chart_no_theme().to_owned(),
        Head::Theme(Some(id)) => {
            let found = plan.themes.get(id).zip(plan.themes.place(id));
            found.map_or_else(String::new, |(theme, at)| theme_name(theme, at, words))
        }
        Head::Goal(id) => {
            let title = plan.goals.get(id).map_or("", |goal| &goal.title);
            words.timeline_goal(title)
        }
        Head::Others => words.timeline_others().to_owned(),
    }
}

fn title(code: &str, title: &str, untitled: &str) -> String {
    let title = match title.trim() {
        "" => untitled,
        title => title,
    };
    format!("{} {title}", code.trim()).trim().to_owned()
}

fn kind(shape: Shape, words: Words) -> &'static str {
    match shape {
        Shape::Bar => words.field_measure(),
        Shape::Outline => words.chart_measure_of_plan(),
        Shape::Thin => words.chart_activity(),
        Shape::Diamond => words.chart_milestone(),
    }
}

/// The first or last day of a period, or only its year if no more is known.
fn end(period: Period, day: Date) -> Cell {
    if period.in_years() {
        Cell::Text(day.year().to_string())
    } else {
        Cell::Day(day)
    }
}

fn says(counts: &Counts, period: Period, words: Words) -> String {
    let parts: Vec<String> = [
        (counts.measures, words.chart_measures(counts.measures)),
        (counts.activities, words.chart_activities(counts.activities)),
        (counts.milestones, words.chart_milestones(counts.milestones)),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(_, said)| said)
    .collect();
    let mut said = vec![words.chart_from_to(parts.join(", "), words.period(period))];
    for (count, text) in [
        (
            counts.without_period,
            words.chart_without_period(counts.without_period),
        ),
        (
            counts.without_date,
            words.chart_without_date(counts.without_date),
        ),
        (counts.beyond, words.chart_beyond(counts.beyond)),
    ] {
        if count > 0 {
            said.push(text);
        }
    }
    said.join(" ")
}
