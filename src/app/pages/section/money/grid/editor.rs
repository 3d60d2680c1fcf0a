//! The field for editing one cell.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::{Grid, body::head_id, keys};
use crate::{
    app::parts::{Answers, FieldError},
    documents::{
        Closed, Column, How, Leaves, Spot, Step, Verdict, copied, put_all, read_as, read_cell,
    },
    edit::{Act, Change},
    plan::{CostLine, Id},
    text::Words,
};

/// The id of the field.
const FIELD: &str = "cost-grid-field";
const CHOICES: &str = "cost-grid-choices";

/// The state of the field.
#[derive(Clone, Copy)]
pub struct Editor {
    /// Which cell is being edited.
    cell: RwSignal<Option<Cell>>,
    /// What is wrong with what was typed.
    error: RwSignal<Option<String>>,
    /// What it may mean, each as it would be typed.
    answers: RwSignal<Vec<String>>,
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
            error: RwSignal::new(None),
            answers: RwSignal::new(Vec::new()),
            line: NodeRef::new(),
            text: NodeRef::new(),
        }
    }

    /// Says what is wrong with what was typed, if something is.
    fn doubt(self, words: Words, column: Column, verdict: Option<&Verdict>) {
        let answers = match verdict {
            Some(Verdict::Asked(choices)) => choices.clone(),
            _ => Vec::new(),
        };
        self.answers.set(answers);
        self.error
            .set(verdict.map(|verdict| why(words, column, verdict)));
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
    grid.editor.doubt(grid.words, column, None);
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
    accept(grid, How::default())
}

/// Accepts what was chosen in the place of what was typed.
fn choose(grid: Grid, text: &str) {
    let cell = grid.editor.cell.get_untracked();
    if let Some(element) = cell.and_then(|cell| grid.editor.element(cell.column)) {
        element.show(text);
        let chosen = How {
            chosen: true,
            ..How::default()
        };
        if accept(grid, chosen) {
            grid.focus();
        }
    }
}

fn accept(grid: Grid, how: How) -> bool {
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
            Verdict::Taken(value) | Verdict::Understood(value, _) => {
                let held = grid.line_at(cell.spot.row);
                let held = held.filter(|line| Some(line.id) == cell.line);
                let mut line = held.map_or_else(|| grid.new_line(), |line| (*line).clone());
                grid.peek(|_, names, _| put_all(&mut line, [(cell.column, value)], names));
                let plan = grid.desk.peek(|plan| plan.id);
                let change = match cell.line {
                    Some(id) => Change::choosing(id, cell.column.field()),
                    None => Change::whole(Act::Add, plan),
                };
                grid.write(change, vec![(cell.line, line)]);
            }
            verdict => {
                grid.editor.doubt(grid.words, cell.column, Some(&verdict));
                let _ = element.html().focus();
                return false;
            }
        }
    }
    close(grid, &element);
    true
}

fn close(grid: Grid, element: &Element) {
    if let Some(cell) = grid.editor.cell.get_untracked() {
        grid.editor.doubt(grid.words, cell.column, None);
    }
    grid.editor.cell.set(None);
    element.html().set_hidden(true);
}

/// Why a text cannot be accepted, and what to type instead.
pub fn why(words: Words, column: Column, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Asked(choices) => match &choices[..] {
            [only] => words.paste_means_one(only),
            [first, second] => words.paste_means(first, second),
            _ => words.paste_means_which().to_owned(),
        },
        Verdict::Left(Leaves::Unread(error)) => words.read_error(error),
        Verdict::Left(Leaves::Percent) => words.paste_percent().to_owned(),
        Verdict::Left(Leaves::Formula) => words.paste_formula().to_owned(),
        Verdict::Left(Leaves::Fault) => words.paste_fault().to_owned(),
        Verdict::Left(Leaves::Narrow) => words.paste_narrow().to_owned(),
        Verdict::Left(Leaves::Unknown) => words.paste_unknown(column.name(words).to_lowercase()),
        Verdict::Left(Leaves::WorkedOut(Some(amount))) => {
            words.paste_worked_out(words.money(*amount))
        }
        Verdict::Left(Leaves::WorkedOut(None)) => words.paste_not_worked_out().to_owned(),
        Verdict::Left(Leaves::SeveralYears) => words.paste_several_years().to_owned(),
        Verdict::Taken(_) | Verdict::Understood(..) => String::new(),
    }
}

fn on_key(grid: Grid, event: &KeyboardEvent) {
    let Some(cell) = grid.editor.cell.get_untracked() else {
        return;
    };
    // What is typed here is not a step of the plan yet, so the field's own undo is right.
    if event.ctrl_key() || event.meta_key() {
        event.stop_propagation();
    }
    let arrows = cell.replaces && !cell.column.is_choice();
    let step = match event.key().as_str() {
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
        "Tab" if event.shift_key() => Some(Step::Before),
        "Tab" => Some(Step::Next),
        "ArrowUp" if arrows => Some(Step::Up),
        "ArrowDown" if arrows => Some(Step::Down),
        "ArrowLeft" if arrows => Some(Step::Left),
        "ArrowRight" if arrows => Some(Step::Right),
        _ => return,
    };
    event.prevent_default();
    if !finish(grid) {
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

/// The two fields, one of which is shown while a cell is being edited.
pub fn editor(grid: Grid) -> AnyView {
    let words = grid.words;
    let Editor {
        cell,
        error,
        answers,
        line,
        text,
    } = grid.editor;
    let meanings = Signal::derive(move || {
        let answers = answers.get().into_iter();
        answers.map(|answer| (answer, false)).collect::<Vec<_>>()
    });
    let take = Callback::new(move |at: usize| {
        let answer = answers.with_untracked(|answers| answers.get(at).cloned());
        if let Some(answer) = answer {
            choose(grid, &answer);
        }
    });
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
    let invalid = move || error.with(Option::is_some).then_some("true");
    let left = move || {
        // The page may go away while a cell is being edited.
        if cell.try_get_untracked().flatten().is_some() {
            finish_quietly(grid);
        }
    };
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
            on:blur=move |_| left()
        ></textarea>
        <datalist id=CHOICES>{choices}</datalist>
        <div class="sp-grid__error">
            <FieldError id=FIELD error=error/>
            <Answers label=words.read_which() choices=meanings on_choose=take/>
        </div>
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
    if typed == cell.before || matches!(verdict, Verdict::Taken(_) | Verdict::Understood(..)) {
        finish(grid);
    } else {
        grid.editor.doubt(grid.words, cell.column, Some(&verdict));
    }
}
