//! Periods and days on a timeline.

use plotters::style::RGBColor;

use super::{
    Drawing, Mark, Palette, Pattern, Rect, Side, rows, text,
    time_axis::{TimeAxis, beside_edges},
};
use crate::{
    layout::{Weight, shorten},
    plan::Period,
    text::Words,
};

const AXIS: i32 = 24;
const BAR: i32 = 12;
const THIN: i32 = 8;
const APART: i32 = 6;

/// What happens in a period, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Gantt {
    /// The period shown; whatever lies beyond it is cut off.
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

/// How something is drawn on a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A bar.
    Bar,
    /// A bar drawn as an outline only: it has no period of its own.
    Outline,
    /// A thin bar: part of the row above it.
    Thin,
    /// A diamond: a day.
    Diamond,
}

impl Gantt {
    /// Lays out the drawing at a width of `width` CSS pixels.
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
        let axis = TimeAxis {
            period: self.period,
        };
        let ticks = axis.ticks(line, right, self.words);
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
            // Beside labels a line runs through; beneath them it would cut through the next label.
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
        let axis = TimeAxis {
            period: self.period,
        };
        let left = axis.place(first.max(self.period.first()), 0, line);
        let right = axis.place(last.min(self.period.last()), 1, line);
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
}

fn diamond(drawing: &mut Drawing, x: i32, body: Rect, colour: RGBColor) {
    let y = body.middle(0).top;
    let points = vec![(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)];
    drawing.marks.push(Mark::Shape(points, colour));
}
