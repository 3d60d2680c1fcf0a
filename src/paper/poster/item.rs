//! A piece of the poster before it has a place: paragraphs and perhaps a drawing.

use plotters::style::RGBColor;

use super::{Area, Block, Line, Shape, TooLong, Word, drawn};
use crate::{
    chart::{Chart, Palette},
    check::Subject,
    layout::{Joint, Passage, Weight},
};

/// Where somebody changes a text: what it is of, and the name of its field.
pub(super) type Source = (Subject, &'static str);

/// Which cap on its lines a paragraph falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What a measure is to reach: the first to be cut.
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
    pub indent: f64,
    pub mark: Option<Mark>,
    /// At the right end of its first line, and how large.
    pub right: Option<(Passage, f64)>,
    pub before: f64,
    pub part: Part,
    pub source: Source,
}

/// What stands in the indent of a paragraph.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    Dot(RGBColor),
    Text(Passage, RGBColor),
}

impl Para {
    pub fn new(text: &str, weight: Weight, colour: RGBColor, source: Source) -> Self {
        Self {
            passage: Passage::new(text, weight),
            size: 1.0,
            colour,
            indent: 0.0,
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

    pub fn indented(self, indent: f64, mark: Option<Mark>) -> Self {
        Self {
            indent,
            mark,
            ..self
        }
    }

    /// What its right end takes of a line, in sizes of running text.
    fn aside(&self) -> f64 {
        self.right
            .as_ref()
            .map_or(0.0, |(text, at)| text.width() * at + 0.8)
    }

    /// Whether its right end goes on a line of its own, because what is left of it takes more
    /// than half of a line.
    fn right_below(&self, width: f64, size: f64) -> bool {
        let all = width / size - self.indent;
        let wide = (self.passage.width() * self.size).min(0.45 * all);
        self.right.is_some() && wide + self.aside() > all
    }

    /// The room for its words, in its own ems.
    fn room(&self, width: f64, size: f64) -> f64 {
        let aside = if self.right_below(width, size) {
            0.0
        } else {
            self.aside()
        };
        ((width / size - self.indent - aside) / self.size).max(1.0)
    }

    /// From one line to the next, in sizes of running text: large letters need less room.
    fn leading(&self) -> f64 {
        let largest = self
            .right
            .as_ref()
            .map_or(self.size, |(_, size)| size.max(self.size));
        largest * if largest > 1.2 { 1.2 } else { 1.32 }
    }
}

/// Paragraphs that belong together, over them perhaps a rule and under them perhaps a drawing.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub source: Source,
    pub paras: Vec<Para>,
    pub chart: Option<Chart>,
    /// The rule above it: its colour, and how thick in sizes of running text.
    pub rule: Option<(RGBColor, f64)>,
}

/// How many lines texts may take; only where not all can be on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caps {
    pub text: usize,
    pub other: usize,
}

impl Caps {
    pub const NONE: Self = Self {
        text: usize::MAX,
        other: usize::MAX,
    };

    fn of(self, part: Part) -> usize {
        match part {
            Part::Text => self.text,
            Part::Other => self.other,
        }
    }
}

/// How everything is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The size of running text, in points.
    pub size: f64,
    pub caps: Caps,
    pub palette: &'a Palette,
}

/// What has its place.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub blocks: Vec<Block>,
    pub too_long: Vec<TooLong>,
}

impl Item {
    pub fn new(source: Source) -> Self {
        Self {
            source,
            paras: Vec::new(),
            chart: None,
            rule: None,
        }
    }

    pub fn with(mut self, para: Para) -> Self {
        self.paras.push(para);
        self
    }

    /// How high it is at this width, in points.
    pub fn height(&self, width: f64, setting: Setting<'_>) -> f64 {
        self.lay((0.0, 0.0), width, f64::INFINITY, setting, None)
    }

    /// Puts it here; what would come below `floor` is named and left out. Tells where it ends.
    pub fn place(
        &self,
        at: (f64, f64),
        width: f64,
        floor: f64,
        setting: Setting<'_>,
        placed: &mut Placed,
    ) -> f64 {
        self.lay(at, width, floor, setting, Some(placed))
    }

    fn lay(
        &self,
        (left, top): (f64, f64),
        width: f64,
        floor: f64,
        setting: Setting<'_>,
        mut placed: Option<&mut Placed>,
    ) -> f64 {
        let size = setting.size;
        let (about, field) = self.source;
        let mut block = Block {
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
        };
        let mut y = top;
        // Where no line fits beneath it a rule would lead nowhere.
        if let Some((colour, thick)) = self.rule.filter(|_| floor - y > 2.0 * size) {
            let bottom = y + thick * size;
            block
                .shapes
                .push(Area { bottom, ..block.at }.filled(colour));
            y = bottom + size * if thick > 0.1 { 0.35 } else { 0.45 };
        }
        for (place, para) in self.paras.iter().enumerate() {
            let before = if place == 0 { 0.0 } else { para.before * size };
            let leading = para.leading() * size;
            let room = para.room(width, size);
            let count = para.passage.count(room) + usize::from(para.right_below(width, size));
            let cap = setting
                .caps
                .of(para.part)
                .min(lines_in(floor - y - before, leading));
            let kept = if count > cap {
                cap.saturating_sub(1)
            } else {
                count
            };
            if let Some(placed) = placed.as_deref_mut() {
                let lines = para.passage.lines(room);
                set(
                    para,
                    &lines,
                    kept,
                    count > cap && cap > 0,
                    (left, y + before),
                    width,
                    size,
                    &mut block,
                );
                if count > cap {
                    name(para, lines.iter().skip(kept).flatten(), placed);
                }
            }
            let shown = count.min(cap);
            if shown > 0 {
                y += before + float(shown) * leading;
            }
        }
        if let Some(chart) = &self.chart {
            y += if self.paras.is_empty() {
                0.0
            } else {
                0.3 * size
            };
            let drawing = drawn::drawing(chart, width, setting);
            if y + drawing.height <= floor + 1e-6 && !drawing.is_shortened() {
                drawing.draw((left, y), &mut block);
                y += drawing.height;
            } else if let Some(placed) = placed.as_deref_mut() {
                drawing.name(self.source, placed);
            }
        }
        if let Some(placed) = placed {
            block.at.bottom = y;
            if !(block.lines.is_empty() && block.shapes.is_empty()) {
                placed.blocks.push(block);
            }
        }
        y
    }
}

/// How many lines fit in a height.
fn lines_in(height: f64, leading: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number below zero becomes zero, and one beyond all the largest"
    )]
    let lines = ((height + 1e-6) / leading).floor() as usize;
    lines
}

/// A count as a length.
pub(super) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Says how much of a text is not on the sheet.
fn name<'a>(
    para: &Para,
    left_out: impl Iterator<Item = &'a crate::layout::Bit<'a>>,
    placed: &mut Placed,
) {
    let (about, field) = para.source;
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
    let known = placed
        .too_long
        .iter_mut()
        .find(|it| (it.about, it.field) == para.source);
    match known {
        Some(known) => {
            known.characters += more.characters + 1;
            known.words += more.words;
        }
        None => placed.too_long.push(more),
    }
}

/// Puts the lines of a paragraph in a block.
#[expect(
    clippy::too_many_arguments,
    reason = "what, how much of it, where, and into what"
)]
fn set(
    para: &Para,
    lines: &[Vec<crate::layout::Bit<'_>>],
    kept: usize,
    goes_on: bool,
    (left, top): (f64, f64),
    width: f64,
    size: f64,
    block: &mut Block,
) {
    let letters = para.size * size;
    let leading = para.leading() * size;
    let inner = left + para.indent * size;
    // The middle of the capitals in the middle of the line.
    let baseline = |line: usize| top + (float(line) + 0.5) * leading + 0.33 * letters;
    let line = |words: Vec<Word>, at: usize| Line {
        words,
        baseline: baseline(at),
        size: letters,
        weight: para.passage.weight(),
        colour: para.colour,
        rtl: para.passage.rtl,
    };
    let alone = |text: &Passage, at: f64, letters: f64| Word {
        text: text
            .lines(f64::INFINITY)
            .iter()
            .flatten()
            .map(|bit| bit.text)
            .collect::<Vec<_>>()
            .join(" "),
        x: at,
        width: text.width() * letters,
        joint: Joint::Space,
    };
    if kept > 0 || goes_on {
        match &para.mark {
            Some(Mark::Dot(colour)) => {
                let at = (inner - 0.55 * size, baseline(0) - 0.3 * letters);
                block.shapes.push(Shape::Dot(at, 0.2 * size, *colour));
            }
            Some(Mark::Text(text, colour)) => block.lines.push(Line {
                colour: *colour,
                weight: text.weight(),
                rtl: false,
                ..line(vec![alone(text, left, letters)], 0)
            }),
            None => {}
        }
    }
    for (at, bits) in lines.iter().take(kept).enumerate() {
        let word = |bit: &crate::layout::Bit<'_>| {
            let width_of = bit.width * letters;
            let from = bit.at * letters;
            let x = if para.passage.rtl {
                left + width - from - width_of
            } else {
                inner + from
            };
            Word {
                text: bit.text.to_owned(),
                x,
                width: width_of,
                joint: bit.joint,
            }
        };
        block.lines.push(line(bits.iter().map(word).collect(), at));
    }
    if goes_on {
        let dots = Passage::new("…", para.passage.weight());
        block.lines.push(Line {
            rtl: false,
            ..line(vec![alone(&dots, inner, letters)], kept)
        });
    }
    if let Some((text, at)) = para.right.as_ref().filter(|_| kept > 0) {
        let width_of = text.width() * at * size;
        let on = if para.right_below(width, size) {
            kept - 1
        } else {
            0
        };
        block.lines.push(Line {
            size: at * size,
            weight: text.weight(),
            rtl: false,
            ..line(vec![alone(text, left + width - width_of, at * size)], on)
        });
    }
}
