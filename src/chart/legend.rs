//! What the groups of a drawing look like, and the unit it counts in.

use super::{Drawing, Mark, Palette, Pattern, Pixel, Rect, Side, text};
use crate::layout::{Weight, shorten};
use plotters::style::RGBColor;

const SWATCH: i32 = 14;
const AFTER_SWATCH: i32 = 6;
const BETWEEN: i32 = 16;
const ROW: i32 = 22;

/// Writes the unit above the drawing, if there is one; returns where the rest begins.
pub fn unit(drawing: &mut Drawing, unit: &str, palette: &Palette) -> i32 {
    if unit.trim().is_empty() {
        return 0;
    }
    let room = drawing.right();
    let unit = shorten(unit.trim(), room.into(), text::SMALL, Weight::Regular);
    drawing.write(unit, (0, 9), Side::Left, palette.muted_ink);
    drawing.reach(ROW);
    ROW
}

/// Writes what each group looks like, on as many lines as needed; returns where the rest begins.
pub fn legend<'a>(
    drawing: &mut Drawing,
    names: impl IntoIterator<Item = &'a str>,
    top: i32,
    palette: &Palette,
    swatch: fn(&mut Drawing, Rect, usize, RGBColor),
) -> i32 {
    let width = drawing.right();
    let (mut left, mut top) = (0, top);
    for (number, name) in names.into_iter().enumerate() {
        let room = (width - SWATCH - AFTER_SWATCH).max(0);
        let name = shorten(name, room.into(), text::SMALL, Weight::Regular);
        let taken = SWATCH + AFTER_SWATCH + text::small_width(&name);
        if left > 0 && left + taken > width {
            (left, top) = (0, top + ROW);
        }
        let row = Rect {
            left,
            top,
            right: left + SWATCH,
            bottom: top + ROW - 4,
        };
        swatch(drawing, row.middle(12), number, palette.theme(number));
        let at = (left + SWATCH + AFTER_SWATCH, row.middle(0).top);
        drawing.write(name, at, Side::Left, palette.ink);
        left += taken + BETWEEN;
    }
    drawing.reach(top + ROW);
    top + ROW
}

/// The look of a bar's group.
pub fn bar_swatch(drawing: &mut Drawing, at: Rect, number: usize, colour: RGBColor) {
    drawing.bar(at, colour, Pattern::of(number));
}

/// The look of a line.
pub fn line_swatch(drawing: &mut Drawing, at: Rect, number: usize, colour: RGBColor) {
    let middle = at.middle(2);
    drawing.block(middle, colour);
    marker(
        drawing,
        (i32::midpoint(at.left, at.right), middle.top + 1),
        number,
        colour,
    );
}

/// A point of a line: both its shape and its colour tell which line it belongs to.
pub fn marker(drawing: &mut Drawing, (x, y): Pixel, number: usize, colour: RGBColor) {
    let shape = match number % 4 {
        0 => {
            drawing.marks.push(Mark::Dot((x, y), 4, colour));
            return;
        }
        1 => vec![
            (x - 4, y - 4),
            (x + 4, y - 4),
            (x + 4, y + 4),
            (x - 4, y + 4),
        ],
        2 => vec![(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)],
        _ => vec![(x, y - 5), (x + 5, y + 4), (x - 5, y + 4)],
    };
    drawing.marks.push(Mark::Shape(shape, colour));
}
