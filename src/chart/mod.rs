//! Drawings of a plan's figures, written once for screen and paper.

mod backend;
pub mod bars;
pub mod bullets;
pub mod drawing;
pub mod effects;
pub mod gantt;
pub mod glance;
pub mod legend;
pub mod lines;
pub mod multiples;
pub mod palette;
pub mod paper;
pub mod participants;
mod parts;
pub mod rect;
pub mod rows;
pub mod scale;
pub mod schedule;
#[cfg(all(feature = "screen", target_arch = "wasm32"))]
pub mod screen;
pub mod series;
mod shown;
pub mod split;
pub mod stacks;
pub mod table;
pub mod text;
pub mod time_axis;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

pub use drawing::{Drawing, Mark, Pattern, Pixel, Side, Spot, Text};
pub use glance::{
    cash, costs, factors, funding, heads, indicators, periods, place_name, progress,
    stated_amounts, stated_counts, timeline,
};
pub use palette::Palette;
pub use paper::{PaperBackend, on_paper};
pub use participants::{ThemeBar, participants_per_theme};
pub use parts::{Part, Parts, participants, parts};
pub use rect::Rect;
#[cfg(all(feature = "screen", target_arch = "wasm32"))]
pub use screen::{ScreenBackend, ScreenError, on_screen};
pub use series::series;
pub use shown::{Chart, Picture};
pub use table::{Cell, Table, TableRow};

/// Where a drawing goes: a whole backend or a part of it, in its own pixels.
pub type Area<DB> = DrawingArea<DB, Shift>;

/// The result of drawing: done, or what its backend could not do.
pub type Drawn<DB, T = ()> = Result<T, DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;
