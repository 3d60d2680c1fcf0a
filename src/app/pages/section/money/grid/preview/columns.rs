//! Which column of the lines each column of a block goes to, and which goes nowhere.

use leptos::prelude::*;

use super::{Grid, Pasting};
use crate::{
    app::parts::{CheckField, Choice, SelectField},
    documents::{Column, Lost, Outcome, Paste},
};

/// Which column of the lines each column of the block goes to.
pub fn columns(grid: Grid) -> AnyView {
    let words = grid.words;
    let heads = Memo::new(move |_| {
        grid.pasting.with(|pasting| {
            let Some(paste) = pasting.as_ref().map(|it| &it.paste) else {
                return Vec::new();
            };
            let heads = paste.heads();
            let name = |at: usize| match heads.get(at).map(|head| head.trim()) {
                Some(head) if !head.is_empty() => words.paste_column_named(at + 1, head),
                _ => words.paste_column(at + 1),
            };
            (0..paste.columns.len()).map(name).collect::<Vec<String>>()
        })
    });
    let one = move |(at, label): (usize, String)| {
        let choices = move || {
            let none = (String::new(), words.paste_column_out().to_owned());
            let columns = grid.known.get();
            let named = columns
                .iter()
                .map(|column| (column.key(), column.name(words)));
            std::iter::once(none).chain(named).collect::<Vec<Choice>>()
        };
        let value = Signal::derive(move || {
            grid.pasting.with(|pasting| {
                let column = pasting
                    .as_ref()
                    .and_then(|it| it.paste.columns.get(at).copied().flatten());
                column.map(Column::key).unwrap_or_default()
            })
        });
        view! {
            <SelectField
                id=format!("paste-column-{at}")
                label=label
                span="sp-span-4"
                choices=Signal::derive(choices)
                value=value
                on_choose=Box::new(move |chosen: String| {
                    let column = Column::of_key(&chosen);
                    grid.answer(|paste, _| {
                        // A column of the lines is filled by only one column of the block.
                        for held in &mut paste.columns {
                            if *held == column {
                                *held = None;
                            }
                        }
                        if let Some(held) = paste.columns.get_mut(at) {
                            *held = column;
                        }
                    });
                })
            />
        }
    };
    view! {
        {parted(grid)}
        <div class="sp-fields sp-paste__head">{head(grid)}</div>
        <details class="sp-fold">
            <summary>{words.paste_columns()}</summary>
            <div class="sp-fields">
                {move || heads.get().into_iter().enumerate().map(one).collect_view()}
            </div>
        </details>
    }
    .into_any()
}

/// Whether lines that came as one cell are rows of cells.
fn parted(grid: Grid) -> AnyView {
    let words = grid.words;
    let state = Memo::new(move |_| {
        grid.pasting.with(|pasting| {
            let parted = pasting.as_ref()?.paste.parted.as_ref()?;
            Some((parted.by, parted.on))
        })
    });
    let tick = move |(by, _): (char, bool)| {
        view! {
            <CheckField
                label=words.paste_parted(by)
                value=Signal::derive(move || state.get().is_some_and(|(_, on)| on))
                on_tick=Box::new(move |on| grid.answer(|paste, onto| paste.part(on, onto)))
            />
        }
    };
    let there = Memo::new(move |_| state.with(Option::is_some));
    (move || there.get().then(|| state.get_untracked().map(tick))).into_any()
}

/// Which row has the names of the columns, and what stands above it.
fn head(grid: Grid) -> AnyView {
    const MOST: usize = 10;
    let words = grid.words;
    let read = move |read: fn(&Paste) -> usize| {
        grid.pasting
            .with(|pasting| pasting.as_ref().map_or(0, |it| read(&it.paste)))
    };
    let choices = move || {
        let rows = read(|paste| paste.block.rows.len());
        let none = ("0".to_owned(), words.paste_head_none().to_owned());
        let row = |row: usize| (row.to_string(), words.paste_head_at(row));
        let rows = (1..=rows.min(MOST)).map(row);
        std::iter::once(none).chain(rows).collect::<Vec<Choice>>()
    };
    let value = move || read(|paste| paste.head.map_or(0, |row| row + 1)).to_string();
    view! {
        <SelectField
            id="paste-head"
            label=words.paste_head_row().to_owned()
            span="sp-span-4"
            choices=Signal::derive(choices)
            value=Signal::derive(value)
            on_choose=Box::new(move |chosen: String| {
                let row = chosen.parse::<usize>().ok().and_then(|row| row.checked_sub(1));
                grid.answer(|paste, onto| paste.point_at(row, onto));
            })
        />
    }
    .into_any()
}

/// What stands above the names of the columns, and whether rows came with fewer cells.
pub fn beside(grid: Grid, outcome: Memo<Option<Outcome>>) -> AnyView {
    let words = grid.words;
    let above = move || {
        let above = outcome.with(|it| it.as_ref().map(|it| it.above.join("’, ‘")));
        let above = above.filter(|above| !above.is_empty());
        above.map(|above| view! { <p class="nl-paragraph">{words.paste_above_head(above)}</p> })
    };
    let ragged = move || {
        let ragged = outcome.with(|it| it.as_ref().is_some_and(|it| it.ragged));
        ragged.then(|| view! { <p class="nl-paragraph">{words.paste_ragged()}</p> })
    };
    view! {
        {above}
        {ragged}
    }
    .into_any()
}

/// The columns of the block that go nowhere.
pub fn lost(grid: Grid, outcome: Memo<Option<Outcome>>) -> AnyView {
    let words = grid.words;
    let name = move |lost: &Lost| {
        grid.pasting.with_untracked(|pasting| {
            let heads = pasting.as_ref().map(|it| it.paste.heads());
            let head = heads.and_then(|heads| heads.get(lost.at).map(|head| (*head).to_owned()));
            match head.filter(|head| !head.trim().is_empty()) {
                Some(head) => words.paste_column_named(lost.at + 1, head),
                None => words.paste_column(lost.at + 1),
            }
        })
    };
    let list = move || {
        let lost = outcome.with(|it| it.as_ref().map(|it| it.lost.clone()));
        lost.filter(|lost| !lost.is_empty()).map(|lost| {
            let items = lost.iter().map(|lost| {
                let cells = words.paste_lost_cells(u64::try_from(lost.cells).unwrap_or(u64::MAX));
                let example = words.paste_lost_for(&lost.example);
                view! { <li>{format!("{}: {cells} ({example})", name(lost))}</li> }
            });
            let is_year = |lost: &Lost| {
                grid.pasting
                    .with_untracked(|it| names_a_year(it.as_ref(), lost.at))
            };
            let years = lost.iter().any(is_year).then(|| words.paste_lost_years());
            view! {
                <div class="sp-paste__lost">
                    <ul class="sp-paste__out">{items.collect_view()}</ul>
                    {years}
                </div>
            }
        })
    };
    list.into_any()
}

/// Whether a column of the block says that it is for a year.
fn names_a_year(pasting: Option<&Pasting>, column: usize) -> bool {
    let heads = pasting.map(|it| it.paste.heads());
    let head = heads.and_then(|heads| heads.get(column).copied());
    head.is_some_and(|head| matches!(Column::of_key(head.trim()), Some(Column::Year(1900..=2199))))
}
