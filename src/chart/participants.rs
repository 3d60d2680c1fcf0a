//! How many take part, theme by theme, drawn as bars.

use std::borrow::Cow;

use plotters_backend::DrawingBackend;

use super::{Area, Drawing, Drawn, Palette, Pattern, Rect, Side, Spot, text};
use crate::layout::{Weight, shorten};

/// How high a theme's row is, in pixels: enough for a pointer to hit.
const ROW: i32 = 24;
const BAR: i32 = 12;
/// Between number, bar and figure.
const GAP: i32 = 8;
/// From this width on, themes are shown with their names.
const NAMED: u32 = 480;
/// What labels leave for the bars as long as there is room at all.
const SHORTEST_TRACK: i32 = 24;

/// What a chart knows of one theme, or of something listed beside the themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfTheme {
    /// Its number: `1`, `2a`.
    pub number: String,
    /// Its number and its title.
    pub name: String,
    /// How many times somebody takes part in it.
    pub applications: u64,
    /// The same figure in the reader's language: `1.458`.
    pub value_label: String,
    /// Which of the palette's theme colours, counted from 0; `None` is grey, for anything without a
    /// theme.
    pub colour: Option<usize>,
}

impl OfTheme {
    /// What is drawn of it: with its name if there is room, else with its number.
    #[must_use]
    pub fn bar(&self, width: u32) -> ThemeBar<'_> {
        ThemeBar {
            number: if width < NAMED {
                &self.number
            } else {
                &self.name
            },
            applications: self.applications,
            value_label: &self.value_label,
            colour: self.colour,
        }
    }
}

/// What is drawn of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemeBar<'a> {
    /// What readers know the theme by: its number, or number and title.
    pub number: &'a str,
    /// How many times somebody takes part in this theme.
    pub applications: u64,
    /// The same figure in the reader's language: `1.458`.
    pub value_label: &'a str,
    /// Which of the palette's theme colours, counted from 0; `None` is grey, for anything without a
    /// theme.
    pub colour: Option<usize>,
}

/// Where one theme is on the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// The theme's whole strip: the area a pointer hits and a highlight fills.
    pub strip: Rect,
    /// The theme's number, aligned left.
    pub number: Label<'a>,
    /// The bar: one pixel for nobody, at least two for anybody.
    pub bar: Rect,
    /// The figure, aligned right.
    pub value: Label<'a>,
    /// Which of the palette's theme colours, counted from 0; `None` is grey, for anything without a
    /// theme.
    pub colour: Option<usize>,
}

/// A text and the room it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label<'a> {
    /// The text as drawn: shortened if it would not fit.
    pub text: Cow<'a, str>,
    /// The box of the text by the font's own measures.
    pub at: Rect,
}

/// How high the drawing of this many themes is, in CSS pixels.
#[must_use]
pub fn height(themes: usize) -> u32 {
    u32::try_from(themes)
        .unwrap_or(u32::MAX)
        .saturating_mul(ROW.unsigned_abs())
}

/// Where everything is on a drawing of `width` CSS pixels, in the order of `data`.
///
/// Bars start together and scale to the largest. Labels take what they need: a number up to a
/// quarter of the width, a name up to two fifths, a figure as much as leaves some room for the
/// bars. Beyond that they are shortened.
#[must_use]
pub fn rows<'a>(data: &[ThemeBar<'a>], width: u32) -> Vec<Row<'a>> {
    let width = i32::try_from(width).unwrap_or(i32::MAX);
    let most = if width.unsigned_abs() < NAMED {
        width / 4
    } else {
        width * 2 / 5
    };
    let number_room = text::widest(data.iter().map(|theme| theme.number)).min(most);
    let track_left = (number_room + GAP).min(width);
    let value_room = text::widest(data.iter().map(|theme| theme.value_label))
        .min(width - track_left - SHORTEST_TRACK - GAP)
        .max(0);
    let track = (width - track_left - GAP - value_room).max(0);
    let largest = data.iter().map(|theme| theme.applications).max();

    let tops = (0_i32..).map(|place| place.saturating_mul(ROW));
    data.iter()
        .zip(tops)
        .map(|(theme, top)| {
            let strip = Rect {
                left: 0,
                top,
                right: width,
                bottom: top.saturating_add(ROW),
            };
            let length = length(theme.applications, largest.unwrap_or(0), track);
            Row {
                strip,
                number: label(theme.number, number_room, Side::Left, strip),
                bar: Rect {
                    left: track_left,
                    right: track_left + length,
                    ..strip.middle(BAR)
                },
                value: label(theme.value_label, value_room, Side::Right, strip),
                colour: theme.colour,
            }
        })
        .collect()
}

/// The drawing of `data`, one row below the other.
#[must_use]
pub fn drawing(data: &[ThemeBar<'_>], width: u32, palette: &Palette) -> Drawing {
    let mut drawing = Drawing::new(width);
    drawing.height = height(data.len());
    for (place, row) in rows(data, width).into_iter().enumerate() {
        let colour = row.colour.map(|colour| palette.theme(colour));
        drawing.bar(row.bar, colour.unwrap_or(palette.muted_ink), Pattern::Solid);
        let middle = row.strip.middle(0).top;
        let number = (row.number.at.left, middle);
        drawing.write(row.number.text, number, Side::Left, palette.ink);
        let value = (row.value.at.right, middle);
        drawing.write(row.value.text, value, Side::Right, palette.ink);
        drawing.spots.push(Spot {
            at: row.strip,
            row: place,
        });
    }
    drawing
}

/// Draws `data` on `area`, which must be as high as [`height`] says.
///
/// # Errors
///
/// Passes on what the backend could not draw.
pub fn participants_per_theme<DB: DrawingBackend>(
    area: &Area<DB>,
    data: &[ThemeBar<'_>],
    palette: &Palette,
) -> Drawn<DB> {
    let (width, _) = area.dim_in_pixel();
    drawing(data, width, palette).draw(area)
}

fn length(applications: u64, largest: u64, track: i32) -> i32 {
    let least = if applications == 0 { 1 } else { 2 };
    let room = u128::from(track.unsigned_abs());
    let largest = u128::from(largest);
    let scaled = (u128::from(applications) * room + largest / 2)
        .checked_div(largest)
        .and_then(|length| i32::try_from(length).ok())
        .unwrap_or(0);
    scaled.max(least).min(track)
}

fn label(label: &str, room: i32, side: Side, strip: Rect) -> Label<'_> {
    let text = shorten(label, room.into(), text::SMALL, Weight::Regular);
    let width = text::small_width(&text);
    let (top, bottom) = text::extent(text::SMALL, strip.middle(0).top);
    let (left, right) = match side {
        Side::Right => (strip.right - width, strip.right),
        _ => (strip.left, strip.left + width),
    };
    let at = Rect {
        left,
        top,
        right,
        bottom,
    };
    Label { text, at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::on_paper;

    fn theme<'a>(number: &'a str, applications: u64, value_label: &'a str) -> ThemeBar<'a> {
        ThemeBar {
            number,
            applications,
            value_label,
            colour: Some(0),
        }
    }

    /// The figures of the Metalektro plan.
    fn metalektro() -> [ThemeBar<'static>; 5] {
        let mut themes = [
            theme("1", 493, "493"),
            theme("2", 1_458, "1.458"),
            theme("3", 0, "0"),
            theme("4", 160, "160"),
            theme("5", 300, "300"),
        ];
        for (colour, theme) in themes.iter_mut().enumerate() {
            theme.colour = Some(colour);
        }
        themes
    }

    /// Checks where bars begin and end, and what is true of every drawing: everything lies within
    /// it, nothing overlaps, and rows follow each other.
    #[track_caller]
    fn check(data: &[ThemeBar<'_>], width: u32, bars: &[(i32, i32)]) {
        let rows = rows(data, width);
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.bar.left, row.bar.right))
            .collect();
        assert_eq!(found, bars);

        let sheet = Rect {
            left: 0,
            top: 0,
            right: i32::try_from(width).unwrap(),
            bottom: i32::try_from(height(data.len())).unwrap(),
        };
        let mut next = 0;
        for row in &rows {
            assert!(sheet.encloses(row.strip));
            assert_eq!(row.strip.top, next);
            next = row.strip.bottom;
            for part in [row.number.at, row.bar, row.value.at] {
                assert!(row.strip.encloses(part), "{row:?}");
            }
            assert!(row.number.at.right <= row.bar.left, "{row:?}");
            assert!(row.bar.right <= row.value.at.left, "{row:?}");
        }
        assert_eq!(next, sheet.bottom);
    }

    // A figure is 497 units, so 6.461 pixels at 13, and a dot 249 units: `1` takes 7 whole
    // pixels, `1.458` 13 × 2.237 = 29.081, so 30. Bars begin at 7 + 8 = 15. In 272 pixels
    // the track is 272 - 15 - 8 - 30 = 219.

    #[test]
    fn bars_scale_to_the_largest() {
        // 493 × 219 / 1458 = 74.05, 160 → 24.03, 300 → 45.06; nobody is one pixel.
        check(
            &metalektro(),
            272,
            &[(15, 89), (15, 234), (15, 16), (15, 39), (15, 60)],
        );
    }

    #[test]
    fn a_wide_drawing_calls_themes_by_their_names() {
        let theme = OfTheme {
            number: "2".to_owned(),
            name: "2 Scholing".to_owned(),
            applications: 1_458,
            value_label: "1.458".to_owned(),
            colour: Some(1),
        };
        let shown = |width| {
            rows(&[theme.bar(width)], width)[0]
                .number
                .text
                .clone()
                .into_owned()
        };
        assert_eq!(shown(479), "2");
        assert_eq!(shown(480), "2 Scholing");
    }

    #[test]
    fn no_themes_are_no_rows() {
        check(&[], 272, &[]);
    }

    #[test]
    fn one_theme_fills_the_track() {
        // 272 - 15 - 8 - 7 = 242.
        check(&[theme("1", 3, "3")], 272, &[(15, 257)]);
    }

    #[test]
    fn where_nobody_takes_part_each_theme_is_a_line() {
        check(
            &[theme("1", 0, "0"), theme("2", 0, "0")],
            272,
            &[(15, 16), (15, 16)],
        );
    }

    #[test]
    fn somebody_is_longer_than_nobody() {
        // 1 × 206 / 1,000,000 rounds to nothing. `1.000.000` takes 13 × 3.977 = 51.7, so
        // 52; the track is 272 - 15 - 8 - 52 = 197.
        check(
            &[
                theme("1", 1_000_000, "1.000.000"),
                theme("2", 1, "1"),
                theme("3", 0, "0"),
            ],
            272,
            &[(15, 212), (15, 17), (15, 16)],
        );
    }

    #[test]
    fn the_largest_number_there_is_still_fits_beside_its_bar() {
        // 20 figures and 6 dots: 13 × 11.434 = 148.6, so 149; 272 - 15 - 8 - 149 = 100.
        // Half of it is half as long.
        let label = "18.446.744.073.709.551.615";
        let data = [theme("1", u64::MAX, label), theme("2", u64::MAX / 2, "9")];
        check(&data, 272, &[(15, 115), (15, 65)]);
        assert_eq!(rows(&data, 272)[0].value.text, label);
    }

    #[test]
    fn a_long_number_leaves_room_for_its_bar() {
        // A quarter of 272 is 68, so bars begin at 76; 272 - 76 - 8 - 7 = 181.
        let data = [theme("Duurzame inzetbaarheid", 3, "3")];
        check(&data, 272, &[(76, 257)]);
        assert_eq!(rows(&data, 272)[0].number.text, "Duurzam…");
    }

    #[test]
    fn forty_themes_are_forty_rows() {
        // `40` takes 12.922, so 13; `39` likewise: 272 - 21 - 8 - 13 = 230.
        let labels: Vec<String> = (1..=40).map(|number| number.to_string()).collect();
        let data: Vec<_> = labels.iter().map(|label| theme(label, 7, "39")).collect();
        check(&data, 272, &[(21, 251); 40]);
        assert_eq!(height(40), 960);
    }

    #[test]
    fn a_sliver_of_a_drawing_keeps_everything_inside() {
        for width in 0..60 {
            let rows = rows(&metalektro(), width);
            let bars: Vec<_> = rows
                .iter()
                .map(|row| (row.bar.left, row.bar.right))
                .collect();
            check(&metalektro(), width, &bars);
        }
    }

    #[test]
    fn figures_line_up_at_the_right() {
        for row in rows(&metalektro(), 272) {
            assert_eq!(row.value.at.right, 272);
        }
    }

    #[test]
    fn a_pointer_is_over_one_row() {
        let rows = rows(&metalektro(), 272);
        let hit = |point| -> Vec<usize> {
            let over = rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.strip.contains(point));
            over.map(|(place, _)| place).collect()
        };
        assert_eq!(hit((0, 0)), [0]);
        assert_eq!(hit((271, 24)), [1]);
        assert_eq!(hit((100, 119)), [4]);
        assert_eq!(hit((100, 120)), [0; 0]);
        assert_eq!(hit((272, 5)), [0; 0]);
    }

    #[test]
    fn more_themes_than_a_drawing_can_hold_have_the_largest_height() {
        assert_eq!(height(usize::MAX), u32::MAX);
    }

    fn svg(data: &[ThemeBar<'_>], palette: &Palette) -> String {
        on_paper((272, height(data.len())), |area| {
            participants_per_theme(area, data, palette)
        })
        .unwrap()
    }

    #[test]
    fn the_metalektro_figures_on_the_light_page() {
        insta::assert_snapshot!(svg(&metalektro(), &Palette::LIGHT));
    }

    #[test]
    fn the_metalektro_figures_in_print() {
        insta::assert_snapshot!(svg(&metalektro(), &Palette::PRINT));
    }

    #[test]
    fn no_themes_draw_nothing() {
        assert_eq!(svg(&[], &Palette::LIGHT).lines().count(), 2);
    }
}
