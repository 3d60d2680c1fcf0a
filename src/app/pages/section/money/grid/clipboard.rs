//! Cells to the clipboard and from it.

use leptos::task::spawn_local;
use web_sys::{ClipboardEvent, DomParser, Element, Node, SupportedType};

use super::{Grid, acts, preview};
use crate::{
    app::browser::clipboard as of_browser,
    documents::{Block, HtmlCell, MOST_CELLS, MOST_ROWS, TooManyCells, clipboard},
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
    let Some(data) = event.clipboard_data() else {
        return;
    };
    event.prevent_default();
    let kind = |kind| data.get_data(kind).unwrap_or_default();
    let merged = Some(kind("text/html")).filter(|html| html.contains("span="));
    let block = merged.and_then(|html| merged_cells(&html));
    take(grid, block, &kind("text/plain"));
}

/// The same by a button: the browser may ask the user first, or refuse.
pub fn paste_by_button(grid: Grid) {
    let desk = grid.desk;
    spawn_local(async move {
        match of_browser::read().await {
            Some(text) if grid.is_there() => take(grid, None, &text),
            _ => {
                desk.saying.say(desk.saying.words().grid_paste_blocked());
            }
        }
    });
}

fn take(grid: Grid, block: Option<Result<Block, TooManyCells>>, text: &str) {
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

/// The cells of a table with merged cells; `None` if there is no such table.
///
/// Parsed by the browser: no script in it runs, nothing is fetched.
fn merged_cells(html: &str) -> Option<Result<Block, TooManyCells>> {
    let parser = DomParser::new().ok()?;
    let document = parser
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()?;
    let table = document.query_selector("table").ok()??;
    let mut rows = Vec::new();
    for part in children(&table) {
        match part.tag_name().as_str() {
            "TR" => rows.push(cells(&part)),
            "THEAD" | "TBODY" | "TFOOT" => rows.extend(children(&part).iter().map(cells)),
            _ => {}
        }
    }
    let merged = rows
        .iter()
        .flatten()
        .any(|cell| cell.rows > 1 || cell.columns > 1);
    merged.then(|| Block::from_html(&rows))
}

fn children(element: &Element) -> Vec<Element> {
    let first = element.first_element_child();
    std::iter::successors(first, Element::next_element_sibling).collect()
}

fn cells(row: &Element) -> Vec<HtmlCell> {
    let cell = |cell: &Element| {
        let span = |name| {
            let said = cell.get_attribute(name);
            said.and_then(|said| said.trim().parse().ok()).unwrap_or(1)
        };
        HtmlCell {
            text: text_of(cell),
            columns: span("colspan"),
            rows: span("rowspan"),
        }
    };
    children(row).iter().map(cell).collect()
}

/// The text of a cell, with a new line for each of its `<br>`.
fn text_of(cell: &Element) -> String {
    let mut lines = vec![String::new()];
    let mut child = cell.first_child();
    while let Some(node) = child {
        if node.node_name() == "BR" {
            lines.push(String::new());
        } else if let Some(line) = lines.last_mut() {
            line.push_str(&Node::text_content(&node).unwrap_or_default());
        }
        child = node.next_sibling();
    }
    let tidy = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = lines.iter().map(tidy).collect();
    lines.join("\n").trim().to_owned()
}
