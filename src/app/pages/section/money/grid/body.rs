//! The cells: only the visible rows are drawn.

use leptos::{ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDivElement};

use super::{GRID, Grid, ROW, clipboard, editor, keys};
use crate::{
    app::{browser::device, going::navigation::element_id},
    documents::{Column, Names, Range, Spot, drawn, in_short, shown},
    figures::Money,
    plan::{CostLine, Phasing},
};

impl Column {
    /// Its minimum width, in rem.
    const fn width(self) -> u8 {
        match self {
            Self::Measure | Self::Units | Self::Unit => 5,
            Self::InKind | Self::FundingRate | Self::LegalBasis => 6,
            Self::Category | Self::UnitPrice | Self::Amount | Self::Year(_) => 7,
            Self::Rate | Self::Bearer | Self::Vat | Self::Phasing => 8,
            Self::Description | Self::Substantiation => 12,
        }
    }
}

/// The grid and the field in which a cell is changed.
pub fn body(grid: Grid) -> AnyView {
    let words = grid.words;
    let columns = grid.columns;
    let count = Memo::new(move |_| grid.lines.with(|lines| lines.0.len()) + 1);
    let in_sight = Memo::new(move |_| {
        let (scrolled, height) = grid.sight.get();
        drawn(scrolled, height, ROW, count.get())
    });
    let tracks = move || columns.with(|columns| tracks(columns));
    let wide = move || {
        let rem: u32 = columns.with(|all| all.iter().map(|it| u32::from(it.width())).sum());
        format!("{}rem", rem + 3)
    };
    let active = move || {
        let cursor = grid.range.get().cursor;
        in_sight
            .get()
            .contains(&cursor.row)
            .then(|| cell_id(cursor))
    };
    let rows = move || {
        let (range, columns) = (grid.range.get(), columns.get());
        let (names, money) = (grid.names.get(), grid.desk.money.get());
        grid.lines.with(|lines| {
            in_sight
                .get()
                .map(|at| {
                    let line = lines.0.get(at).map(AsRef::as_ref);
                    row(grid, at, line, &columns, range, &names.0, &money)
                })
                .collect_view()
        })
    };
    let seen = move || {
        if let Some(sheet) = grid.sheet.get_untracked() {
            let pixels = |pixels: i32| usize::try_from(pixels).unwrap_or(0);
            let sight = (pixels(sheet.scroll_top()), pixels(sheet.client_height()));
            if grid.sight.get_untracked() != sight {
                grid.sight.set(sight);
            }
            editor::place(grid);
        }
    };
    Effect::new(move |_| {
        if grid.sheet.get().is_some() {
            seen();
            device::after_drawing(move || begin_with_descriptions(grid));
        }
    });
    view! {
        <div class="sp-grid__frame">
            <div
                class="sp-grid"
                role="grid"
                id=GRID
                tabindex="0"
                node_ref=grid.sheet
                aria-label=words.grid_label()
                aria-describedby="cost-grid-leave"
                aria-multiselectable="true"
                aria-rowcount=move || (count.get() + 1).to_string()
                aria-colcount=move || columns.with(|columns| columns.len() + 1).to_string()
                aria-activedescendant=active
                style=("--sp-columns", tracks)
                style=("--sp-wide", wide)
                on:keydown=move |event| keys::on_key(grid, &event)
                on:mousedown=move |event| press(grid, &event)
                on:mousemove=move |event| drag(grid, &event)
                on:focus:target=move |event| device::take_clipboard(&event.target())
                on:copy=move |event| clipboard::copy(grid, &event, false)
                on:cut=move |event| clipboard::copy(grid, &event, true)
                on:paste=move |event| clipboard::paste(grid, &event)
                on:scroll=move |_| seen()
            >
                <div class="sp-grid__row sp-grid__head" role="row" aria-rowindex="1">
                    <div class="sp-grid__number" role="columnheader" aria-colindex="1">
                        <span class="sp-hidden">{words.grid_row()}</span>
                    </div>
                    {move || columns.with(|columns| heads(grid, columns))}
                </div>
                <div
                    class="sp-grid__rows"
                    role="rowgroup"
                    style:padding-top=move || format!("{}px", in_sight.get().start * ROW)
                    style:height=move || format!("{}px", count.get() * ROW)
                >
                    {rows}
                </div>
            </div>
            {editor::editor(grid)}
        </div>
        <p class="sp-hidden" id="cost-grid-leave">
            {words.grid_keys()}
        </p>
    }
    .into_any()
}

fn tracks(columns: &[Column]) -> String {
    let track = |column: &Column| match column {
        Column::Description => format!("minmax({}rem, 2fr)", column.width()),
        _ => format!("minmax({}rem, 1fr)", column.width()),
    };
    let tracks: Vec<String> = columns.iter().map(track).collect();
    format!("3rem {}", tracks.join(" "))
}

fn heads(grid: Grid, columns: &[Column]) -> Vec<AnyView> {
    let head = |(at, column): (usize, &Column)| {
        view! {
            <div
                class=format!("sp-grid__cell {}", kind(*column, None))
                role="columnheader"
                id=head_id(at)
                aria-colindex=(at + 2).to_string()
            >
                {column.name(grid.words)}
            </div>
        }
        .into_any()
    };
    columns.iter().enumerate().map(head).collect()
}

/// A row; the last is for a new line.
#[allow(
    clippy::too_many_arguments,
    reason = "what all rows share is looked up once"
)]
fn row(
    grid: Grid,
    at: usize,
    line: Option<&CostLine>,
    columns: &[Column],
    range: Range,
    names: &Names,
    money: &Money,
) -> AnyView {
    let words = grid.words;
    let in_rows = range.rows().contains(&at);
    let cells: Vec<AnyView> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let spot = Spot {
                row: at,
                column: place,
            };
            let full = line.map_or_else(String::new, |line| {
                shown(*column, line, names, money, words)
            });
            let text = match line {
                Some(line) if *column == Column::Measure => {
                    in_short(*column, line, names, money, words)
                }
                _ => full.clone(),
            };
            // What is too long for its cell, or a number for a name, is said in full.
            let full = (!column.is_number() && !full.is_empty()).then_some(full);
            let closed = match line {
                Some(line) => column.closed(line, names).is_some(),
                None => !column.is_typed(),
            };
            let chosen = in_rows && range.columns().contains(&place);
            let look = match (range.cursor == spot, chosen) {
                (true, _) => "sp-grid__cell--cursor",
                (_, true) => "sp-grid__cell--chosen",
                _ => "",
            };
            view! {
                <div
                    class=format!("sp-grid__cell {} {look}", kind(*column, line.map(|it| (it, names))))
                    role="gridcell"
                    id=cell_id(spot)
                    aria-colindex=(place + 2).to_string()
                    title=full
                    aria-selected=chosen.to_string()
                    aria-readonly=closed.then_some("true")
                >
                    {text}
                </div>
            }
            .into_any()
        })
        .collect();
    let number = match line {
        Some(_) => (at + 1).to_string(),
        None => "+".to_owned(),
    };
    let label = line.is_none().then(|| words.grid_new_row());
    let class = if line.is_some() {
        "sp-grid__row"
    } else {
        "sp-grid__row sp-grid__row--new"
    };
    view! {
        <div class=class role="row" aria-rowindex=(at + 2).to_string()>
            <div class="sp-grid__number" role="rowheader" aria-colindex="1" aria-label=label>
                {number}
            </div>
            {cells}
        </div>
    }
    .into_any()
}

/// How a cell looks, in a line or in the head.
fn kind(column: Column, line: Option<(&CostLine, &Names)>) -> &'static str {
    let closed = |(line, names)| column.closed(line, names).is_some();
    match column {
        Column::Amount => "sp-grid__cell--number sp-grid__cell--derived sp-grid__cell--pinned",
        Column::Year(_) if line.is_some_and(closed) => {
            "sp-grid__cell--number sp-grid__cell--derived"
        }
        // What follows from spreading evenly was not typed.
        Column::Year(_) if line.is_some_and(|(line, _)| line.phasing == Phasing::Even) => {
            "sp-grid__cell--number sp-grid__cell--even"
        }
        _ if column.is_number() => "sp-grid__cell--number",
        Column::Description => "sp-grid__cell--stuck",
        _ => "",
    }
}

fn cell_id(spot: Spot) -> String {
    format!("{GRID}-{}-{}", spot.row, spot.column)
}

/// The id of the head of a column.
pub fn head_id(column: usize) -> String {
    element_id(uuid::Uuid::nil(), &format!("{GRID}-head-{column}"))
}

/// Scrolls a narrow grid to its descriptions, so that what a line is and what it costs are seen.
fn begin_with_descriptions(grid: Grid) {
    let Some(sheet) = grid.sheet.try_get_untracked().flatten() else {
        return;
    };
    let columns = grid.columns.get_untracked();
    let at = columns.iter().position(|it| *it == Column::Description);
    let hidden = || at.and_then(|at| hidden_to_the_side(&sheet, at));
    if hidden().is_some() {
        // From beyond them, so that they begin where the grid does.
        sheet.set_scroll_left(i32::MAX);
        sheet.set_scroll_left(sheet.scroll_left() + hidden().unwrap_or(0));
    }
}

/// How far a column is out of sight to the left (negative) or right; `None` if it is in sight.
pub fn hidden_to_the_side(sheet: &HtmlDivElement, column: usize) -> Option<i32> {
    let rect = |element: &Element| {
        let rect = element.get_bounding_client_rect();
        (rect.left(), rect.right())
    };
    let head = document().get_element_by_id(&head_id(column))?;
    // The row's number and the description stay at the left, the amount stays at the right; a
    // narrow grid lets some of them go.
    let stays = |name: &str| -> Option<Element> {
        let element = sheet.query_selector(name).ok().flatten()?;
        let style = window().get_computed_style(&element).ok().flatten()?;
        let place = style.get_property_value("position").ok()?;
        (place == "sticky").then_some(element)
    };
    let is =
        |element: &Element, relation: u16| element.compare_document_position(&head) & relation != 0;
    let width = |element: Element| {
        let (left, right) = rect(&element);
        right - left
    };
    let before = [".sp-grid__number", ".sp-grid__head > .sp-grid__cell--stuck"];
    let stuck: f64 = before
        .into_iter()
        .filter_map(stays)
        .filter(|it| is(it, web_sys::Node::DOCUMENT_POSITION_FOLLOWING))
        .map(width)
        .sum();
    let pinned = stays(".sp-grid__head > .sp-grid__cell--pinned")
        .filter(|it| is(it, web_sys::Node::DOCUMENT_POSITION_PRECEDING))
        .map_or(0.0, width);
    let (left, right) = rect(&head);
    let (frame, _) = rect(sheet);
    let (start, edge) = (
        frame + stuck,
        frame + f64::from(sheet.client_width()) - pinned,
    );
    #[allow(clippy::cast_possible_truncation, reason = "pixels of a screen")]
    let pixels = |pixels: f64| pixels.round() as i32;
    if left < start {
        Some(pixels(left - start))
    } else if right > edge {
        Some(pixels((right - edge).min(left - start)))
    } else {
        None
    }
}

/// The row and column of an event; no row in the head, no column at the number.
fn place_of(event: &MouseEvent) -> Option<(Option<usize>, Option<usize>)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let index = |of: &str| {
        let found = target.closest(&format!("[{of}]")).ok()??;
        let index: usize = found.get_attribute(of)?.parse().ok()?;
        Some(index.checked_sub(2))
    };
    Some((index("aria-rowindex")?, index("aria-colindex")?))
}

/// Selects the cell, row or column that was pressed; a second press edits the cell.
fn press(grid: Grid, event: &MouseEvent) {
    let Some(place) = place_of(event).filter(|_| event.button() == 0) else {
        return;
    };
    event.prevent_default();
    if !editor::finish(grid) {
        return;
    }
    grid.focus();
    grid.tabbed_from.set_value(None);
    let size = grid.size();
    let last = Spot {
        row: size.rows.saturating_sub(1),
        column: size.columns.saturating_sub(1),
    };
    let before = grid.range.get_untracked();
    let (from, to) = match place {
        (Some(row), Some(column)) => (Spot { row, column }, Spot { row, column }),
        (Some(row), None) => (
            Spot { row, column: 0 },
            Spot {
                row,
                column: last.column,
            },
        ),
        (None, Some(column)) => (
            Spot { row: 0, column },
            Spot {
                row: last.row.saturating_sub(1),
                column,
            },
        ),
        (None, None) => (Spot::default(), last),
    };
    let whole = from != to;
    let range = Range {
        anchor: if event.shift_key() {
            before.anchor
        } else {
            from
        },
        cursor: to,
    };
    if range == before && range.is_one() {
        editor::open(grid, false);
    } else if whole {
        // The end of a whole row or column need not be in sight.
        grid.range.set(range.within(size));
    } else {
        grid.choose(range);
    }
}

/// Extends the selection while the pointer is held down.
fn drag(grid: Grid, event: &MouseEvent) {
    if event.buttons() & 1 == 0 {
        return;
    }
    if let Some((Some(row), Some(column))) = place_of(event) {
        let before = grid.range.get_untracked();
        let cursor = Spot { row, column };
        if before.cursor != cursor {
            grid.choose(Range { cursor, ..before });
        }
    }
}
