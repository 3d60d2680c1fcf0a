//! What keys do in the grid.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{AFTER, Grid, acts, editor};
use crate::{
    app::browser::{device, keys::pressed},
    documents::{Range, Step},
};

/// Handles a key while no cell is being edited.
pub fn on_key(grid: Grid, event: &KeyboardEvent) {
    let Some(key) = pressed(event) else {
        // The grid takes no text itself: the key begins one, which the cell composes.
        return editor::open(grid, true);
    };
    let handled = match key.as_str() {
        "Escape" => {
            grid.leaving.set_value(true);
            return;
        }
        "Tab" => tab(grid, event.shift_key()),
        "Shift" | "Control" | "Alt" | "Meta" => return,
        key => {
            grid.leaving.set_value(false);
            act(grid, key, event)
        }
    };
    if handled {
        event.prevent_default();
    }
}

/// Goes to the next cell; leaves the grid after Escape, and at its ends.
fn tab(grid: Grid, back: bool) -> bool {
    if grid.leaving.get_value() {
        grid.leaving.set_value(false);
        return false;
    }
    let before = grid.range.get_untracked();
    let step = if back { Step::Before } else { Step::Next };
    let after = before.after(step, false, grid.size());
    if after.cursor == before.cursor {
        return false;
    }
    tabbed(grid);
    grid.choose(after);
    true
}

/// Remembers where a run of Tabs began.
pub fn tabbed(grid: Grid) {
    let from = grid.cursor().column;
    grid.tabbed_from
        .update_value(|held| *held = Some(held.unwrap_or(from)));
}

/// Goes down, or up, to where the run of Tabs began.
pub fn entered(grid: Grid, up: bool) {
    let step = if up { Step::Up } else { Step::Down };
    let mut range = grid.range.get_untracked().after(step, false, grid.size());
    if let Some(column) = grid.tabbed_from.get_value() {
        range.cursor.column = column;
        range = Range::at(range.cursor);
    }
    grid.tabbed_from.set_value(None);
    grid.choose(range);
}

fn act(grid: Grid, key: &str, event: &KeyboardEvent) -> bool {
    // AltGr types letters, even where it counts as Ctrl and Alt.
    let types = event.get_modifier_state("AltGraph");
    let ctrl = (event.ctrl_key() || event.meta_key()) && !types;
    let (shift, alt) = (event.shift_key(), event.alt_key() && !types);
    let step = match (key, ctrl) {
        ("ArrowLeft", false) => Some(Step::Left),
        ("ArrowRight", false) => Some(Step::Right),
        ("ArrowUp", false) => Some(Step::Up),
        ("ArrowDown", false) => Some(Step::Down),
        ("Home", false) | ("ArrowLeft", true) => Some(Step::RowStart),
        ("End", false) | ("ArrowRight", true) => Some(Step::RowEnd),
        ("Home", true) => Some(Step::First),
        ("End", true) => Some(Step::Last),
        ("PageUp", false) => Some(Step::PageUp),
        ("PageDown", false) => Some(Step::PageDown),
        _ => None,
    };
    match (key, step) {
        ("ArrowUp" | "ArrowDown", _) if alt => acts::shift(grid, key == "ArrowUp"),
        (_, Some(_)) if alt => return false,
        (_, Some(step)) => {
            grid.tabbed_from.set_value(None);
            let range = grid.range.get_untracked();
            grid.choose(range.after(step, shift, grid.size()));
        }
        ("Enter", _) if ctrl => acts::all_fields(grid),
        ("Enter", _) if shift => entered(grid, true),
        ("Enter" | "F2", _) if !ctrl && !alt => editor::open(grid, false),
        ("F6", _) if shift => device::focus(super::toolbar::FIRST.to_owned()),
        ("F6", _) => device::focus(AFTER.to_owned()),
        ("Delete" | "Backspace", _) if !ctrl => acts::clear(grid),
        ("a" | "A", _) if ctrl && !shift => grid.range.set(Range::all(grid.size())),
        ("d" | "D", _) if ctrl && !shift => acts::fill_down(grid),
        _ if ctrl || alt => return false,
        // An accent goes to its letter.
        _ if key == "Dead" || key.chars().count() == 1 => {
            // The letter itself goes to the field, which has the focus from here on.
            editor::open(grid, true);
            return false;
        }
        _ => return false,
    }
    true
}
