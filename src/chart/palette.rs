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
            rgb(0x0b_6b_b8),
            rgb(0xb8_50_0f),
            rgb(0x1e_7a_5a),
            rgb(0x7a_4f_b0),
            rgb(0x8a_6a_00),
        ],
        ink: rgb(0x17_20_2e),
        muted_ink: rgb(0x4a_56_68),
        line: rgb(0xdf_e3_e8),
    };

    /// On the dark page.
    pub const DARK: Self = Self {
        themes: [
            rgb(0x5a_b0_f5),
            rgb(0xf2_9a_5c),
            rgb(0x55_c6_a0),
            rgb(0xbd_9a_f0),
            rgb(0xdc_b9_44),
        ],
        ink: rgb(0xe8_ec_f2),
        muted_ink: rgb(0xaa_b4_c2),
        line: rgb(0x32_3a_45),
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
