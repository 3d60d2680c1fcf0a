//! A chart as the page and a file show it: a heading, a sentence, a picture and a table.

use super::{
    Drawing, Mark, Palette, Side, Text, ThemeBar, bars::Bars, bullets::Bullets, gantt::Gantt,
    lines::Lines, multiples::Multiples, participants, participants::OfTheme, split::Split,
    stacks::Stacks, table::Table, text,
};
use crate::layout::Weight;

/// Around the drawing in a file.
const MARGIN: i32 = 16;
const HEADING: f64 = 16.0;

/// A chart in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it is about.
    pub heading: String,
    /// What it shows.
    pub says: String,
    /// How much of the file is in none of its figures; `None` if all could be read.
    pub not_counted: Option<String>,
    /// What is drawn.
    pub picture: Picture,
    /// The same as figures.
    pub table: Table,
}

/// What is drawn of a chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// Participants by theme.
    Participants(Vec<OfTheme>),
    /// Bars beside each other.
    Bars(Bars),
    /// Lines through the years.
    Lines(Lines),
    /// A whole and its parts.
    Split(Split),
    /// Stacked bars.
    Stacks(Stacks),
    /// A timeline.
    Gantt(Gantt),
    /// Parts of wholes, against what was expected.
    Bullets(Bullets),
    /// Small drawings over time.
    Multiples(Multiples),
}

impl Chart {
    /// Lays out the drawing at a width of `width` CSS pixels; it is as high as it needs to be.
    #[must_use]
    pub fn drawing(&self, width: u32, palette: &Palette) -> Drawing {
        match &self.picture {
            Picture::Participants(themes) => {
                let bars: Vec<ThemeBar<'_>> = themes.iter().map(|it| it.bar(width)).collect();
                participants::drawing(&bars, width, palette)
            }
            Picture::Bars(bars) => bars.drawing(width, palette),
            Picture::Lines(lines) => lines.drawing(width, palette),
            Picture::Split(split) => split.drawing(width, palette),
            Picture::Stacks(stacks) => stacks.drawing(width, palette),
            Picture::Gantt(gantt) => gantt.drawing(width, palette),
            Picture::Bullets(bullets) => bullets.drawing(width, palette),
            Picture::Multiples(multiples) => multiples.drawing(width, palette),
        }
    }

    /// The drawing with its heading, its sentence and a background, ready to paste into a document.
    #[must_use]
    pub fn sheet(&self, width: u32, palette: &Palette) -> Drawing {
        let inner = width.saturating_sub(2 * MARGIN.unsigned_abs());
        let room = i32::try_from(inner).unwrap_or(i32::MAX);
        let mut top = MARGIN + 12;
        let mut words = Vec::new();
        words.push(Mark::Text(Text {
            text: crate::layout::shorten(&self.heading, room.into(), HEADING, Weight::Semibold)
                .into_owned(),
            at: (MARGIN, top),
            side: Side::Left,
            weight: Weight::Semibold,
            size: HEADING,
            colour: palette.ink,
        }));
        top += 24;
        let said = text::wrap(&self.says, room, 4).into_iter();
        let without = self.not_counted.iter();
        let without = without.flat_map(|said| text::wrap(said, room, 2));
        for line in said.chain(without) {
            words.push(Mark::Text(Text {
                text: line,
                at: (MARGIN, top),
                side: Side::Left,
                weight: Weight::Regular,
                size: text::SMALL,
                colour: palette.muted_ink,
            }));
            top += text::LINE;
        }
        let mut sheet = self.drawing(inner, palette);
        sheet.shift((MARGIN, top));
        sheet.width = width;
        sheet.height = sheet.height.saturating_add(MARGIN.unsigned_abs());
        let ground = sheet.all();
        words.insert(0, Mark::Block(ground, palette.ground));
        words.append(&mut sheet.marks);
        sheet.marks = words;
        sheet
    }
}
