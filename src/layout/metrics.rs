//! How wide and high text is in Source Sans 3, without asking a browser.
//!
//! Widths are sums of advances. Kerning is left out: the figures of this font have none, and in
//! words it saves a few hundredths of an em at most.

use std::borrow::Cow;

use super::source_sans_3 as font;

/// The families to ask for in CSS and SVG: the font measured here, then the closest ones if it is
/// missing. Quoted, because a bare `3` is not a name in CSS.
pub const FAMILIES: &str = "'Source Sans 3', 'Segoe UI', system-ui, sans-serif";

const ELLIPSIS: char = '…';

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// Running text, 400 in CSS.
    #[default]
    Regular,
    /// Headings and totals, 600 in CSS.
    Semibold,
}

impl Weight {
    /// The number for CSS and SVG.
    #[must_use]
    pub fn css(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Semibold => 600,
        }
    }

    fn widths(self) -> &'static [u16] {
        match self {
            Self::Regular => &font::REGULAR,
            Self::Semibold => &font::SEMIBOLD,
        }
    }
}

/// The width of `text` on one line, in the unit of `size`.
///
/// A character missing from the font counts as a full em, as in fonts for wide scripts, an emoji as
/// an em and a half, and a letter of Hebrew or Arabic as most of an em: better too much room than
/// overlapping letters.
#[must_use]
pub fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    let units = text.chars().fold(0_u32, |units, character| {
        units.saturating_add(advance(character, weight).into())
    });
    in_ems(units) * size
}

/// The height of one line of text, in the unit of `size`.
#[must_use]
pub fn line_height(size: f64) -> f64 {
    ascent(size) + descent(size)
}

/// From the baseline up to the top of a line, in the unit of `size`.
#[must_use]
pub fn ascent(size: f64) -> f64 {
    in_ems(font::ASCENT) * size
}

/// From the baseline down to the foot of a line, in the unit of `size`.
#[must_use]
pub fn descent(size: f64) -> f64 {
    in_ems(font::DESCENT) * size
}

/// From the baseline up to the top of a capital or a figure, in the unit of `size`.
#[must_use]
pub fn cap_height(size: f64) -> f64 {
    in_ems(font::CAP_HEIGHT) * size
}

/// The width of `text`, if that is no more than `most`; it is measured no further.
#[must_use]
pub fn width_within(text: &str, size: f64, weight: Weight, most: f64) -> Option<f64> {
    let mut units = 0_u32;
    for character in text.chars() {
        units = units.saturating_add(advance(character, weight).into());
        if in_ems(units) * size > most {
            return None;
        }
    }
    Some(in_ems(units) * size)
}

/// `text` if it is no wider than `width`, else as much of its beginning as fits with `…`.
///
/// If not even the `…` fits, nothing is left. `width` and `size` are in the same unit.
#[must_use]
pub fn shorten(text: &str, width: f64, size: f64, weight: Weight) -> Cow<'_, str> {
    if width_within(text, size, weight, width).is_some() {
        return Cow::Borrowed(text);
    }
    let mut units = u32::from(advance(ELLIPSIS, weight));
    if in_ems(units) * size > width {
        return Cow::Borrowed("");
    }
    let mut kept = String::new();
    for character in text.chars() {
        units = units.saturating_add(advance(character, weight).into());
        if in_ems(units) * size > width {
            break;
        }
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept.push(ELLIPSIS);
    Cow::Owned(kept)
}

/// Whether the font has this character.
#[must_use]
pub fn is_known(character: char) -> bool {
    known_advance(character.into(), Weight::Regular).is_some()
}

fn in_ems(units: impl Into<f64>) -> f64 {
    units.into() / f64::from(font::UNITS_PER_EM)
}

fn advance(character: char, weight: Weight) -> u16 {
    let code = u32::from(character);
    let em = font::UNITS_PER_EM;
    known_advance(code, weight).unwrap_or(match character {
        // Accents and points that combine with the letter before them, and marks that only join or
        // separate.
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{20e3}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0020}'..='\u{e007f}' => 0,
        // Arabic letters that are wider than the others.
        '\u{633}'..='\u{636}' => em * 5 / 4,
        // Hebrew, Arabic and related scripts.
        '\u{590}'..='\u{8ff}' => em * 4 / 5,
        // Half of a flag, and a skin tone, which appear alone only if a font lacks the whole.
        '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}' => em * 3 / 4,
        // Emoji fonts draw them wider than letters.
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => em * 3 / 2,
        _ => em,
    })
}

fn known_advance(code: u32, weight: Weight) -> Option<u16> {
    let after = font::RUNS.partition_point(|&(first, _, _)| first <= code);
    let &(first, last, at) = font::RUNS.get(after.checked_sub(1)?)?;
    if code > last {
        return None;
    }
    let offset = usize::try_from(code - first).ok()?;
    weight.widths().get(at + offset).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In font units: at a size of 1,000 one unit is 1.
    #[track_caller]
    fn check_width(text: &str, regular: f64, semibold: f64) {
        let close = |width: f64, units: f64| (width - units).abs() < 1e-6;
        let found = (
            text_width(text, 1000.0, Weight::Regular),
            text_width(text, 1000.0, Weight::Semibold),
        );
        assert!(
            close(found.0, regular) && close(found.1, semibold),
            "{text:?} is {found:?}"
        );
    }

    #[track_caller]
    fn check_short(text: &str, width: f64, expected: &str) {
        let found = shorten(text, width, 1000.0, Weight::Regular);
        assert_eq!(found, expected);
        assert!(text_width(&found, 1000.0, Weight::Regular) <= width.max(0.0));
    }

    // The expected units were measured with measureText on the same font in Chromium.

    #[test]
    fn figures_are_as_wide_as_each_other() {
        for figure in '0'..='9' {
            check_width(&figure.to_string(), 497.0, 513.0);
        }
    }

    #[test]
    fn a_dutch_number_is_its_figures_and_its_dot() {
        // 4 × 497 + 249 and 4 × 513 + 275.
        check_width("1.458", 2237.0, 2327.0);
    }

    #[test]
    fn letters_beyond_latin_1_are_known() {
        check_width("ą", 504.0, 516.0);
        check_width("Ł", 500.0, 522.0);
        check_width("€", 497.0, 513.0);
        check_width("…", 948.0, 964.0);
    }

    #[test]
    fn no_text_has_no_width() {
        check_width("", 0.0, 0.0);
    }

    #[test]
    fn an_unknown_character_takes_an_em() {
        check_width("漢", 1000.0, 1000.0);
        check_width("\u{10ffff}", 1000.0, 1000.0);
    }

    #[test]
    fn an_accent_of_its_own_takes_no_room() {
        check_width("e\u{301}", 496.0, 507.0);
    }

    #[test]
    fn letters_from_the_right_take_most_of_an_em_and_their_points_nothing() {
        // Chromium draws these in DejaVu Sans: 2.66 and 2.86 ems, 3.78 and 4.47 ems.
        check_width("המגזר", 4000.0, 4000.0);
        check_width("המ\u{5b7}גזר", 4000.0, 4000.0);
        check_width("المستدام", 6850.0, 6850.0);
    }

    #[test]
    fn two_halves_of_a_flag_are_one_picture_wide() {
        check_width("🇳🇱", 1500.0, 1500.0);
    }

    #[test]
    fn width_grows_with_size() {
        let close = (text_width("1.458", 13.0, Weight::Regular) - 29.081).abs() < 1e-9;
        assert!(close, "13 × 2.237 is 29.081");
    }

    #[test]
    fn every_run_lies_in_the_tables_and_after_the_one_before() {
        assert_eq!(font::REGULAR.len(), font::SEMIBOLD.len());
        let mut next = (0, 0);
        for &(first, last, at) in &font::RUNS {
            assert!(first >= next.0 && last >= first && at == next.1);
            next = (last + 1, at + (last - first) as usize + 1);
        }
        assert_eq!(next.1, font::REGULAR.len());
    }

    #[test]
    fn what_fits_stays_whole() {
        check_short("000", 1491.0, "000");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        // 497 + 948 leaves no room for a second figure under 1,490.
        check_short("000", 1490.0, "0…");
    }

    #[test]
    fn no_space_is_left_before_the_ellipsis() {
        check_short("0 00000", 1700.0, "0…");
    }

    #[test]
    fn letters_of_several_bytes_are_not_cut_through() {
        check_short("€€€€€", 2000.0, "€€…");
    }

    #[test]
    fn nothing_is_left_where_the_ellipsis_does_not_fit() {
        check_short("000", 947.0, "");
        check_short("000", -1.0, "");
    }
}
