//! Cells to the clipboard and from it.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Clipboard, ClipboardEvent, ClipboardItem};

use super::{Grid, acts, preview};
use crate::{
    app::parts::marked_up,
    documents::{Block, MOST_CELLS, MOST_ROWS, TooManyCells, clipboard, tables},
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

/// The browser's clipboard; `None` on a page that came without encryption.
fn of_browser() -> Option<Clipboard> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}

/// The same by a button: the browser may ask the user first.
pub fn copy_by_button(grid: Grid, cut: bool) {
    let (text, desk) = (text(grid), grid.desk);
    spawn_local(async move {
        let written = match of_browser() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        if !written {
            desk.saying.say(desk.saying.words().grid_paste_blocked());
        } else if cut && grid.is_there() {
            acts::clear(grid);
        }
    });
    grid.focus();
}

/// Pastes what is on the clipboard.
pub fn paste(grid: Grid, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else {
        return;
    };
    event.prevent_default();
    let kind = |kind| data.get_data(kind).unwrap_or_default();
    take(grid, &kind("text/html"), &kind("text/plain"));
}

/// The same by a button: the browser may ask the user first, or refuse.
pub fn paste_by_button(grid: Grid) {
    let desk = grid.desk;
    spawn_local(async move {
        match read().await {
            Some((html, text)) if grid.is_there() => take(grid, &html, &text),
            _ => {
                desk.saying.say(desk.saying.words().grid_paste_blocked());
            }
        }
    });
}

/// What the browser gives of the clipboard: marked-up text where it has that, and plain text.
async fn read() -> Option<(String, String)> {
    let clipboard = of_browser()?;
    if let Ok(items) = JsFuture::from(clipboard.read()).await {
        let items: js_sys::Array = items.dyn_into().ok()?;
        let mut both = (String::new(), String::new());
        for item in items.iter() {
            let item: ClipboardItem = item.dyn_into().ok()?;
            both.0
                .push_str(&kind_of(&item, "text/html").await.unwrap_or_default());
            both.1
                .push_str(&kind_of(&item, "text/plain").await.unwrap_or_default());
        }
        return Some(both);
    }
    let text = JsFuture::from(clipboard.read_text()).await.ok()?;
    Some((String::new(), text.as_string()?))
}

async fn kind_of(item: &ClipboardItem, kind: &str) -> Option<String> {
    if !item.types().includes(&JsValue::from_str(kind), 0) {
        return None;
    }
    let blob: Blob = JsFuture::from(item.get_type(kind))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    JsFuture::from(blob.text()).await.ok()?.as_string()
}

/// Takes the rows and cells of a table where there is one, else those of the text.
fn take(grid: Grid, html: &str, text: &str) {
    let block = marked_up(html).and_then(|parts| tables(&parts));
    if block.is_none() && text.is_empty() {
        grid.desk.saying.say(grid.words.paste_nothing());
        return;
    }
    match block.unwrap_or_else(|| Block::from_tabs(text)) {
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
