//! Labels of rows, beside what is drawn in them or above it.

use super::{Drawing, Palette, Rect, Side, Spot, text};

/// Between label and drawing.
const GAP: i32 = 8;
/// From this width on, long labels are beside their rows; below it, above them.
pub const WIDE: i32 = 480;
/// The most lines of a label.
const MOST_LINES: usize = 2;

/// Where rows are on a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// Where the content of each row is drawn.
    pub bodies: Vec<Rect>,
    /// All of each row, for lines that run through them.
    pub strips: Vec<Rect>,
    /// Whether labels are beside the bodies.
    pub beside: bool,
    /// Where they end.
    pub bottom: i32,
}

/// Whether labels are beside their rows, and where the rows begin.
#[must_use]
pub fn beside<'a>(labels: impl IntoIterator<Item = &'a str>, right: i32) -> (bool, i32) {
    let widest = text::widest(labels);
    if right >= WIDE || widest <= right / 3 {
        (true, widest.min(right * 2 / 5) + GAP)
    } else {
        (false, 0)
    }
}

/// Writes the labels of rows with bodies of these heights, `apart` from each other, and makes
/// each row a spot.
pub fn rows(
    drawing: &mut Drawing,
    labels: &[(&str, i32)],
    top: i32,
    apart: i32,
    palette: &Palette,
) -> Rows {
    let right = drawing.right();
    let (beside, left) = beside(labels.iter().map(|(label, _)| *label), right);
    let room = if beside { left - GAP } else { right };
    let mut rows = Rows {
        bodies: Vec::with_capacity(labels.len()),
        strips: Vec::with_capacity(labels.len()),
        beside,
        bottom: top,
    };
    for (row, (label, body)) in labels.iter().enumerate() {
        let lines = text::wrap(label, room, MOST_LINES);
        let high = (0..).step_by(18).nth(lines.len()).unwrap_or(0);
        let height = if beside { high.max(*body) } else { high + body };
        let begin = rows.bottom + apart / 2;
        let (first_line, body_top) = if beside {
            (begin + (height - high) / 2, begin + (height - body) / 2)
        } else {
            (begin, begin + high)
        };
        for (line, y) in lines.into_iter().zip((first_line..).step_by(18)) {
            drawing.write(line, (0, y + text::LINE / 2), Side::Left, palette.ink);
        }
        let strip = Rect {
            left: 0,
            top: rows.bottom,
            right,
            bottom: rows.bottom + height + apart,
        };
        drawing.spots.push(Spot { at: strip, row });
        rows.bodies.push(Rect {
            left,
            top: body_top,
            right,
            bottom: body_top + body,
        });
        rows.strips.push(strip);
        rows.bottom = strip.bottom;
    }
    drawing.reach(rows.bottom);
    rows
}
