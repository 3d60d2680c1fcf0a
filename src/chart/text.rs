//! Text in a drawing: its style, its size, and where its baseline runs.
//!
//! The backends of plotters measure text by asking the browser or by guessing from bytes. Ours use
//! the font's table, so that a drawing is the same natively and in the browser.

use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendTextStyle, FontTransform};

use crate::layout::{
    metrics::{self, Weight},
    shorten,
};

/// The size of small text on the page, in CSS pixels.
pub const SMALL: f64 = 13.0;

/// From one line of small text to the next, in pixels.
pub const LINE: i32 = 18;

/// Wider than any drawing, in pixels.
const WIDEST: f64 = 20_000.0;

/// A text style for the backends of this room, anchored at half the height of its capitals.
///
/// `size` is in pixels of the drawing. The only weight plotters knows is bold, which here means
/// semibold.
#[must_use]
pub fn style(size: f64, weight: Weight, colour: RGBColor, anchor: HPos) -> TextStyle<'static> {
    let bold = match weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Semibold => FontStyle::Bold,
    };
    let family = FontFamily::Name(metrics::FAMILIES);
    TextStyle {
        font: FontDesc::new(family, size, bold),
        color: colour.to_backend_color(),
        pos: Pos::new(anchor, VPos::Center),
    }
}

/// A length rounded up to whole pixels.
#[must_use]
pub fn whole_pixels(length: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a length beyond i32 becomes the largest one"
    )]
    let pixels = length.ceil() as i32;
    pixels
}

/// The rows of pixels that a line of text covers, the last exclusive, if half the height of its
/// capitals is at `middle`.
#[must_use]
pub fn extent(size: f64, middle: i32) -> (i32, i32) {
    let baseline = f64::from(middle) + metrics::cap_height(size) / 2.0;
    (
        -whole_pixels(metrics::ascent(size) - baseline),
        whole_pixels(baseline + metrics::descent(size)),
    )
}

/// How wide a line of text is, in whole pixels; measured no further than [`WIDEST`].
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> i32 {
    whole_pixels(metrics::width_within(text, size, weight, WIDEST).unwrap_or(WIDEST))
}

/// How wide a line of small text is, in whole pixels.
#[must_use]
pub fn small_width(text: &str) -> i32 {
    width(text, SMALL, Weight::Regular)
}

/// The width of the widest of these lines of small text, in whole pixels.
pub fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> i32 {
    texts.into_iter().map(small_width).max().unwrap_or(0)
}

/// `text` in at most `most` lines of small text that fit in `room` pixels; the rest is shortened to
/// `…`, as is a word that is wider than a line.
#[must_use]
pub fn wrap(text: &str, room: i32, most: usize) -> Vec<String> {
    if small_width(text) <= room {
        // Most texts are a single line, which the longer way would leave as it is.
        return vec![text.split_whitespace().collect::<Vec<_>>().join(" ")];
    }
    let fit = |line: &str| shorten(line, room.into(), SMALL, Weight::Regular).into_owned();
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        // The last line takes the rest, and is shortened: what is beyond its end is not seen.
        let last = lines.len() + 1 >= most;
        if last && small_width(&line) > room {
            break;
        }
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if last || line.is_empty() || small_width(&longer) <= room {
            line = longer;
        } else {
            lines.push(fit(&line));
            word.clone_into(&mut line);
        }
    }
    lines.push(fit(&line));
    lines
}

/// How a backend writes a line of text.
pub(super) struct Hand {
    /// The size in pixels.
    pub size: f64,
    /// The weight, as CSS numbers it.
    pub weight: u16,
    /// How far below its anchor the baseline runs, in pixels.
    pub baseline: f64,
    /// Which part of the text its anchor is.
    pub side: HPos,
    /// Quarters of a turn about the anchor, clockwise.
    pub turns: u16,
    /// Red, green and blue.
    pub colour: (u8, u8, u8),
    /// From 0 for invisible to 1.
    pub opacity: f64,
}

/// How a backend writes text of this style; `None` if it is invisible.
///
/// The backends of plotters would divide sizes by 1.24, make text bold instead of semibold, and
/// place it by their own rules.
pub(super) fn hand(style: &impl BackendTextStyle) -> Option<Hand> {
    let BackendColor { alpha, rgb } = style.color();
    (alpha > 0.0).then(|| Hand {
        size: style.size(),
        weight: weight(style).css(),
        baseline: baseline(style),
        side: style.anchor().h_pos,
        turns: match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 1,
            FontTransform::Rotate180 => 2,
            FontTransform::Rotate270 => 3,
        },
        colour: rgb,
        opacity: alpha,
    })
}

/// The weight a style asks for.
fn weight(style: &impl BackendTextStyle) -> Weight {
    match style.style() {
        plotters_backend::FontStyle::Bold => Weight::Semibold,
        _ => Weight::Regular,
    }
}

/// Width and height of a line of text in whole pixels, before any rotation.
pub(super) fn size(text: &str, style: &impl BackendTextStyle) -> (u32, u32) {
    let width = metrics::text_width(text, style.size(), weight(style));
    let height = metrics::line_height(style.size());
    (
        whole_pixels(width).unsigned_abs(),
        whole_pixels(height).unsigned_abs(),
    )
}

/// How far below its anchor the baseline of a text runs, in pixels.
///
/// The middle is that of capitals and figures rather than of the line, because that is where the
/// eye sees it beside a bar.
fn baseline(style: &impl BackendTextStyle) -> f64 {
    match style.anchor().v_pos {
        VPos::Top => metrics::ascent(style.size()),
        VPos::Center => metrics::cap_height(style.size()) / 2.0,
        VPos::Bottom => -metrics::descent(style.size()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, room: i32, most: usize, lines: &[&str]) {
        assert_eq!(wrap(text, room, most), lines);
    }

    // A figure is 6.461 pixels wide at 13, so `000 000` with its space is a little over 41.

    #[test]
    fn words_go_to_the_next_line_where_they_do_not_fit() {
        check("000 000", 50, 2, &["000 000"]);
        check("000 000", 30, 2, &["000", "000"]);
        check("", 30, 2, &[""]);
    }

    #[test]
    fn what_does_not_fit_in_all_lines_is_shortened() {
        check("000 000 000", 35, 2, &["000", "000…"]);
        check("00000000", 30, 2, &["00…"]);
    }
}
