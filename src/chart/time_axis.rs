//! A period mapped to pixels: where days are, and which dates are named.

use super::text;
use crate::{
    plan::{Date, Period, Step},
    text::Words,
};

/// Between dates on an axis.
const GAP: i32 = 12;
/// The fewest pixels for one step of a drag.
const LEAST_STEP: f64 = 4.0;

/// A period along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeAxis {
    /// The period shown.
    pub period: Period,
}

impl TimeAxis {
    /// Where a day begins, or ends if `after` is 1: 0 at the start of the axis, 1 at its end.
    #[must_use]
    pub fn share(self, day: Date, after: i32) -> f64 {
        f64::from(day.number() - self.period.first().number() + after)
            / f64::from(self.period.days())
    }

    /// The same in pixels between two ends.
    #[must_use]
    pub fn place(self, day: Date, after: i32, line: (i32, i32)) -> i32 {
        let along = i64::from(day.number() - self.period.first().number() + after)
            * i64::from(line.1 - line.0);
        line.0 + i32::try_from(along / i64::from(self.period.days())).unwrap_or(0)
    }

    /// The dates on an axis between two ends of a drawing that is `right` wide: as many as fit
    /// beside each other.
    #[must_use]
    pub fn ticks(self, line: (i32, i32), right: i32, words: Words) -> Vec<(i32, String)> {
        let steps = [Step::Days(1), Step::Days(7)]
            .into_iter()
            .chain([1, 3, 6, 12, 24, 60, 120, 600].map(Step::Months));
        for step in steps {
            // A list of every day of ten years would only be thrown away.
            if step.days() * 40 < self.period.days() {
                continue;
            }
            let ticks: Vec<(i32, String)> = dates(step, self.period)
                .into_iter()
                .map(|day| (self.place(day, 0, line), label(step, day, words)))
                .collect();
            let widest = text::widest(ticks.iter().map(|(_, label)| label.as_str()));
            let middles = || {
                ticks
                    .iter()
                    .map(|(at, label)| beside_edges(*at, label, right))
            };
            let gaps = middles()
                .zip(middles().skip(1))
                .map(|(one, next)| next - one);
            let fits = gaps.min().is_none_or(|apart| apart >= widest + GAP);
            if fits && !ticks.is_empty() && widest < line.1 - line.0 {
                return ticks;
            }
        }
        Vec::new()
    }

    /// How far each step of a drag over an axis of `width` pixels moves something: days if a day
    /// can be pointed at, else weeks, else months.
    #[must_use]
    pub fn step(self, width: f64) -> Step {
        let day = width / f64::from(self.period.days());
        [Step::Days(1), Step::Days(7)]
            .into_iter()
            .find(|step| day * f64::from(step.days()) >= LEAST_STEP)
            .unwrap_or(Step::Months(1))
    }

    /// How many steps a drag of this many pixels is.
    #[must_use]
    pub fn steps(self, width: f64, pixels: f64) -> i32 {
        let days = pixels * f64::from(self.period.days()) / width.max(1.0);
        super::scale::pixel(days / f64::from(self.step(width).days()))
    }
}

/// The middle of a label at `at`, moved so that it stays within the drawing.
#[must_use]
pub fn beside_edges(at: i32, label: &str, right: i32) -> i32 {
    let half = text::small_width(label) / 2 + 1;
    at.min(right - half).max(half)
}

/// The dates in a period: every so many days from its first, or the first days of months that
/// divide a year evenly.
fn dates(step: Step, period: Period) -> Vec<Date> {
    let (first, last) = (period.first(), period.last());
    match step {
        Step::Days(days) => (first.number()..=last.number())
            .step_by(days.unsigned_abs().max(1) as usize)
            .filter_map(Date::of_number)
            .collect(),
        Step::Months(step) => {
            let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
            (month(first)..=month(last))
                .filter(|month| month % step == 0)
                .filter_map(|month| {
                    let year = i16::try_from(month.div_euclid(12)).ok()?;
                    Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1)
                })
                .filter(|day| period.contains(*day))
                .collect()
        }
    }
}

fn label(step: Step, day: Date, words: Words) -> String {
    let month = words.month_short(day.month());
    match step {
        Step::Days(_) => format!("{} {month}", day.day()),
        Step::Months(3) => words.quarter_of(day.month() / 3 + 1, day.year()),
        Step::Months(step) if step < 12 => format!("{month} {}", day.year()),
        Step::Months(_) => day.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Language, date};

    fn axis(first: Date, last: Date) -> TimeAxis {
        TimeAxis {
            period: Period::new(first, last).unwrap(),
        }
    }

    #[track_caller]
    fn check(first: Date, last: Date, width: i32, expected: &[&str]) {
        let ticks = axis(first, last).ticks((0, width), width, Words::new(Language::Nl));
        let labels: Vec<&str> = ticks.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn an_axis_has_days_weeks_months_quarters_or_years() {
        check(
            date(2026, 9, 1),
            date(2026, 9, 3),
            400,
            &["1 sep", "2 sep", "3 sep"],
        );
        check(
            date(2026, 9, 1),
            date(2026, 9, 30),
            400,
            &["1 sep", "8 sep", "15 sep", "22 sep", "29 sep"],
        );
        check(
            date(2027, 1, 1),
            date(2027, 4, 30),
            400,
            &["jan 2027", "feb 2027", "mrt 2027", "apr 2027"],
        );
        check(
            date(2027, 1, 1),
            date(2027, 12, 31),
            400,
            &["K1 2027", "K2 2027", "K3 2027", "K4 2027"],
        );
        check(
            date(2014, 9, 1),
            date(2016, 9, 1),
            400,
            &["jan 2015", "jul 2015", "jan 2016", "jul 2016"],
        );
        // The first year is moved in from the edge, so the next one would be 26 away, where 26 and
        // a gap of 12 are needed.
        check(
            date(2016, 1, 1),
            date(2025, 12, 31),
            400,
            &["2016", "2018", "2020", "2022", "2024"],
        );
    }

    #[test]
    fn the_whole_axis_is_its_period_both_days_included() {
        let year = axis(date(2027, 1, 1), date(2027, 12, 31));
        let ends = (
            year.place(date(2027, 1, 1), 0, (10, 375)),
            year.place(date(2027, 12, 31), 1, (10, 375)),
        );
        assert_eq!(ends, (10, 375));
        let share = year.share(date(2027, 12, 31), 1);
        assert!((share - 1.0).abs() < 1e-9);
    }

    #[track_caller]
    fn check_drag(days: i32, width: f64, pixels: f64, step: Step, steps: i32) {
        let first = date(2027, 1, 1);
        let axis = axis(first, first.after(Step::Days(days - 1)).unwrap());
        let found = (axis.step(width), axis.steps(width, pixels));
        assert_eq!(found, (step, steps));
    }

    #[test]
    fn a_drag_counts_days_weeks_or_months_as_the_axis_is_long() {
        // A day is 10 pixels: 26 of them are nearest to 3 days.
        check_drag(70, 700.0, 26.0, Step::Days(1), 3);
        // A day is 1 pixel and a week 7: 25 of them are nearest to 4 weeks.
        check_drag(700, 700.0, 25.0, Step::Days(7), 4);
        // A day is a fifth of a pixel, and 30 days are 6: back by 8 is nearest to one month.
        check_drag(3500, 700.0, -8.0, Step::Months(1), -1);
        check_drag(700, 0.0, 0.0, Step::Months(1), 0);
    }
}
