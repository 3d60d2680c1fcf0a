//! The cost lines as a grid to type in like a spreadsheet.

mod acts;
mod body;
mod clipboard;
mod doubt;
mod editor;
mod filter;
mod foot;
mod keys;
mod preview;
mod printed;
mod toolbar;

use std::{collections::HashSet, sync::Arc};

use leptos::{html, prelude::*};
use uuid::Uuid;

use crate::{
    app::{
        desk::{Desk, desk, new_id},
        going::places::going,
    },
    documents::{Column, Filter, Names, Range, Size, Spot},
    edit::{Change, acts::write_lines},
    figures::Money,
    keep::Preferences,
    plan::{CostLine, Id, Plan},
    text::Words,
};

use editor::Editor;
use preview::Pasting;

/// How high a row is, in pixels; `styles/grid.css` says the same.
const ROW: usize = 34;
/// The id of the grid.
pub const GRID: &str = "cost-grid";
/// The id of what comes after the grid, for leaving it.
const AFTER: &str = "cost-grid-after";

/// Names that compare by pointer.
#[derive(Clone)]
struct Known(Arc<Names>);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Lines that compare by pointer, position by position.
#[derive(Clone)]
struct Lines(Vec<Arc<CostLine>>);

impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Arc<CostLine>, &Arc<CostLine>)| Arc::ptr_eq(a, b);
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

/// The state of the grid.
#[derive(Clone, Copy)]
struct Grid {
    desk: Desk,
    /// The line whose fields are all shown.
    opened: RwSignal<Option<Id<CostLine>>>,
    words: Words,
    /// The lines shown; one more row below them is for a new line.
    lines: Memo<Lines>,
    /// What measures, parties and rates are called.
    names: Memo<Known>,
    /// All columns of the plan.
    known: Memo<Vec<Column>>,
    /// The columns that somebody chose to see, for any plan.
    picked: RwSignal<Vec<Column>>,
    /// The columns shown.
    columns: Memo<Vec<Column>>,
    /// The selected cells.
    range: RwSignal<Range>,
    /// The filter of the lines shown.
    filter: RwSignal<Filter>,
    /// The lines that the filter hid when it was set: a line that is being worked on stays.
    hidden: RwSignal<HashSet<Id<CostLine>>>,
    /// How far the grid is scrolled, and how high it is, in pixels.
    sight: RwSignal<(usize, usize)>,
    /// What came from the clipboard, while the user checks it.
    pasting: RwSignal<Option<Pasting>>,
    editor: Editor,
    sheet: NodeRef<html::Div>,
    /// The column where a run of Tabs began: Enter goes back to it.
    tabbed_from: StoredValue<Option<usize>>,
    /// Whether Escape was pressed, so that Tab leaves the grid.
    leaving: StoredValue<bool>,
}

/// The grid, with its actions above and its totals below.
pub fn grid() -> AnyView {
    let grid = Grid::new();
    let words = grid.words;
    view! {
        <div class="sp-cost">
            {toolbar::toolbar(grid)}
            {filter::filter(grid)}
            {body::body(grid)}
            {foot::foot(grid)}
            <details class="sp-fold">
                <summary>{words.grid_keys_intro()}</summary>
                <p class="nl-paragraph sp-soft">{words.grid_keys()}</p>
            </details>
            {preview::preview(grid)}
            {printed::printed(grid)}
        </div>
    }
    .into_any()
}

impl Grid {
    fn new() -> Self {
        let (desk, going) = (desk(), going());
        let words = desk.saying.words();
        let hidden: RwSignal<HashSet<Id<CostLine>>> = RwSignal::default();
        let lines = Memo::new(move |_| {
            hidden.with(|hidden| {
                desk.with_plan(|plan| {
                    let lines = plan.cost_lines.shared().iter();
                    let shown = lines.filter(|line| !hidden.contains(&line.id));
                    Lines(shown.cloned().collect())
                })
            })
        });
        let known: StoredValue<Option<(Plan, Known)>> = StoredValue::new(None);
        let names = Memo::new(move |_| {
            desk.with_plan(|plan| {
                let before = known.with_value(|known| match known {
                    Some((before, names)) if Names::same(before, plan) => Some(names.clone()),
                    _ => None,
                });
                let names = before.unwrap_or_else(|| Known(Arc::new(Names::of(plan, words))));
                known.set_value(Some((plan.clone(), names.clone())));
                names
            })
        });
        let known = Memo::new(move |_| names.with(|names| names.0.columns()));
        let columns = Memo::new(move |_| {
            let chosen = going.columns.get();
            let is_shown = |column: &Column| chosen.contains(column);
            let shown: Vec<Column> = known.get().into_iter().filter(is_shown).collect();
            if shown.is_empty() {
                desk.with_plan(Column::usual)
            } else {
                shown
            }
        });
        let grid = Self {
            desk,
            opened: going.line,
            picked: going.columns,
            words,
            lines,
            names,
            known,
            columns,
            range: RwSignal::default(),
            filter: RwSignal::default(),
            hidden,
            sight: RwSignal::new((0, ROW * 12)),
            pasting: RwSignal::new(None),
            editor: Editor::new(),
            sheet: NodeRef::new(),
            tabbed_from: StoredValue::new(None),
            leaving: StoredValue::new(false),
        };
        if let Some(measure) = going.costs_of.try_update(Option::take).flatten() {
            grid.only(measure);
        }
        grid
    }

    /// Whether it is still on the page: the clipboard answers later.
    fn is_there(self) -> bool {
        self.leaving.try_get_value().is_some()
    }

    /// How large it is now.
    fn size(self) -> Size {
        Size {
            rows: self.lines.with_untracked(|lines| lines.0.len()) + 1,
            columns: self.columns.with_untracked(Vec::len),
            page: (self.sight.get_untracked().1 / ROW).saturating_sub(2),
        }
    }

    /// The line of a row; `None` for the row of a new one.
    fn line_at(self, row: usize) -> Option<Arc<CostLine>> {
        self.lines.with_untracked(|lines| lines.0.get(row).cloned())
    }

    /// The column at this position among those shown.
    fn column_at(self, at: usize) -> Option<Column> {
        self.columns
            .with_untracked(|columns| columns.get(at).copied())
    }

    /// Changes which columns are shown, at least one, and remembers them. Asks for each column of
    /// the plan whether to show it, passing whether it was shown. Years of other plans stay as they
    /// were.
    fn show(self, is_shown: impl Fn(Column, bool) -> bool) {
        let (known, before) = (self.known.get_untracked(), self.columns.get_untracked());
        let shown = known.iter().copied();
        let mut shown: Vec<Column> = shown
            .filter(|column| is_shown(*column, before.contains(column)))
            .collect();
        if shown.is_empty() {
            return;
        }
        let mut elsewhere = self.picked.get_untracked();
        elsewhere.retain(|column| !known.contains(column));
        shown.append(&mut elsewhere);
        Preferences::change(|preferences| {
            preferences.columns = shown.iter().map(|column| column.key()).collect();
        });
        self.picked.set(shown);
        self.choose(self.range.get_untracked());
    }

    /// The cell with the cursor.
    fn cursor(self) -> Spot {
        self.range.get_untracked().cursor
    }

    /// The lines of the selected rows.
    fn chosen_lines(self) -> Vec<Arc<CostLine>> {
        let rows = self.range.get_untracked().rows();
        rows.filter_map(|row| self.line_at(row)).collect()
    }

    /// The selected columns.
    fn chosen_columns(self) -> Vec<Column> {
        let columns = self.range.get_untracked().columns();
        columns.filter_map(|at| self.column_at(at)).collect()
    }

    /// Reads the plan, its names and its money as they are now.
    fn peek<T>(self, read: impl FnOnce(&Plan, &Names, &Money) -> T) -> T {
        let names = self.names.get_untracked();
        let money = self.desk.money.get_untracked();
        self.desk.peek(|plan| read(plan, &names.0, &money))
    }

    /// The line that a new line starts from here.
    fn new_line(self) -> CostLine {
        self.peek(|plan, names, money| {
            self.filter
                .with_untracked(|filter| filter.new_line(plan, names, money, self.words))
        })
    }

    /// Writes changed lines; those without an id are added.
    fn write(self, change: Change, lines: Vec<(Option<Id<CostLine>>, CostLine)>) {
        let mut ids = || -> Uuid { new_id::<CostLine>().uuid() };
        self.desk
            .edit(change, |plan| write_lines(plan, lines, &mut ids));
    }

    /// Selects cells, and scrolls the cursor into sight.
    fn choose(self, range: Range) {
        self.range.set(range.within(self.size()));
        self.reveal();
    }

    /// Puts the focus on the grid.
    fn focus(self) {
        if let Some(sheet) = self.sheet.get_untracked() {
            // If the browser refuses, the focus stays where it is.
            let _ = sheet.focus();
        }
    }

    /// Scrolls until the cursor is in sight, clear of what stays at the edges.
    fn reveal(self) {
        let Some(sheet) = self.sheet.get_untracked() else {
            return;
        };
        let cursor = self.cursor();
        let pixels = |rows: usize| i32::try_from(rows * ROW).unwrap_or(i32::MAX);
        let (top, head) = (pixels(cursor.row), pixels(1));
        let room = sheet.client_height() - 2 * head;
        if top < sheet.scroll_top() {
            sheet.set_scroll_top(top);
        } else if top > sheet.scroll_top() + room {
            sheet.set_scroll_top(top - room);
        }
        let Some(left) = body::hidden_to_the_side(&sheet, cursor.column) else {
            return;
        };
        sheet.set_scroll_left(sheet.scroll_left() + left);
    }
}
