//! A paragraph of the poster, and its lines.

use plotters::style::RGBColor;

use super::{Block, Line, Placed, Shape, TooLong, Word};
use crate::{
    check::Subject,
    layout::{Bit, Joint, Passage, Weight, surroundings},
};

/// Where a text can be changed: what it belongs to, and the name of its field.
pub(super) type Source = (Subject, &'static str);

/// Which line limit applies to a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What a measure is meant to reach: the first to be cut.
    Text,
    /// Titles, targets, names.
    Other,
}

/// A paragraph. Lengths are in sizes of running text.
#[derive(Debug, Clone)]
pub(super) struct Para {
    pub passage: Passage,
    pub size: f64,
    pub colour: RGBColor,
    /// Left free for what is at the left of a whole item.
    pub indent: f64,
    /// Left free at the start of its lines, for its mark.
    pub hang: f64,
    pub mark: Option<Mark>,
    /// Placed at the right end of its first line, with its size.
    pub right: Option<(Passage, f64)>,
    pub before: f64,
    pub part: Part,
    pub source: Source,
}

/// What is in front of a paragraph.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// A dot where its lines begin: at the right if the text reads from there.
    Dot(RGBColor),
    /// A number where its lines begin.
    Number(Passage, RGBColor),
    /// A code at the left of the item.
    Code(Passage, RGBColor),
}

impl Para {
    pub fn new(text: &str, weight: Weight, colour: RGBColor, source: Source) -> Self {
        Self {
            passage: Passage::new(text, weight),
            size: 1.0,
            colour,
            indent: 0.0,
            hang: 0.0,
            mark: None,
            right: None,
            before: 0.0,
            part: Part::Other,
            source,
        }
    }

    pub fn sized(self, size: f64) -> Self {
        Self { size, ..self }
    }

    pub fn after(self, before: f64) -> Self {
        Self { before, ..self }
    }

    pub fn indented(self, indent: f64) -> Self {
        Self { indent, ..self }
    }

    pub fn marked(self, hang: f64, mark: Option<Mark>) -> Self {
        Self { hang, mark, ..self }
    }

    /// How much of a line its right end takes, in sizes of running text.
    fn aside(&self) -> f64 {
        self.right
            .as_ref()
            .map_or(0.0, |(text, at)| text.width() * at + 0.8)
    }

    /// Whether its right end goes on a line of its own, because it would leave less than about half
    /// of a line for the text.
    pub fn right_below(&self, width: f64, size: f64) -> bool {
        let all = width / size - self.indent - self.hang;
        let wide = (self.passage.width() * self.size).min(0.45 * all);
        self.right.is_some() && wide + self.aside() > all
    }

    /// The room for its words, in its own ems.
    pub fn room(&self, width: f64, size: f64) -> f64 {
        let aside = if self.right_below(width, size) {
            0.0
        } else {
            self.aside()
        };
        ((width / size - self.indent - self.hang - aside) / self.size).max(1.0)
    }

    /// From one line to the next, in sizes of running text: large letters need less room.
    pub fn leading(&self) -> f64 {
        let largest = self
            .right
            .as_ref()
            .map_or(self.size, |(_, size)| size.max(self.size));
        largest * if largest > 1.2 { 1.2 } else { 1.32 }
    }
}

/// Where a paragraph is, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    /// The size of running text.
    pub size: f64,
}

impl Para {
    /// Puts its first lines in a block, with dots if there is more.
    pub fn set(
        &self,
        lines: &[Vec<Bit<'_>>],
        kept: usize,
        goes_on: bool,
        at: Place,
        block: &mut Block,
    ) {
        let Place {
            left,
            top,
            width,
            size,
        } = at;
        let letters = self.size * size;
        let leading = self.leading() * size;
        // Centres the capitals vertically on the line.
        let baseline = |line: usize| top + (float(line) + 0.5) * leading + 0.33 * letters;
        let below = self.right_below(width, size);
        let aside = if below { 0.0 } else { self.aside() };
        let (from, to) = (left + self.indent * size, left + width - aside * size);
        let hang = self.hang * size;
        let rtl = self.passage.rtl;
        // Where the left end of a line of this width is.
        let begin = |width: f64| if rtl { to - hang - width } else { from + hang };
        let alone = |text: &Passage, left: f64, letters: f64, on: usize| Line {
            words: words(text.lines(f64::INFINITY).iter().flatten()),
            left,
            width: text.width() * letters,
            baseline: baseline(on),
            size: letters,
            weight: text.weight(),
            colour: self.colour,
            rtl: text.rtl,
            flush_right: false,
            around: [None; 2],
        };
        if kept > 0 || goes_on {
            match &self.mark {
                Some(Mark::Dot(colour)) => {
                    let x = if rtl {
                        to - hang + 0.55 * size
                    } else {
                        from + hang - 0.55 * size
                    };
                    let at = (x, baseline(0) - 0.3 * letters);
                    block.shapes.push(Shape::Dot(at, 0.2 * size, *colour));
                }
                Some(Mark::Number(text, colour)) => {
                    let x = if rtl {
                        to - text.width() * letters
                    } else {
                        from
                    };
                    let line = alone(text, x, letters, 0);
                    block.lines.push(Line {
                        colour: *colour,
                        rtl,
                        flush_right: rtl,
                        ..line
                    });
                }
                Some(Mark::Code(text, colour)) => {
                    let line = alone(text, left, letters, 0);
                    block.lines.push(Line {
                        colour: *colour,
                        ..line
                    });
                }
                None => {}
            }
        }
        let around = surroundings(lines);
        for (place, (bits, around)) in lines.iter().zip(around).take(kept).enumerate() {
            let width = bits.last().map_or(0.0, |bit| bit.at + bit.width) * letters;
            block.lines.push(Line {
                words: words(bits.iter()),
                left: begin(width),
                width,
                baseline: baseline(place),
                size: letters,
                weight: self.passage.weight(),
                colour: self.colour,
                rtl,
                flush_right: rtl,
                around,
            });
        }
        if goes_on {
            let dots = Passage::new("…", self.passage.weight());
            let x = begin(dots.width() * letters);
            block.lines.push(alone(&dots, x, letters, kept));
        }
        if let Some((text, at)) = self.right.as_ref().filter(|_| kept > 0) {
            let letters = at * size;
            let on = if below { kept - 1 } else { 0 };
            let x = left + width - text.width() * letters;
            block.lines.push(Line {
                flush_right: true,
                ..alone(text, x, letters, on)
            });
        }
    }

    /// Another text set the same way, without anything beside it.
    pub fn with_text(&self, passage: Passage) -> Self {
        Self {
            passage,
            indent: 0.0,
            hang: 0.0,
            mark: None,
            right: None,
            ..self.clone()
        }
    }

    /// Sets it on one line that ends at the right.
    pub fn set_to_the_right(&self, at: Place, block: &mut Block) {
        let wide = self.passage.width() * self.size * at.size;
        let left = at.left + at.width - wide;
        let at = Place {
            left,
            width: wide,
            ..at
        };
        let lines = self.passage.lines(f64::INFINITY);
        let from = block.lines.len();
        self.set(&lines, lines.len(), false, at, block);
        for line in block.lines.iter_mut().skip(from) {
            line.flush_right = true;
        }
    }

    /// Reports how much of it is not on the sheet.
    pub fn name<'a>(&self, left_out: impl Iterator<Item = &'a Bit<'a>>, placed: &mut Placed) {
        let (about, field) = self.source;
        let mut more = TooLong {
            about,
            field,
            characters: 0,
            words: 0,
        };
        for bit in left_out {
            more.characters += bit.text.chars().count();
            if bit.joint == Joint::Space {
                more.characters += 1;
                more.words += 1;
            }
        }
        more.characters = more.characters.saturating_sub(1);
        let next = placed.too_long.len();
        let at = *placed.named.entry(self.source).or_insert(next);
        match placed.too_long.get_mut(at) {
            Some(known) => {
                known.characters += more.characters + 1;
                known.words += more.words;
            }
            None => placed.too_long.push(more),
        }
    }
}

fn words<'a>(bits: impl Iterator<Item = &'a Bit<'a>>) -> Vec<Word> {
    bits.map(|bit| Word {
        text: bit.text.to_owned(),
        joint: bit.joint,
    })
    .collect()
}

/// A count as a length.
pub(super) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
