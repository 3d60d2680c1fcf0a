//! Values over time in small drawings below each other, each on its own scale.

use plotters::style::RGBColor;
use rust_decimal::Decimal;

use super::{
    Drawing, Mark, Palette, Pixel, Rect, Side, Spot,
    legend::marker,
    scale::{Scale, bounds, float, ticks},
    text,
    time_axis::{TimeAxis, beside_edges},
};
use crate::{
    layout::{Weight, shorten},
    plan::{Date, Number, Period},
    text::Words,
};

const PLOT: i32 = 84;
const LABEL: i32 = 22;
const FOOT: i32 = 30;
const GAP: i32 = 10;

/// Readings and aims of several things, over the same time.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiples {
    /// What the filled and the hollow points are called.
    pub names: [String; 2],
    /// The small drawings.
    pub panels: Vec<Panel>,
    /// The language of figures and dates.
    pub words: Words,
}

/// One small drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What it shows, with its unit.
    pub title: String,
    /// The days in order, with the reading and the aim of each.
    pub days: Vec<Day>,
}

/// What is known of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// The reading.
    pub reading: Option<Number>,
    /// The aim.
    pub aim: Option<Number>,
}

impl Multiples {
    /// Lays out the drawing at a width of `width` CSS pixels.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let mut top = self.legend(&mut drawing, palette);
        let days = || self.panels.iter().flat_map(|panel| &panel.days);
        let ends = days()
            .map(|it| it.day)
            .min()
            .zip(days().map(|it| it.day).max());
        let Some(period) = ends.and_then(|(first, last)| Period::new(first, last)) else {
            return drawing;
        };
        let mut row = 0;
        for panel in &self.panels {
            top = self.panel(
                &mut drawing,
                panel,
                (top, row),
                TimeAxis { period },
                palette,
            );
            row += panel.days.len();
        }
        drawing
    }

    fn panel(
        &self,
        drawing: &mut Drawing,
        panel: &Panel,
        (top, row): (i32, usize),
        axis: TimeAxis,
        palette: &Palette,
    ) -> i32 {
        let right = drawing.right();
        let mut title_bottom = top;
        // Semibold is somewhat wider than the weight used for breaking lines.
        for line in text::wrap(&panel.title, right * 19 / 20, 2) {
            let at = (0, title_bottom + LABEL / 2);
            drawing.write_in(line, at, Side::Left, palette.ink, Weight::Semibold);
            title_bottom += text::LINE;
        }
        let (up, figures) = self.scale(panel, title_bottom + LABEL - text::LINE + 8);
        let widest = text::widest(figures.iter().map(|(_, figure)| figure.as_str()));
        let left = (widest + GAP).min(right / 2);
        let line = (left + 6, (right - 8).max(left + 7));
        for (y, figure) in figures {
            let grid = Rect {
                left,
                top: y,
                right,
                bottom: y + 1,
            };
            drawing.block(grid, palette.grid);
            let room = f64::from((left - GAP).max(0));
            let figure = shorten(&figure, room, text::SMALL, Weight::Regular).into_owned();
            drawing.write(figure, (left - GAP, y), Side::Right, palette.muted_ink);
        }
        let bottom = up.pixels.0;
        for (x, label) in axis.ticks(line, right, self.words) {
            let tick = Rect {
                left: x,
                top: bottom,
                right: x + 1,
                bottom: bottom + 4,
            };
            drawing.block(tick, palette.muted_ink);
            let at = (beside_edges(x, &label, right), bottom + 15);
            drawing.write(label, at, Side::Middle, palette.muted_ink);
        }
        let place = |day: Date| axis.place(day, 0, line);
        let points = |value: fn(&Day) -> Option<Number>| -> Vec<Pixel> {
            let known = panel.days.iter();
            known
                .filter_map(|it| Some((place(it.day), up.at(float(value(it)?.decimal())))))
                .collect()
        };
        let (aims, readings) = (points(|it| it.aim), points(|it| it.reading));
        let from = readings.last().or(aims.first()).copied();
        dashed(
            drawing,
            from.into_iter().chain(aims.iter().copied()),
            palette.muted_ink,
        );
        for point in aims {
            marker(drawing, point, 2, palette.ink);
        }
        if readings.len() > 1 {
            let line = Mark::Line(readings.clone(), palette.theme(0), 2);
            drawing.marks.push(line);
        }
        for point in readings {
            marker(drawing, point, 0, palette.theme(0));
        }
        let places: Vec<i32> = panel.days.iter().map(|it| place(it.day)).collect();
        spots(drawing, &places, (left, right), (top, bottom + FOOT), row);
        drawing.reach(bottom + FOOT);
        bottom + FOOT
    }

    /// The scale from values to pixels, and the values at both ends with their positions.
    fn scale(&self, panel: &Panel, top: i32) -> (Scale, Vec<(i32, String)>) {
        let values = || panel.days.iter().flat_map(|it| [it.reading, it.aim]);
        let (least, most) = bounds(values().flatten()).unwrap_or_default();
        let whole = values().flatten().all(|it| it.decimal().is_integer());
        let axis = if least == most {
            // A single value has a scale only if it starts from zero.
            ticks(least.min(Decimal::ZERO), most.max(Decimal::ZERO), whole)
        } else {
            ticks(least, most, whole)
        };
        let ends = (
            axis.first().copied().unwrap_or_default(),
            axis.last().copied().unwrap_or_default(),
        );
        let up = Scale {
            values: (float(ends.0), float(ends.1)),
            pixels: (top + PLOT, top),
        };
        let figures = [ends.0, ends.1].map(|end| (up.at(float(end)), self.words.number(end)));
        (up, figures.to_vec())
    }

    fn legend(&self, drawing: &mut Drawing, palette: &Palette) -> i32 {
        let right = drawing.right();
        let mut left = 0;
        for (number, name) in self.names.iter().enumerate() {
            let room = f64::from((right - left - 18).max(0));
            let name = shorten(name, room, text::SMALL, Weight::Regular);
            if name.is_empty() {
                continue;
            }
            let at = (left + 6, 11);
            match number {
                0 => marker(drawing, at, 0, palette.theme(0)),
                _ => marker(drawing, at, 2, palette.ink),
            }
            left += 18;
            let taken = text::small_width(&name);
            drawing.write(name, (left, 11), Side::Left, palette.ink);
            left += taken + 16;
        }
        drawing.reach(LABEL);
        LABEL + GAP / 2
    }
}

/// A broken line through these points, for what is not there yet.
fn dashed(drawing: &mut Drawing, points: impl Iterator<Item = Pixel>, colour: RGBColor) {
    let points: Vec<Pixel> = points.collect();
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let (across, down) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let pieces = super::scale::pixel(across.hypot(down) / 8.0).max(1);
        for piece in 0..pieces {
            let at = |part: f64| {
                let share = (f64::from(piece) + part) / f64::from(pieces);
                let along = |from: i32, length: f64| from + super::scale::pixel(length * share);
                (along(from.0, across), along(from.1, down))
            };
            let dash = vec![at(0.0), at(0.5)];
            drawing.marks.push(Mark::Line(dash, colour, 1));
        }
    }
}

/// A strip for each day, reaching halfway to the next.
fn spots(
    drawing: &mut Drawing,
    places: &[i32],
    (mut left, right): (i32, i32),
    (top, bottom): (i32, i32),
    row: usize,
) {
    for (number, place) in places.iter().enumerate() {
        let next = places.get(number + 1);
        let end = next.map_or(right, |next| i32::midpoint(*place, *next));
        let at = Rect {
            left,
            top,
            right: end.max(left),
            bottom,
        };
        let row = row + number;
        drawing.spots.push(Spot { at, row });
        left = at.right;
    }
}
