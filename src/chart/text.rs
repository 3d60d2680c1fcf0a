//! Text in a drawing: its style, its size, and where its baseline runs.
//!
//! Backends of plotters measure text by asking the browser or by guessing from bytes. Ours
//! ask the font's table, so that a drawing comes out the same natively and in the browser.

use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_backend::BackendTextStyle;
use plotters_backend::text_anchor::{HPos, Pos, VPos};

use crate::layout::metrics::{self, Weight};

/// The size of small text on the page, in CSS pixels.
pub const SMALL: f64 = 13.0;

/// A text style for the backends of this room, anchored halfway its capitals.
///
/// `size` is in pixels of the drawing. plotters knows no weight but bold: here it stands
/// for semibold.
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

/// A length in whole pixels that leaves room for all of it.
#[must_use]
pub fn whole_pixels(length: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a length beyond i32 becomes the largest one"
    )]
    let pixels = length.ceil() as i32;
    pixels
}

/// The rows of pixels that a line of text reaches, the last exclusive, where halfway its
/// capitals is at `middle`.
#[must_use]
pub fn extent(size: f64, middle: i32) -> (i32, i32) {
    let baseline = f64::from(middle) + metrics::cap_height(size) / 2.0;
    (
        -whole_pixels(metrics::ascent(size) - baseline),
        whole_pixels(baseline + metrics::descent(size)),
    )
}

/// The weight that a style asks for.
pub(super) fn weight(style: &impl BackendTextStyle) -> Weight {
    match style.style() {
        plotters_backend::FontStyle::Bold => Weight::Semibold,
        _ => Weight::Regular,
    }
}

/// Width and height of a line of text in whole pixels, before any turning.
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
/// The middle is that of capitals and figures rather than of the line: that is where the
/// eye sees it beside a bar.
pub(super) fn baseline(style: &impl BackendTextStyle) -> f64 {
    match style.anchor().v_pos {
        VPos::Top => metrics::ascent(style.size()),
        VPos::Center => metrics::cap_height(style.size()) / 2.0,
        VPos::Bottom => -metrics::descent(style.size()),
    }
}
