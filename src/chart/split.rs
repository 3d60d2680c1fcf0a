//! One whole and its parts, as a single bar above a list.

use super::{Drawing, Palette, Pattern, Rect, Side, Spot, text};
use crate::{
    layout::{Weight, shorten},
    plan::{Cents, Precision},
    text::Words,
};

const BAR: i32 = 28;
const ROW: i32 = 26;
const SWATCH: i32 = 14;
/// Between parts of the bar.
const SEAM: i32 = 2;

/// An amount and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The parts, none of them negative.
    pub parts: Vec<Part>,
    /// The language of the amounts.
    pub words: Words,
}

/// One part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is called.
    pub name: String,
    /// How much.
    pub amount: Cents,
    /// How exact that is.
    pub precision: Precision,
    /// Whether it is a missing amount rather than an existing one.
    pub missing: bool,
}

impl Split {
    /// Lays out the drawing at a width of `width` CSS pixels.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let right = drawing.right();
        let whole: i64 = self.parts.iter().map(|part| part.amount.get()).sum();
        let mut sum = 0;
        let mut top = BAR + 10;
        for (number, part) in self.parts.iter().enumerate() {
            let (colour, pattern) = look(part, number, palette);
            let left = along(sum, whole, right);
            sum += part.amount.get();
            let end = along(sum, whole, right);
            let seam = if end < right { SEAM } else { 0 };
            if end - seam > left {
                let bar = Rect {
                    left,
                    top: 0,
                    right: end - seam,
                    bottom: BAR,
                };
                drawing.bar(bar, colour, pattern);
            }
            let strip = Rect {
                left: 0,
                top,
                right,
                bottom: top + ROW,
            };
            let swatch = Rect {
                right: SWATCH,
                ..strip.middle(12)
            };
            drawing.bar(swatch, colour, pattern);
            let middle = strip.middle(0).top;
            let amount = self.words.euros(part.amount);
            let amount = self.words.precisely(amount, part.precision);
            let amount_room = text::small_width(&amount).min(right / 2);
            let amount = shorten(&amount, amount_room.into(), text::SMALL, Weight::Regular);
            drawing.write(amount, (right, middle), Side::Right, palette.ink);
            let room = right - amount_room - SWATCH - 20;
            let name = shorten(&part.name, room.max(0).into(), text::SMALL, Weight::Regular);
            drawing.write(name, (SWATCH + 8, middle), Side::Left, palette.ink);
            drawing.spots.push(Spot {
                at: strip,
                row: number,
            });
            top = strip.bottom;
        }
        drawing.reach(top);
        drawing
    }
}

fn look(part: &Part, number: usize, palette: &Palette) -> (plotters::style::RGBColor, Pattern) {
    if part.missing {
        (palette.muted_ink, Pattern::Open)
    } else {
        let pattern = if number.is_multiple_of(2) {
            Pattern::Solid
        } else {
            Pattern::Slanted
        };
        (palette.theme(number), pattern)
    }
}

/// Where the first `sum` of a `whole` ends on this many pixels.
fn along(sum: i64, whole: i64, room: i32) -> i32 {
    let scaled = i128::from(sum) * i128::from(room);
    let place = scaled.checked_div(i128::from(whole)).unwrap_or(0);
    i32::try_from(place).unwrap_or(room).clamp(0, room)
}
