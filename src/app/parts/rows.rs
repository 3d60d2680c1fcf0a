//! The rows of a field with several values, each with its own controls.

use leptos::prelude::*;

use super::{
    Ask, Button, Choice, Editable, Form, IconButton, Lens, Typable,
    choosing::{Reads, Takes, choice_in, choices_among, id_in},
};
use crate::{
    app::{browser::device, desk::words},
    edit::Change,
    plan::{Id, Listed},
    text::Words,
};

/// What rows are called, and how to make one.
#[derive(Clone, Copy)]
pub struct RowsOf<R> {
    /// All of them together.
    pub legend: &'static str,
    /// Adds one.
    pub add: &'static str,
    /// One of them, by its number.
    pub row: fn(Words, usize) -> String,
    /// Removes one of them, by its number.
    pub remove: fn(Words, usize) -> String,
    /// Makes one.
    pub new: fn() -> R,
    /// The field that gets the focus when a row was added.
    pub first: &'static str,
}

/// The rows of a field, to add and remove; `controls` makes the controls of each.
pub fn rows<T: Editable, R: 'static>(
    form: Form<T>,
    field: Lens<T, Vec<R>>,
    of: RowsOf<R>,
    controls: fn(Row<T, R>) -> AnyView,
) -> AnyView {
    let words = words();
    let count = form.follow(move |it| (field.get)(it).len());
    let add = move || {
        form.change(Change::choosing(form.id, field.name), |it| {
            (field.get_mut)(it).push((of.new)());
        });
        let last = count.get_untracked().saturating_sub(1);
        device::focus(form.control_at(of.first, last));
    };
    let line = move |at: usize| {
        let remove = move || {
            form.change(Change::choosing(form.id, field.name), |it| {
                let rows = (field.get_mut)(it);
                if at < rows.len() {
                    rows.remove(at);
                }
            });
            device::focus(form.control(field.name));
        };
        view! {
            <li class="sp-phases__row">
                <div class="sp-fields" role="group" aria-label=(of.row)(words, at + 1)>
                    {controls(Row { form, field, at })}
                </div>
                <IconButton
                    icon="delete"
                    small=true
                    label=(of.remove)(words, at + 1)
                    on_press=remove
                />
            </li>
        }
    };
    view! {
        <fieldset class="sp-set">
            <legend id=form.control(field.name) tabindex="-1">
                {of.legend}
            </legend>
            <ol class="sp-phases">{move || (0..count.get()).map(line).collect_view()}</ol>
            <div class="sp-actions">
                <Button icon="add" label=of.add on_press=add/>
            </div>
        </fieldset>
    }
    .into_any()
}

/// One of the rows of a field, by position.
pub struct Row<T: 'static, R: 'static> {
    /// The form of the field.
    pub form: Form<T>,
    field: Lens<T, Vec<R>>,
    at: usize,
}

impl<T, R> Clone for Row<T, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, R> Copy for Row<T, R> {}

impl<T: Editable, R: 'static> Row<T, R> {
    /// Reads something of the row; the default if it is gone.
    fn get<V: Default>(self, it: &T, read: impl Fn(&R) -> V) -> V {
        let row = (self.field.get)(it).get(self.at);
        row.map(read).unwrap_or_default()
    }

    fn set(self, it: &mut T, change: impl FnOnce(&mut R)) {
        if let Some(row) = (self.field.get_mut)(it).get_mut(self.at) {
            change(row);
        }
    }

    /// A line of text.
    pub fn text(self, field: Lens<R, String>, ask: Ask) -> AnyView {
        self.form.text_at(
            field.name,
            self.at,
            ask,
            move |it| self.get(it, |row| (field.get)(row).clone()),
            move |it, text| self.set(it, |row| *(field.get_mut)(row) = text),
        )
    }

    /// A number, an amount or a date.
    pub fn typed<V: Typable>(self, field: Lens<R, Option<V>>, ask: Ask) -> AnyView {
        self.form.typed_at(
            field.name,
            self.at,
            ask,
            move |it| self.get(it, |row| (field.get)(row).clone()),
            move |it, value| self.set(it, |row| *(field.get_mut)(row) = value),
        )
    }

    /// One of a few choices.
    pub fn choice<V: Copy + PartialEq + Send + Sync>(
        self,
        field: Lens<R, V>,
        ask: Ask,
        all: &'static [V],
        name: fn(Words, V) -> &'static str,
    ) -> AnyView {
        let (get, set) = choice_in(field, all);
        self.select(field.name, ask, choices_among(all, name), get, set)
    }

    /// One of the items of a list of the plan, or none.
    pub fn one<N: Listed>(self, field: Lens<R, Option<Id<N>>>, ask: Ask) -> AnyView {
        let (get, set) = id_in(field);
        self.form.one_in::<N>(
            self.form.control_at(field.name, self.at),
            field.name,
            ask,
            Box::new(move |it| self.get(it, &get)),
            Box::new(move |it, chosen| self.set(it, |row| set(row, chosen))),
        )
    }

    /// One of these, or none.
    pub fn one_of<N: 'static>(
        self,
        field: Lens<R, Option<Id<N>>>,
        ask: Ask,
        choices: Signal<Vec<Choice>>,
    ) -> AnyView {
        let (get, set) = id_in(field);
        self.select(field.name, ask, choices, get, set)
    }

    fn select(
        self,
        name: &'static str,
        ask: Ask,
        choices: Signal<Vec<Choice>>,
        get: Reads<R>,
        set: Takes<R>,
    ) -> AnyView {
        self.form.select_in(
            self.form.control_at(name, self.at),
            name,
            ask,
            choices,
            Box::new(move |it| self.get(it, &get)),
            Box::new(move |it, chosen| self.set(it, |row| set(row, chosen))),
        )
    }
}
