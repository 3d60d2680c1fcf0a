//! Everything the keys do in the grid, as buttons.

use leptos::prelude::*;

use super::{Grid, acts, clipboard};
use crate::{
    app::parts::{Button, Menu, MenuItem, Weight},
    documents::Column,
};

/// The id of the first button.
pub const FIRST: &str = "cost-grid-first";

/// The buttons above the grid.
pub fn toolbar(grid: Grid) -> AnyView {
    let words = grid.words;
    let item = move |icon, label: &'static str, act: fn(Grid)| {
        view! { <MenuItem icon=icon label=label on_press=move || act(grid)/> }.into_any()
    };
    let of_column = move |up: bool| {
        let column = grid.range.get().cursor.column;
        let column = grid.columns.with(|columns| columns.get(column).copied());
        let name = column.unwrap_or(Column::Description).name(words);
        let (icon, label) = if up {
            ("up", words.grid_sort_up(name))
        } else {
            ("down", words.grid_sort_down(name))
        };
        view! { <MenuItem icon=icon label=label on_press=move || acts::sort(grid, up)/> }
    };
    view! {
        <div class="sp-actions sp-cost__bar" role="group" aria-label=words.grid_label()>
            <Button
                id=FIRST
                icon="add"
                label=words.costs_add()
                on_press=move || acts::add(grid)
            />
            <Button
                icon="paste"
                label=words.grid_paste()
                weight=Weight::Subtle
                on_press=move || clipboard::paste_by_button(grid)
            />
            <Button
                icon="fill"
                label=words.grid_fill_down()
                weight=Weight::Subtle
                on_press=move || {
                    acts::fill_down(grid);
                    grid.focus();
                }
            />
            <Button
                icon="edit"
                label=words.grid_all_fields()
                weight=Weight::Subtle
                on_press=move || acts::all_fields(grid)
            />
            <Menu id="cost-grid-menu" label=words.grid_more()>
                {item("copy", words.grid_copy(), |grid| clipboard::copy_by_button(grid, false))}
                {item("cut", words.grid_cut(), |grid| clipboard::copy_by_button(grid, true))}
                {item(
                    "close",
                    words.grid_clear(),
                    |grid| {
                        acts::clear(grid);
                        grid.focus();
                    },
                )}
                {item("add", words.grid_insert_above(), |grid| acts::insert(grid, false))}
                {item("add", words.grid_insert_below(), |grid| acts::insert(grid, true))}
                {item("copy", words.grid_duplicate(), acts::duplicate)}
                {item("up", words.move_up(), |grid| moved(grid, true))}
                {item("down", words.move_down(), |grid| moved(grid, false))}
                {move || of_column(true)}
                {move || of_column(false)}
                {item("charts", words.grid_spread(), acts::spread)}
                {item("cut", words.grid_crop(), acts::crop)}
                {item("measures", words.grid_to_measure(), acts::to_measure)}
                {item("download", words.grid_download(), acts::download)}
                {item("delete", words.grid_delete(), acts::delete)}
            </Menu>
        </div>
    }
    .into_any()
}

fn moved(grid: Grid, up: bool) {
    acts::shift(grid, up);
    grid.focus();
}
