//! Values by group, as bars one below the other.

use super::{
    Drawing, Palette, Pattern, Rect, Side,
    legend::{bar_swatch, legend, unit},
    rows::rows,
    scale::{Scale, bounds, float},
    text,
};
use crate::{
    layout::{Weight, shorten},
    plan::Number,
    text::Words,
};

const BAR: i32 = 12;
/// From one bar of a row to the next; the figures beside them need this much.
const PITCH: i32 = 17;
/// Between rows.
const APART: i32 = 8;

/// Values by group, in one or several series side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What the values count.
    pub unit: String,
    /// The series, in the order of each row's values; a single one needs no name.
    pub series: Vec<String>,
    /// The groups.
    pub rows: Vec<BarRow>,
    /// The language of the figures.
    pub words: Words,
}

/// The values of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    /// What the group is called.
    pub label: String,
    /// One for each series; `None` is a gap, not zero.
    pub values: Vec<Option<Number>>,
}

impl Bars {
    fn values(&self) -> impl Iterator<Item = Number> {
        self.rows
            .iter()
            .flat_map(|row| row.values.iter().flatten().copied())
    }

    fn figure(&self, value: Option<Number>) -> String {
        value.map_or_else(
            || self.words.chart_no_figure().to_owned(),
            |value| self.words.number(value.decimal()),
        )
    }

    /// Lays out the drawing at a width of `width` CSS pixels.
    ///
    /// All bars start at zero, which lies inside the drawing where some values are negative. Each
    /// has its figure at its end, so no axis is needed to read it.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let right = drawing.right();
        let mut top = unit(&mut drawing, &self.unit, palette);
        if self.series.len() > 1 {
            let names = self.series.iter().map(String::as_str);
            top = legend(&mut drawing, names, top, palette, bar_swatch) + 4;
        }
        let labels: Vec<(&str, i32)> = self
            .rows
            .iter()
            .map(|row| {
                let bars = i32::try_from(row.values.len()).unwrap_or(1);
                (row.label.as_str(), PITCH.saturating_mul(bars))
            })
            .collect();
        let rows = rows(&mut drawing, &labels, top, APART, palette);
        let left = rows.bodies.first().map_or(0, |body| body.left);
        let scale = self.scale(left, right);
        let origin = scale.at(0.0);
        let places = rows.bodies.iter().zip(&rows.strips);
        for (row, (body, strip)) in self.rows.iter().zip(places) {
            let tops = (body.top..).step_by(17);
            for (series, (value, top)) in row.values.iter().zip(tops).enumerate() {
                self.bar(&mut drawing, *value, top, series, scale, palette);
            }
            // Beside labels the axis runs through; beneath them it would cut through the next
            // label.
            let along = if rows.beside { strip } else { body };
            let axis = Rect {
                left: origin,
                right: (origin + 1).min(right),
                ..*along
            };
            drawing.block(axis, palette.muted_ink);
        }
        drawing
    }

    fn bar(
        &self,
        drawing: &mut Drawing,
        value: Option<Number>,
        top: i32,
        series: usize,
        scale: Scale,
        palette: &Palette,
    ) {
        let origin = scale.at(0.0);
        let row = Rect {
            left: origin,
            top,
            right: origin,
            bottom: top + PITCH,
        };
        let middle = row.middle(0).top;
        let room = |room: i32, figure: String| {
            shorten(&figure, room.max(0).into(), text::SMALL, Weight::Regular).into_owned()
        };
        let figure = self.figure(value);
        let Some(value) = value else {
            let figure = room(drawing.right() - origin - 6, figure);
            let at = (origin + 6, middle);
            return drawing.write(figure, at, Side::Left, palette.muted_ink);
        };
        let end = scale.at(float(value.decimal()));
        let bar = Rect {
            left: end.min(origin),
            right: end.max(origin),
            ..row.middle(BAR)
        };
        drawing.bar(bar, palette.theme(series), Pattern::of(series));
        if end < origin {
            let figure = room(end - 6, figure);
            drawing.write(figure, (end - 6, middle), Side::Right, palette.ink);
        } else {
            let figure = room(drawing.right() - end - 6, figure);
            drawing.write(figure, (end + 6, middle), Side::Left, palette.ink);
        }
    }

    /// Where values lie between `left` and `right`, with room for the figures at both ends.
    fn scale(&self, left: i32, right: i32) -> Scale {
        let (least, most) = bounds(self.values()).unwrap_or_default();
        let (least, most) = (least.min(0.into()), most.max(0.into()));
        let widest = |below: bool| {
            let figures = self.rows.iter().flat_map(|row| row.values.iter());
            let figures = figures
                .filter(|value| value.is_some_and(|value| value.decimal() < 0.into()) == below)
                .map(|value| text::small_width(&self.figure(*value)) + 6);
            figures.max().unwrap_or(0)
        };
        let end = (right - widest(false)).max(left);
        Scale {
            values: (float(least), float(most)),
            pixels: ((left + widest(true)).min(end), end),
        }
    }
}
