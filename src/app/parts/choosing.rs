//! Forms: fields with choices.

use leptos::prelude::*;
use uuid::Uuid;

use std::sync::Arc;

use super::{Ask, Choice, Editable, Form, Lens, Many, NewItem, OnName, SelectField, named_item};
use crate::{
    app::{
        browser::device,
        desk::{desk, words},
    },
    edit::Change,
    plan::{Id, Listed},
    text::Words,
};

/// Reads the key of the current choice.
pub(super) type Reads<T> = Box<dyn Fn(&T) -> String + Send + Sync>;
/// Stores what was chosen.
pub(super) type Takes<T> = Box<dyn Fn(&mut T, String) + Send + Sync>;

impl<T: Editable> Form<T> {
    /// One of a few choices.
    pub fn choice<V: Copy + PartialEq + Send + Sync>(
        self,
        field: Lens<T, V>,
        ask: Ask,
        all: &'static [V],
        name: fn(Words, V) -> &'static str,
    ) -> AnyView {
        let (get, set) = choice_in(field, all);
        self.select(field.name, ask, choices_among(all, name), get, set)
    }

    /// One of the items of a list of the plan, or none.
    pub fn one<R: Listed>(self, field: Lens<T, Option<Id<R>>>, ask: Ask) -> AnyView {
        let (get, set) = id_in(field);
        self.one_in::<R>(self.control(field.name), field.name, ask, get, set)
    }

    /// One of the items of a list of the plan, or none, or a new one, in a control with this id.
    pub(super) fn one_in<R: Listed>(
        self,
        id: String,
        name: &'static str,
        ask: Ask,
        get: Reads<T>,
        set: Takes<T>,
    ) -> AnyView {
        let titles = Titles::of::<R>().choices();
        let set = Arc::new(set);
        let choose = Arc::clone(&set);
        let on_choose = move |chosen| {
            self.change(Change::choosing(self.id, name), |it| choose(it, chosen));
        };
        let on_name = move |named: String| {
            self.desk.edit(Change::choosing(self.id, name), |plan| {
                let item = named_item::<R>(plan, &named);
                T::change(plan, self.id, |it| set(it, item.to_string()));
            });
        };
        one_or_new(OneOrNew {
            id,
            label: Self::label(name, ask),
            ask,
            titles,
            held: self.follow(get),
            on_choose: Box::new(on_choose),
            on_name: Box::new(on_name),
        })
    }

    /// A choice among texts, each with its own key.
    pub fn select(
        self,
        name: &'static str,
        ask: Ask,
        choices: Signal<Vec<Choice>>,
        get: Reads<T>,
        set: Takes<T>,
    ) -> AnyView {
        self.select_in(self.control(name), name, ask, choices, get, set)
    }

    /// The same in a control with this id.
    pub(super) fn select_in(
        self,
        id: String,
        name: &'static str,
        ask: Ask,
        choices: Signal<Vec<Choice>>,
        get: Reads<T>,
        set: Takes<T>,
    ) -> AnyView {
        let on_choose: Box<dyn Fn(String) + Send> = Box::new(move |chosen| {
            self.change(Change::choosing(self.id, name), |it| set(it, chosen));
        });
        view! {
            <SelectField
                id=id
                label=Self::label(name, ask)
                hint=ask.hint.map(str::to_owned)
                span=ask.span
                choices=choices
                value=self.follow(get)
                on_choose=on_choose
            />
        }
        .into_any()
    }

    /// Any of the items of a list of the plan.
    pub fn many<R: Listed>(self, field: Lens<T, Vec<Id<R>>>, ask: Ask) -> AnyView {
        let chosen = self.follow(move |it| {
            let ids = (field.get)(it).iter().map(|id| id.uuid());
            ids.collect::<Vec<_>>()
        });
        let on_tick: Box<dyn Fn(Uuid, bool) + Send + Sync> = Box::new(move |id, ticked| {
            self.change(Change::choosing(self.id, field.name), |it| {
                let ids = (field.get_mut)(it);
                ids.retain(|one| one.uuid() != id);
                if ticked {
                    ids.push(Id::new(id));
                }
            });
        });
        let items = Titles::of::<R>().memo();
        let on_name: OnName = Box::new(move |named| {
            self.desk
                .edit(Change::choosing(self.id, field.name), |plan| {
                    let item = named_item::<R>(plan, &named);
                    T::change(plan, self.id, |it| {
                        let ids = (field.get_mut)(it);
                        if !ids.contains(&item) {
                            ids.push(item);
                        }
                    });
                });
        });
        view! {
            <Many
                id=self.control(field.name)
                label=Self::label(field.name, ask)
                hint=ask.hint.map(str::to_owned)
                span=ask.span
                items=items
                chosen=chosen
                on_tick=on_tick
                on_name=Some(on_name)
            />
        }
        .into_any()
    }
}

/// A choice among items of the plan, without their type, so that all share their code.
struct OneOrNew {
    id: String,
    label: &'static str,
    ask: Ask,
    titles: Signal<Vec<Choice>>,
    held: Memo<String>,
    on_choose: Box<dyn Fn(String) + Send>,
    on_name: OnName,
}

/// Marks the choice of what is not in the list yet.
const NEW: &str = "new";

fn one_or_new(of: OneOrNew) -> AnyView {
    let words = words();
    let naming = RwSignal::new(false);
    let choices = Signal::derive(move || {
        let mut choices = of.titles.get();
        choices.push((NEW.to_owned(), words.not_listed().to_owned()));
        choices
    });
    let value = Signal::derive(move || {
        if naming.get() {
            NEW.to_owned()
        } else {
            of.held.get()
        }
    });
    let field = format!("{}-new", of.id);
    let to_field = field.clone();
    let choose = move |chosen: String| {
        naming.set(chosen == NEW);
        if chosen == NEW {
            device::focus(to_field.clone());
        } else {
            (of.on_choose)(chosen);
        }
    };
    let (control, on_name) = (of.id.clone(), StoredValue::new(of.on_name));
    let name = move || {
        let control = control.clone();
        naming.get().then(|| {
            let on_name = move |named| {
                on_name.with_value(|on_name| on_name(named));
                naming.set(false);
                device::focus(control.clone());
            };
            view! { <NewItem id=field.clone() label=of.label.to_owned() on_name=Box::new(on_name)/> }
        })
    };
    view! {
        <div class=format!("sp-choosing {}", of.ask.span)>
            <SelectField
                id=of.id
                label=of.label
                hint=of.ask.hint.map(str::to_owned)
                choices=choices
                value=value
                on_choose=Box::new(choose)
            />
            {name}
        </div>
    }
    .into_any()
}

/// All choices, each with its position as its key.
pub(super) fn choices_among<V: Copy>(
    all: &'static [V],
    name: fn(Words, V) -> &'static str,
) -> Signal<Vec<Choice>> {
    let words = words();
    let choices = all.iter().zip(0..);
    let choices =
        choices.map(|(one, at): (&V, usize)| (at.to_string(), name(words, *one).to_owned()));
    let choices: Vec<Choice> = choices.collect();
    Signal::derive(move || choices.clone())
}

/// Reads and stores a choice, by its position among all.
pub(super) fn choice_in<T, V>(field: Lens<T, V>, all: &'static [V]) -> (Reads<T>, Takes<T>)
where
    T: 'static,
    V: Copy + PartialEq + Send + Sync,
{
    let get = move |it: &T| {
        let at = all.iter().position(|one| one == (field.get)(it));
        at.map(|at| at.to_string()).unwrap_or_default()
    };
    let set = move |it: &mut T, chosen: String| {
        let chosen = chosen.parse().ok().and_then(|at: usize| all.get(at));
        if let Some(value) = chosen {
            *(field.get_mut)(it) = *value;
        }
    };
    (Box::new(get), Box::new(set))
}

/// Reads and stores the id of an item, or none.
pub(super) fn id_in<T: 'static, R: 'static>(field: Lens<T, Option<Id<R>>>) -> (Reads<T>, Takes<T>) {
    let get = move |it: &T| {
        let id = (field.get)(it).as_ref();
        id.map(ToString::to_string).unwrap_or_default()
    };
    let set = move |it: &mut T, chosen: String| *(field.get_mut)(it) = chosen.parse().ok();
    (Box::new(get), Box::new(set))
}

/// The items of a list of the plan, each with its name.
#[derive(Clone, Copy)]
pub struct Titles(Memo<Vec<(Uuid, String)>>);

impl Titles {
    /// The items of a list.
    pub fn of<R: Listed>() -> Self {
        let (desk, words) = (desk(), words());
        Self(Memo::new(move |_| {
            desk.with_plan(|plan| {
                let items = R::list(plan).iter().enumerate();
                items
                    .map(|(at, item)| (item.id().uuid(), words.item_name(item.title(), at + 1)))
                    .collect()
            })
        }))
    }

    /// The titles, each with its id.
    pub const fn memo(self) -> Memo<Vec<(Uuid, String)>> {
        self.0
    }

    /// The titles as choices, with one for none.
    pub fn choices(self) -> Signal<Vec<Choice>> {
        let none = (String::new(), words().nothing_chosen().to_owned());
        Signal::derive(move || {
            let items = self.0.get().into_iter();
            let named = items.map(|(id, title)| (id.to_string(), title));
            std::iter::once(none.clone()).chain(named).collect()
        })
    }
}
