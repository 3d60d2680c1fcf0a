//! The figures of a series: rows of a label and a number.

use leptos::prelude::*;

use super::{
    Button, Column, FieldError, Form, IconButton, PasteList, Pastes, Typed, TypedInput, table_head,
};
use crate::{
    app::{browser::device, desk::words},
    edit::Change,
    plan::{Id, Number, Point, Series},
};

/// A table of the figures, for typing.
#[component]
pub fn Points(
    /// The series.
    series: Id<Series>,
) -> impl IntoView {
    let words = words();
    let form = Form::<Series>::of(series);
    let count = form.follow(|series| series.points.len());
    let add = move || {
        form.change(Change::choosing(series, "points"), |series| {
            series.points.push(Point::default());
        });
        let last = count.get_untracked().saturating_sub(1);
        device::focus(form.control_at("point", last));
    };
    let pastes = StoredValue::new(Pastes::of_points(series));
    let rows = move || (0..count.get()).map(|at| row(form, at)).collect_view();
    view! {
        <fieldset class="sp-set" on:paste=move |event| pastes.with_value(|it| it.straight(&event))>
            <legend id=form.control("points") tabindex="-1">
                {words.field_series_points()}
            </legend>
            <Show when=move || { count.get() > 0 }>
                <table class="utrecht-table utrecht-table--html-table sp-points">
                    <caption class="sp-hidden">{words.field_series_points()}</caption>
                    {table_head([Column::text(words.field_series_label()), Column::text(words.field_series_group()), Column::number(words.field_value()), Column::Acts(words.remove().to_owned())])}
                    <tbody class="utrecht-table__body">{rows}</tbody>
                </table>
            </Show>
            <div class="sp-actions">
                <Button icon="add" label=words.point_add() on_press=add/>
                <PasteList pastes=pastes.get_value()/>
            </div>
        </fieldset>
    }
}

fn row(form: Form<Series>, at: usize) -> AnyView {
    let words = words();
    let line = at + 1;
    let id = move |name: &str| form.control_at(name, at);
    let text = move |name: &'static str,
                     label: String,
                     get: fn(&Point) -> &String,
                     set: fn(&mut Point, String)| {
        let value = form.follow(move |series| series.points.get(at).map(get).cloned());
        view! {
            <td class="utrecht-table__cell">
                <input
                    class="utrecht-textbox utrecht-textbox--html-input"
                    id=id(name)
                    aria-label=label
                    autocomplete="off"
                    prop:value=move || value.get().unwrap_or_default()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        form.change(Change::typing(form.id, "points"), |series| {
                            if let Some(point) = series.points.get_mut(at) {
                                set(point, text);
                            }
                        });
                    }
                />
            </td>
        }
    };
    let value = form.follow(move |series| series.points.get(at).and_then(|point| point.value));
    let state = Typed::new(id("value"), value.into(), move |value: Option<Number>| {
        form.change(Change::typing(form.id, "points"), |series| {
            if let Some(point) = series.points.get_mut(at) {
                point.value = value;
            }
        });
    });
    let remove = move || {
        form.change(Change::choosing(form.id, "points"), |series| {
            if at < series.points.len() {
                series.points.remove(at);
            }
        });
        device::focus(form.control("points"));
    };
    view! {
        <tr class="utrecht-table__row">
            {text(
                "point",
                words.point_label_of(line),
                |point| &point.label,
                |point, text| point.label = text,
            )}
            {text(
                "group",
                words.point_group_of(line),
                |point| &point.group,
                |point, text| point.group = text,
            )}
            <td class="utrecht-table__cell sp-number">
                <TypedInput id=id("value") state=state keys="text" name=words.point_value_of(line)/>
                <FieldError id=id("value") error=state.error/>
            </td>
            <td class="utrecht-table__cell">
                <IconButton icon="delete" small=true label=words.point_remove(line) on_press=remove/>
            </td>
        </tr>
    }
    .into_any()
}
