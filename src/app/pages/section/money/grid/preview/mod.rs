//! What becomes of a block from the clipboard, shown if that is not obvious.

mod columns;
mod doubts;
mod questions;

use leptos::{html, prelude::*};

use super::Grid;
use crate::{
    app::{
        browser::device,
        parts::{Button, IconButton, Weight, dialogs::show_while},
    },
    documents::{Block, Column, Onto, Outcome, Paste, Range, Spot},
    edit::{Act, Change},
    plan::{CostLine, Id},
};
use columns::{beside, columns, lost};
use doubts::doubts;
use questions::{questions, tally};

/// A block being pasted, and where it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasting {
    paste: Paste,
    at: Spot,
    lines: Vec<Id<CostLine>>,
    columns: Vec<Column>,
    new_line: CostLine,
}

impl Grid {
    /// Works something out for a block being pasted.
    fn onto<T>(self, pasting: &Pasting, work: impl FnOnce(&Paste, Onto<'_>) -> T) -> T {
        self.peek(|plan, names, money| {
            let onto = Onto {
                plan,
                names,
                money,
                words: self.words,
                lines: &pasting.lines,
                columns: &pasting.columns,
                new_line: &pasting.new_line,
            };
            work(&pasting.paste, onto)
        })
    }

    fn answer(self, change: impl FnOnce(&mut Paste, Onto<'_>)) {
        let Some(mut pasting) = self.pasting.get_untracked() else {
            return;
        };
        pasting.paste = self.onto(&pasting, |paste, onto| {
            let mut paste = paste.clone();
            change(&mut paste, onto);
            paste
        });
        self.pasting.set(Some(pasting));
    }
}

/// Pastes a block at the selected cells if all of it is clear; else shows what becomes of it.
pub fn begin(grid: Grid, block: Block) {
    let range = grid.range.get_untracked();
    let (rows, columns) = (range.rows(), range.columns());
    let at = Spot {
        row: *rows.start(),
        column: *columns.start(),
    };
    let lines = grid.lines.with_untracked(|lines| {
        let from_here = lines.0.iter().skip(at.row);
        from_here.map(|line| line.id).collect()
    });
    let shown = grid.columns.get_untracked();
    let mut pasting = Pasting {
        paste: Paste::default(),
        at,
        lines,
        columns: shown.into_iter().skip(at.column).collect(),
        new_line: grid.new_line(),
    };
    let block = block.tiled(rows.count(), columns.count());
    pasting.paste = grid.onto(&pasting, |_, onto| Paste::new(block, onto));
    let outcome = grid.onto(&pasting, Paste::outcome);
    let paste = &pasting.paste;
    if outcome.is_plain() && paste.head.is_none() && paste.parted.is_none() {
        take(grid, &pasting, outcome);
    } else {
        grid.pasting.set(Some(pasting));
    }
}

/// Writes the resulting lines, and says how many.
fn take(grid: Grid, pasting: &Pasting, outcome: Outcome) {
    let words = grid.words;
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (all, added) = (outcome.lines.len(), outcome.added());
    let empty = outcome.tally.empty;
    let change = Change::whole(Act::ChangeSeveral, grid.desk.peek(|plan| plan.id));
    grid.write(change, outcome.lines);
    let mut said = Vec::new();
    if all > added {
        said.push(words.grid_changed(number(all - added)));
    }
    if added > 0 {
        said.push(words.grid_added(number(added)));
    }
    if empty > 0 {
        said.push(words.paste_stays_empty(number(empty)));
    }
    grid.desk.say_undoable(said.join(" "));
    // Columns that were filled are shown.
    let filled = pasting.paste.columns.iter().flatten();
    let filled: Vec<Column> = filled.copied().collect();
    let hidden = |shown: &Vec<Column>| filled.iter().any(|column| !shown.contains(column));
    if grid.columns.with_untracked(hidden) {
        grid.show(|column, shown| shown || filled.contains(&column));
    }
    let last = Spot {
        row: pasting.at.row + all.saturating_sub(1),
        column: pasting.at.column + filled.len().saturating_sub(1),
    };
    grid.range.set(
        Range {
            anchor: last,
            cursor: pasting.at,
        }
        .within(grid.size()),
    );
    grid.reveal();
    grid.focus();
}

/// The dialog, open while there is something to check.
pub fn preview(grid: Grid) -> AnyView {
    let words = grid.words;
    let dialog = NodeRef::<html::Dialog>::new();
    let open = Memo::new(move |_| grid.pasting.with(Option::is_some));
    let close = move || {
        grid.pasting.set(None);
        grid.focus();
    };
    show_while(dialog, move || open.get());
    let outcome = Memo::new(move |_| {
        grid.pasting.with(|pasting| {
            let pasting = pasting.as_ref()?;
            Some(grid.onto(pasting, Paste::outcome))
        })
    });
    let put_in = move || {
        let pasting = grid.pasting.get_untracked();
        if let (Some(pasting), Some(outcome)) = (pasting, outcome.get_untracked()) {
            grid.pasting.set(None);
            device::after_drawing(move || take(grid, &pasting, outcome));
        }
    };
    view! {
        <dialog
            class="sp-dialog sp-dialog--wide"
            aria-labelledby="paste-title"
            node_ref=dialog
            on:close=move |_| {
                if open.get_untracked() {
                    close();
                }
            }
        >
            <Show when=move || open.get()>
                <div class="sp-dialog__head">
                    <h2 class="nl-heading nl-heading--level-2" id="paste-title" tabindex="-1" autofocus=true>
                        {words.paste_title()}
                    </h2>
                    <IconButton icon="close" label=words.paste_cancel() on_press=close/>
                </div>
                <p class="nl-paragraph sp-soft">{words.paste_intro()}</p>
                {columns(grid)}
                {beside(grid, outcome)}
                {lost(grid, outcome)}
                {questions(grid, outcome)}
                {doubts(grid, outcome)}
                <p class="nl-paragraph sp-paste__tally" aria-live="polite">
                    {move || outcome.with(|it| it.as_ref().map(|it| tally(words, it)))}
                </p>
                <div class="sp-actions sp-dialog__foot">
                    <Button
                        icon="close"
                        label=words.paste_cancel()
                        weight=Weight::Subtle
                        on_press=close
                    />
                    <Button
                        icon="paste"
                        label=words.paste_take()
                        weight=Weight::Primary
                        on_press=put_in
                    />
                </div>
            </Show>
        </dialog>
    }
    .into_any()
}
