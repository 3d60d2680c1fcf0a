//! The targets of a measure, as a table to type in like a spreadsheet.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    app::{
        browser::{device, keys::pressed},
        desk::{Desk, desk, new_id, words},
        going::navigation::element_id,
        pages::measures::target::TargetRows,
        parts::{Button, Column, Drawn, More, PasteList, Pastes, Weight, table_head},
    },
    edit::{Act, Change},
    figures::{Count, Headcount},
    plan::{Id, Measure, Place, Target},
};

/// Adds a target to a measure and goes to its quantity; gives its id.
fn add_target(desk: Desk, measure: Id<Measure>) -> Id<Target> {
    let id = new_id();
    desk.edit(Change::whole(Act::Add, id), |plan| {
        plan.targets.insert(
            Target {
                id,
                measure,
                ..Target::default()
            },
            Place::Last,
        );
    });
    device::focus(element_id(id.uuid(), "quantity"));
    id
}

/// Takes out a target that Enter added and nobody touched, once the focus is elsewhere.
fn leave(desk: Desk, entered: StoredValue<Option<Id<Target>>>) {
    // The page may have gone together with the focus.
    let Some(id) = entered.try_get_value().flatten() else {
        return;
    };
    if device::is_at(id.uuid()) {
        return;
    }
    entered.try_set_value(None);
    forget_untouched(desk, id);
}

fn forget_untouched(desk: Desk, id: Id<Target>) {
    if desk.peek(|plan| plan.targets.get(id).is_some_and(Target::is_untouched)) {
        desk.forget(Change::whole(Act::Add, id));
    }
}

/// The targets of a measure and what they add up to.
#[component]
pub fn Targets(
    /// Which measure.
    measure: Id<Measure>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let ids = Memo::new(move |_| {
        desk.with_plan(|plan| {
            plan.targets_of(measure)
                .map(|target| target.id)
                .collect::<Vec<_>>()
        })
    });
    let sum = Memo::new(move |_| {
        desk.outcome.with(|outcome| {
            outcome
                .figures
                .measure(measure)
                .map_or_else(Count::default, Headcount::applied)
        })
    });
    let people = Memo::new(move |_| {
        desk.outcome.with(|outcome| {
            let count = outcome.figures.measure(measure);
            count.map_or_else(Count::default, Headcount::unique)
        })
    });
    let new = move || Target {
        measure,
        ..Target::default()
    };
    let pastes = StoredValue::new(Pastes::of(new));
    let empty = move || {
        view! {
            <div class="sp-empty">
                <p class="nl-paragraph">
                    <strong>{words.no_target_yet()}</strong>
                    " "
                    {words.what_a_target_is()}
                </p>
                <div class="sp-actions">
                    <Button
                        icon="add"
                        label=words.add_first_target()
                        weight=Weight::Primary
                        on_press=move || { add_target(desk, measure); }
                    />
                    <PasteList pastes=pastes.get_value()/>
                </div>
            </div>
        }
    };
    let entered = StoredValue::new(None);
    on_cleanup(move || {
        if let Some(id) = entered.try_get_value().flatten() {
            device::after_drawing(move || forget_untouched(desk, id));
        }
    });
    let drawn = Drawn::at_first();
    // With the last one, which may have been added just now.
    let shown = move || {
        let rows: Vec<(Id<Target>, usize)> = ids.get().into_iter().zip(1..).collect();
        let last = rows.last().copied();
        drawn.first_and(rows, last)
    };
    view! {
        <section
            class="sp-group"
            id=element_id(measure.uuid(), "targets")
            tabindex="-1"
            on:paste=move |event| pastes.with_value(|it| it.straight(&event))
        >
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{words.targets()}</h2>
                <span class="sp-small sp-quiet">{words.targets_hint()}</span>
            </div>
            <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=empty>
                <table
                    class="utrecht-table sp-targets"
                    on:keydown=move |event| {
                        let added = move_between_rows(desk, measure, &ids.get_untracked(), &event);
                        if added.is_some() {
                            entered.set_value(added);
                        }
                    }
                    on:focusout=move |_| device::after_drawing(move || leave(desk, entered))
                >
                    <caption class="sp-hidden">{words.targets_of_measure()}</caption>
                    <colgroup>
                        <col class="sp-targets__nr"/>
                        <col class="sp-targets__quantity"/>
                        <col class="sp-targets__unit"/>
                        <col/>
                        <col class="sp-targets__due"/>
                        <col class="sp-targets__people"/>
                        <col class="sp-targets__acts"/>
                    </colgroup>
                    {table_head([
                        Column::text(words.number_short()),
                        Column::number(words.field_target_quantity()),
                        Column::text(words.field_unit()),
                        Column::text(words.qualifier()),
                        Column::text(words.field_target_due()),
                        Column::number(words.applications()),
                        Column::Unnamed,
                    ])}
                    <For each=shown key=|row| *row let:row>
                        <TargetRows target=row.0 number=row.1 measure=measure/>
                    </For>
                    <tfoot>
                        <tr class="sp-targets__sum">
                            <td class="utrecht-table__cell"></td>
                            <th scope="row" class="utrecht-table__header-cell" colspan="4">
                                {words.applications_of_measure()}
                            </th>
                            <td class="utrecht-table__cell sp-number">
                                {move || words.counted(sum.get())}
                            </td>
                            <td class="utrecht-table__cell"></td>
                        </tr>
                        <Show when=move || { people.get() != sum.get() }>
                            <tr class="sp-targets__sum">
                                <td class="utrecht-table__cell"></td>
                                <th scope="row" class="utrecht-table__header-cell" colspan="4">
                                    {words.people_of_measure()}
                                </th>
                                <td class="utrecht-table__cell sp-number">
                                    {move || words.counted(people.get())}
                                </td>
                                <td class="utrecht-table__cell"></td>
                            </tr>
                        </Show>
                    </tfoot>
                </table>
                <More drawn=drawn count=Signal::derive(move || ids.with(Vec::len))/>
                <div class="sp-actions">
                    <Button
                        icon="add"
                        label=words.add_target()
                        on_press=move || { add_target(desk, measure); }
                    />
                    <PasteList pastes=pastes.get_value()/>
                    <span class="sp-small sp-quiet">{words.targets_keys()}</span>
                </div>
            </Show>
        </section>
    }
}

/// The columns in which arrows and Enter go up and down; choices use the arrows themselves.
const COLUMNS: [&str; 3] = ["quantity", "qualifier", "due"];

/// Enter and the arrows go to the same column of the next row; Enter on the last row adds one, of
/// which it gives the id.
fn move_between_rows(
    desk: Desk,
    measure: Id<Measure>,
    ids: &[Id<Target>],
    event: &KeyboardEvent,
) -> Option<Id<Target>> {
    let key = pressed(event)?;
    let step: isize = match key.as_str() {
        "Enter" if event.shift_key() => -1,
        "Enter" | "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return None,
    };
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let here = element.id();
    let found = ids.iter().enumerate().find_map(|(row, id)| {
        let column = COLUMNS
            .into_iter()
            .find(|field| element_id(id.uuid(), field) == here)?;
        Some((row, column))
    });
    let (row, column) = found?;
    // In a text of several lines the arrows move between the lines.
    if column == "qualifier" && key != "Enter" {
        return None;
    }
    event.prevent_default();
    if let Some(next) = row.checked_add_signed(step).and_then(|row| ids.get(row)) {
        device::focus(element_id(next.uuid(), column));
        return None;
    }
    (key == "Enter" && step > 0 && !last_is_empty(desk, ids)).then(|| add_target(desk, measure))
}

/// Whether the last target is still empty: another empty one below it would not help.
fn last_is_empty(desk: Desk, ids: &[Id<Target>]) -> bool {
    let last = ids.last().copied().unwrap_or_default();
    let target = desk.peek(|plan| plan.targets.get(last).cloned());
    target.is_none_or(|it| it.quantity.is_none() && it.unit.is_none() && it.qualifier.is_empty())
}
