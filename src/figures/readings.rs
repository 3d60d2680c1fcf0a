//! Readings over time: which of them stand, and what they come to.
//!
//! Readings are only ever added. To correct one, another is recorded for the same day, and the last
//! one recorded for a day stands.

use std::{collections::BTreeMap, hash::Hash};

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::plan::{Date, Id, Indicator, Number, Plan, Reading, Realisation, RealisationOf};

/// The figure of each day that has one.
#[must_use]
pub fn standing<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> BTreeMap<Date, Number> {
    let known = readings.into_iter();
    known
        .filter_map(|reading| reading.date.zip(reading.value))
        .collect()
}

/// For each reading, whether a later one was recorded for the same day: a number replaces a number,
/// and words replace words.
#[must_use]
pub fn replaced(readings: &[Reading]) -> Vec<bool> {
    let days = readings.iter().map(|reading| {
        let day = reading.date?;
        Some((day, reading.value.is_some()))
    });
    repeated_later(days)
}

/// For each key, whether it occurs again later; false for what has none.
#[must_use]
pub fn repeated_later<Key: Eq + Hash>(
    keys: impl DoubleEndedIterator<Item = Option<Key>>,
) -> Vec<bool> {
    let mut later = FxHashSet::default();
    let backwards = keys.rev();
    let mut repeated: Vec<bool> = backwards
        .map(|key| key.is_some_and(|key| !later.insert(key)))
        .collect();
    repeated.reverse();
    repeated
}

/// Where an indicator stood, day by day, from its baseline on.
///
/// If readings add up, each is added to the days before it, starting from the baseline; a sum that
/// is too large for a plan is left out.
#[must_use]
pub fn course(indicator: &Indicator) -> BTreeMap<Date, Number> {
    let baseline = indicator.baseline.iter();
    if !indicator.cumulative {
        return standing(baseline.chain(&indicator.readings));
    }
    let mut course = standing(baseline);
    let before = indicator.baseline.as_ref().and_then(|it| it.value);
    let mut sum = before.map_or(Decimal::ZERO, Number::decimal);
    for (day, added) in standing(&indicator.readings) {
        let total = sum.checked_add(added.decimal());
        if let Some(total) = total.and_then(|sum| Number::new(sum).ok()) {
            sum = total.decimal();
            course.insert(day, total);
        }
    }
    course
}

/// From where to where an indicator should go: its baseline and its last aim.
#[must_use]
pub fn span(indicator: &Indicator) -> Option<(Number, Number)> {
    let baseline = indicator.baseline.as_ref()?.value?;
    let aims = indicator.aims.iter().filter(|aim| aim.value.is_some());
    // Of several on one day, and of those without a day, the last one stands.
    let last = aims.max_by_key(|aim| aim.date)?;
    Some((baseline, last.value?))
}

/// Whether less is better: as baseline and aim have it, and as somebody ticked where these say
/// nothing of it.
#[must_use]
pub fn is_falling(indicator: &Indicator) -> bool {
    match span(indicator) {
        Some((baseline, aim)) if baseline != aim => aim < baseline,
        _ => indicator.falling,
    }
}

/// Whether a figure is as good as an aim asks.
#[must_use]
pub fn meets(indicator: &Indicator, value: Number, aim: Number) -> bool {
    if is_falling(indicator) {
        value.decimal() <= aim.decimal()
    } else {
        value.decimal() >= aim.decimal()
    }
}

/// What was recorded of something that the plan does not have, as a file may hold.
#[must_use]
pub fn of_nothing(plan: &Plan) -> Vec<Id<Realisation>> {
    if plan.realisations.is_empty() {
        return Vec::new();
    }
    let (targets, lines) = (plan.targets.by_id(), plan.cost_lines.by_id());
    let (themes, measures) = (plan.themes.by_id(), plan.measures.by_id());
    let groups = plan.target_groups.by_id();
    let lost = plan.realisations.iter().filter(|it| match it.of {
        None => true,
        Some(RealisationOf::Target(id)) => !targets.contains_key(&id),
        Some(RealisationOf::CostLine(id)) => !lines.contains_key(&id),
        Some(RealisationOf::Measure(id)) => !measures.contains_key(&id),
        Some(RealisationOf::Theme(id)) => !themes.contains_key(&id),
        Some(RealisationOf::TargetGroup(id)) => !groups.contains_key(&id),
        Some(RealisationOf::Plan) => false,
    });
    lost.map(|it| it.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Place, date};

    const SPRING: Date = date(2027, 4, 1);
    const AUTUMN: Date = date(2027, 10, 1);

    fn reading(day: Date, value: &str) -> Reading {
        Reading {
            date: Some(day),
            value: value.parse().ok(),
            ..Reading::default()
        }
    }

    #[track_caller]
    fn check(indicator: &Indicator, expected: &[(Date, &str)]) {
        let course = course(indicator).into_iter();
        let found: Vec<(Date, String)> = course
            .map(|(day, value)| (day, value.decimal().to_string()))
            .collect();
        let expected = expected
            .iter()
            .map(|(day, value)| (*day, (*value).to_owned()));
        assert_eq!(found, expected.collect::<Vec<_>>());
    }

    #[test]
    fn the_last_reading_of_a_day_stands() {
        let readings = [
            reading(AUTUMN, "24.5"),
            reading(SPRING, "26"),
            reading(AUTUMN, "23.5"),
        ];
        assert_eq!(replaced(&readings), [true, false, false]);
        let indicator = Indicator {
            readings: readings.to_vec(),
            ..Indicator::default()
        };
        check(&indicator, &[(SPRING, "26"), (AUTUMN, "23.5")]);
    }

    #[test]
    fn a_reading_without_a_day_replaces_none() {
        let readings = [Reading::default(), Reading::default()];
        assert_eq!(replaced(&readings), [false, false]);
        assert!(standing(&readings).is_empty());
    }

    #[test]
    fn words_about_a_day_replace_no_number() {
        let words = Reading {
            date: Some(AUTUMN),
            note: "Almost done".into(),
            ..Reading::default()
        };
        let readings = [reading(AUTUMN, "24"), words.clone(), words];
        assert_eq!(replaced(&readings), [false, true, false]);
    }

    #[test]
    fn readings_that_add_up_begin_at_a_baseline_of_the_same_day_or_of_none() {
        for day in [Some(SPRING), None] {
            let baseline = Reading {
                date: day,
                ..reading(SPRING, "100")
            };
            let indicator = Indicator {
                cumulative: true,
                baseline: Some(baseline),
                readings: vec![reading(SPRING, "20")],
                ..Indicator::default()
            };
            check(&indicator, &[(SPRING, "120")]);
        }
    }

    #[test]
    fn readings_that_add_up_come_on_top_of_the_baseline() {
        let indicator = Indicator {
            cumulative: true,
            baseline: Some(reading(date(2026, 12, 31), "100")),
            // A correction of the autumn counts once.
            readings: vec![
                reading(AUTUMN, "999"),
                reading(SPRING, "20"),
                reading(AUTUMN, "30"),
            ],
            ..Indicator::default()
        };
        check(
            &indicator,
            &[
                (date(2026, 12, 31), "100"),
                (SPRING, "120"),
                (AUTUMN, "150"),
            ],
        );
    }

    #[test]
    fn of_a_falling_indicator_less_is_better() {
        let [low, high] = ["6", "7"].map(|value| value.parse().unwrap());
        let rising = Indicator::default();
        assert!(meets(&rising, high, low) && !meets(&rising, low, high));
        let falling = Indicator {
            falling: true,
            ..Indicator::default()
        };
        assert!(meets(&falling, low, high) && !meets(&falling, high, low));
        assert!(meets(&falling, low, low) && meets(&rising, low, low));
    }

    #[test]
    fn what_was_recorded_of_nothing_is_found() {
        let mut plan = Plan::default();
        let target = RealisationOf::Target(Id::numbered(1));
        for (number, of) in [(1, Some(target)), (2, None)] {
            plan.realisations.insert(
                Realisation {
                    id: Id::numbered(number),
                    of,
                    ..Realisation::default()
                },
                Place::Last,
            );
        }
        assert_eq!(of_nothing(&plan), [Id::numbered(1), Id::numbered(2)]);
        plan.targets.insert(
            crate::plan::Target {
                id: Id::numbered(1),
                ..crate::plan::Target::default()
            },
            Place::Last,
        );
        assert_eq!(of_nothing(&plan), [Id::numbered(2)]);
    }
}
