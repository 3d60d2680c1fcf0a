//! The poster as a file: a drawing with real text, whose letters refer to fonts by name.

use std::fmt::Write as _;

use plotters::style::RGBColor;

use super::{HEIGHT, Line, Shape, Sheet, WIDTH};
use crate::layout::metrics::FAMILIES;

/// The poster as SVG, under this title.
#[must_use]
pub fn svg(sheet: &Sheet, title: &str, language: &str) -> String {
    let mut svg = String::new();
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"420mm\" height=\"297mm\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" lang=\"{language}\" \
         font-family=\"{FAMILIES}\" font-kerning=\"none\">\n<title>{}</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#FFFFFF\"/>\n",
        escape(title)
    );
    for shape in &sheet.shapes {
        draw(&mut svg, shape);
    }
    for block in &sheet.blocks {
        svg.push_str("<g>\n");
        for shape in &block.shapes {
            draw(&mut svg, shape);
        }
        for line in &block.lines {
            write_line(&mut svg, line);
        }
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw(svg: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Fill(points, colour) => writeln!(
            svg,
            "<path d=\"{}Z\" fill=\"{}\"/>",
            path(points),
            hex(*colour)
        ),
        Shape::Stroke(points, colour, thick) => writeln!(
            svg,
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{thick:.2}\"/>",
            path(points),
            hex(*colour)
        ),
        Shape::Dot((x, y), radius, colour) => writeln!(
            svg,
            "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\" fill=\"{}\"/>",
            hex(*colour)
        ),
    };
}

fn write_line(svg: &mut String, line: &Line) {
    let direction = if line.rtl { " direction=\"rtl\"" } else { "" };
    let anchor = if line.is_anchored_at_end() {
        " text-anchor=\"end\""
    } else {
        ""
    };
    let _ = writeln!(
        svg,
        "<text x=\"{:.2}\" y=\"{:.2}\" font-size=\"{:.2}\" font-weight=\"{}\" fill=\"{}\"{direction}{anchor}>{}</text>",
        line.anchor(),
        line.baseline,
        line.size,
        line.weight.css(),
        hex(line.colour),
        escape(&line.drawn())
    );
}

impl Shape {
    /// Its outline as an SVG path; empty for a circle.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Fill(points, _) => format!("{}Z", path(points)),
            Self::Stroke(points, ..) => path(points),
            Self::Dot((x, y), radius, _) => {
                let (left, across) = (x - radius, 2.0 * radius);
                format!(
                    "M{left:.2} {y:.2}a{radius:.2} {radius:.2} 0 1 0 {across:.2} 0a{radius:.2} {radius:.2} 0 1 0 -{across:.2} 0Z"
                )
            }
        }
    }
}

fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{x:.2} {y:.2}", if place == 0 { 'M' } else { 'L' });
    }
    path
}

/// A colour in SVG notation.
#[must_use]
pub fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// Text escaped for XML; what XML forbids was left out when the text was set.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
