//! The colours of a drawing, as data.
//!
//! They are those of the page's style sheet, so that a theme keeps its colour from outline
//! to drawing to paper. No colour carries a meaning alone: a number stands beside each.

use plotters::style::RGBColor;

/// The colours that a drawing is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// One colour for each theme; more themes than colours start again at the first.
    pub themes: [RGBColor; 5],
    /// Text.
    pub ink: RGBColor,
    /// Text that stands back: axes, units.
    pub muted_ink: RGBColor,
    /// Hairlines: axes, grids.
    pub line: RGBColor,
}

impl Palette {
    /// On the light page.
    pub const LIGHT: Self = Self {
        themes: [
            rgb(0x12_67_b4),
            rgb(0xd9_63_1a),
            rgb(0x0b_8a_7d),
            rgb(0x5d_2a_86),
            rgb(0x7a_5c_00),
        ],
        ink: rgb(0x17_20_2e),
        muted_ink: rgb(0x46_52_64),
        line: rgb(0xdd_e2_e8),
    };

    /// On the dark page.
    pub const DARK: Self = Self {
        themes: [
            rgb(0x45_96_ee),
            rgb(0xf0_8a_3c),
            rgb(0x63_d4_ac),
            rgb(0xdb_b4_f8),
            rgb(0xf0_da_6a),
        ],
        ink: rgb(0xe8_ec_f2),
        muted_ink: rgb(0xb3_bc_c9),
        line: rgb(0x31_39_45),
    };

    /// On white paper: the light page with text in plain black, which needs no raster, and
    /// lines dark enough for a printer to show.
    pub const PRINT: Self = Self {
        ink: rgb(0x00_00_00),
        muted_ink: rgb(0x33_33_33),
        line: rgb(0x8a_94_a3),
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

/// A colour written as in a style sheet: `0x0b_6b_b8` is `#0b6bb8`.
const fn rgb(hex: u32) -> RGBColor {
    let [_, red, green, blue] = hex.to_be_bytes();
    RGBColor(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The light and the dark colour of a token of the page's style sheet.
    fn token(name: &str) -> (RGBColor, RGBColor) {
        let sheet = include_str!("../../styles/tokens.css");
        let (_, rest) = sheet
            .split_once(&format!("--sp-color-{name}: light-dark(#"))
            .unwrap();
        let (light, rest) = rest.split_once(", #").unwrap();
        let (dark, _) = rest.split_once(')').unwrap();
        let colour = |hex| rgb(u32::from_str_radix(hex, 16).unwrap());
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
    }

    #[test]
    fn colours_read_as_in_a_style_sheet() {
        assert_eq!(rgb(0x0b_6b_b8), RGBColor(11, 107, 184));
    }

    #[test]
    fn the_sixth_theme_takes_the_first_colour_again() {
        for palette in [Palette::LIGHT, Palette::DARK, Palette::PRINT] {
            assert_eq!(palette.theme(5), palette.theme(0));
            assert_eq!(palette.theme(usize::MAX), palette.theme(usize::MAX % 5));
        }
    }
}
