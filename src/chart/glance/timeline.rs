//! When what happens: measures, their activities and milestones.

use std::collections::BTreeMap;

use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        gantt::{Gantt, Shape, Span},
    },
    plan::{Activity, Id, Measure, Period, Plan, Serves},
    text::Words,
};

/// The timeline of a plan, cropped to its period, or else as long as what is in it; none while
/// nothing has a date, nor the plan a period.
///
/// A measure without a period of its own takes that of the plan, and is drawn as an outline.
#[must_use]
pub fn timeline(plan: &Plan, words: Words) -> Option<Chart> {
    let period = plan.period.period().or_else(|| whole(plan))?;
    let mut spans: Vec<Span> = Vec::new();
    let mut counts = Counts::default();
    let mut activities = by_measure(plan);
    let themes: BTreeMap<_, usize> = plan
        .themes
        .iter()
        .enumerate()
        .map(|(place, theme)| (theme.id, theme.colour_number(place)))
        .collect();
    for measure in plan.measures.iter() {
        let colour = measure.theme.and_then(|theme| themes.get(&theme));
        let colour = colour.copied().unwrap_or(0);
        let own = measure.period.period();
        counts.measures += 1;
        counts.without_period += u64::from(own.is_none());
        spans.push(Span {
            label: title(&measure.code, &measure.title, words.untitled_measure()),
            period: own.unwrap_or(period),
            shape: if own.is_some() {
                Shape::Bar
            } else {
                Shape::Outline
            },
            colour,
        });
        for activity in activities.remove(&Some(measure.id)).unwrap_or_default() {
            spans.extend(span(activity, colour, &mut counts, words));
        }
    }
    for activity in activities.into_values().flatten() {
        spans.extend(span(activity, 0, &mut counts, words));
    }
    if spans.is_empty() {
        return None;
    }
    let cut = |span: &&Span| {
        !period.contains(span.period.first()) || !period.contains(span.period.last())
    };
    counts.beyond = u64::try_from(spans.iter().filter(cut).count()).unwrap_or(u64::MAX);
    let says = says(&counts, period, words);
    let rows = spans.iter().map(|span| TableRow {
        head: span.label.clone(),
        cells: vec![
            Cell::Text(kind(span.shape, words).to_owned()),
            Cell::Day(span.period.first()),
            Cell::Day(span.period.last()),
        ],
    });
    let table = Table {
        head: [
            words.chart_what(),
            words.chart_kind(),
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
        picture: Picture::Gantt(Gantt {
            period,
            rows: spans,
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

/// Activities by the measure they serve; those of no measure of the plan under none.
fn by_measure(plan: &Plan) -> BTreeMap<Option<Id<Measure>>, Vec<&Activity>> {
    let known = plan.measures.by_id();
    let mut activities: BTreeMap<_, Vec<&Activity>> = BTreeMap::new();
    for activity in plan.activities.iter() {
        let measure = match activity.serves {
            Some(Serves::Measure(measure)) if known.contains_key(&measure) => Some(measure),
            _ => None,
        };
        activities.entry(measure).or_default().push(activity);
    }
    activities
}

fn span(activity: &Activity, colour: usize, counts: &mut Counts, words: Words) -> Option<Span> {
    let (period, shape) = match (activity.milestone, activity.period.period()) {
        (Some(day), _) => (Period::new(day, day)?, Shape::Diamond),
        (None, Some(period)) => (period, Shape::Thin),
        (None, None) => {
            counts.without_date += 1;
            return None;
        }
    };
    match shape {
        Shape::Diamond => counts.milestones += 1,
        _ => counts.activities += 1,
    }
    Some(Span {
        label: title("", &activity.title, words.chart_untitled_activity()),
        period,
        shape,
        colour,
    })
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
        Shape::Bar => words.measure(),
        Shape::Outline => words.chart_measure_of_plan(),
        Shape::Thin => words.chart_activity(),
        Shape::Diamond => words.chart_milestone(),
    }
}

/// From the first day of anything to the last.
fn whole(plan: &Plan) -> Option<Period> {
    let measures = plan.measures.iter().filter_map(|it| it.period.period());
    let activities = plan.activities.iter().filter_map(|it| {
        let day = it.milestone.and_then(|day| Period::new(day, day));
        day.or_else(|| it.period.period())
    });
    let all: Vec<Period> = measures.chain(activities).collect();
    let first = all.iter().map(|period| period.first()).min()?;
    Period::new(first, all.iter().map(|period| period.last()).max()?)
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
