//! Tables in and out as text: what a spreadsheet program puts on the clipboard, and what it reads.
//!
//! So far, cost lines are the only table that goes in and out. A cell is read by its column; the
//! result for each is data, so that the page can ask before anything is accepted.

mod block;
mod cells;
mod column;
mod list;
mod marked;
mod names;
mod paste;
mod questions;
mod reading;
mod rows;
mod sheet;
mod table;
mod tabs;

pub use block::{Block, Cell, MOST_CELLS, MOST_ROWS, TooManyCells};
pub use cells::{Closed, Value, clipboard, copied, in_short, put_all, shown, with_heads};
pub use column::Column;
pub use list::{Around, Kind as ListKind, ListDoubt, ListOutcome, ListPaste, Slot, slots};
pub use marked::tables;
pub use names::Names;
pub use paste::{Answer, Doubt, Lost, Onto, Outcome, Parted, Paste, Tally};
pub use questions::{Asked, Question};
pub use reading::{How, Leaves, Times, Verdict, What, read_as, read_cell};
pub use sheet::{
    Filter, Range, Size, Spot, Step, arranged, cleared, drawn, filled_down, texts_of, total,
};
pub use table::HtmlCell;
