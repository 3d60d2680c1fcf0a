//! The colours of a drawing, as data.
//!
//! They match the page's style sheet, so that a theme keeps its colour from outline to drawing to
//! paper. No colour carries meaning alone: there is a number beside each.

use plotters::style::RGBColor;

/// The colours a drawing is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// One colour for each theme; beyond the last, they start again at the first.
    pub themes: [RGBColor; 5],
    /// Text.
    pub ink: RGBColor,
    /// Text that recedes: axes, units.
    pub muted_ink: RGBColor,
    /// Hairlines.
    pub line: RGBColor,
    /// The grid lines that values are read against.
    pub grid: RGBColor,
    /// Behind whatever the pointer is on.
    pub hover: RGBColor,
    /// The background.
    pub ground: RGBColor,
}

impl Palette {
    /// On the light page.
    pub const LIGHT: Self = Self {
        themes: [
            RGBColor(0x12, 0x67, 0xb4),
            RGBColor(0xd9, 0x63, 0x1a),
            RGBColor(0x0b, 0x8a, 0x7d),
            RGBColor(0x5d, 0x2a, 0x86),
            RGBColor(0x7a, 0x5c, 0x00),
        ],
        ink: RGBColor(0x17, 0x20, 0x2e),
        muted_ink: RGBColor(0x46, 0x52, 0x64),
        line: RGBColor(0xdd, 0xe2, 0xe8),
        grid: RGBColor(0xdd, 0xe2, 0xe8),
        hover: RGBColor(0xed, 0xf0, 0xf4),
        ground: RGBColor(0xff, 0xff, 0xff),
    };

    /// On the dark page.
    pub const DARK: Self = Self {
        themes: [
            RGBColor(0x45, 0x96, 0xee),
            RGBColor(0xf0, 0x8a, 0x3c),
            RGBColor(0x63, 0xd4, 0xac),
            RGBColor(0xdb, 0xb4, 0xf8),
            RGBColor(0xf0, 0xda, 0x6a),
        ],
        ink: RGBColor(0xe8, 0xec, 0xf2),
        muted_ink: RGBColor(0xb3, 0xbc, 0xc9),
        line: RGBColor(0x31, 0x39, 0x45),
        grid: RGBColor(0x31, 0x39, 0x45),
        hover: RGBColor(0x26, 0x2d, 0x37),
        ground: RGBColor(0x1b, 0x20, 0x27),
    };

    /// On white paper: the light page with text in plain black, which needs no halftone, and lines
    /// dark enough to print.
    pub const PRINT: Self = Self {
        ink: RGBColor(0x00, 0x00, 0x00),
        muted_ink: RGBColor(0x33, 0x33, 0x33),
        line: RGBColor(0x8a, 0x94, 0xa3),
        grid: RGBColor(0xc4, 0xca, 0xd2),
        ..Self::LIGHT
    };

    /// The colour of a theme, counted from 0.
    #[must_use]
    pub fn theme(&self, number: usize) -> RGBColor {
        let [first, ..] = self.themes;
        let turn = number % self.themes.len();
        self.themes.get(turn).copied().unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The light and dark colours of a token in the page's style sheet.
    fn token(name: &str) -> (RGBColor, RGBColor) {
        let sheet = include_str!("../../styles/tokens.css");
        let (_, rest) = sheet
            .split_once(&format!("--sp-color-{name}: light-dark(#"))
            .unwrap();
        let (light, rest) = rest.split_once(", #").unwrap();
        let (dark, _) = rest.split_once(')').unwrap();
        let colour = |hex: &str| {
            let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
            RGBColor(part(0), part(2), part(4))
        };
        (colour(light), colour(dark))
    }

    #[test]
    fn the_page_and_its_drawings_have_the_same_colours() {
        for theme in 0..5 {
            let both = (Palette::LIGHT.theme(theme), Palette::DARK.theme(theme));
            assert_eq!(both, token(&format!("theme-{}", theme + 1)));
        }
        assert_eq!((Palette::LIGHT.ink, Palette::DARK.ink), token("ink"));
        let muted = (Palette::LIGHT.muted_ink, Palette::DARK.muted_ink);
        assert_eq!(muted, token("ink-soft"));
        assert_eq!((Palette::LIGHT.line, Palette::DARK.line), token("line"));
        assert_eq!((Palette::LIGHT.grid, Palette::DARK.grid), token("line"));
        assert_eq!((Palette::LIGHT.hover, Palette::DARK.hover), token("hover"));
        let ground = (Palette::LIGHT.ground, Palette::DARK.ground);
        assert_eq!(ground, token("surface"));
    }

    #[test]
    fn colours_read_as_in_a_style_sheet() {
        assert_eq!(RGBColor(0x0b, 0x6b, 0xb8), RGBColor(11, 107, 184));
    }

    #[test]
    fn the_sixth_theme_takes_the_first_colour_again() {
        for palette in [Palette::LIGHT, Palette::DARK, Palette::PRINT] {
            assert_eq!(palette.theme(5), palette.theme(0));
            assert_eq!(palette.theme(usize::MAX), palette.theme(usize::MAX % 5));
        }
    }
}
