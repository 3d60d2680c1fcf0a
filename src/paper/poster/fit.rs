//! Everything on one sheet, in letters as large as that allows.

use super::{
    Area, Block, HEIGHT, Placed, SMALLEST, Sheet, WIDTH,
    content::Content,
    item::{Caps, Setting},
    row::{self, Columns, Lane},
};
use crate::chart::Palette;

/// The margins at the left and right, in points.
const SIDE: f64 = 36.0;
const TOP: f64 = 32.0;
const BOTTOM: f64 = 28.0;
/// The smallest text, relative to running text.
pub(super) const SMALL: f64 = 0.9;
/// The largest letters of a sheet that is full.
const LARGE: f64 = 13.0;
/// Where little is said, letters may be this large. Larger ones would shout.
const LARGEST: f64 = 17.0;
/// Where little is said, the aims and the measures may be set this much larger than the figures.
const GROWTH: f64 = 1.7;
/// A sheet that is filled less than this has room for larger letters.
const FULL: f64 = 0.94;
/// How much of the sheet the title, the aims and the foot may take if not everything fits.
const SHARES: [f64; 3] = [0.13, 0.24, 0.3];
/// Mission, titles and targets may take at least this many lines if not everything fits.
const LINES: usize = 5;
/// If not everything fits, texts may take up to this many lines, as long as those fit.
const MOST_LINES: usize = 40;

/// A row with its columns.
struct Arranged<'a> {
    lanes: &'a [Lane],
    columns: Columns,
    height: f64,
    /// How large its letters are, in points.
    size: f64,
}

/// All rows of the sheet at one size.
struct Arrangement<'a> {
    /// How high the title is.
    head: f64,
    aims: Arranged<'a>,
    themes: Arranged<'a>,
    foot: Arranged<'a>,
}

impl Arrangement<'_> {
    /// Between rows.
    fn gap(size: f64) -> f64 {
        1.9 * size
    }

    fn height(&self, size: f64) -> f64 {
        let rows = self.head + self.aims.height + self.themes.height + self.foot.height;
        rows + 3.0 * Self::gap(size)
    }
}

const ROOM: f64 = HEIGHT - TOP - BOTTOM;
const INNER: f64 = WIDTH - 2.0 * SIDE;

/// Lays out the content on a sheet.
pub(super) fn fit(content: &Content, palette: &Palette) -> Sheet {
    let setting = |size: f64, caps: Caps| Setting {
        size,
        caps,
        palette,
    };
    let smallest = SMALLEST / SMALL;
    let fits = |size: f64, growth: f64| {
        let arranged = arrange(content, setting(size, Caps::NONE), growth)?;
        (arranged.height(size) <= ROOM).then_some(arranged)
    };
    let Some(least) = fits(smallest, 1.0) else {
        return cut(content, setting(smallest, Caps::NONE));
    };
    let (mut size, mut best) = largest((smallest, LARGE), least, |size| fits(size, 1.0));
    if best.height(size) < FULL * ROOM {
        (size, best) = largest((size, LARGEST), best, |size| fits(size, 1.0));
        best = largest((1.0, GROWTH), best, |growth| fits(size, growth)).1;
    }
    place(content, &best, setting(size, Caps::NONE))
}

/// The largest number between two that fits, and how it does; the lower one is known to.
fn largest<T>(
    (mut low, mut high): (f64, f64),
    mut best: T,
    fits: impl Fn(f64) -> Option<T>,
) -> (f64, T) {
    for _ in 0..9 {
        let middle = low.midpoint(high);
        match fits(middle) {
            Some(found) => (best, low) = (found, middle),
            None => high = middle,
        }
    }
    (low, best)
}

/// In the smallest letters, with texts cut to the available room.
fn cut(content: &Content, least: Setting<'_>) -> Sheet {
    // Texts of measures give way first: others take more lines only if all of them fit.
    let arranged = |lines: usize| {
        let caps = Caps {
            text: lines.min(MOST_LINES),
            other: LINES + lines.saturating_sub(MOST_LINES),
        };
        let setting = Setting { caps, ..least };
        let mut arranged = arrange(content, setting, 1.0)?;
        let [head, aims, foot] = SHARES.map(|share| share * ROOM);
        arranged.head = arranged.head.min(head);
        arranged.aims.height = arranged.aims.height.min(aims);
        arranged.foot.height = arranged.foot.height.min(foot);
        Some((arranged, setting))
    };
    let fits = |found: &(Arrangement<'_>, Setting<'_>)| found.0.height(least.size) <= ROOM;
    let mut best = arranged(0);
    // Where not even the shortest texts fit, longer ones need no trying.
    let most = if best.as_ref().is_some_and(fits) {
        2 * MOST_LINES
    } else {
        0
    };
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = (low + high).div_ceil(2);
        match arranged(middle).filter(fits) {
            Some(found) => (best, low) = (Some(found), middle),
            None => high = middle - 1,
        }
    }
    match best {
        Some((arranged, setting)) => place(content, &arranged, setting),
        None => Sheet {
            blocks: Vec::new(),
            shapes: Vec::new(),
            too_long: Vec::new(),
            size: least.size,
        },
    }
}

/// All rows, of which the aims and the measures are `growth` times as large as the others.
fn arrange<'a>(content: &'a Content, setting: Setting<'_>, growth: f64) -> Option<Arrangement<'a>> {
    let row = |lanes: &'a [Lane], growth: f64| {
        let size = setting.size * growth;
        let columns = row::columns(lanes, INNER, Setting { size, ..setting })?;
        let height = columns.height;
        Some(Arranged {
            lanes,
            columns,
            height,
            size,
        })
    };
    Some(Arrangement {
        head: content
            .title
            .height(title_width(), setting)
            .max(content.term.height(INNER - title_width(), setting)),
        aims: row(&content.aims, growth)?,
        themes: row(&content.themes, growth)?,
        foot: row(&content.foot, 1.0)?,
    })
}

fn title_width() -> f64 {
    INNER * 0.7
}

fn place(content: &Content, arranged: &Arrangement<'_>, setting: Setting<'_>) -> Sheet {
    let size = setting.size;
    let mut placed = Placed::default();
    let mut shapes = Vec::new();
    let (left, right) = (SIDE, WIDTH - SIDE);
    let gap = Arrangement::gap(size);

    // The term is on the last line of the title.
    let floor = TOP + arranged.head;
    // No wider than its words, so that it is at the left whichever way it reads.
    let hugging = (content.title.widest(size) + 0.01).min(title_width());
    let at = (left, TOP);
    content
        .title
        .place(at, hugging, floor, setting, &mut placed);
    flush(&mut placed.blocks, false);
    let width = INNER - title_width();
    let lower = arranged.head - content.term.height(width, setting).min(arranged.head);
    let at = (right - width, TOP + lower);
    let from = placed.blocks.len();
    content.term.place(at, width, floor, setting, &mut placed);
    flush(placed.blocks.get_mut(from..).unwrap_or_default(), true);
    let mut rule = |top: f64, thick: f64| {
        let area = Area {
            left,
            top,
            right,
            bottom: top + thick,
        };
        shapes.push(area.filled(setting.palette.ink));
    };
    rule(floor + 0.25 * gap, 0.22 * size);

    let mut row = |of: &Arranged<'_>, top: f64, bottom: f64, most: f64| {
        let area = Area {
            left,
            top,
            right,
            bottom,
        };
        let setting = Setting {
            size: of.size,
            ..setting
        };
        row::place(of.lanes, &of.columns, area, most, setting, &mut placed);
    };
    let aims = floor + gap;
    row(&arranged.aims, aims, aims + arranged.aims.height, 0.0);
    let foot = HEIGHT - BOTTOM - arranged.foot.height;
    let mut themes = aims;
    if arranged.aims.height > 0.0 {
        themes += arranged.aims.height + gap;
    }
    row(&arranged.themes, themes, foot - gap, 1.2);
    row(&arranged.foot, foot, HEIGHT - BOTTOM, 0.0);
    if arranged.foot.height > 0.0 {
        rule(foot - 0.5 * gap, 0.09 * size);
    }
    Sheet {
        blocks: placed.blocks,
        shapes,
        too_long: placed.too_long,
        size,
    }
}

/// Aligns lines to one side of their blocks.
fn flush(blocks: &mut [Block], right: bool) {
    for block in blocks {
        for line in &mut block.lines {
            if right {
                line.left = block.at.right - line.width;
            }
            line.flush_right = right;
        }
    }
}
