//! The layout of the poster: one landscape sheet of A3, in points of 1/72 inch.
//!
//! The letters are as large as the sheet allows. If even the smallest legible size does not fit,
//! texts are cut, and each is reported with how much of it is too much: nothing goes missing
//! silently.

mod content;
mod drawn;
mod fit;
mod grid;
mod item;
mod para;
mod row;
mod svg;
mod wording;

use plotters::style::RGBColor;
use rustc_hash::FxHashMap;

use crate::{
    chart::Palette,
    check::Subject,
    figures::{Figures, Money},
    layout::{Joint, Weight},
    plan::Plan,
    text::Words,
};

pub use svg::{hex, svg};
pub use wording::{period_in_words, target_in_words, term_in_words};

/// The width of the sheet: 420 mm.
pub const WIDTH: f64 = 1190.55;
/// The height of the sheet: 297 mm.
pub const HEIGHT: f64 = 841.89;
/// The smallest letters that can still be read from a wall.
pub const SMALLEST: f64 = 7.0;

/// How far letters reach above and below their baseline, in ems.
const RISE: f64 = 0.72;
const FALL: f64 = 0.22;

/// The poster of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its content, in reading order.
    pub blocks: Vec<Block>,
    /// Lines between its parts.
    pub shapes: Vec<Shape>,
    /// What does not fit; empty for a poster that may be printed.
    pub too_long: Vec<TooLong>,
    /// The size of running text.
    pub size: f64,
}

/// A text that does not fit on the sheet, and how much of it is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// What it is a text of.
    pub about: Subject,
    /// The field for a shorter text, by its name in the file.
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
    /// Its left edge, from the left of the sheet.
    pub left: f64,
    /// Its top edge, from the top of the sheet.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its bottom edge.
    pub bottom: f64,
}

/// A line of text. Whoever draws it decides how its words are ordered, because words that read from
/// the right appear in a different order than they are read in.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its words, in reading order.
    pub words: Vec<Word>,
    /// Where its left end is.
    pub left: f64,
    /// How wide it is by the font's own measures.
    pub width: f64,
    /// Where its baseline is.
    pub baseline: f64,
    /// How large.
    pub size: f64,
    /// How heavy.
    pub weight: Weight,
    /// Its colour.
    pub colour: RGBColor,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// Whether its right end must stay fixed if letters take less room than was measured.
    pub flush_right: bool,
    /// Invisible marks that tell which way the text before and after it reads.
    pub around: [Option<char>; 2],
}

/// A word on a line, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// What comes after it.
    pub joint: Joint,
}

/// What has been placed so far.
#[derive(Debug, Default)]
struct Placed {
    blocks: Vec<Block>,
    too_long: Vec<TooLong>,
    /// Where each text that is too long is named.
    named: FxHashMap<para::Source, usize>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled shape with these corners.
    Fill(Vec<(f64, f64)>, RGBColor),
    /// A line through these points, this many points thick.
    Stroke(Vec<(f64, f64)>, RGBColor, f64),
    /// A filled circle: middle and radius.
    Dot((f64, f64), f64, RGBColor),
}

impl Block {
    /// An empty block with no height yet.
    fn new((about, field): para::Source, (left, top): (f64, f64), width: f64) -> Self {
        Self {
            about,
            field,
            at: Area {
                left,
                top,
                right: left + width,
                bottom: top,
            },
            shapes: Vec::new(),
            lines: Vec::new(),
        }
    }
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

    /// What to draw: its text, between the marks that keep its words in order.
    #[must_use]
    pub fn drawn(&self) -> String {
        let [before, after] = self.around;
        before
            .into_iter()
            .chain(self.text().chars())
            .chain(after)
            .collect()
    }

    /// The room its letters take, by the font's own measures.
    #[must_use]
    pub fn extent(&self) -> Area {
        Area {
            left: self.left,
            top: self.baseline - RISE * self.size,
            right: self.left + self.width,
            bottom: self.baseline + FALL * self.size,
        }
    }

    /// The end of it that must stay where it is.
    #[must_use]
    pub fn anchor(&self) -> f64 {
        if self.flush_right {
            self.left + self.width
        } else {
            self.left
        }
    }

    /// Whether [`Self::anchor`] is where its text ends rather than where it begins.
    #[must_use]
    pub fn is_anchored_at_end(&self) -> bool {
        self.flush_right != self.rtl
    }
}

/// Lays out a plan on a sheet.
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
