//! Values over time, as lines.

use rust_decimal::Decimal;

use super::{
    Drawing, Mark, Palette, Pixel, Rect, Side, Spot,
    legend::{legend, line_swatch, marker, unit},
    scale::{Scale, bounds, float, ticks},
    text,
};
use crate::{
    layout::{Weight, shorten},
    plan::{Number, sort_by_key},
    text::Words,
};

/// From this width on, each line has its name at its end; below it, in a legend.
const WIDE: i32 = 520;
/// The most lines that can have their names beside them.
const MOST_NAMED: usize = 8;
/// Between labels.
const GAP: i32 = 10;
/// Before the name beside a line.
const MARKER: i32 = 18;
/// Up to this many points, each has a marker; beyond that only some do, and only if lines must be
/// told apart.
const MOST_MARKERS: usize = 24;

/// Values over time, one or several lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// What the values count.
    pub unit: String,
    /// The years or periods, and where each is on an axis of time.
    pub periods: Vec<(String, i32)>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The language of the figures.
    pub words: Words,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is called; a single line needs no name.
    pub name: String,
    /// One value for each period; `None` is a gap, not zero.
    pub values: Vec<Option<Number>>,
}

impl Lines {
    /// The round values of its axis.
    ///
    /// It begins at zero, unless all values lie so close together, far from zero, that the line
    /// would show nothing; the chart's sentence then says where it begins.
    #[must_use]
    pub fn axis(&self) -> Vec<Decimal> {
        let values = || {
            self.lines
                .iter()
                .flat_map(|line| line.values.iter().flatten())
        };
        let (least, most) = bounds(values().copied()).unwrap_or_default();
        let whole = values().all(|value| value.decimal().is_integer());
        let close = least != most
            && (least > Decimal::ZERO && least + least > most
                || most < Decimal::ZERO && most + most < least);
        if close {
            ticks(least, most, whole)
        } else {
            ticks(least.min(Decimal::ZERO), most.max(Decimal::ZERO), whole)
        }
    }

    /// Lays out the drawing at a width of `width` CSS pixels.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let right = drawing.right();
        let several = self.lines.len() > 1;
        let beside = several && right >= WIDE && self.lines.len() <= MOST_NAMED;
        let mut top = unit(&mut drawing, &self.unit, palette);
        if several && !beside {
            let names = self.lines.iter().map(|line| line.name.as_str());
            top = legend(&mut drawing, names, top, palette, line_swatch);
        }
        let axis = self.axis();
        let figures: Vec<String> = axis.iter().map(|tick| self.words.number(*tick)).collect();
        let names_room = self.ends_room(beside, several, right);
        let left = (text::widest(figures.iter().map(String::as_str)) + GAP).min(right / 2);
        let plot = Rect {
            left,
            top: top + 8,
            right: (right - names_room).max(left + 1),
            bottom: top + 8 + if right < WIDE { 168 } else { 208 },
        };
        let ends = (axis.first().copied(), axis.last().copied());
        let up = Scale {
            values: (
                float(ends.0.unwrap_or_default()),
                float(ends.1.unwrap_or_default()),
            ),
            pixels: (plot.bottom, plot.top),
        };
        for (tick, figure) in axis.iter().zip(figures) {
            let y = up.at(float(*tick));
            let colour = if tick.is_zero() {
                palette.muted_ink
            } else {
                palette.grid
            };
            let line = Rect {
                left: plot.left,
                top: y,
                right: plot.right,
                bottom: y + 1,
            };
            drawing.block(line, colour);
            let room = f64::from(plot.left - GAP);
            let figure = shorten(&figure, room, text::SMALL, Weight::Regular).into_owned();
            drawing.write(figure, (plot.left - GAP, y), Side::Right, palette.muted_ink);
        }
        let places = self.places(plot);
        self.write_periods(&mut drawing, &places, plot, palette);
        for (number, line) in self.lines.iter().enumerate() {
            draw_line(&mut drawing, line, (number, several), &places, up, palette);
        }
        self.write_ends(&mut drawing, &places, up, (beside, names_room), palette);
        drawing.reach(plot.bottom + 26);
        Self::spots(&mut drawing, &places, plot);
        drawing
    }

    /// Where each period is.
    fn places(&self, plot: Rect) -> Vec<i32> {
        let at = |place: Option<i32>| f64::from(place.unwrap_or(0));
        let along = Scale {
            values: (
                at(self.periods.iter().map(|(_, place)| *place).min()),
                at(self.periods.iter().map(|(_, place)| *place).max()),
            ),
            pixels: (plot.left + 6, (plot.right - 6).max(plot.left + 6)),
        };
        let places = self
            .periods
            .iter()
            .map(|(_, place)| along.at((*place).into()));
        places.collect()
    }

    /// Writes every period, or every nth if they would run into each other.
    fn write_periods(&self, drawing: &mut Drawing, places: &[i32], plot: Rect, palette: &Palette) {
        let right = drawing.right();
        let labels: Vec<(String, i32)> = self
            .periods
            .iter()
            .zip(places)
            .map(|((label, _), place)| {
                let room = f64::from(right) / 3.0;
                let label = shorten(label, room, text::SMALL, Weight::Regular).into_owned();
                let half = text::small_width(&label) / 2 + 1;
                let middle = (*place).min(right - half).max(half);
                (label, middle)
            })
            .collect();
        let fits = |every: usize| {
            let mut free = i32::MIN;
            labels.iter().step_by(every).all(|(label, middle)| {
                let half = text::small_width(label) / 2 + 1;
                let apart = middle - half >= free;
                free = middle + half + GAP;
                apart
            })
        };
        let every = (1..=labels.len()).find(|every| fits(*every)).unwrap_or(1);
        for (at, (label, middle)) in labels.into_iter().enumerate() {
            let shown = at % every == 0;
            if let Some(place) = places.get(at).filter(|_| shown) {
                let tick = Rect {
                    left: *place,
                    top: plot.bottom,
                    right: place + 1,
                    bottom: plot.bottom + 4,
                };
                drawing.block(tick, palette.muted_ink);
                let at = (middle, plot.bottom + 15);
                drawing.write(label, at, Side::Middle, palette.muted_ink);
            }
        }
    }

    /// The room at the right for what is written at the ends of lines.
    fn ends_room(&self, beside: bool, several: bool, right: i32) -> i32 {
        if beside {
            let names = self.lines.iter().map(|line| line.name.as_str());
            return (text::widest(names) + MARKER).min(right / 3);
        }
        if several {
            return 0;
        }
        let last = self.lines.iter().filter_map(|line| line.values.last());
        let figures = last.flatten().map(|value| {
            let figure = self.words.number(value.decimal());
            text::width(&figure, text::SMALL, Weight::Semibold)
        });
        figures.max().map_or(0, |room| (room + 8).min(right / 3))
    }

    /// Writes the name of each line at its end, or the last figure of a single line.
    fn write_ends(
        &self,
        drawing: &mut Drawing,
        places: &[i32],
        up: Scale,
        (beside, room): (bool, i32),
        palette: &Palette,
    ) {
        let left = drawing.right() - room;
        let mut ends: Vec<(i32, usize, String)> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(number, line)| {
                let value = line.values.iter().rev().flatten().next()?;
                let y = up.at(float(value.decimal()));
                let text = if beside {
                    line.name.clone()
                } else if self.lines.len() == 1 && line.values.last()?.is_some() {
                    self.words.number(value.decimal())
                } else {
                    return None;
                };
                Some((y, number, text))
            })
            .collect();
        // Names that would overlap move apart, then back up from the bottom.
        sort_by_key(&mut ends, |(y, ..)| *y);
        let mut free = i32::MIN;
        for (y, ..) in &mut ends {
            *y = (*y).max(free);
            free = *y + 16;
        }
        let mut free = up.pixels.0;
        for (y, ..) in ends.iter_mut().rev() {
            *y = (*y).min(free);
            free = *y - 16;
        }
        let weight = if beside {
            Weight::Regular
        } else {
            Weight::Semibold
        };
        let last = places.last().copied().unwrap_or(0);
        for (y, number, text) in ends {
            let mut at = (left.max(last + 8), y);
            if beside {
                marker(
                    drawing,
                    (left + MARKER / 2, y),
                    number,
                    palette.theme(number),
                );
                at.0 = left + MARKER;
            }
            let room = f64::from(drawing.right() - at.0);
            let text = shorten(&text, room, text::SMALL, weight).into_owned();
            drawing.write_in(text, at, Side::Left, palette.ink, weight);
        }
    }

    /// A strip for each period, reaching halfway to the next.
    fn spots(drawing: &mut Drawing, places: &[i32], plot: Rect) {
        let bottom = plot.bottom + 26;
        let mut left = plot.left;
        for (row, place) in places.iter().enumerate() {
            let next = places.get(row + 1);
            let right = next.map_or(plot.right, |next| (place + next) / 2).max(left);
            let at = Rect {
                left,
                top: plot.top,
                right,
                bottom,
            };
            drawing.spots.push(Spot { at, row });
            left = right;
        }
    }
}

/// Draws a line with a gap where a value is missing; a value between two gaps becomes a marker.
fn draw_line(
    drawing: &mut Drawing,
    line: &Line,
    (number, several): (usize, bool),
    places: &[i32],
    up: Scale,
    palette: &Palette,
) {
    let colour = palette.theme(number);
    let points: Vec<Option<Pixel>> = places
        .iter()
        .zip(&line.values)
        .map(|(x, value)| Some((*x, up.at(float((*value)?.decimal())))))
        .collect();
    for piece in points.split(Option::is_none) {
        let piece: Vec<Pixel> = piece.iter().flatten().copied().collect();
        if piece.len() > 1 {
            drawing.marks.push(Mark::Line(piece, colour, 2));
        }
    }
    let every = points.len().div_ceil(MOST_MARKERS).max(1);
    let regular = |at: usize| every == 1 || several && at.is_multiple_of(every);
    let alone = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| points.get(before));
        let known = |point: Option<&Option<Pixel>>| point.is_some_and(Option::is_some);
        !known(before) && !known(points.get(at + 1))
    };
    let last = points.iter().rposition(Option::is_some);
    for (at, point) in points.iter().enumerate() {
        let shown = regular(at) || Some(at) == last || alone(at);
        if let Some(point) = point.filter(|_| shown) {
            marker(drawing, point, number, colour);
        }
    }
}
