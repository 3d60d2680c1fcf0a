//! Amounts by row, each made of parts: stacked bars.

use super::{
    Drawing, Palette, Pattern, Rect, Side,
    legend::{bar_swatch, legend},
    rows::rows,
    text,
};
use crate::{
    layout::{Weight, shorten},
    plan::Cents,
    text::Words,
};

const BAR: i32 = 18;
const APART: i32 = 8;

/// Amounts by row and by part.
#[derive(Debug, Clone, PartialEq)]
pub struct Stacks {
    /// What the parts are called.
    pub parts: Vec<String>,
    /// The rows: label, an amount for each part, and their sum. Negative amounts are not drawn: the
    /// table has them.
    pub rows: Vec<(String, Vec<Cents>, Cents)>,
    /// The language of the amounts.
    pub words: Words,
}

impl Stacks {
    /// Lays out the drawing at a width of `width` CSS pixels.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let right = drawing.right();
        let names = self.parts.iter().map(String::as_str);
        let top = legend(&mut drawing, names, 0, palette, bar_swatch) + 4;
        let labels: Vec<(&str, i32)> = self
            .rows
            .iter()
            .map(|(label, ..)| (label.as_str(), BAR + 4))
            .collect();
        let rows = rows(&mut drawing, &labels, top, APART, palette);
        let sums: Vec<String> = self
            .rows
            .iter()
            .map(|(.., sum)| self.words.euros(*sum))
            .collect();
        let sums_room = text::widest(sums.iter().map(String::as_str)).min(right / 3) + 8;
        let drawn = |parts: &[Cents]| -> i64 { parts.iter().map(|part| part.get().max(0)).sum() };
        let most = self.rows.iter().map(|(_, parts, _)| drawn(parts)).max();
        let most = i128::from(most.unwrap_or(0));
        for (((_, parts, _), sum), body) in self.rows.iter().zip(sums).zip(&rows.bodies) {
            let room = (right - sums_room - body.left).max(0);
            let place = |amount: i64| {
                let scaled = i128::from(amount) * i128::from(room);
                let along = scaled.checked_div(most).unwrap_or(0);
                body.left + i32::try_from(along).unwrap_or(room)
            };
            let mut before = 0;
            for (number, part) in parts.iter().enumerate() {
                let left = place(before);
                before += part.get().max(0);
                let end = place(before);
                if end > left {
                    let bar = Rect {
                        left,
                        right: (end - 1).max(left + 1),
                        ..body.middle(BAR)
                    };
                    drawing.bar(bar, palette.theme(number), Pattern::of(number));
                }
            }
            let at = (place(before) + 6, body.middle(0).top);
            let room = f64::from((right - at.0).max(0));
            let sum = shorten(&sum, room, text::SMALL, Weight::Regular);
            drawing.write(sum, at, Side::Left, palette.ink);
        }
        drawing
    }
}
