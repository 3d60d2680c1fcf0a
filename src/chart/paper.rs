//! Drawings as SVG, for print and documents.

use std::fmt::Write as _;
use std::io;

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::{Area, Drawn, backend::passes_shapes_on, text};
use crate::layout::metrics;

/// Makes an SVG of `size` pixels, without a background, from what `draw` draws.
///
/// # Errors
///
/// Passes on what `draw` reports; writing itself does not fail.
pub fn on_paper(
    size: (u32, u32),
    draw: impl for<'a> FnOnce(&Area<PaperBackend<'a>>) -> Drawn<PaperBackend<'a>>,
) -> Drawn<PaperBackend<'static>, String> {
    let mut svg = String::new();
    draw(&PaperBackend::new(&mut svg, size).into_drawing_area())?;
    Ok(svg)
}

/// Draws SVG into a string; the string is a whole document once the backend is dropped.
///
/// Shapes come from plotters, text is written here.
pub struct PaperBackend<'a> {
    svg: &'a mut String,
    size: (u32, u32),
}

impl<'a> PaperBackend<'a> {
    /// Starts a drawing of `size` pixels at the end of `svg`.
    #[must_use]
    pub fn new(svg: &'a mut String, size: (u32, u32)) -> Self {
        let (width, height) = size;
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(
            svg,
            r#"<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">"#
        );
        Self { svg, size }
    }

    /// Lets plotters draw one shape on a separate sheet and takes it from there: its backend keeps
    /// its string private, and text must be able to go in between.
    fn shape(&mut self, draw: impl FnOnce(&mut SVGBackend<'_>) -> Outcome) -> Outcome {
        let mut sheet = String::new();
        draw(&mut SVGBackend::with_string(&mut sheet, self.size))?;
        if let Some((_, shape)) = sheet.split_once('\n') {
            self.svg.push_str(shape.trim_end_matches("</svg>\n"));
        }
        Ok(())
    }
}

impl Drop for PaperBackend<'_> {
    fn drop(&mut self) {
        self.svg.push_str("</svg>\n");
    }
}

type Outcome = Result<(), DrawingErrorKind<io::Error>>;

impl DrawingBackend for PaperBackend<'_> {
    passes_shapes_on!(io::Error);

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Outcome {
        let Some(hand) = text::hand(style) else {
            return Ok(());
        };
        let anchor = match hand.side {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let turn = match hand.turns {
            0 => String::new(),
            turns => format!(r#" transform="rotate({} {x} {y})""#, turns * 90),
        };
        let (red, green, blue) = hand.colour;
        let _ = writeln!(
            self.svg,
            concat!(
                r#"<text x="{x}" y="{baseline:.2}" text-anchor="{anchor}" font-family="{family}" "#,
                r##"font-size="{size}" font-weight="{weight}" opacity="{opacity}" "##,
                r##"fill="#{red:02X}{green:02X}{blue:02X}"{turn}>{text}</text>"##,
            ),
            x = x,
            baseline = f64::from(y) + hand.baseline,
            anchor = anchor,
            family = metrics::FAMILIES,
            size = hand.size,
            weight = hand.weight,
            opacity = hand.opacity,
            red = red,
            green = green,
            blue = blue,
            turn = turn,
            text = escape(text),
        );
        Ok(())
    }
}

/// Text escaped for XML; characters that XML forbids become a replacement character.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Weight;
    use plotters::element::Rectangle;
    use plotters::style::text_anchor::{Pos, VPos};
    use plotters::style::{BLACK, TextStyle};

    #[track_caller]
    fn check(style: &TextStyle<'_>, text: &str, expected: &str) {
        let svg = on_paper((100, 50), |area| area.draw_text(text, style, (10, 20))).unwrap();
        assert_eq!(
            svg,
            format!(
                "<svg width=\"100\" height=\"50\" viewBox=\"0 0 100 50\" \
                 xmlns=\"http://www.w3.org/2000/svg\">\n{expected}\n</svg>\n"
            )
        );
    }

    fn style(weight: Weight) -> TextStyle<'static> {
        text::style(10.0, weight, BLACK, HPos::Left)
    }

    // At 10 pixels a capital is 6.6 high, a line rises 10.24 and falls 4.

    #[test]
    fn text_hangs_halfway_its_capitals_and_bold_is_semibold() {
        check(
            &style(Weight::Semibold),
            "A",
            "<text x=\"10\" y=\"23.30\" text-anchor=\"start\" \
             font-family=\"'Source Sans 3', 'Segoe UI', system-ui, sans-serif\" \
             font-size=\"10\" font-weight=\"600\" opacity=\"1\" fill=\"#000000\">A</text>",
        );
    }

    #[test]
    fn text_hangs_by_its_line_where_a_style_asks_for_that() {
        check(
            &style(Weight::Regular).pos(Pos::new(HPos::Right, VPos::Top)),
            "A",
            "<text x=\"10\" y=\"30.24\" text-anchor=\"end\" \
             font-family=\"'Source Sans 3', 'Segoe UI', system-ui, sans-serif\" \
             font-size=\"10\" font-weight=\"400\" opacity=\"1\" fill=\"#000000\">A</text>",
        );
    }

    #[test]
    fn text_turns_about_its_anchor() {
        check(
            &style(Weight::Regular)
                .transform(plotters::style::FontTransform::Rotate90)
                .pos(Pos::new(HPos::Center, VPos::Bottom)),
            "A",
            "<text x=\"10\" y=\"16.00\" text-anchor=\"middle\" \
             font-family=\"'Source Sans 3', 'Segoe UI', system-ui, sans-serif\" \
             font-size=\"10\" font-weight=\"400\" opacity=\"1\" fill=\"#000000\" \
             transform=\"rotate(90 10 20)\">A</text>",
        );
    }

    #[test]
    fn text_stays_text() {
        check(
            &style(Weight::Regular),
            "<b>&\0\n\"",
            "<text x=\"10\" y=\"23.30\" text-anchor=\"start\" \
             font-family=\"'Source Sans 3', 'Segoe UI', system-ui, sans-serif\" \
             font-size=\"10\" font-weight=\"400\" opacity=\"1\" fill=\"#000000\">\
             &lt;b&gt;&amp;\u{fffd} \"</text>",
        );
    }

    #[test]
    fn shapes_keep_their_order_among_text() {
        let svg = on_paper((100, 50), |area| {
            area.draw(&Rectangle::new([(0, 0), (9, 9)], BLACK))?;
            area.draw_text("A", &style(Weight::Regular), (10, 20))?;
            area.draw(&Rectangle::new([(0, 0), (9, 9)], BLACK))
        })
        .unwrap();
        let tags: Vec<&str> = svg.lines().map(|line| &line[..4]).collect();
        assert_eq!(tags, ["<svg", "<rec", "<tex", "<rec", "</sv"]);
    }

    #[test]
    fn text_is_measured_by_the_font() {
        // 4 × 497 + 249 units at 10 pixels are 22.37, a line is 14.24 high.
        let size = std::cell::Cell::new((0, 0));
        on_paper((100, 50), |area| {
            size.set(area.estimate_text_size("1.458", &style(Weight::Regular))?);
            Ok(())
        })
        .unwrap();
        assert_eq!(size.get(), (23, 15));
    }
}
