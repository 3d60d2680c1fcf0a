//! Forms: which field of a noun is asked for, and how.

use leptos::prelude::*;

use super::{
    CheckField, Controls, Field, Periodic, Prose, TextField, Typable, Typed, TypedInput, period,
};
use crate::{
    app::{
        desk::{Desk, desk, words},
        going::navigation::element_id,
    },
    edit::Change,
    plan::{About, DraftPeriod, Id, Listed, Plan},
};

/// Something of the plan that a form changes: an item of a list, or the plan itself.
pub trait Editable: About + Send + Sync + 'static {
    /// The item, if it is in the plan.
    fn of(plan: &Plan, id: Id<Self>) -> Option<&Self>;
    /// Changes it, if it is in the plan.
    fn change(plan: &mut Plan, id: Id<Self>, change: impl FnOnce(&mut Self));
}

impl<T: Listed> Editable for T {
    fn of(plan: &Plan, id: Id<Self>) -> Option<&Self> {
        T::list(plan).get(id)
    }

    fn change(plan: &mut Plan, id: Id<Self>, change: impl FnOnce(&mut Self)) {
        T::list_mut(plan).update(id, change);
    }
}

impl Editable for Plan {
    fn of(plan: &Plan, _: Id<Self>) -> Option<&Self> {
        Some(plan)
    }

    fn change(plan: &mut Plan, _: Id<Self>, change: impl FnOnce(&mut Self)) {
        change(plan);
    }
}

/// A field of a noun; made by [`field!`].
pub struct Lens<T: 'static, V: 'static> {
    /// Its name, as findings and changes know it.
    pub name: &'static str,
    /// Borrows it.
    pub get: fn(&T) -> &V,
    /// Borrows it mutably.
    pub get_mut: fn(&mut T) -> &mut V,
}

impl<T, V> Clone for Lens<T, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, V> Copy for Lens<T, V> {}

impl<T: 'static> Periodic<T> for Lens<T, DraftPeriod> {
    fn get(self, it: &T) -> Option<DraftPeriod> {
        Some((self.get)(it).clone())
    }

    fn change(self, it: &mut T, change: &dyn Fn(&mut DraftPeriod)) {
        change((self.get_mut)(it));
    }
}

/// The field of a noun with this name; a field within a field needs a name of its own.
macro_rules! field {
    ($field:ident) => {
        field!(stringify!($field), $field)
    };
    ($name:expr, $($path:ident).+) => {
        $crate::app::parts::Lens {
            name: $name,
            get: |it| &it.$($path).+,
            get_mut: |it| &mut it.$($path).+,
        }
    };
}
pub(crate) use field;

/// How a form asks for a field.
#[derive(Clone, Copy)]
pub struct Ask {
    /// `None` for the field's usual name.
    label: Option<&'static str>,
    pub(super) hint: Option<&'static str>,
    pub(super) span: &'static str,
    rows: u32,
}

/// Asks for a field by its usual name, across the full width.
pub const fn named() -> Ask {
    Ask {
        label: None,
        hint: None,
        span: "",
        rows: 3,
    }
}

/// Asks for a field by this name, across the full width.
pub const fn ask(label: &'static str) -> Ask {
    Ask {
        label: Some(label),
        ..named()
    }
}

impl Ask {
    /// Says what to type.
    pub const fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// Sets its width by a class of the grid: `sp-span-6` is half.
    pub const fn wide(self, span: &'static str) -> Self {
        Self { span, ..self }
    }

    /// Shows at least this many lines.
    pub const fn rows(self, rows: u32) -> Self {
        Self { rows, ..self }
    }
}

/// The form of one thing in the plan.
pub struct Form<T> {
    /// Which one.
    pub id: Id<T>,
    pub(super) desk: Desk,
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<T> {}

impl<T: Editable> Form<T> {
    /// A form for this item.
    pub fn of(id: Id<T>) -> Self {
        Self { id, desk: desk() }
    }

    /// The id of the control of a field.
    pub fn control(self, name: &str) -> String {
        element_id(self.id.uuid(), name)
    }

    /// The id of the control of a row of a field, counted from 0.
    pub fn control_at(self, name: &str, row: usize) -> String {
        self.control(&format!("{name}-{row}"))
    }

    pub(super) fn label(name: &str, ask: Ask) -> &'static str {
        ask.label.unwrap_or_else(|| words().field(T::NOUN, name))
    }

    /// Tracks something of it.
    pub fn follow<V: Clone + PartialEq + Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Memo<V> {
        memo_of(Box::new(move || {
            self.desk
                .with_plan(|plan| T::of(plan, self.id).map(&read))
                .unwrap_or_default()
        }))
    }

    /// Changes it.
    pub fn change(self, change: Change, edit: impl FnOnce(&mut T)) {
        self.desk
            .edit(change, |plan| T::change(plan, self.id, edit));
    }

    fn typing<V: 'static>(
        self,
        name: &'static str,
        set: impl Fn(&mut T, V) + Send + Sync + 'static,
    ) -> Box<dyn Fn(V) + Send + Sync> {
        Box::new(move |value| {
            self.change(Change::typing(self.id, name), |it| set(it, value));
        })
    }

    fn choosing<V>(self, field: Lens<T, V>) -> Box<dyn Fn(V) + Send + Sync> {
        Box::new(move |value| {
            self.change(Change::choosing(self.id, field.name), |it| {
                *(field.get_mut)(it) = value;
            });
        })
    }

    /// A line of text.
    pub fn text(self, field: Lens<T, String>, ask: Ask) -> AnyView {
        self.text_by(
            field.name,
            ask,
            move |it| (field.get)(it).clone(),
            move |it, text| *(field.get_mut)(it) = text,
        )
    }

    /// A line of text that is not simply a field.
    pub fn text_by(
        self,
        name: &'static str,
        ask: Ask,
        get: impl Fn(&T) -> String + Send + Sync + 'static,
        set: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> AnyView {
        self.text_in(self.control(name), name, ask, get, set)
    }

    /// A line of text in a row of a field, counted from 0.
    pub fn text_at(
        self,
        name: &'static str,
        row: usize,
        ask: Ask,
        get: impl Fn(&T) -> String + Send + Sync + 'static,
        set: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> AnyView {
        self.text_in(self.control_at(name, row), name, ask, get, set)
    }

    fn text_in(
        self,
        id: String,
        name: &'static str,
        ask: Ask,
        get: impl Fn(&T) -> String + Send + Sync + 'static,
        set: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> AnyView {
        let on_input = self.typing(name, set);
        view! {
            <TextField
                id=id
                label=Self::label(name, ask)
                hint=ask.hint.map(str::to_owned)
                span=ask.span
                value=self.follow(get)
                on_input=on_input
            />
        }
        .into_any()
    }

    /// A text of paragraphs and lists.
    pub fn prose(self, field: Lens<T, String>, ask: Ask) -> AnyView {
        let value = self.follow(move |it| (field.get)(it).clone());
        let on_input = self.typing(field.name, move |it, text| *(field.get_mut)(it) = text);
        let hint = ask.hint.map(str::to_owned);
        view! {
            <Prose
                id=self.control(field.name)
                label=Self::label(field.name, ask)
                hint=hint
                rows=ask.rows
                value=value
                on_input=on_input
            />
        }
        .into_any()
    }

    /// Short texts, one on each line.
    pub fn lines(self, field: Lens<T, Vec<String>>, ask: Ask) -> AnyView {
        self.lines_by(
            field.name,
            ask,
            move |it| (field.get)(it).clone(),
            move |it, lines| *(field.get_mut)(it) = lines,
        )
    }

    /// Short texts, one on each line, that are not simply a field.
    pub fn lines_by(
        self,
        name: &'static str,
        ask: Ask,
        get: impl Fn(&T) -> Vec<String> + Copy + Send + Sync + 'static,
        set: impl Fn(&mut T, Vec<String>) + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let hint = ask.hint.unwrap_or_else(|| words().one_on_each_line());
        let on_input = self.typing(name, move |it, text: String| {
            // An empty line stays while it is being typed on.
            let lines = text.split('\n').map(str::to_owned).collect();
            set(it, if text.is_empty() { Vec::new() } else { lines });
        });
        let leave = move || {
            self.change(Change::typing(self.id, name), |it| {
                let mut lines = get(it);
                lines.retain(|line| !line.trim().is_empty());
                set(it, lines);
            });
        };
        view! {
            <Prose
                id=self.control(name)
                label=Self::label(name, ask)
                hint=Some(hint.to_owned())
                rows=ask.rows
                value=self.follow(move |it| get(it).join("\n"))
                on_input=on_input
                on_leave=Box::new(leave)
            />
        }
        .into_any()
    }

    /// A number, an amount or a date; what cannot be read stays as typed.
    pub fn typed<V: Typable>(self, field: Lens<T, Option<V>>, ask: Ask) -> AnyView {
        self.typed_by(
            field.name,
            ask,
            move |it| (field.get)(it).clone(),
            move |it, value| *(field.get_mut)(it) = value,
        )
    }

    /// A number, an amount or a date that is not simply a field.
    pub fn typed_by<V: Typable>(
        self,
        name: &'static str,
        ask: Ask,
        get: impl Fn(&T) -> Option<V> + Send + Sync + 'static,
        set: impl Fn(&mut T, Option<V>) + Send + Sync + 'static,
    ) -> AnyView {
        self.typed_in(self.control(name), name, ask, get, set)
    }

    /// A number, an amount or a date in a row of a field, counted from 0.
    pub fn typed_at<V: Typable>(
        self,
        name: &'static str,
        row: usize,
        ask: Ask,
        get: impl Fn(&T) -> Option<V> + Send + Sync + 'static,
        set: impl Fn(&mut T, Option<V>) + Send + Sync + 'static,
    ) -> AnyView {
        self.typed_in(self.control_at(name, row), name, ask, get, set)
    }

    fn typed_in<V: Typable>(
        self,
        id: String,
        name: &'static str,
        ask: Ask,
        get: impl Fn(&T) -> Option<V> + Send + Sync + 'static,
        set: impl Fn(&mut T, Option<V>) + Send + Sync + 'static,
    ) -> AnyView {
        let state = Typed::new(id.clone(), self.follow(get).into(), self.typing(name, set));
        view! {
            <Field
                id=id.clone()
                label=Self::label(name, ask)
                hint=ask.hint.map(str::to_owned)
                span=ask.span
                error=state.error
            >
                <TypedInput id=id state=state hinted=ask.hint.is_some() keys=V::KEYS/>
            </Field>
        }
        .into_any()
    }

    /// The first and the last day of a period, or its years; findings about it lead to the first.
    pub fn period(self, field: Lens<T, DraftPeriod>) -> AnyView {
        let controls = Controls {
            first: self.control("period"),
            last: self.control("period_last"),
            field: "period",
        };
        period(self, field, controls).into_any()
    }

    /// A box to tick.
    pub fn tick(self, field: Lens<T, bool>, ask: Ask) -> AnyView {
        let value = self.follow(move |it| *(field.get)(it));
        let on_tick = self.choosing(field);
        view! {
            <CheckField
                label=Self::label(field.name, ask)
                id=self.control(field.name)
                value=value
                on_tick=on_tick
            />
        }
        .into_any()
    }
}

/// A memo for any reader: memos of one type share their code.
#[inline(never)]
fn memo_of<V: PartialEq + Send + Sync + 'static>(
    read: Box<dyn Fn() -> V + Send + Sync>,
) -> Memo<V> {
    Memo::new(move |_| read())
}
