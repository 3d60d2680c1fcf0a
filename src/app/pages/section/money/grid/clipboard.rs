//! Cells to the clipboard and from it.

use leptos::task::spawn_local;
use web_sys::ClipboardEvent;

use super::{Grid, acts, preview};
use crate::{
    app::{browser::clipboard as of_browser, parts::PastedTable},
    documents::{MOST_CELLS, MOST_ROWS, TooManyCells, clipboard},
};

/// The selected cells as text.
fn text(grid: Grid) -> String {
    let (lines, columns) = (grid.chosen_lines(), grid.chosen_columns());
    grid.peek(|_, names, money| {
        let lines = lines.iter().map(AsRef::as_ref);
        clipboard(lines, &columns, names, money, grid.words).tabs()
    })
}

/// Copies the selected cells to the clipboard, and empties them if they are cut.
pub fn copy(grid: Grid, event: &ClipboardEvent, cut: bool) {
    let Some(data) = event.clipboard_data() else {
        return;
    };
    event.prevent_default();
    if data.set_data("text/plain", &text(grid)).is_ok() && cut {
        acts::clear(grid);
    }
}

/// The same by a button: the browser may ask the user first.
pub fn copy_by_button(grid: Grid, cut: bool) {
    let (text, desk) = (text(grid), grid.desk);
    spawn_local(async move {
        if !of_browser::write(&text).await {
            desk.saying.say(desk.saying.words().grid_paste_blocked());
        } else if cut && grid.is_there() {
            acts::clear(grid);
        }
    });
    grid.focus();
}

/// Pastes what is on the clipboard.
pub fn paste(grid: Grid, event: &ClipboardEvent) {
    event.prevent_default();
    take(grid, PastedTable::of(event));
}

/// The same by a button: the browser may ask the user first, or refuse.
pub fn paste_by_button(grid: Grid) {
    let desk = grid.desk;
    spawn_local(async move {
        match of_browser::read_marked_up().await {
            Some((html, text)) if grid.is_there() => take(grid, PastedTable::new(&html, text)),
            _ => {
                desk.saying.say(desk.saying.words().grid_paste_blocked());
            }
        }
    });
}

fn take(grid: Grid, table: PastedTable) {
    if table.is_nothing() {
        grid.desk.saying.say(grid.words.paste_nothing());
        return;
    }
    match table.block() {
        Ok(block) => preview::begin(grid, block),
        Err(TooManyCells { rows, columns }) => {
            let count = |number| grid.words.count(u64::try_from(number).unwrap_or(u64::MAX));
            let [rows, columns] = [rows, columns].map(count);
            let [most_rows, most] = [MOST_ROWS, MOST_CELLS].map(count);
            let said = grid.words.paste_too_many(rows, columns, most_rows, most);
            grid.desk.saying.say(&said);
        }
    }
}
