//! A chart among the text of the poster.

use super::{Area, Block, Line, Placed, Shape, TooLong, Word, item::Setting, para::Source};
use crate::{
    chart::{Chart, Drawing, Mark, Pixel, Side, text},
    layout::{Joint, metrics, text_width},
};

/// How large the letters of a chart are relative to running text.
const LETTERS: f64 = 0.95;

/// A drawing, and how many points one of its pixels is.
pub(super) struct Scaled {
    drawing: Drawing,
    scale: f64,
    /// In points.
    pub height: f64,
}

/// The drawing of a chart at this width.
pub(super) fn drawing(chart: &Chart, width: f64, setting: Setting<'_>) -> Scaled {
    let scale = LETTERS * setting.size / text::SMALL;
    let drawing = chart.drawing(whole(width / scale), setting.palette);
    let height = f64::from(drawing.height) * scale;
    Scaled {
        drawing,
        scale,
        height,
    }
}

impl Scaled {
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.drawing.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
    }

    /// Whether any of its texts did not fit.
    pub fn is_shortened(&self) -> bool {
        self.texts().any(|text| text.ends_with('…'))
    }

    /// Reports that it is not on the sheet.
    pub fn name(&self, (about, field): Source, placed: &mut Placed) {
        placed.too_long.push(TooLong {
            about,
            field,
            characters: self.texts().map(|text| text.chars().count()).sum(),
            words: self.texts().count(),
        });
    }

    /// Draws it in a block.
    pub fn draw(&self, (left, top): (f64, f64), block: &mut Block) {
        let scale = self.scale;
        let at = |(x, y): Pixel| (left + f64::from(x) * scale, top + f64::from(y) * scale);
        let all = |points: &[Pixel]| points.iter().map(|it| at(*it)).collect::<Vec<_>>();
        for mark in &self.drawing.marks {
            match mark {
                Mark::Block(rect, colour) => {
                    let (left, top) = at((rect.left, rect.top));
                    let (right, bottom) = at((rect.right, rect.bottom));
                    let area = Area {
                        left,
                        top,
                        right,
                        bottom,
                    };
                    block.shapes.push(area.filled(*colour));
                }
                Mark::Shape(points, colour) => block.shapes.push(Shape::Fill(all(points), *colour)),
                Mark::Line(points, colour, thick) => {
                    let thick = f64::from(*thick) * scale;
                    block
                        .shapes
                        .push(Shape::Stroke(all(points), *colour, thick));
                }
                Mark::Dot(middle, radius, colour) => {
                    let radius = f64::from(*radius) * scale;
                    block.shapes.push(Shape::Dot(at(*middle), radius, *colour));
                }
                Mark::Text(text) => block.lines.push(line(text, at(text.at), scale)),
            }
        }
    }
}

/// A text of a chart; the middle of its capitals is here.
fn line(text: &crate::chart::Text, (x, middle): (f64, f64), scale: f64) -> Line {
    let size = text.size * scale;
    let width = text_width(&text.text, size, text.weight);
    let x = match text.side {
        Side::Left => x,
        Side::Middle => x - width / 2.0,
        Side::Right => x - width,
    };
    Line {
        words: vec![Word {
            text: text.text.clone(),
            joint: Joint::Space,
        }],
        left: x,
        width,
        baseline: middle + metrics::cap_height(size) / 2.0,
        size,
        weight: text.weight,
        colour: text.colour,
        rtl: false,
        flush_right: text.side == Side::Right,
        around: [None; 2],
    }
}

/// A width in whole pixels, rounded down.
fn whole(width: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width of paper, or infinity where nothing is drawn"
    )]
    let pixels = width.clamp(1.0, 10_000.0).floor() as u32;
    pixels
}
