//! A piece of the poster before it is placed: paragraphs and possibly a drawing.

use plotters::style::RGBColor;

use super::{
    Area, Block, HEIGHT, Placed, drawn,
    grid::Grid,
    para::{Para, Part, Place, Source, float},
};
use crate::chart::{Chart, Palette};

/// What is below the paragraphs of an item.
#[derive(Debug, Clone)]
pub(super) enum Picture {
    Chart(Chart),
    Grid(Grid),
}

/// Paragraphs that belong together, possibly with a rule above and a drawing below them.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub source: Source,
    pub paras: Vec<Para>,
    pub picture: Option<Picture>,
    /// The rule above it: its colour, and its thickness in sizes of running text.
    pub rule: Option<(RGBColor, f64)>,
}

/// How many lines texts may take; only used if not everything fits on the sheet.
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

impl Item {
    pub fn new(source: Source) -> Self {
        Self {
            source,
            paras: Vec::new(),
            picture: None,
            rule: None,
        }
    }

    /// Whether there is nothing to place.
    pub fn is_empty(&self) -> bool {
        self.paras.is_empty() && self.picture.is_none()
    }

    pub fn with(mut self, para: Para) -> Self {
        self.paras.push(para);
        self
    }

    /// How wide its paragraphs are if each is on one line, in points.
    pub fn widest(&self, size: f64) -> f64 {
        let widths = self
            .paras
            .iter()
            .map(|para| para.passage.width() * para.size);
        widths.fold(0.0, f64::max) * size
    }

    /// How high it is at this width, in points.
    pub fn height(&self, width: f64, setting: Setting<'_>) -> f64 {
        self.lay((0.0, 0.0), width, f64::INFINITY, setting, None)
    }

    /// Places it here; anything that would fall below `floor` is reported and left out. Returns
    /// where it ends.
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
        let mut block = Block::new(self.source, (left, top), width);
        let mut y = top;
        // If no line fits beneath it, a rule would lead nowhere.
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
            let below = usize::from(para.right_below(width, size));
            // However long a text is, no more of it is set than a sheet is high.
            let cap = setting
                .caps
                .of(para.part)
                .min(lines_in(floor - y - before, leading))
                .min(lines_in(HEIGHT, leading));
            let count = para.passage.count(room, cap + 1) + below;
            let kept = if count > cap {
                cap.saturating_sub(1)
            } else {
                count
            };
            if let Some(placed) = placed.as_deref_mut() {
                let lines = para.passage.lines(room);
                let at = Place {
                    left,
                    top: y + before,
                    width,
                    size,
                };
                para.set(&lines, kept, count > cap && cap > 0, at, &mut block);
                if count > cap {
                    para.name(lines.iter().skip(kept).flatten(), placed);
                }
            }
            let shown = count.min(cap);
            if shown > 0 {
                y += before + float(shown) * leading;
            }
        }
        if self.picture.is_some() && !self.paras.is_empty() {
            y += 0.3 * size;
        }
        if let Some(Picture::Chart(chart)) = &self.picture {
            let drawing = drawn::drawing(chart, width, setting);
            if y + drawing.height <= floor + 1e-6 && !drawing.is_shortened() {
                drawing.draw((left, y), &mut block);
                y += drawing.height;
            } else if let Some(placed) = placed.as_deref_mut() {
                drawing.name(self.source, placed);
            }
        }
        if let Some(placed) = placed.as_deref_mut() {
            block.at.bottom = y;
            if !(block.lines.is_empty() && block.shapes.is_empty()) {
                placed.blocks.push(block);
            }
        }
        if let Some(Picture::Grid(grid)) = &self.picture {
            let height = grid.height(width, setting);
            let fits = y + height <= floor + 1e-6;
            match placed {
                Some(placed) if fits => grid.place((left, y), width, setting, placed),
                Some(placed) => grid.name(self.source, placed),
                None => {}
            }
            y += if fits { height } else { 0.0 };
        }
        y
    }
}

/// How many lines fit in a height.
pub(super) fn lines_in(height: f64, leading: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number below zero becomes zero, and one beyond all the largest"
    )]
    let lines = ((height + 1e-6) / leading).floor() as usize;
    lines
}
