//! Parts of wholes against what was expected of them: a bar in a frame, and a stroke.

use super::{Drawing, Palette, Pattern, Rect, Side, rows::rows, text};
use crate::layout::{Weight, shorten};

const FRAME: i32 = 16;
const BAR: i32 = 8;
const APART: i32 = 10;
const SWATCH: i32 = 18;
/// Anything beyond this many times its whole is drawn at this length.
const MOST: f64 = 1.5;

/// Wholes, with what was reached of each.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullets {
    /// What the bar, the stroke and the frame mean.
    pub names: [String; 3],
    /// The wholes.
    pub rows: Vec<Bullet>,
}

/// One whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullet {
    /// What it is called.
    pub label: String,
    /// What was reached of it, as a share of 1.
    pub reached: Option<f64>,
    /// What was expected, as a share of 1.
    pub expected: Option<f64>,
    /// The figure at its end.
    pub figure: String,
}

impl Bullets {
    /// Lays out the drawing at a width of `width` CSS pixels.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let right = drawing.right();
        let drawn = self.rows.iter().filter(|row| row.reached.is_some());
        let top = match drawn.clone().next() {
            Some(_) => self.legend(&mut drawing, palette),
            None => 0,
        };
        let labels: Vec<(&str, i32)> = self
            .rows
            .iter()
            .map(|row| (row.label.as_str(), FRAME + 6))
            .collect();
        let rows = rows(&mut drawing, &labels, top, APART, palette);
        let figures = drawn.clone().map(|row| row.figure.as_str());
        let room = text::widest(figures).min(right / 3) + 8;
        let shares = drawn.filter_map(|row| row.reached);
        let most = shares.fold(1.0, f64::max).min(MOST);
        for (row, body) in self.rows.iter().zip(&rows.bodies) {
            let length = f64::from((right - room - body.left).max(1)) / most;
            let at = |share: f64| body.left + super::scale::pixel(share.clamp(0.0, most) * length);
            let bar = |share: f64, height: i32| Rect {
                right: at(share).max(body.left + 1),
                ..body.middle(height)
            };
            let middle = body.middle(0).top;
            let Some(reached) = row.reached else {
                let room = f64::from((right - body.left).max(0));
                let figure = shorten(&row.figure, room, text::SMALL, Weight::Regular);
                drawing.write(figure, (body.left, middle), Side::Left, palette.ink);
                continue;
            };
            drawing.bar(bar(1.0, FRAME), palette.muted_ink, Pattern::Open);
            drawing.block(bar(reached, BAR), palette.theme(0));
            if let Some(expected) = row.expected {
                drawing.block(stroke(at(expected), *body, right), palette.ink);
            }
            let figure = shorten(&row.figure, (room - 8).into(), text::SMALL, Weight::Regular);
            drawing.write(figure, (right, middle), Side::Right, palette.ink);
        }
        drawing
    }

    /// What the marks mean, below each other where they do not fit side by side.
    fn legend(&self, drawing: &mut Drawing, palette: &Palette) -> i32 {
        let right = drawing.right();
        let (mut left, mut top) = (0, 0);
        for (number, name) in self.names.iter().enumerate() {
            let room = f64::from((right - SWATCH - 6).max(0));
            let name = shorten(name, room, text::SMALL, Weight::Regular);
            let taken = SWATCH + 6 + text::small_width(&name);
            if left > 0 && left + taken > right {
                (left, top) = (0, top + 22);
            }
            let row = Rect {
                left,
                top,
                right: (left + SWATCH).min(right),
                bottom: top + 22,
            };
            match number {
                0 => drawing.block(row.middle(BAR), palette.theme(0)),
                1 => drawing.block(stroke(left + SWATCH / 2, row, right), palette.ink),
                _ => drawing.bar(row.middle(FRAME), palette.muted_ink, Pattern::Open),
            }
            let at = (left + SWATCH + 6, row.middle(0).top);
            drawing.write(name, at, Side::Left, palette.ink);
            left += taken + 16;
        }
        drawing.reach(top + 22);
        top + 26
    }
}

/// An upright stroke at a place, within the drawing.
fn stroke(at: i32, body: Rect, right: i32) -> Rect {
    let left = (at - 1).clamp(body.left, (right - 3).max(body.left));
    Rect {
        left,
        right: (left + 3).min(right.max(left)),
        ..body.middle(FRAME + 6)
    }
}
