//! A drawing as data: what goes where, before any backend draws it.
//!
//! Charts are laid out as marks in pixels, so that layout is worked out, and tested, once; only
//! [`Drawing::draw`] depends on the backend.

use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::HPos;
use plotters::style::{Color, RGBColor};
use plotters_backend::DrawingBackend;

use super::{Area, Drawn, Rect, text};
use crate::layout::Weight;

/// A point in pixels of the drawing.
pub type Pixel = (i32, i32);

/// What goes where on a drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// How many pixels wide.
    pub width: u32,
    /// How many pixels high.
    pub height: u32,
    /// What is drawn, bottom first.
    pub marks: Vec<Mark>,
    /// What a pointer or the keyboard can ask about, in reading order.
    pub spots: Vec<Spot>,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Block(Rect, RGBColor),
    /// A filled shape with these corners.
    Shape(Vec<Pixel>, RGBColor),
    /// A line through these points, this many pixels thick.
    Line(Vec<Pixel>, RGBColor, u32),
    /// A filled circle: middle and radius.
    Dot(Pixel, u32, RGBColor),
    /// A line of text.
    Text(Text),
}

/// A part of the drawing that corresponds to a row of the chart's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The area a pointer hits and a highlight fills.
    pub at: Rect,
    /// Which row, counted from 0.
    pub row: usize,
}

/// Which part of a text is at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Its beginning.
    Left,
    /// Halfway.
    Middle,
    /// Its end.
    Right,
}

/// A line of text on a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it says, shortened where it would not fit.
    pub text: String,
    /// Its position, at half the height of its capitals.
    pub at: Pixel,
    /// Which part of it is at that position.
    pub side: Side,
    /// How heavy.
    pub weight: Weight,
    /// How large, in pixels.
    pub size: f64,
    /// Its colour.
    pub colour: RGBColor,
}

impl Text {
    /// The box of the text by the font's own measures.
    #[must_use]
    pub fn extent(&self) -> Rect {
        let width = text::width(&self.text, self.size, self.weight);
        let (top, bottom) = text::extent(self.size, self.at.1);
        let left = match self.side {
            Side::Left => self.at.0,
            Side::Middle => self.at.0 - width / 2,
            Side::Right => self.at.0 - width,
        };
        Rect {
            left,
            top,
            right: left.saturating_add(width),
            bottom,
        }
    }
}

/// How a bar is filled, so that bars can be told apart without their colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// All of it.
    Solid,
    /// Its outline only.
    Open,
    /// Slanting stripes.
    Slanted,
    /// Upright stripes.
    Upright,
}

impl Pattern {
    /// The pattern of the group with this number, counted from 0.
    #[must_use]
    pub const fn of(number: usize) -> Self {
        match number % 4 {
            0 => Self::Solid,
            1 => Self::Slanted,
            2 => Self::Open,
            _ => Self::Upright,
        }
    }
}

/// How far a slanting stripe reaches along an edge, for a thickness of two pixels.
const STRIPE: i32 = 3;

impl Drawing {
    /// An empty drawing of this width.
    #[must_use]
    pub fn new(width: u32) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// Its width as a coordinate.
    #[must_use]
    pub fn right(&self) -> i32 {
        i32::try_from(self.width).unwrap_or(i32::MAX)
    }

    /// Extends it down to `bottom`.
    pub fn reach(&mut self, bottom: i32) {
        self.height = self.height.max(u32::try_from(bottom).unwrap_or(0));
    }

    /// Writes small text of regular weight.
    pub fn write(&mut self, text: impl Into<String>, at: Pixel, side: Side, colour: RGBColor) {
        self.write_in(text, at, side, colour, Weight::Regular);
    }

    /// Writes small text; an empty text adds no mark.
    pub fn write_in(
        &mut self,
        text: impl Into<String>,
        at: Pixel,
        side: Side,
        colour: RGBColor,
        weight: Weight,
    ) {
        let text = text.into();
        if !text.is_empty() {
            self.marks.push(Mark::Text(Text {
                text,
                at,
                side,
                weight,
                size: text::SMALL,
                colour,
            }));
        }
    }

    /// Fills a rectangle.
    pub fn block(&mut self, at: Rect, colour: RGBColor) {
        self.marks.push(Mark::Block(at, colour));
    }

    /// Fills a bar: a rectangle with its corners cut off, if it is long enough.
    pub fn bar(&mut self, at: Rect, colour: RGBColor, pattern: Pattern) {
        if at.width() < 6 || at.height() < 6 {
            return self.block(at, colour);
        }
        match pattern {
            Pattern::Solid => self.marks.push(Mark::Shape(corners_off(at), colour)),
            Pattern::Open => self.frame(at, 2, colour),
            Pattern::Slanted => {
                self.frame(at, 1, colour);
                self.slanting(at, colour);
            }
            Pattern::Upright => {
                self.frame(at, 1, colour);
                let stripes = (at.left + 3..at.right - 2).step_by(4);
                for left in stripes {
                    let right = left + 2;
                    self.block(Rect { left, right, ..at }, colour);
                }
            }
        }
    }

    fn frame(&mut self, at: Rect, thick: i32, colour: RGBColor) {
        let inner = Rect {
            left: at.left + thick,
            top: at.top + thick,
            right: at.right - thick,
            bottom: at.bottom - thick,
        };
        for side in [
            Rect {
                bottom: inner.top,
                ..at
            },
            Rect {
                top: inner.bottom,
                ..at
            },
            Rect {
                right: inner.left,
                top: inner.top,
                bottom: inner.bottom,
                ..at
            },
            Rect {
                left: inner.right,
                top: inner.top,
                bottom: inner.bottom,
                ..at
            },
        ] {
            self.block(side, colour);
        }
    }

    /// Stripes from the lower left to the upper right, six pixels apart: one shape, which runs from
    /// stripe to stripe along the left and lower edges and back, so that only the stripes have an
    /// inside.
    fn slanting(&mut self, at: Rect, colour: RGBColor) {
        let low = |sum: i32| (at.left.max(sum - at.bottom), at.bottom.min(sum - at.left));
        let high = |sum: i32| (at.right.min(sum - at.top), at.top.max(sum - at.right));
        let last = at.right + at.bottom;
        let corner = (at.left, at.bottom);
        let mut points = Vec::new();
        let mut on_the_left = true;
        for sum in (at.left + at.top + 3..last).step_by(6) {
            let end = (sum + STRIPE).min(last);
            let turns = on_the_left && low(sum).1 == at.bottom && !points.is_empty();
            points.extend(turns.then_some(corner));
            points.extend([low(sum), high(sum), high(end), low(end)]);
            on_the_left = low(end).1 < at.bottom;
        }
        points.push(corner);
        self.marks.push(Mark::Shape(points, colour));
    }

    /// All of it.
    #[must_use]
    pub fn all(&self) -> Rect {
        Rect {
            left: 0,
            top: 0,
            right: self.right(),
            bottom: i32::try_from(self.height).unwrap_or(i32::MAX),
        }
    }

    /// Moves all of it to the right and down.
    pub fn shift(&mut self, by: Pixel) {
        let along = |(x, y): Pixel| (x.saturating_add(by.0), y.saturating_add(by.1));
        let moved = |at: Rect| {
            let ((left, top), (right, bottom)) =
                (along((at.left, at.top)), along((at.right, at.bottom)));
            Rect {
                left,
                top,
                right,
                bottom,
            }
        };
        for mark in &mut self.marks {
            match mark {
                Mark::Block(at, _) => *at = moved(*at),
                Mark::Shape(points, _) | Mark::Line(points, ..) => {
                    for point in points {
                        *point = along(*point);
                    }
                }
                Mark::Dot(at, ..) => *at = along(*at),
                Mark::Text(text) => text.at = along(text.at),
            }
        }
        for spot in &mut self.spots {
            spot.at = moved(spot.at);
        }
        self.width = self.width.saturating_add_signed(by.0);
        self.height = self.height.saturating_add_signed(by.1);
    }

    /// Draws it.
    ///
    /// # Errors
    ///
    /// Passes on what the backend could not draw.
    pub fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Drawn<DB> {
        for mark in &self.marks {
            match mark {
                Mark::Block(at, colour) => area.draw(&Rectangle::new(
                    [(at.left, at.top), (at.right, at.bottom)],
                    colour.filled(),
                ))?,
                Mark::Shape(points, colour) => {
                    area.draw(&Polygon::new(points.clone(), colour.filled()))?;
                }
                Mark::Line(points, colour, thick) => {
                    let style = colour.stroke_width(*thick);
                    area.draw(&PathElement::new(points.clone(), style))?;
                }
                Mark::Dot(at, radius, colour) => {
                    area.draw(&Circle::new(*at, *radius, colour.filled()))?;
                }
                Mark::Text(text) => {
                    let side = match text.side {
                        Side::Left => HPos::Left,
                        Side::Middle => HPos::Center,
                        Side::Right => HPos::Right,
                    };
                    let style = text::style(text.size, text.weight, text.colour, side);
                    area.draw_text(&text.text, &style, text.at)?;
                }
            }
        }
        Ok(())
    }
}

fn corners_off(at: Rect) -> Vec<Pixel> {
    let Rect {
        left,
        top,
        right,
        bottom,
    } = at;
    vec![
        (left + 1, top),
        (right - 1, top),
        (right, top + 1),
        (right, bottom - 1),
        (right - 1, bottom),
        (left + 1, bottom),
        (left, bottom - 1),
        (left, top + 1),
    ]
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What is true of every drawing: everything lies within it, no texts overlap, and spots follow
    /// each other without sharing a pixel.
    #[track_caller]
    pub fn sound(drawing: &Drawing) {
        let sheet = drawing.all();
        let texts: Vec<&Text> = drawing
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        for (place, text) in texts.iter().enumerate() {
            // A line has room above its capitals and below its letters that nothing fills.
            let at = text.extent().middle(12);
            assert!(sheet.encloses(at), "{text:?} leaves {sheet:?}");
            for other in &texts[place + 1..] {
                let apart = !overlap(at, other.extent().middle(12));
                assert!(apart, "{:?} lies over {:?}", text.text, other.text);
            }
        }
        for mark in &drawing.marks {
            let points = match mark {
                Mark::Block(at, _) => vec![(at.left, at.top), (at.right, at.bottom)],
                Mark::Shape(points, _) | Mark::Line(points, ..) => points.clone(),
                Mark::Dot(at, radius, _) => {
                    let radius = i32::try_from(*radius).unwrap();
                    vec![
                        (at.0 - radius, at.1 - radius),
                        (at.0 + radius, at.1 + radius),
                    ]
                }
                Mark::Text(_) => continue,
            };
            for (x, y) in points {
                let inside = (0..=sheet.right).contains(&x) && (0..=sheet.bottom).contains(&y);
                assert!(inside, "{mark:?} leaves {sheet:?}");
            }
        }
        for (place, spot) in drawing.spots.iter().enumerate() {
            assert!(sheet.encloses(spot.at), "{spot:?} leaves {sheet:?}");
            for other in &drawing.spots[place + 1..] {
                assert!(!overlap(spot.at, other.at), "{spot:?} shares {other:?}");
            }
        }
    }

    fn overlap(a: Rect, b: Rect) -> bool {
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    }

    const INK: RGBColor = RGBColor(0, 0, 0);

    #[track_caller]
    fn check(at: Rect, pattern: Pattern) {
        let mut drawing = Drawing::new(40);
        drawing.reach(20);
        drawing.bar(at, INK, pattern);
        for mark in &drawing.marks {
            let points = match mark {
                Mark::Block(at, _) => vec![(at.left, at.top), (at.right, at.bottom)],
                Mark::Shape(points, _) | Mark::Line(points, ..) => points.clone(),
                _ => panic!("{mark:?}"),
            };
            for (x, y) in points {
                let inside = at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
                assert!(inside, "{pattern:?} leaves {at:?}: {mark:?}");
            }
        }
    }

    #[test]
    fn no_pattern_leaves_its_bar() {
        for pattern in [0, 1, 2, 3].map(Pattern::of) {
            for right in 5..40 {
                check(
                    Rect {
                        left: 4,
                        top: 3,
                        right,
                        bottom: 15,
                    },
                    pattern,
                );
            }
        }
    }

    #[test]
    fn a_shifted_drawing_is_the_same_drawing_elsewhere() {
        let mut drawing = Drawing::new(40);
        drawing.write("A", (3, 10), Side::Left, INK);
        drawing.reach(20);
        drawing.shift((5, 7));
        assert_eq!((drawing.width, drawing.height), (45, 27));
        assert!(matches!(&drawing.marks[0], Mark::Text(text) if text.at == (8, 17)));
    }
}
