//! What helped and what hindered, place by place: bars above and below a line, longer where more
//! was proved.

use super::{Drawing, Palette, Pattern, Rect, legend, rows::rows, text};
use crate::{
    layout::{Weight, shorten},
    plan::{Effect, Strength},
};

/// How far the strongest bar reaches from its line.
const REACH: i32 = 12;
const APART: i32 = 10;
const WIDEST: i32 = 28;
/// From this width of a place on there is room beside its bar.
const ROOMY: i32 = 5;

/// What is looked at in some places.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects {
    /// What it means to help, to hinder and to have no effect.
    pub names: [String; 3],
    /// What is looked at.
    pub rows: Vec<EffectRow>,
}

/// One thing that is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectRow {
    /// What it is called.
    pub label: String,
    /// Its effects in each place, and how much they prove; none where nobody looked.
    pub places: Vec<(Vec<Effect>, Strength)>,
    /// What it shows, at its end.
    pub figure: String,
}

impl Effects {
    /// Lays out the drawing at a width of `width` CSS pixels.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        let mut drawing = Drawing::new(width);
        let right = drawing.right();
        let names = self.names.iter().map(String::as_str);
        let top = legend::legend(&mut drawing, names, 0, palette, swatch);
        let labels: Vec<(&str, i32)> = self
            .rows
            .iter()
            .map(|row| (row.label.as_str(), 2 * REACH))
            .collect();
        let rows = rows(&mut drawing, &labels, top, APART, palette);
        let figures = self.rows.iter().map(|row| row.figure.as_str());
        let room = text::widest(figures).min(right / 3) + 8;
        for (row, body) in self.rows.iter().zip(&rows.bodies) {
            let end = (right - room).max(body.left + 1);
            let line = Rect {
                right: end,
                ..body.middle(1)
            };
            drawing.block(line, palette.line);
            let count = i32::try_from(row.places.len()).unwrap_or(i32::MAX).max(1);
            for (place, (effects, strength)) in (0..).zip(&row.places) {
                let of_place = place_of(place, count, line);
                for effect in effects {
                    mark(&mut drawing, *effect, *strength, of_place, palette);
                }
            }
            let figure = shorten(&row.figure, (room - 8).into(), text::SMALL, Weight::Regular);
            let at = (right, body.middle(0).top);
            drawing.write(figure, at, super::Side::Right, palette.ink);
        }
        drawing
    }
}

/// The part of the line that belongs to a place, with some room beside it.
fn place_of(place: i32, count: i32, line: Rect) -> Rect {
    let wide = (line.width() / count).min(WIDEST);
    let at = |place: i64| {
        let length = i64::from(line.width().min(count.saturating_mul(WIDEST)));
        let offset = place.saturating_mul(length) / i64::from(count);
        line.left
            .saturating_add(i32::try_from(offset).unwrap_or(i32::MAX))
    };
    let left = at(place.into());
    let beside = if wide >= ROOMY { 2 } else { 0 };
    Rect {
        left,
        right: (at(i64::from(place) + 1) - beside).max(left + 1),
        ..line
    }
}

fn mark(drawing: &mut Drawing, effect: Effect, strength: Strength, at: Rect, palette: &Palette) {
    let reach = match strength {
        Strength::Weak => REACH / 3,
        Strength::Moderate => 2 * REACH / 3,
        Strength::Strong => REACH,
    };
    match effect {
        Effect::Helped => {
            let bar = Rect {
                top: at.top - reach,
                bottom: at.top,
                ..at
            };
            drawing.bar(bar, palette.theme(0), Pattern::Solid);
        }
        Effect::Hindered => {
            let bar = Rect {
                top: at.bottom,
                bottom: at.bottom + reach,
                ..at
            };
            drawing.bar(bar, palette.theme(1), Pattern::Open);
        }
        Effect::NoEffect => drawing.block(at.middle(3), palette.theme(2)),
    }
}

fn swatch(drawing: &mut Drawing, at: Rect, number: usize, colour: plotters::style::RGBColor) {
    match number {
        0 => drawing.bar(at, colour, Pattern::Solid),
        1 => drawing.bar(at, colour, Pattern::Open),
        _ => drawing.block(at.middle(3), colour),
    }
}
