//! Lists of the plan as folds: each item shows its name, and its fields when unfolded.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{Button, Drawn, Form, Icon, IconButton, More, PasteList, Pastes, Weight};
use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, new_id, words},
        going::navigation::element_id,
    },
    edit::{Act, Change, acts},
    plan::{Id, Item, Listed, Place, Plan},
};

/// The texts of a list.
#[derive(Clone, Copy)]
pub struct ListWords {
    /// There are no items yet.
    pub none: &'static str,
    /// What to do if there are none.
    pub none_todo: &'static str,
    /// Adds an item.
    pub add: &'static str,
}

/// The parts of a list, without its type, so that all lists share their code.
#[derive(Clone)]
pub struct Listing {
    ids: Memo<Vec<Uuid>>,
    head: Arc<dyn Fn(Uuid) -> Memo<(String, String)> + Send + Sync>,
    fields: Arc<dyn Fn(Uuid) -> AnyView + Send + Sync>,
    add: Arc<dyn Fn() -> Uuid + Send + Sync>,
    step: Arc<dyn Fn(Uuid, bool) + Send + Sync>,
    duplicate: Arc<dyn Fn(Uuid) -> Uuid + Send + Sync>,
    remove: Arc<dyn Fn(Uuid) + Send + Sync>,
    pastes: Pastes,
    first_field: &'static str,
}

impl Listing {
    /// A list of the items accepted by `wanted`; `new` makes one that it will show.
    ///
    /// `note` is shown beside an item's name while it is folded, and `first_field` gets the focus
    /// when an item was added.
    pub fn new<T: Listed + Serialize + DeserializeOwned>(
        wanted: impl Fn(&T) -> bool + Copy + Send + Sync + 'static,
        new: impl Fn() -> T + Send + Sync + 'static,
        note: impl Fn(&Plan, &T) -> String + Copy + Send + Sync + 'static,
        first_field: &'static str,
        fields: impl Fn(Form<T>) -> AnyView + Send + Sync + 'static,
    ) -> Self {
        let (desk, words) = (desk(), words());
        let new = Arc::new(new);
        let pastes = Pastes::of({
            let new = Arc::clone(&new);
            move || new()
        });
        let shown = move |plan: &Plan| {
            let items = T::list(plan).iter().filter(|item| wanted(item));
            items.map(Item::id).collect::<Vec<_>>()
        };
        Self {
            ids: Memo::new(move |_| {
                desk.with_plan(|plan| shown(plan).into_iter().map(Id::uuid).collect())
            }),
            head: Arc::new(move |id| {
                let id = Id::<T>::new(id);
                Memo::new(move |_| {
                    desk.with_plan(|plan| match T::list(plan).get(id) {
                        Some(item) => (item.title().to_owned(), note(plan, item)),
                        None => (String::new(), String::new()),
                    })
                })
            }),
            fields: Arc::new(move |id| fields(Form::of(Id::new(id)))),
            add: Arc::new(move || {
                let id = new_id();
                let mut item = new();
                item.set_id(id);
                desk.edit(Change::whole(Act::Add, id), |plan| {
                    T::list_mut(plan).insert(item, Place::Last);
                });
                id.uuid()
            }),
            step: Arc::new(move |id, up| {
                let id = Id::<T>::new(id);
                desk.edit(Change::whole(Act::Move, id), |plan| {
                    acts::move_among(plan, &shown(plan), id, up);
                });
            }),
            duplicate: Arc::new(move |id| {
                let (id, copy) = (Id::<T>::new(id), new_id());
                desk.edit(Change::whole(Act::Duplicate, id), |plan| {
                    acts::duplicate(plan, id, copy);
                });
                copy.uuid()
            }),
            remove: Arc::new(move |id| {
                let id = Id::<T>::new(id);
                let title = desk.peek(|plan| {
                    let item = T::list(plan).get(id);
                    item.map(|item| item.title().to_owned()).unwrap_or_default()
                });
                desk.edit(Change::whole(Act::Remove, id), |plan| {
                    acts::remove(plan, id);
                });
                desk.say_undoable(words.removed(&title));
            }),
            pastes,
            first_field,
        }
    }

    /// A list of all items.
    pub fn all<T: Listed + Serialize + DeserializeOwned>(
        note: impl Fn(&Plan, &T) -> String + Copy + Send + Sync + 'static,
        first_field: &'static str,
        fields: impl Fn(Form<T>) -> AnyView + Send + Sync + 'static,
    ) -> Self {
        Self::new(|_| true, T::default, note, first_field, fields)
    }
}

/// A list, with what can be done to its items.
#[component]
pub fn ItemList(
    /// Its parts.
    listing: Listing,
    /// Its texts.
    words: ListWords,
    /// The id of the heading above it, which gets the focus when an item is removed.
    #[prop(into)]
    heading: String,
    /// How much the button of an empty list asks for attention.
    #[prop(default = Weight::Primary)]
    weight: Weight,
) -> impl IntoView {
    let desk = desk();
    let ids = listing.ids;
    let pastes = StoredValue::new(listing.pastes.clone());
    let unfolded = RwSignal::new(None);
    let (adding, first_field) = (listing.add.clone(), listing.first_field);
    let add = move || {
        let id = adding();
        unfolded.set(Some(id));
        device::focus(element_id(id, first_field));
    };
    let any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let drawn = Drawn::at_first();
    let shown = move || drawn.first_and(ids.get(), unfolded.get());
    let empty = {
        let add = add.clone();
        move || {
            let add = add.clone();
            view! {
                <div class="sp-empty">
                    <p class="nl-paragraph">
                        <strong>{words.none}</strong>
                        " "
                        {words.none_todo}
                    </p>
                    <div class="sp-actions">
                        <Button icon="add" label=words.add weight=weight on_press=add/>
                        <PasteList pastes=pastes.get_value()/>
                    </div>
                </div>
            }
        }
    };
    let listing = StoredValue::new(listing);
    let heading = StoredValue::new(heading);
    view! {
        <div class="sp-list" on:paste=move |event| pastes.with_value(|it| it.straight(&event))>
        <Show when=move || any.get() fallback=empty>
            <ul class="sp-items">
                <For each=shown key=|id| *id let:id>
                    {item(desk, listing, id, unfolded, heading)}
                </For>
            </ul>
            <More drawn=drawn count=Signal::derive(move || ids.with(Vec::len))/>
            <div class="sp-actions">
                <Button icon="add" label=words.add on_press=add.clone()/>
                <PasteList pastes=pastes.get_value()/>
            </div>
        </Show>
        </div>
    }
}

/// An item: its name when folded, its fields when unfolded.
fn item(
    desk: Desk,
    listing: StoredValue<Listing>,
    id: Uuid,
    unfolded: RwSignal<Option<Uuid>>,
    heading: StoredValue<String>,
) -> AnyView {
    let words = desk.saying.words();
    let head = listing.with_value(|listing| (listing.head)(id));
    let name = Memo::new(move |_| {
        head.with(|(title, _)| match title.trim() {
            "" => words.nameless_item().to_owned(),
            title => title.to_owned(),
        })
    });
    // The fields of a fold are made when it is first unfolded: a plan has hundreds of items.
    let open = unfolded.get_untracked() == Some(id);
    let seen = RwSignal::new(open);
    let fields = move || {
        seen.get().then(|| {
            let fields = listing.with_value(|listing| (listing.fields)(id));
            let step = move |up: bool| {
                listing.with_value(|listing| (listing.step)(id, up));
                device::focus(element_id(id, if up { "up" } else { "down" }));
            };
            let duplicate = move || {
                let copy = listing.with_value(|listing| (listing.duplicate)(id));
                unfolded.set(Some(copy));
                let field = listing.with_value(|listing| listing.first_field);
                device::focus(element_id(copy, field));
            };
            let remove = move || {
                listing.with_value(|listing| (listing.remove)(id));
                device::focus(heading.get_value());
            };
            view! {
                <div class="sp-fields">{fields}</div>
                <div class="sp-actions">
                    <IconButton
                        icon="up"
                        small=true
                        label=words.move_up()
                        on_press=move || step(true)
                        attr:id=element_id(id, "up")
                    />
                    <IconButton
                        icon="down"
                        small=true
                        label=words.move_down()
                        on_press=move || step(false)
                        attr:id=element_id(id, "down")
                    />
                    <Button
                        icon="copy"
                        label=words.duplicate()
                        weight=Weight::Subtle
                        on_press=duplicate
                    />
                    <Button
                        icon="delete"
                        label=words.remove()
                        weight=Weight::Subtle
                        on_press=remove
                    />
                </div>
            }
        })
    };
    view! {
        <li class="sp-item">
            <details class="sp-item__box" open=open on:toggle=move |_| seen.set(true)>
                <summary class="sp-item__head sp-item__head--two" id=element_id(id, "")>
                    <Icon name="unfold" class="sp-icon--small"/>
                    <span class="sp-item__name">{name}</span>
                    <span class="sp-item__note">{move || head.get().1}</span>
                </summary>
                <div class="sp-item__body">{fields}</div>
            </details>
        </li>
    }
    .into_any()
}
