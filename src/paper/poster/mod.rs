//! Where everything stands on the poster: one sheet of A3, on its side, in points of 1/72 inch.
//!
//! The letters are as large as the sheet allows. Where even the smallest that can be read do not
//! fit, texts are cut, and each is named with how much of it is too much: nothing goes missing
//! in silence.

mod content;
mod drawn;
mod fit;
mod item;
mod row;
mod svg;
mod wording;

use plotters::style::RGBColor;

use crate::{
    chart::Palette,
    check::Subject,
    figures::{Figures, Money},
    layout::{Joint, Weight},
    plan::Plan,
    text::Words,
};

pub use svg::{hex, svg};
pub use wording::{target_in_words, term_in_words};

/// The width of the sheet: 420 mm.
pub const WIDTH: f64 = 1190.55;
/// The height of the sheet: 297 mm.
pub const HEIGHT: f64 = 841.89;
/// The smallest letters that are still read from a wall.
pub const SMALLEST: f64 = 7.0;

/// Where letters end above and below their baseline, in ems.
const RISE: f64 = 0.72;
const FALL: f64 = 0.22;

/// The poster of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What stands on it, in reading order.
    pub blocks: Vec<Block>,
    /// Lines between its parts.
    pub shapes: Vec<Shape>,
    /// What does not fit; nothing in a poster that may be printed.
    pub too_long: Vec<TooLong>,
    /// The size of running text.
    pub size: f64,
}

/// A text that does not fit on the sheet, and how much of it is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// What it is a text of.
    pub about: Subject,
    /// The field in which a shorter text goes, by its name in the file.
    pub field: &'static str,
    /// The characters that are not on the sheet.
    pub characters: usize,
    /// The words that are not on the sheet.
    pub words: usize,
}

/// Something on the sheet that leads to a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is about.
    pub about: Subject,
    /// Its field, by its name in the file; empty for the subject as a whole.
    pub field: &'static str,
    /// The room it takes.
    pub at: Area,
    /// Bars, dots and drawings.
    pub shapes: Vec<Shape>,
    /// Its text.
    pub lines: Vec<Line>,
}

/// A part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// From the left of the sheet.
    pub left: f64,
    /// From the top of the sheet.
    pub top: f64,
    /// Where it ends.
    pub right: f64,
    /// Where it ends.
    pub bottom: f64,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its words, in reading order.
    pub words: Vec<Word>,
    /// Where it stands.
    pub baseline: f64,
    /// How large.
    pub size: f64,
    /// How heavy.
    pub weight: Weight,
    /// Its colour.
    pub colour: RGBColor,
    /// Whether it reads from right to left.
    pub rtl: bool,
}

/// A word on a line, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Where it begins at the left.
    pub x: f64,
    /// How wide it is, a hyphen included.
    pub width: f64,
    /// What comes after it.
    pub joint: Joint,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled shape with these corners.
    Fill(Vec<(f64, f64)>, RGBColor),
    /// A line through these points, so many points thick.
    Stroke(Vec<(f64, f64)>, RGBColor, f64),
    /// A filled circle: middle and radius.
    Dot((f64, f64), f64, RGBColor),
}

impl Area {
    /// As a shape of this colour.
    fn filled(self, colour: RGBColor) -> Shape {
        let Self {
            left,
            top,
            right,
            bottom,
        } = self;
        Shape::Fill(
            vec![(left, top), (right, top), (right, bottom), (left, bottom)],
            colour,
        )
    }
}

impl Line {
    /// What it says.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for word in &self.words {
            text.push_str(&word.text);
            match word.joint {
                Joint::Space => text.push(' '),
                Joint::Hyphen => text.push('-'),
                Joint::Nothing => {}
            }
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// The room that its letters take, by the font's own measures.
    #[must_use]
    pub fn extent(&self) -> Area {
        let left = self
            .words
            .iter()
            .map(|word| word.x)
            .fold(f64::INFINITY, f64::min);
        let ends = self.words.iter().map(|word| word.x + word.width);
        Area {
            left,
            top: self.baseline - RISE * self.size,
            right: ends.fold(f64::NEG_INFINITY, f64::max),
            bottom: self.baseline + FALL * self.size,
        }
    }

    /// Where its text begins: at the right for one that reads from there.
    #[must_use]
    pub fn start(&self) -> f64 {
        if self.rtl {
            self.words.first().map_or(0.0, |word| word.x + word.width)
        } else {
            self.words.first().map_or(0.0, |word| word.x)
        }
    }
}

/// Puts a plan on a sheet.
#[must_use]
pub fn poster(
    plan: &Plan,
    figures: &Figures,
    money: &Money,
    black_and_white: bool,
    words: Words,
) -> Sheet {
    let black = RGBColor(0x26, 0x26, 0x26);
    let palette = if black_and_white {
        Palette {
            themes: [black; 5],
            ..Palette::PRINT
        }
    } else {
        Palette::PRINT
    };
    fit::fit(
        &content::content(plan, figures, money, &palette, words),
        &palette,
    )
}
