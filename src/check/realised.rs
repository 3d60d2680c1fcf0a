//! What was recorded of targets, cost lines, indicators and parts of the plan: each reading says
//! what it is about and on which day, and no two contradict each other.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::{
    figures::{
        readings::{is_falling, span},
        realised::{
            Contradiction, Course, Outside, contradictions, courses, outside, parts_of, value_of,
        },
    },
    plan::{Date, Id, Indicator, Noun, Number, Reading, Realisation, RealisationOf},
};

use super::{Field, Rule, context::Context, report::Report, view::Sight};

/// All readings, in the order in which they were recorded.
pub(super) fn all<'a>(about: &Context<'a>, out: &mut Report<'a>) {
    let plan = about.plan;
    if plan.realisations.is_empty() {
        return;
    }
    let mut found = of_courses(about);
    for reading in plan.realisations.iter() {
        let target = match reading.of {
            Some(RealisationOf::Target(id)) => about.targets.get(&id),
            _ => None,
        };
        out.enter(
            target
                .map(|it| it.measure)
                .filter(|it| about.has_measure(*it)),
        );
        out.look_at(reading.id);
        if is_of_something(about, reading, out) {
            if value_of(reading).is_none() && reading.note.trim().is_empty() {
                out.add(leads_to(reading), Rule::ReadingWithoutValue);
            }
            for rule in found.remove(&reading.id).unwrap_or_default() {
                out.add(leads_to(reading), rule);
            }
        }
        out.remarks(reading.id.uuid());
    }
    out.enter(None);
}

/// The field that decides on which page a reading is shown.
fn leads_to(reading: &Realisation) -> Field {
    match reading.of {
        Some(RealisationOf::CostLine(_)) => Field::Spent,
        Some(
            RealisationOf::Target(_)
            | RealisationOf::Measure(_)
            | RealisationOf::Theme(_)
            | RealisationOf::TargetGroup(_)
            | RealisationOf::Plan,
        )
        | None => Field::Whole,
    }
}

/// Whether what a reading is about is there; reports it if it is not.
fn is_of_something(about: &Context, reading: &Realisation, out: &mut Report) -> bool {
    let (there, to) = match reading.of {
        None => {
            out.add(Field::Of, Rule::ReadingOfNothing);
            return false;
        }
        Some(RealisationOf::Plan) => return true,
        Some(RealisationOf::Target(id)) => (about.targets.contains_key(&id), Noun::Target),
        Some(RealisationOf::CostLine(id)) => (about.cost_lines.contains(&id), Noun::CostLine),
        Some(RealisationOf::Measure(id)) => (about.has_measure(id), Noun::Measure),
        Some(RealisationOf::Theme(id)) => (about.themes.contains(&id), Noun::Theme),
        Some(RealisationOf::TargetGroup(id)) => {
            (about.target_groups.contains(&id), Noun::TargetGroup)
        }
    };
    if !there {
        out.add(Field::Of, Rule::Dangling { to });
    }
    there
}

/// What readings say that is impossible or of no use. A reading that was replaced by another of its
/// day is not judged.
type Found = FxHashMap<Id<Realisation>, Vec<Rule>>;

fn of_courses(about: &Context) -> Found {
    let courses = courses(about.plan);
    let mut found = Found::default();
    let mut add = |reading: &Realisation, rule: Rule| {
        found.entry(reading.id).or_default().push(rule);
    };
    for course in &courses {
        for reading in &course.undated {
            if let Some(value) = value_of(reading) {
                add(reading, Rule::ReadingWithoutDay { value });
            }
            in_itself(reading, &mut add);
        }
        for (day, readings) in &course.days {
            let Some((last, before)) = readings.split_last() else {
                continue;
            };
            if let Some(rule) = on_a_day(about, *day) {
                add(last, rule);
            }
            let stands = value_of(last);
            let before = before.iter().rev().filter_map(|it| value_of(it));
            let other = before.into_iter().find(|value| Some(*value) != stands);
            if let (Some(stands), Some(before)) = (stands, other) {
                let day = *day;
                add(
                    last,
                    Rule::ReadingsDiffer {
                        day,
                        before,
                        stands,
                    },
                );
            }
            in_itself(last, &mut add);
        }
        if let Some(reading) = course.last().filter(|_| is_promised_nothing(about, course))
            && let Some(value) = value_of(reading)
        {
            add(reading, Rule::ReadingWithoutPromise { value });
        }
    }
    for Contradiction { whole, says, parts } in contradictions(about.plan, about.figures, &courses)
    {
        let rule = Rule::WholeDiffers { whole: says, parts };
        found.entry(whole).or_default().push(rule);
    }
    found
}

/// What is wrong with one reading by itself.
fn in_itself(reading: &Realisation, add: &mut impl FnMut(&Realisation, Rule)) {
    let Some(value) = value_of(reading) else {
        return;
    };
    if value < Number::default() {
        add(reading, Rule::ReadingBelowZero { value });
    }
    if let Some(parts) = parts_of(reading).filter(|parts| *parts > value) {
        add(reading, Rule::PartsTooLarge { parts, value });
    }
}

/// What is wrong with a day.
fn on_a_day(about: &Context, day: Date) -> Option<Rule> {
    let outside = outside(about.plan, day).map(|outside| match outside {
        Outside::BeforeStart(first) => Rule::ReadingBeforeStart { day, first },
        Outside::AfterEnd(last) => Rule::ReadingAfterEnd { day, last },
    });
    outside.or_else(|| to_come(about, day))
}

/// What is wrong with a day on which nothing can have been measured yet.
fn to_come(about: &Context, day: Date) -> Option<Rule> {
    let is_to_come = about.today.is_some_and(|today| today < day);
    is_to_come.then_some(Rule::ReadingToCome { day })
}

/// Whether a course is about a target that promises nothing in numbers.
fn is_promised_nothing(about: &Context, course: &Course) -> bool {
    let RealisationOf::Target(id) = course.of else {
        return false;
    };
    let target = about.targets.get(&id);
    target.is_some_and(|it| it.quantity.is_none_or(|it| it.decimal().is_zero()))
}

/// The figures of an indicator: each with a day that has been, one for each day, and an aim that is
/// something else than its baseline.
pub(super) fn indicator(about: &Context, indicator: &Indicator, out: &mut Report) {
    let days = indicator.readings.iter().filter_map(|it| it.date);
    if let Some(rule) = days.max().and_then(|day| to_come(about, day)) {
        out.add(Field::Readings, rule);
    }
    if indicator.qualitative {
        return;
    }
    if let Some((baseline, aim)) = span(indicator) {
        if aim == baseline {
            out.add(Field::Aims, Rule::AimIsBaseline { value: aim });
        } else if indicator.falling && !is_falling(indicator) {
            out.add(Field::Falling, Rule::WrongDirection { baseline, aim });
        }
    }
    let undated = |readings: &mut dyn Iterator<Item = &Reading>| {
        readings
            .filter(|it| it.value.is_some() && it.date.is_none())
            .count()
    };
    for (field, missing) in [
        (Field::Baseline, undated(&mut indicator.baseline.iter())),
        (Field::Aims, undated(&mut indicator.aims.iter())),
        (Field::Readings, undated(&mut indicator.readings.iter())),
    ] {
        if missing > 0 {
            let missing = u64::try_from(missing).unwrap_or(u64::MAX);
            out.add(field, Rule::FiguresWithoutDay { missing });
        }
    }
    let mut days: BTreeMap<Date, (Number, Option<Number>)> = BTreeMap::new();
    for reading in &indicator.readings {
        let Some((day, value)) = reading.date.zip(reading.value) else {
            continue;
        };
        let (stands, before) = days.entry(day).or_insert((value, None));
        if *stands != value {
            (*stands, *before) = (value, Some(*stands));
        }
    }
    for (day, (stands, before)) in days {
        if let Some(before) = before {
            out.add(
                Field::Readings,
                Rule::ReadingsDiffer {
                    day,
                    before,
                    stands,
                },
            );
        }
    }
}
