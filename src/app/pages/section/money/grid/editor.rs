//! The field for editing one cell.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use web_sys::{ClipboardEvent, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::{
    Grid,
    body::head_id,
    clipboard,
    doubt::{Doubt, is_made_by_name},
    keys,
};
use crate::{
    app::{
        browser::keys::{Shortcut, pressed},
        desk::new_id,
        parts::{PastedTable, named_item},
    },
    documents::{
        Closed, Column, How, Leaves, Spot, Step, Value, Verdict, What, copied, put_all, read_as,
        read_cell,
    },
    edit::{Act, Change, acts::write_lines},
    plan::{CostLine, Id, Plan},
};

pub use super::doubt::why;

/// The id of the field.
const FIELD: &str = "cost-grid-field";
const CHOICES: &str = "cost-grid-choices";

/// The state of the field.
#[derive(Clone, Copy)]
pub struct Editor {
    /// Which cell is being edited.
    cell: RwSignal<Option<Cell>>,
    /// What is in doubt about what was typed.
    pub doubt: RwSignal<Option<Doubt>>,
    /// The field for numbers and choices.
    line: NodeRef<html::Input>,
    /// The field for texts, which may have several lines.
    text: NodeRef<html::Textarea>,
}

/// A cell that is being edited.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    spot: Spot,
    column: Column,
    /// The line; `None` for a new one.
    line: Option<Id<CostLine>>,
    /// The text of the field when it opened.
    before: String,
    /// Whether it was opened by typing, so that arrows leave it.
    replaces: bool,
}

/// The element being typed in.
enum Element {
    Line(HtmlInputElement),
    Text(HtmlTextAreaElement),
}

impl Element {
    fn value(&self) -> String {
        match self {
            Self::Line(line) => line.value(),
            Self::Text(text) => text.value(),
        }
    }

    fn show(&self, value: &str) {
        let end = u32::try_from(value.encode_utf16().count()).unwrap_or(u32::MAX);
        // If the browser refuses, the cursor ends up elsewhere.
        match self {
            Self::Line(line) => {
                line.set_value(value);
                line.set_hidden(false);
                let _ = line.focus();
                let _ = line.set_selection_range(end, end);
            }
            Self::Text(text) => {
                text.set_value(value);
                text.set_hidden(false);
                let _ = text.focus();
                let _ = text.set_selection_range(end, end);
            }
        }
    }

    fn html(&self) -> &HtmlElement {
        match self {
            Self::Line(line) => line,
            Self::Text(text) => text,
        }
    }
}

impl Editor {
    pub fn new() -> Self {
        Self {
            cell: RwSignal::new(None),
            doubt: RwSignal::new(None),
            line: NodeRef::new(),
            text: NodeRef::new(),
        }
    }

    fn element(self, column: Column) -> Option<Element> {
        if column.is_number() || column.is_choice() {
            self.line.get_untracked().map(Element::Line)
        } else {
            self.text.get_untracked().map(Element::Text)
        }
    }
}

/// Opens the cell with the cursor: with its content, or empty for what is being typed.
pub fn open(grid: Grid, replaces: bool) {
    let spot = grid.cursor();
    let Some(column) = grid.column_at(spot.column) else {
        return;
    };
    let line = grid.line_at(spot.row);
    let closed = grid.peek(|_, names, _| column.closed(&line.clone().unwrap_or_default(), names));
    if let Some(closed) = closed {
        let why = match closed {
            Closed::Follows => grid.words.grid_read_only(),
            Closed::SeveralYears => grid.words.grid_several_years(),
        };
        grid.desk.saying.say(why);
        return;
    }
    let held = grid.peek(|_, names, money| {
        line.as_ref().map_or_else(String::new, |line| {
            copied(column, line, names, money, grid.words)
        })
    });
    let Some(element) = grid.editor.element(column) else {
        return;
    };
    grid.reveal();
    grid.editor.doubt.set(None);
    grid.editor.cell.set(Some(Cell {
        spot,
        column,
        line: line.map(|line| line.id),
        before: held.clone(),
        replaces,
    }));
    place(grid);
    element.show(if replaces { "" } else { &held });
}

/// Puts the field over its cell, including after scrolling.
pub fn place(grid: Grid) {
    let Some((spot, column)) = grid
        .editor
        .cell
        .with_untracked(|cell| cell.as_ref().map(|cell| (cell.spot, cell.column)))
    else {
        return;
    };
    let (Some(sheet), Some(element)) = (grid.sheet.get_untracked(), grid.editor.element(column))
    else {
        return;
    };
    let Some(head) = document().get_element_by_id(&head_id(spot.column)) else {
        return;
    };
    let (frame, head) = (
        sheet.get_bounding_client_rect(),
        head.get_bounding_client_rect(),
    );
    let top = i32::try_from((spot.row + 1) * super::ROW).unwrap_or(i32::MAX) - sheet.scroll_top();
    let style = element.html().style();
    // A style that the browser does not know changes nothing.
    for (name, length) in [
        ("top", f64::from(top)),
        ("left", head.left() - frame.left()),
        ("width", head.width()),
    ] {
        let _ = style.set_property(name, &format!("{length}px"));
    }
}

/// Accepts what was typed, if a cell is being edited; false if it cannot be accepted.
pub fn finish(grid: Grid) -> bool {
    settle(grid, false)
}

/// The same; who is sure means what was typed also where that is new.
fn settle(grid: Grid, sure: bool) -> bool {
    let how = How {
        chosen: sure,
        ..How::default()
    };
    let Some(cell) = grid.editor.cell.get_untracked() else {
        return true;
    };
    let Some(element) = grid.editor.element(cell.column) else {
        return true;
    };
    let typed = element.value();
    if typed != cell.before {
        let verdict = grid.peek(|_, names, _| read_as(cell.column, &typed, names, grid.words, how));
        match verdict {
            Verdict::Understood(_, What::OwnCategory) if !sure => {
                return ask(grid, cell.column, &element, &verdict);
            }
            Verdict::Taken(value) | Verdict::Understood(value, _) => put(grid, &cell, |_| value),
            Verdict::Left(Leaves::Unknown) if sure && is_made_by_name(cell.column, &typed) => {
                put(grid, &cell, |plan| made(plan, cell.column, &typed));
            }
            Verdict::Asked(_) | Verdict::Left(_) => {
                return ask(grid, cell.column, &element, &verdict);
            }
        }
    }
    close(grid, &element);
    true
}

/// Puts a value in a cell; what it names for the first time is put in the plan in the same step.
fn put(grid: Grid, cell: &Cell, value: impl FnOnce(&mut Plan) -> Value) {
    let held = grid.line_at(cell.spot.row);
    let held = held.filter(|line| Some(line.id) == cell.line);
    let mut line = held.map_or_else(|| grid.new_line(), |line| (*line).clone());
    let names = grid.names.get_untracked();
    let plan = grid.desk.peek(|plan| plan.id);
    let (id, column) = (cell.line, cell.column);
    let change = match id {
        Some(id) => Change::choosing(id, column.field()),
        None => Change::whole(Act::Add, plan),
    };
    let mut ids = || new_id::<CostLine>().uuid();
    grid.desk.edit(change, |plan| {
        let value = value(plan);
        put_all(&mut line, [(column, value)], &names.0);
        write_lines(plan, vec![(id, line)], &mut ids);
    });
}

/// What a cell says of something that is new in the plan, of which nothing but the name is known.
fn made(plan: &mut Plan, column: Column, name: &str) -> Value {
    match column {
        Column::Measure => Value::Measure(Some(named_item(plan, name))),
        Column::Rate => Value::Rate(Some(named_item(plan, name))),
        _ => Value::Bearer(Some(named_item(plan, name))),
    }
}

/// Shows what is in doubt about what was typed, and stays in the cell.
fn ask(grid: Grid, column: Column, element: &Element, verdict: &Verdict) -> bool {
    show_doubt(grid, column, &element.value(), verdict);
    let _ = element.html().focus();
    false
}

/// Shows what is in doubt; buttons that are there stay, as one of them may be being pressed.
fn show_doubt(grid: Grid, column: Column, typed: &str, verdict: &Verdict) {
    let doubt = grid.peek(|_, names, _| Doubt::of(grid.words, names, column, typed, verdict));
    if grid.editor.doubt.with_untracked(|before| *before != doubt) {
        grid.editor.doubt.set(doubt);
    }
}

/// Takes over what somebody says they mean.
pub fn answer(grid: Grid, typed: &str) {
    let Some(cell) = grid.editor.cell.get_untracked() else {
        return;
    };
    if let Some(element) = grid.editor.element(cell.column) {
        element.show(typed);
        if settle(grid, true) {
            grid.focus();
        }
    }
}

fn close(grid: Grid, element: &Element) {
    grid.editor.cell.set(None);
    grid.editor.doubt.set(None);
    element.html().set_hidden(true);
}

fn on_key(grid: Grid, event: &KeyboardEvent) {
    let Some(cell) = grid.editor.cell.get_untracked() else {
        return;
    };
    match Shortcut::of(event) {
        // What is typed here is not a step of the plan yet, so the field's own undo is right.
        Some(Shortcut::Undo | Shortcut::Redo) => return event.stop_propagation(),
        // The cell is taken along; one that cannot be read stays, also when something else is saved.
        Some(_) if finish(grid) => return grid.focus(),
        Some(Shortcut::Save) => return,
        Some(_) => return event.stop_propagation(),
        None => {}
    }
    let Some(key) = pressed(event) else { return };
    let asked = grid.editor.element(cell.column).is_some_and(|element| {
        let doubt = grid.editor.doubt.get_untracked();
        doubt.is_some_and(|doubt| doubt.has_answers() && doubt.typed == element.value())
    });
    let arrows = cell.replaces && !cell.column.is_choice();
    let step = match key.as_str() {
        "Enter" if event.alt_key() => {
            if let Some(Element::Text(text)) = grid.editor.element(cell.column) {
                // If the browser refuses, the text stays as it is.
                let _ = text.set_range_text("\n");
                let end = text.selection_end().ok().flatten().unwrap_or_default();
                let _ = text.set_selection_range(end, end);
            }
            event.prevent_default();
            return;
        }
        "Enter" => None,
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            if let Some(element) = grid.editor.element(cell.column) {
                close(grid, &element);
            }
            grid.focus();
            return;
        }
        // To the buttons that answer.
        "Tab" if asked && !event.shift_key() => return,
        "Tab" if event.shift_key() => Some(Step::Before),
        "Tab" => Some(Step::Next),
        "ArrowUp" if arrows => Some(Step::Up),
        "ArrowDown" if arrows => Some(Step::Down),
        "ArrowLeft" if arrows => Some(Step::Left),
        "ArrowRight" if arrows => Some(Step::Right),
        _ => return,
    };
    event.prevent_default();
    // Pressed again, Enter says that it is meant.
    if !settle(grid, asked && key == "Enter") {
        return;
    }
    grid.focus();
    match step {
        None => keys::entered(grid, event.shift_key()),
        Some(step) => {
            if matches!(step, Step::Next | Step::Before) {
                keys::tabbed(grid);
            }
            let range = grid.range.get_untracked();
            grid.choose(range.after(step, false, grid.size()));
        }
    }
}

/// Several cells that are pasted while one is open are meant for the grid, from that cell on.
fn paste_over(grid: Grid, event: &ClipboardEvent) {
    if PastedTable::of(event).is_several() && settle(grid, false) {
        grid.focus();
        clipboard::paste(grid, event);
    }
}

/// The two fields, one of which is shown while a cell is being edited.
pub fn editor(grid: Grid) -> AnyView {
    let words = grid.words;
    let Editor {
        cell,
        doubt,
        line,
        text,
    } = grid.editor;
    let label = move || {
        cell.with(|cell| {
            cell.as_ref().map(|cell| {
                let row = match cell.line {
                    Some(_) => format!("{} {}", words.grid_row(), cell.spot.row + 1),
                    None => words.grid_new_row().to_owned(),
                };
                format!("{}, {row}", cell.column.name(words))
            })
        })
    };
    let column = Memo::new(move |_| cell.with(|cell| cell.as_ref().map(|cell| cell.column)));
    let choices = move || {
        let column = column.get().filter(|column| column.is_choice())?;
        let choices = grid.names.with(|names| names.0.choices(column, words));
        let options = choices.into_iter().map(|(typed, shown)| {
            view! { <option value=typed>{shown}</option> }
        });
        Some(options.collect_view())
    };
    let invalid = move || doubt.with(Option::is_some).then_some("true");
    let left = move || {
        // The page may go away while a cell is being edited.
        if cell.try_get_untracked().flatten().is_some() {
            finish_quietly(grid);
        }
    };
    // What cannot be read goes with the page, and not in silence.
    on_cleanup(move || {
        if let Some(doubt) = doubt.try_get_untracked().flatten() {
            grid.desk.saying.warn(words.grid_left_unread(doubt.typed));
        }
    });
    view! {
        <input
            class="sp-grid__field"
            id=FIELD
            hidden=true
            autocomplete="off"
            list=CHOICES
            node_ref=line
            aria-label=label
            aria-invalid=invalid
            aria-describedby="cost-grid-field-error"
            on:keydown=move |event| on_key(grid, &event)
            on:paste=move |event| paste_over(grid, &event)
            on:blur=move |_| left()
        />
        <textarea
            class="sp-grid__field"
            rows="1"
            hidden=true
            autocomplete="off"
            node_ref=text
            aria-label=label
            aria-invalid=invalid
            aria-describedby="cost-grid-field-error"
            on:keydown=move |event| on_key(grid, &event)
            on:paste=move |event| paste_over(grid, &event)
            on:blur=move |_| left()
        ></textarea>
        <datalist id=CHOICES>{choices}</datalist>
        {super::doubt::doubt(grid, FIELD)}
    }
    .into_any()
}

/// Accepts what was typed when the user goes elsewhere; what cannot be accepted stays open.
fn finish_quietly(grid: Grid) {
    let Some(cell) = grid.editor.cell.get_untracked() else {
        return;
    };
    let Some(element) = grid.editor.element(cell.column) else {
        return;
    };
    let typed = element.value();
    let verdict = grid.peek(|_, names, _| read_cell(cell.column, &typed, names, grid.words));
    let doubt =
        grid.peek(|_, names, _| Doubt::of(grid.words, names, cell.column, &typed, &verdict));
    if typed == cell.before || doubt.is_none() {
        finish(grid);
    } else {
        show_doubt(grid, cell.column, &typed, &verdict);
    }
}
