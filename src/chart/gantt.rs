//! Periods and days on a line of time.

use plotters::style::RGBColor;

use super::{Drawing, Mark, Palette, Pattern, Rect, Side, rows, text};
use crate::{
    layout::{Weight, shorten},
    plan::{Date, Period},
    text::Words,
};

const AXIS: i32 = 24;
const BAR: i32 = 12;
const THIN: i32 = 8;
const APART: i32 = 6;
/// Between dates on the axis.
const GAP: i32 = 12;

/// What happens in a period, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Gantt {
    /// What is shown; what lies beyond it is cut off.
    pub period: Period,
    /// What happens, each on its row.
    pub rows: Vec<Span>,
    /// The language of the dates.
    pub words: Words,
}

/// Something that takes time, or happens on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// What it is called.
    pub label: String,
    /// When.
    pub period: Period,
    /// How it is drawn.
    pub shape: Shape,
    /// Which of the palette's theme colours, counted from 0.
    pub colour: usize,
}

/// How something on a line of time is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A bar.
    Bar,
    /// A bar that is only an outline: it has no period of its own.
    Outline,
    /// A thin bar: a part of what stands above it.
    Thin,
    /// A diamond: a day.
    Diamond,
}

impl Gantt {
    /// What stands where on a drawing of `width` CSS pixels.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let labels: Vec<(&str, i32)> = self
            .rows
            .iter()
            .map(|span| {
                let high = match span.shape {
                    Shape::Bar | Shape::Outline => BAR + 4,
                    Shape::Thin | Shape::Diamond => BAR,
                };
                (span.label.as_str(), high)
            })
            .collect();
        let right = drawing.right();
        let (_, left) = rows::beside(labels.iter().map(|(label, _)| *label), right);
        // Half a diamond fits at either end.
        let line = (left + 6, (right - 6).max(left + 7));
        let ticks = self.ticks(line, right);
        let strip_top = AXIS;
        let mut lines = Vec::new();
        for (at, label) in ticks {
            let middle = beside_edges(at, &label, right);
            drawing.write(label, (middle, 9), Side::Middle, palette.muted_ink);
            lines.push(at);
        }
        let before = drawing.marks.len();
        let rows = rows::rows(&mut drawing, &labels, strip_top, APART, palette);
        let grid = lines.into_iter().flat_map(|at| {
            // Beside labels a line runs on; beneath them it would cut through the next.
            let pieces: Vec<Rect> = if rows.beside {
                vec![Rect {
                    left: at,
                    top: strip_top - 4,
                    right: at + 1,
                    bottom: rows.bottom,
                }]
            } else {
                let bodies = rows.bodies.iter();
                bodies
                    .map(|body| Rect {
                        left: at,
                        right: at + 1,
                        ..*body
                    })
                    .collect()
            };
            pieces.into_iter().map(|at| Mark::Block(at, palette.grid))
        });
        let grid: Vec<Mark> = grid.collect();
        drawing.marks.splice(before..before, grid);
        for (span, body) in self.rows.iter().zip(&rows.bodies) {
            self.draw(&mut drawing, span, *body, line, palette);
        }
        drawing.reach(rows.bottom.max(AXIS));
        drawing
    }

    fn draw(
        &self,
        drawing: &mut Drawing,
        span: &Span,
        body: Rect,
        line: (i32, i32),
        palette: &Palette,
    ) {
        let colour = palette.theme(span.colour);
        let (first, last) = (span.period.first(), span.period.last());
        if last < self.period.first() || first > self.period.last() {
            let beyond = self.words.chart_beyond_period();
            let room = f64::from(line.1 - line.0);
            let beyond = shorten(beyond, room, text::SMALL, Weight::Regular);
            let at = (line.0, body.middle(0).top);
            return drawing.write(beyond, at, Side::Left, palette.muted_ink);
        }
        let left = self.place(first.max(self.period.first()), 0, line);
        let right = self.place(last.min(self.period.last()), 1, line);
        let bar = |height: i32| Rect {
            left,
            right: right.max(left + 2),
            ..body.middle(height)
        };
        match span.shape {
            Shape::Bar => drawing.bar(bar(BAR), colour, Pattern::Solid),
            Shape::Outline => drawing.bar(bar(BAR), colour, Pattern::Open),
            Shape::Thin => drawing.bar(bar(THIN), colour, Pattern::Solid),
            Shape::Diamond => diamond(drawing, i32::midpoint(left, right), body, palette.ink),
        }
    }

    /// Where a day begins, or with `after` of 1 ends.
    fn place(&self, day: Date, after: i32, line: (i32, i32)) -> i32 {
        let first = day_number(self.period.first());
        let days = day_number(self.period.last()) - first + 1;
        let along = i64::from(day_number(day) - first + after) * i64::from(line.1 - line.0);
        line.0 + i32::try_from(along / i64::from(days.max(1))).unwrap_or(0)
    }

    /// The dates on the axis: as many as can stand beside each other.
    fn ticks(&self, line: (i32, i32), right: i32) -> Vec<(i32, String)> {
        let steps = [Step::Days(1), Step::Days(7)]
            .into_iter()
            .chain([1, 3, 6, 12, 24, 60, 120, 600].map(Step::Months));
        for step in steps {
            let days = day_number(self.period.last()) - day_number(self.period.first());
            // Listing every day of ten years would only be thrown away.
            if step.days() * 40 < days {
                continue;
            }
            let ticks: Vec<(i32, String)> = step
                .dates(self.period)
                .into_iter()
                .map(|day| (self.place(day, 0, line), step.label(day, self.words)))
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
            if gaps.min().is_none_or(|apart| apart >= widest + GAP) && widest < line.1 - line.0 {
                return ticks;
            }
        }
        Vec::new()
    }
}

/// The middle of a label that stands at `at`, where it does not reach beyond the drawing.
fn beside_edges(at: i32, label: &str, right: i32) -> i32 {
    let half = text::small_width(label) / 2 + 1;
    at.min(right - half).max(half)
}

fn diamond(drawing: &mut Drawing, x: i32, body: Rect, colour: RGBColor) {
    let y = body.middle(0).top;
    let points = vec![(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)];
    drawing.marks.push(Mark::Shape(points, colour));
}

/// From one date on an axis to the next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
}

impl Step {
    const fn days(self) -> i32 {
        match self {
            Self::Days(days) => days,
            Self::Months(months) => months * 30,
        }
    }

    /// The dates in a period: every so many days from its first, or first days of months that
    /// a year can be divided by.
    fn dates(self, period: Period) -> Vec<Date> {
        let (first, last) = (period.first(), period.last());
        match self {
            Self::Days(days) => {
                let all =
                    (day_number(first)..=day_number(last)).step_by(days.unsigned_abs() as usize);
                all.filter_map(day_of).collect()
            }
            Self::Months(step) => {
                let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
                (month(first)..=month(last))
                    .filter(|month| month % step == 0)
                    .filter_map(|month| {
                        let year = i16::try_from(month / 12).ok()?;
                        Date::new(year, i8::try_from(month % 12 + 1).ok()?, 1)
                    })
                    .filter(|day| period.contains(*day))
                    .collect()
            }
        }
    }

    fn label(self, day: Date, words: Words) -> String {
        let month = words.month_short(day.month());
        match self {
            Self::Days(_) => format!("{} {month}", day.day()),
            Self::Months(step) if step < 12 => format!("{month} {}", day.year()),
            Self::Months(_) => day.year().to_string(),
        }
    }
}

/// How many days a date comes after 1 March of the year 0.
#[must_use]
pub fn day_number(day: Date) -> i32 {
    // A year that begins in March has its leap day at its end.
    let before_march = i32::from(day.month() <= 2);
    let year = i32::from(day.year()) - before_march;
    let month = i32::from(day.month()) + 12 * before_march - 3;
    let of_year = (153 * month + 2) / 5 + i32::from(day.day()) - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

/// The date that comes so many days after 1 March of the year 0.
fn day_of(number: i32) -> Option<Date> {
    let mut year = i16::try_from(number * 400 / 146_097).ok()?;
    let begins = |year: i16| Date::new(year, 3, 1).map(day_number);
    if begins(year).is_some_and(|begin| begin > number) {
        year -= 1;
    } else if begins(year + 1).is_some_and(|begin| begin <= number) {
        year += 1;
    }
    let left = number - day_number(Date::new(year, 3, 1)?);
    let month = (5 * left + 2) / 153;
    let day = left - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 {
        (year, month + 3)
    } else {
        (year + 1, month - 9)
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Language, date};

    #[test]
    fn days_follow_each_other_through_leap_years_and_centuries() {
        let days = day_number(date(2015, 9, 1)) - day_number(date(2014, 9, 1));
        assert_eq!(days, 365);
        for (before, after) in [
            (date(2016, 2, 28), date(2016, 2, 29)),
            (date(2016, 2, 29), date(2016, 3, 1)),
            (date(2100, 2, 28), date(2100, 3, 1)),
            (date(2014, 12, 31), date(2015, 1, 1)),
        ] {
            assert_eq!(day_number(after) - day_number(before), 1);
            assert_eq!(day_of(day_number(after)), Some(after));
        }
        let first = day_number(date(1999, 1, 1));
        for number in first..first + 4_000 {
            assert_eq!(day_of(number).map(day_number), Some(number));
        }
    }

    #[track_caller]
    fn check(first: Date, last: Date, expected: &[&str]) {
        let gantt = Gantt {
            period: Period::new(first, last).unwrap(),
            rows: Vec::new(),
            words: Words::new(Language::Nl),
        };
        let labels: Vec<String> = gantt
            .ticks((0, 400), 400)
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn an_axis_has_days_months_or_years() {
        check(
            date(2026, 9, 1),
            date(2026, 9, 3),
            &["1 sep", "2 sep", "3 sep"],
        );
        check(
            date(2014, 9, 1),
            date(2016, 9, 1),
            &["jan 2015", "jul 2015", "jan 2016", "jul 2016"],
        );
        // The first year is moved in from the edge, so that the next one would stand 26 from it
        // where 26 and a gap of 12 are needed.
        check(
            date(2016, 1, 1),
            date(2025, 12, 31),
            &["2016", "2018", "2020", "2022", "2024"],
        );
    }
}
