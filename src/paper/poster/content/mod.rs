//! The content of the poster, in source order: title and term, aims, themes with their measures,
//! and at the foot figures, money and who made it.

mod figures;
mod foot;
mod head;
mod prose;
mod themes;

use plotters::style::RGBColor;

use super::{
    fit::SMALL,
    item::Item,
    para::{Para, Source},
    row::Lane,
};
use crate::{
    chart::Palette,
    figures::{Figures, Money},
    layout::Weight,
    plan::{Party, Plan},
    text::Words,
};

/// Everything on the poster, not yet placed.
pub(super) struct Content {
    pub title: Item,
    pub term: Item,
    pub aims: Vec<Lane>,
    pub themes: Vec<Lane>,
    pub foot: Vec<Lane>,
}

/// Gathers the content of the poster.
pub(super) fn content(
    plan: &Plan,
    figures: &Figures,
    money: &Money,
    palette: &Palette,
    words: Words,
) -> Content {
    let writer = Writer {
        plan,
        figures,
        money,
        palette,
        words,
    };
    Content {
        title: writer.title(),
        term: writer.term(),
        aims: writer.aims(),
        themes: writer.themes(),
        foot: writer.foot(),
    }
}

struct Writer<'a> {
    plan: &'a Plan,
    figures: &'a Figures,
    money: &'a Money,
    palette: &'a Palette,
    words: Words,
}

/// A colour dark enough for letters on white.
fn dark(RGBColor(red, green, blue): RGBColor) -> RGBColor {
    let darker = |part: u8| u8::try_from(u16::from(part) * 3 / 4).unwrap_or(part);
    RGBColor(darker(red), darker(green), darker(blue))
}

impl Writer<'_> {
    fn plain(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Regular, self.palette.ink, source)
    }

    fn strong(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Semibold, self.palette.ink, source)
    }

    fn quiet(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Regular, self.palette.muted_ink, source)
    }

    /// The heading of a part of the sheet.
    fn head(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Semibold, self.palette.muted_ink, source)
    }

    fn name<'b>(&self, party: &'b Party) -> &'b str {
        match party.name.trim() {
            "" => self.words.unnamed_party(),
            name => name,
        }
    }
}
