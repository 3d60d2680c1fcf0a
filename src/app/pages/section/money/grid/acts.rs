//! What can be done to the selected cells and lines; each action is one undo step.

use std::sync::Arc;

use leptos::prelude::*;

use super::{super::of_measure::go_to_costs, Grid};
use crate::{
    app::{browser::device, desk::new_id, going::navigation::element_id},
    documents::{Range, Spot, arranged, cleared, filled_down, with_heads},
    edit::{Act, Change, acts},
    plan::{CostLine, Id, Measure, Place},
};

impl Grid {
    /// One change of several lines.
    fn several(self) -> Change {
        Change::whole(Act::ChangeSeveral, self.desk.peek(|plan| plan.id))
    }

    /// Selects the cell of this column in the row of a line.
    fn choose_line(self, id: Id<CostLine>, column: usize) {
        let row = self
            .lines
            .with_untracked(|lines| lines.0.iter().position(|line| line.id == id));
        if let Some(row) = row {
            self.choose(Range::at(Spot { row, column }));
        }
    }
}

fn references(lines: &[Arc<CostLine>]) -> Vec<&CostLine> {
    lines.iter().map(AsRef::as_ref).collect()
}

fn ids(lines: &[Arc<CostLine>]) -> Vec<Id<CostLine>> {
    lines.iter().map(|line| line.id).collect()
}

/// Empties the selected cells.
pub fn clear(grid: Grid) {
    let lines = grid.chosen_lines();
    let columns = grid.chosen_columns();
    let cleared = grid.peek(|_, names, _| cleared(&references(&lines), &columns, names));
    grid.write(grid.several(), cleared);
}

/// Fills the selected cells with the first row of them; a single row with the row above.
pub fn fill_down(grid: Grid) {
    let range = grid.range.get_untracked();
    let mut lines = grid.chosen_lines();
    if range.rows().count() == 1 {
        let above = range.cursor.row.checked_sub(1);
        if let Some(above) = above.and_then(|row| grid.line_at(row)) {
            lines.insert(0, above);
        }
    }
    let columns = grid.chosen_columns();
    let filled = grid.peek(|_, names, _| filled_down(&references(&lines), &columns, names));
    grid.write(grid.several(), filled);
}

/// Adds a line under the last.
pub fn add(grid: Grid) {
    let id = new_id();
    let line = CostLine {
        id,
        ..grid.new_line()
    };
    grid.desk.edit(Change::whole(Act::Add, id), |plan| {
        plan.cost_lines.insert(line, Place::Last);
    });
    grid.choose_line(id, 0);
    grid.focus();
}

/// Inserts a line above or below the cursor, for the same measure as the line there.
pub fn insert(grid: Grid, below: bool) {
    let cursor = grid.cursor();
    let Some(beside) = grid.line_at(cursor.row) else {
        return add(grid);
    };
    let id = new_id();
    let line = CostLine {
        id,
        measure: beside.measure,
        ..grid.new_line()
    };
    let place = if below {
        Place::After(beside.id)
    } else {
        Place::Before(beside.id)
    };
    grid.desk.edit(Change::whole(Act::Add, id), |plan| {
        plan.cost_lines.insert(line, place);
    });
    grid.choose_line(id, cursor.column);
    grid.focus();
}

/// Inserts a copy of the selected lines below them.
pub fn duplicate(grid: Grid) {
    let chosen = ids(&grid.chosen_lines());
    let Some(first) = chosen.first() else {
        return;
    };
    let mut copies = Vec::new();
    let mut new = || new_id::<CostLine>().uuid();
    grid.desk
        .edit(Change::whole(Act::Duplicate, *first), |plan| {
            copies = acts::duplicate_lines(plan, &chosen, &mut new);
        });
    if let Some(first) = copies.first() {
        grid.choose_line(*first, grid.cursor().column);
    }
    grid.focus();
}

/// Removes the selected lines.
pub fn delete(grid: Grid) {
    let chosen = ids(&grid.chosen_lines());
    let Some(first) = chosen.first() else {
        return;
    };
    let top = *grid.range.get_untracked().rows().start();
    grid.desk.edit(Change::whole(Act::Remove, *first), |plan| {
        acts::remove_all(plan, &chosen);
    });
    let count = u64::try_from(chosen.len()).unwrap_or(u64::MAX);
    grid.desk.say_undoable(grid.words.grid_removed(count));
    let column = grid.cursor().column;
    grid.choose(Range::at(Spot { row: top, column }));
    grid.focus();
}

/// Sorts the lines shown by the column with the cursor.
pub fn sort(grid: Grid, up: bool) {
    let Some(column) = grid.column_at(grid.cursor().column) else {
        return;
    };
    let shown = grid.lines.get_untracked();
    let order = grid.peek(|plan, names, money| {
        let lines = references(&shown.0);
        arranged(&lines, column, up, plan, names, money, grid.words)
    });
    grid.desk.edit(grid.several(), |plan| {
        plan.cost_lines.arrange(&order);
    });
    let said = grid.words.grid_sorted(column.name(grid.words));
    grid.desk.say_undoable(said);
    grid.focus();
}

/// Spreads the selected lines evenly over the plan's period.
pub fn spread(grid: Grid) {
    let chosen = ids(&grid.chosen_lines());
    grid.desk.edit(grid.several(), |plan| {
        acts::spread_evenly(plan, &chosen);
    });
    let count = u64::try_from(chosen.len()).unwrap_or(u64::MAX);
    grid.desk.say_undoable(grid.words.grid_spread_done(count));
    grid.focus();
}

/// Crops the periods of the selected lines to that of the plan.
pub fn crop(grid: Grid) {
    let (desk, words) = (grid.desk, grid.words);
    let chosen = ids(&grid.chosen_lines());
    let before = desk.peek(|plan| plan.cost_lines.clone());
    let mut outside = 0;
    desk.edit(grid.several(), |plan| {
        outside = acts::crop_phases(plan, &chosen);
    });
    let changed = desk.peek(|plan| !plan.cost_lines.is_same(&before));
    let mut said = vec![if changed {
        words.grid_crop_done().to_owned()
    } else {
        words.grid_crop_none().to_owned()
    }];
    if outside > 0 {
        let outside = u64::try_from(outside).unwrap_or(u64::MAX);
        said.push(words.grid_crop_outside(outside));
    }
    let said = said.join(" ");
    if changed {
        desk.say_undoable(said);
    } else {
        desk.saying.say(said);
    }
    grid.focus();
}

/// Moves the selected lines past the one above or below them.
pub fn shift(grid: Grid, up: bool) {
    let range = grid.range.get_untracked();
    let rows = range.rows();
    let (first, last) = (*rows.start(), *rows.end());
    let other = if up {
        first.checked_sub(1)
    } else {
        Some(last + 1)
    };
    let Some(other) = other.and_then(|row| grid.line_at(row)) else {
        return;
    };
    let mut order = ids(&grid.chosen_lines());
    let Some(moved) = order.first().copied() else {
        return;
    };
    if up {
        order.push(other.id);
    } else {
        order.insert(0, other.id);
    }
    grid.desk.edit(Change::whole(Act::Move, moved), |plan| {
        plan.cost_lines.arrange(&order);
    });
    let along = |spot: Spot| Spot {
        row: if up {
            spot.row.saturating_sub(1)
        } else {
            spot.row + 1
        },
        ..spot
    };
    grid.choose(Range {
        anchor: along(range.anchor),
        cursor: along(range.cursor),
    });
}

/// Shows all fields of the line with the cursor; in the row for new lines, of a new one.
pub fn all_fields(grid: Grid) {
    if grid.line_at(grid.cursor().row).is_none() {
        add(grid);
    }
    if let Some(line) = grid.line_at(grid.cursor().row) {
        grid.opened.set(Some(line.id));
        device::focus_within(Vec::new(), element_id(line.id.uuid(), "description"));
    }
}

/// Goes to the costs on the page of the measure of the line with the cursor.
pub fn to_measure(grid: Grid) {
    let line = grid.line_at(grid.cursor().row);
    let measure = line.and_then(|line| line.measure);
    let there = |id: &Id<Measure>| grid.desk.peek(|plan| plan.measures.get(*id).is_some());
    match measure.filter(there) {
        Some(measure) => go_to_costs(grid.desk, measure),
        None => grid.desk.saying.say(grid.words.grid_no_measure()),
    }
}

/// Downloads the lines shown, with all columns, as text that a spreadsheet opens.
pub fn download(grid: Grid) {
    let between = grid.words.between_cells();
    let shown = grid.lines.get_untracked();
    let text = grid.peek(|_, names, money| {
        let lines = shown.0.iter().map(AsRef::as_ref);
        with_heads(lines, names, money, grid.words).separated(between)
    });
    let blob = gloo_file::Blob::new_with_options(text.as_str(), Some("text/csv"));
    let name = format!("{}.csv", grid.words.grid_file_name());
    grid.desk.saying.hand_over(name, blob);
}
